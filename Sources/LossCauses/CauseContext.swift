package import CPUCatalog
package import CPUCompatibility
internal import Remedies
internal import X86CPU

/// The input of cause rules: a feature that a host lost, and everything known about the host.
package struct CauseContext {
  let feature: Feature
  let article: FeatureArticle
  let host: HostCPU
  let loss: Loss
  let catalog: Catalog
  let map: MapProjection
  /// The host's configuration; empty without a snapshot.
  let configuration: HostConfiguration
  /// Another host that has the feature; nil if none is compared.
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

  /// Whether the host's CPU is Intel's; nil if the vendor is unknown.
  var isIntel: Bool? { vendor.map { $0 == "Intel" } }

  /// Whether the host's CPU is AMD's or Hygon's; nil if the vendor is unknown.
  var isAMD: Bool? { vendor.map { $0 == "AMD" || $0 == "Hygon" } }

  /// Whether CPUID itself already shows the loss.
  var isLostInCPUID: Bool {
    switch loss.firstAbsent.traits.proof {
    case .whole: true
    case .libvirts: loss.lastPresent == nil
    case .presence, .passedThrough, .nothing: false
    }
  }

  /// Whether CPUID has the feature and the kernel's view, or what depends on it, lacks it first.
  var isLostAboveCPUID: Bool { !isLostInCPUID && state(at: .cpuid) == .present }

  /// The evidence of a point about the feature, or about another.
  func state(at point: ObservationPoint.ID, of other: String? = nil) -> Evidence.State {
    guard let index = other.map({ catalog[$0]?.index }) ?? feature.index,
      let observation = host.observations.first(where: {
        $0.point.id == point && !$0.point.isEmulation
      })
    else { return .undetermined }
    return observation.evidence.state(of: index)
  }

  /// Whether a record shows the point.
  func hasPoint(_ id: ObservationPoint.ID) -> Bool {
    host.observations.contains { $0.point.id == id && !$0.point.isEmulation }
  }

  /// The outer hypervisor, by its name in CPUID; nil if CPUID shows none.
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

  /// The displayed family, model and stepping; nil if one is unknown or records differ.
  var signature: (family: UInt64, model: UInt64, stepping: UInt64)? {
    guard let family = host.value(.family), let model = host.value(.model),
      let stepping = host.value(.stepping)
    else { return nil }
    return (family, model, stepping)
  }

  /// The host kernel's series, such as `6.1`; nil if unknown.
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
