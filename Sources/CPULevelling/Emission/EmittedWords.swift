internal import CPUCatalog
internal import NovaCompatibility
internal import X86CPU

/// The names and numbers for a configuration, in the dialect of its system.
struct EmittedWords: Sendable {
  /// The target system.
  let target: EmissionTarget
  /// The model as the system spells it.
  let model: String
  /// The features to turn on.
  let required: [String]
  /// The features to turn off.
  let disabled: [String]
  /// The required last CPUID leaves.
  let level: UInt32?
  /// The same for extended leaves.
  let extendedLevel: UInt32?
  /// The limit for guests' physical address bits; nil if not needed.
  let addressBits: UInt64?
  /// Remarks about the address bits, one sentence each.
  private(set) var notes: [String] = []

  /// Translates `cpu` to the system's dialect.
  ///
  /// - Throws: `EmissionError` if a name is unsafe in a configuration; maps are files and can contain anything.
  init(
    _ cpu: EmittedCPU, _ report: LevelReport, for target: EmissionTarget, catalog: Catalog
  ) throws(EmissionError) {
    self.target = target
    model = cpu.model
    func names(_ set: FeatureSet) -> [String] {
      catalog.features(in: set).map { feature in
        let own = target.system.usesQEMUNames ? feature.aliases.first { $0.dialect == .qemu }?.name : nil
        return own ?? feature.name
      }
    }
    required = names(cpu.required)
    disabled = names(cpu.disabled)
    level = cpu.level
    extendedLevel = cpu.extendedLevel
    addressBits = report.physicalAddressBitsDiffer ? report.physicalAddressBits : nil
    for name in [model] + required + disabled where !isPlainName(name) {
      throw EmissionError(
        reason: "the name \(name.debugDescription) cannot be written for \(target.system.title)")
    }
    if let bits = addressBits, let note = Self.note(on: bits, for: target) { notes.append(note) }
    if report.physicalAddressBitsDiffer, report.physicalAddressBits == nil {
      notes.append(
        "Hosts have different numbers of physical address bits, and some do not report theirs; this configuration sets none."
      )
    }
  }

  /// The numeric properties of `-cpu`.
  var qemuNumbers: [String] {
    (level.map { ["min-level=0x\(String($0, radix: 16))"] } ?? [])
      + (extendedLevel.map { ["min-xlevel=0x\(String($0, radix: 16))"] } ?? [])
      + (addressBits.map { ["phys-bits=\($0)"] } ?? [])
  }

  /// The remark for a system without a setting for the address bits.
  ///
  /// - SeeAlso: kubevirt staging/src/kubevirt.io/api/core/v1/schema.go, CPU; ovirt-engine
  ///   .../builder/vminfo/LibvirtVmXmlBuilder.java, writeCpu; of nova.conf, `EmittedWords.nova()`.
  private static func note(on bits: UInt64, for target: EmissionTarget) -> String? {
    let differ = "Hosts have different numbers of physical address bits, and guests can have \(bits)"
    switch target.system {
    case .libvirt, .qemu, .proxmox, .incus, .opennebula, .xen, .cloudHypervisor, .firecracker: return nil
    case .nova:
      if let release = target.nova, !release.has(.addressBits) {
        return "\(differ); Nova \(release) has no setting for them."
      }
      return
        "\(differ). Flavors (or images) set them from Nova \(NovaChange.addressBits) (2024.1) on, with libvirt 8.7.0 or later: openstack flavor set FLAVOR "
        + "--property hw:maxphysaddr_mode=emulate --property hw:maxphysaddr_bits=\(bits)"
    case .kubevirt: return "\(differ); a KubeVirt VirtualMachine has no setting for them."
    case .ovirt: return "\(differ); oVirt's custom CPU type has no setting for them."
    }
  }
}

/// Whether a name has only letters, digits and a few safe characters, and does not begin like an option.
private func isPlainName(_ name: String) -> Bool {
  guard let first = name.utf8.first, isLetterOrDigit(first), name.utf8.count < 128 else { return false }
  return name.utf8.allSatisfy { isLetterOrDigit($0) || "_.-".utf8.contains($0) }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}
