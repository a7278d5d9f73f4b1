import CPUCatalog
public import CPUCompatibility
public import GuestVerdicts
import LibvirtCPU
import X86CPU

/// An invented pair of a guest and a host, with the policy that holds for the host.
public struct VerdictSample: Sendable {
  /// The guest.
  public var guest: GuestCPU
  /// The host.
  public var host: HostCPU
  /// What holds for the host.
  public var policy: CompatibilityPolicy.Rules
  /// The policy of all clusters by which the same holds for the host; nil where nobody drew it up.
  public var clusters: CompatibilityPolicy?
  /// The map of the host's libvirt; nil for the one that all others have.
  public var map: MapProjection?

  /// What holds for the host by its clusters' patterns.
  var clusteredPolicy: CompatibilityPolicy.Rules { clusters?.rules(forHost: host.name) ?? policy }

  /// A pair.
  public init(
    guest: GuestCPU, host: HostCPU, policy: CompatibilityPolicy.Rules = CompatibilityPolicy.Rules()
  ) {
    self.guest = guest
    self.host = host
    self.policy = policy
  }

  /// What guests on the host are said to have and to lack.
  var evidence: Evidence {
    get { host.observations[0].evidence }
    set { host.observations[0].evidence = newValue }
  }

  var wanted: FeatureSet {
    get { guest.wanted?.evidence.present ?? FeatureSet() }
    set { guest.wanted?.evidence.present = newValue }
  }

  /// Makes guests on the host have a feature.
  mutating func give(_ feature: Int) {
    evidence.present.insert(feature)
    evidence.absent.remove(feature)
  }

  /// Makes guests on the host lack a feature.
  mutating func deny(_ feature: Int) {
    evidence.present.remove(feature)
    evidence.absent.insert(feature)
  }

  /// Leaves open whether guests on the host have a feature.
  mutating func hush(_ feature: Int) {
    evidence.present.remove(feature)
    evidence.absent.remove(feature)
  }

  /// Changes how the host is set up.
  mutating func configure(_ change: (inout HostConfiguration) -> Void) {
    var configuration = host.configuration ?? HostConfiguration(captured: "2026-01-01T00:00:00Z")
    change(&configuration)
    host.configuration = configuration
  }

  /// Says where the guest runs: on a host like this one.
  mutating func moveFromTwin() {
    guard guest.source == nil else { return }
    guest.source = host
    guest.source?.name = "twin"
  }

  /// Gives the guest the CPU of its host.
  mutating func passThrough() {
    guest.definition.mode = .hostPassthrough
    guest.definition.check = nil
    guest.machine?.features["pmu"] = "off"
    // With its host's CPU come KVM's interfaces.
    let names = SampleFeatures.interfaces
    for feature in names.compactMap({ Catalog.standard[$0]?.index }) where evidence.present.contains(feature)
    {
      wanted.insert(feature)
    }
  }

  /// Makes KVM say a number of what guests have.
  mutating func guestNumber(_ quantity: Quantity, _ value: UInt64) {
    host.quantities.removeAll { $0.quantity == quantity }
    host.quantities.append(QuantityReading(quantity, value, at: .kvmSupported, in: "sample"))
  }

  /// Says which libvirt the host has.
  mutating func libvirt(_ version: String) { configure { $0.libvirtVersion = version } }

  mutating func number(_ quantity: Quantity, _ value: UInt64?) {
    host.quantities.removeAll { $0.quantity == quantity }
    if let value { host.quantities.append(QuantityReading(quantity, value, at: .cpuid, in: "sample")) }
  }

  /// Says what guests may enable in XCR0.
  mutating func stateComponents(_ mask: UInt64?) {
    host.quantities.removeAll { $0.quantity == .xsaveUserComponents }
    if let mask {
      host.quantities.append(QuantityReading(.xsaveUserComponents, mask, at: .kvmSupported, in: "sample"))
    }
  }
}

/// A CPU whose XSAVE area has AVX's component and these, which begin at `offset`; nil where nobody looked at their subleaves.
func cpu(with components: [Int], at offset: UInt32?) -> DistinctCPU {
  var table = CPUIDTable()
  let mask = components.reduce(UInt32(0x7)) { $0 | 1 << UInt32($1) }
  table.leaves[CPUIDLeaf(eax: 0, ecx: 0)] = CPUIDRegisters(eax: 0x0d)
  table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 0)] = CPUIDRegisters(eax: mask, ebx: 0x340, ecx: 0xa88)
  table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 2)] = CPUIDRegisters(eax: 0x100, ebx: 0x240)
  guard let offset else { return DistinctCPU(table: table) }
  for (place, component) in components.enumerated() {
    table.leaves[CPUIDLeaf(eax: 0x0d, ecx: UInt32(component))] = CPUIDRegisters(
      eax: 8, ebx: offset + 8 * UInt32(place))
  }
  return DistinctCPU(table: table)
}
