public import ArmCPU
public import ArmCompatibility
internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import LibvirtCPU

/// What an arm64 guest needs of a host: its definition's demands, and the CPU that it found where it runs.
package struct ArmDemand: Sendable {
  /// What the definition asks for.
  package var guest: ArmGuest
  /// The host on which it started; one of nothing but an architecture if that is unknown.
  package var source: ArmHost
  /// The machine type; nil if it is unknown.
  package var machine: String?
  /// Whether no record shows the CPU that it runs with.
  package var isUnknown: Bool {
    source.cores.allSatisfy { $0.mainID == nil && $0.registers.isEmpty && $0.shown.isEmpty }
  }
}

extension HostForm {
  /// The form of an arm64 host.
  public init(_ host: ArmHost) {
    let kept = ArmHostBytes(host)
    self.init(
      offer: UnknownForms.offer, arm: kept.host ?? host, bytes: ArmFormBytes.bytes(kept), key: nil)
  }

  /// Reads a kept form of arm64; nil for anything else.
  init?(armKey key: String, bytes: [UInt8]) {
    guard let host = ArmFormBytes.value(ArmHostBytes.self, bytes)?.host else { return nil }
    self.init(offer: UnknownForms.offer, arm: host, bytes: bytes, key: key)
  }

  /// The CPU's architecture, as `uname -m` has it; nil for x86.
  public var otherArchitecture: String? { arm?.architecture }
}

extension GuestForm {
  private struct Kept: Codable {
    var guest: ArmGuest
    var source: ArmHostBytes
    var machine: String?
  }

  /// The form of an arm64 guest.
  ///
  /// - Parameters:
  ///   - source: The host that it started on; nil if that is unknown.
  ///   - machine: The machine type; nil if it is unknown.
  public init(_ guest: ArmGuest, on source: ArmHost?, machine: String?) {
    let source = source ?? ArmHost(name: "", architecture: "aarch64")
    let kept = ArmHostBytes(source)
    self.init(
      demand: UnknownForms.demand,
      arm: ArmDemand(guest: guest, source: kept.host ?? source, machine: machine),
      bytes: ArmFormBytes.bytes(Kept(guest: guest, source: kept, machine: machine)), key: nil)
  }

  /// Reads a kept form of arm64; nil for anything else.
  init?(armKey key: String, bytes: [UInt8]) {
    guard let kept = ArmFormBytes.value(Kept.self, bytes), let source = kept.source.host else { return nil }
    self.init(
      demand: UnknownForms.demand,
      arm: ArmDemand(guest: kept.guest, source: source, machine: kept.machine), bytes: bytes, key: key)
  }

  /// The guest's architecture, as `uname -m` has it; nil for x86.
  public var otherArchitecture: String? { arm?.source.architecture }
}

/// What stands for a form of arm64 where x86 forms are prepared together; no verdict uses it.
enum UnknownForms {
  static let offer = PortableOffer(
    HostCPU(name: "", architecture: nil, vendor: nil, modelName: nil, observations: []),
    map: MapProjection(.newestBuiltin, catalog: .standard))
  static let demand = PortableDemand(GuestCPU(name: "", definition: CPUDefinition(.guest)))
}
