public import CPUCatalog
public import CPUCompatibility
internal import X86CPU

/// A recorded host's CPU as QEMU can emulate it here, with what it cannot.
public struct ReplayedCPU: Sendable {
  /// QEMU's `-cpu`.
  public let cpu: String
  /// Features of the host that QEMU cannot emulate, by libvirt's names, in order of location.
  public let lost: [String]
  /// Features that QEMU gives and the record does not mention.
  public let undetermined: [String]
  /// Whether family, model and stepping are the host's; without CPUID in the record they are QEMU's own.
  public let hasSignature: Bool

  /// Creates the CPU of `host`: everything QEMU emulates minus what the host does not have.
  ///
  /// Old machine types switch features of every CPU off; those that the host has are switched on again.
  ///
  /// - Parameters:
  ///   - emulated: What QEMU's `max` has and lacks with TCG, on no machine.
  ///   - machine: The machine type; nil for QEMU's newest.
  public init(_ host: HostCPU, emulated: Evidence, catalog: Catalog, machine: String? = nil) {
    let removed =
      machine.map {
        QEMUModelTable.standard.featureChange(of: "host", on: $0, catalog, underKVM: false).removed
      }
      ?? FeatureSet()
    var options: [String] = []
    var lost: [String] = []
    var undetermined: [String] = []
    let seen = host.observations.filter(\.point.showsHost)
    for feature in catalog.features where !feature.isStateComponent && Self.isBit(feature) {
      // The points go up from the silicon: the first that tells is the host's own CPU.
      let state = seen.lazy.map { $0.evidence.state(of: feature.index) }.first {
        $0 == .present || $0 == .absent
      }
      let isEmulated = emulated.certainlyPresent.contains(feature.index)
      let property = feature.aliases.first { $0.dialect == .qemu }?.name ?? feature.name
      switch state {
      case .present where isEmulated && removed.contains(feature.index): options.append("\(property)=on")
      case .present where !isEmulated: lost.append(feature.name)
      case .absent where isEmulated:
        options.append("\(property)=off")
      case nil where isEmulated && !removed.contains(feature.index): undetermined.append(feature.name)
      default: break
      }
    }
    let table = host.cpus.first?.table
    let identity = table.map(Self.identity) ?? host.vendor.map { ["vendor=\(Self.characters(of: $0))"] } ?? []
    cpu = (["max"] + identity + options).joined(separator: ",")
    self.lost = lost
    self.undetermined = undetermined
    hasSignature = table?.leaves[CPUIDLeaf(eax: 1)] != nil
  }

  /// Whether a feature is a bit of CPUID that is the host's own; `hypervisor` tells that the host is emulated, and some follow
  /// what the kernel does (osxsave).
  private static func isBit(_ feature: Feature) -> Bool {
    guard case .cpuid = feature.location.kind else { return false }
    return feature.name != "hypervisor" && feature.levelling != .never
  }

  /// Vendor and signature as QEMU's properties.
  private static func identity(_ table: CPUIDTable) -> [String] {
    var options: [String] = []
    if let leaf = table.leaves[CPUIDLeaf(eax: 0)] {
      let bytes = [leaf.ebx, leaf.edx, leaf.ecx].flatMap { word in
        (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
      }
      options.append("vendor=\(String(decoding: bytes, as: UTF8.self))")
    }
    if let leaf = table.leaves[CPUIDLeaf(eax: 1)] {
      let signature = CPUSignature(eax: leaf.eax)
      options += [
        "family=\(signature.family)", "model=\(signature.model)", "stepping=\(signature.stepping)",
      ]
    }
    return options
  }

  private static func characters(of vendor: String) -> String {
    ["Intel": "GenuineIntel", "AMD": "AuthenticAMD", "Hygon": "HygonGenuine"][vendor] ?? vendor
  }
}
