package import CPUCatalog
package import CPUCompatibility
internal import Remedies
internal import X86CPU

/// What rules of causes look at: a feature that was lost on a host, and all that is known of the host.
package struct CauseContext {
  let feature: Feature
  let article: FeatureArticle
  let host: HostCPU
  let loss: Loss
  let catalog: Catalog
  let map: MapProjection
  /// How the host is set up; of which nothing is known where no snapshot tells.
  let configuration: HostConfiguration
  /// Another host, which has the feature; nil where none is compared.
  let peer: HostCPU?
  /// The guest that lost it; nil where the loss is the host's.
  let guest: GuestCPU?

  package init(
    _ feature: Feature, _ article: FeatureArticle, on host: HostCPU, lost loss: Loss, _ catalog: Catalog,
    _ map: MapProjection, peer: HostCPU? = nil, guest: GuestCPU? = nil
  ) {
    self.peer = peer
    self.guest = guest
    self.feature = feature
    self.article = article
    self.host = host
    self.loss = loss
    self.catalog = catalog
    self.map = map
    configuration = host.configuration ?? HostConfiguration(captured: "")
  }

  /// The feature's name by libvirt.
  var name: String { feature.name }

  /// libvirt's name of the vendor.
  var vendor: String? { host.vendor }

  /// Whether the host is Intel's; nil if the vendor is not known.
  var isIntel: Bool? { vendor.map { $0 == "Intel" } }

  /// Whether the host is AMD's or Hygon's; nil if the vendor is not known.
  var isAMD: Bool? { vendor.map { $0 == "AMD" || $0 == "Hygon" } }

  /// Whether the loss is already seen where CPUID itself is read.
  var isLostInCPUID: Bool {
    switch loss.firstAbsent.traits.proof {
    case .whole: true
    case .libvirts: loss.lastPresent == nil
    case .presence, .passedThrough, .nothing: false
    }
  }

  /// Whether the feature is there in CPUID and first missing in the kernel's view or in what depends on it.
  var isLostAboveCPUID: Bool { !isLostInCPUID && state(at: .cpuid) == .present }

  /// What a point shows of the feature, or of another.
  func state(at point: ObservationPoint.ID, of other: String? = nil) -> Evidence.State {
    guard let index = other.map({ catalog[$0]?.index }) ?? feature.index,
      let observation = host.observations.first(where: {
        $0.point.id == point && !$0.point.isEmulation
      })
    else { return .undetermined }
    return observation.evidence.state(of: index)
  }

  /// Whether a point was looked at.
  func hasPoint(_ id: ObservationPoint.ID) -> Bool {
    host.observations.contains { $0.point.id == id && !$0.point.isEmulation }
  }

  /// The hypervisor underneath, by its name in CPUID; nil where CPUID shows none.
  var outerHypervisor: String? {
    guard state(at: .cpuid, of: "hypervisor") == .present else { return nil }
    return host.cpus.first?.table.hypervisor ?? "one that gives no name"
  }

  /// Whether bit `bit` of an MSR is set on some logical CPU, on all, or nowhere; nil if it was not read.
  func isSet(_ bit: UInt8, ofMSR index: UInt32) -> (onSome: Bool, onAll: Bool)? {
    let values = configuration.values(ofMSR: index)
    guard !values.isEmpty else { return nil }
    let set = values.map { $0.value >> UInt64(bit) & 1 == 1 }
    return (set.contains(true), !set.contains(false))
  }

  /// The values of an MSR in words: `3AH = 5H on cpus 0-3`.
  func valuesText(ofMSR index: UInt32) -> String {
    configuration.values(ofMSR: index).map { value, cpus in
      "MSR \(hexadecimal(index)) = \(hexadecimal(value)) on cpu\(cpus.count == 1 ? "" : "s") \(LogicalCPUList(cpus))"
    }.joined(separator: ", ")
  }

  /// The command that reads an MSR on all CPUs.
  func readCommand(_ index: UInt32) -> Command {
    .run(["rdmsr", "-a", "0x\(String(index, radix: 16))"])
  }

  /// Family, model and stepping as displayed; nil if one is not known or differs between records.
  var signature: (family: UInt64, model: UInt64, stepping: UInt64)? {
    guard let family = host.value(.family), let model = host.value(.model),
      let stepping = host.value(.stepping)
    else { return nil }
    return (family, model, stepping)
  }

  /// The series of the host's kernel, `6.1`; nil if it is not known.
  var kernelSeries: String? {
    configuration.kernelRelease.map { release in
      release.split(separator: ".").prefix(2).map { $0.prefix { $0.isNumber } }.joined(separator: ".")
    }
  }

  /// Features without which this one cannot work, directly or through others.
  var needed: [Feature] {
    var found: [Feature] = []
    var open = catalog.needs(of: feature)
    while let index = open.popLast() {
      guard !found.contains(where: { $0.index == index }) else { continue }
      let next = catalog.features[index]
      found.append(next)
      open += catalog.needs(of: next)
    }
    return found
  }
}

/// `1A0H`.
func hexadecimal(_ value: some BinaryInteger) -> String { String(value, radix: 16, uppercase: true) + "H" }
