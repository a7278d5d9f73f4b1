public import CPUCatalog
public import CPUCompatibility
internal import FileAccess
package import GuestVerdicts
internal import X86CPU

/// What a guest needs of a host, apart from its name; guests with equal forms are one class.
///
/// It holds what the host adds that the guest runs on, so two guests of one definition on unlike hosts can have two forms.
public struct GuestForm: Sendable, Hashable {
  /// The digest of `bytes`, 64 hexadecimal digits.
  public let key: String
  /// What an x86 guest needs; of a guest of another architecture, nothing that counts.
  package let demand: PortableDemand
  /// What an arm64 guest needs; nil for x86.
  package let arm: ArmDemand?
  /// The form as bytes, for keeping.
  public let bytes: [UInt8]

  /// The form of a guest with its `source`; in O(features).
  public init(_ guest: GuestCPU, catalog: Catalog = .standard) {
    let demand = PortableDemand(guest, catalog: catalog)
    self.init(demand: demand, arm: nil, bytes: demand.bytes, key: nil)
  }

  /// Reads kept bytes; nil for anything that is no form.
  ///
  /// - Parameter key: The digest that the bytes were kept under; nothing is digested again.
  public init?(key: String, bytes: [UInt8]) {
    var known = KnownTerms()
    self.init(key: key, bytes: bytes, known: &known)
  }

  init?(key: String, bytes: [UInt8], known: inout KnownTerms) {
    if bytes.first == 0 {
      self.init(armKey: key, bytes: bytes)
    } else {
      guard let demand = PortableDemand(bytes: bytes, known: &known) else { return nil }
      self.init(demand: demand, arm: nil, bytes: bytes, key: key)
    }
  }

  /// - Parameter key: The digest that the bytes were kept under; nil for bytes that are new.
  init(demand: PortableDemand, arm: ArmDemand?, bytes: [UInt8], key: String?) {
    self.demand = demand
    self.arm = arm
    self.bytes = bytes
    self.key = key ?? sha256(bytes)
  }

  /// The vendor of the guest's CPU by libvirt's name, or who designed an arm64 guest's core; nil if it is unknown.
  public var vendor: String? { arm.map { $0.source.designer } ?? demand.vendor }

  /// The machine type; nil if it is unknown.
  public var machine: String? { arm.map { $0.machine } ?? demand.machine }

  /// Whether the guest's CPU is unknown, because its definition leaves it to a host that is unknown.
  public var isUnknown: Bool { arm?.isUnknown ?? demand.isUnknown }

  /// libvirt's names of what the guest has and must keep, in order of location; none of an arm64 guest.
  public func needs(_ catalog: Catalog = .standard) -> [String] {
    arm == nil ? catalog.names(of: demand.needs) : []
  }

  /// Forms are equal if their digests are.
  public static func == (a: Self, b: Self) -> Bool { a.key == b.key }

  /// Hashes the digest.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
