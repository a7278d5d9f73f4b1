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
  package let demand: PortableDemand

  /// The form of a guest with its `source`; in O(features).
  public init(_ guest: GuestCPU, catalog: Catalog = .standard) {
    demand = PortableDemand(guest, catalog: catalog)
    key = sha256(demand.bytes)
  }

  /// Reads kept bytes; nil for anything that is no form.
  ///
  /// - Parameter key: The digest that the bytes were kept under; nothing is digested again.
  public init?(key: String, bytes: [UInt8]) {
    var known = KnownTerms()
    self.init(key: key, bytes: bytes, known: &known)
  }

  init?(key: String, bytes: [UInt8], known: inout KnownTerms) {
    guard let demand = PortableDemand(bytes: bytes, known: &known) else { return nil }
    self.demand = demand
    self.key = key
  }

  /// The form as bytes, for keeping.
  public var bytes: [UInt8] { demand.bytes }

  /// The vendor of the guest's CPU by libvirt's name; nil if it is unknown.
  public var vendor: String? { demand.vendor }

  /// The machine type; nil if it is unknown.
  public var machine: String? { demand.machine }

  /// Whether the guest's CPU is unknown, because its definition leaves it to a host that is unknown.
  public var isUnknown: Bool { demand.isUnknown }

  /// libvirt's names of what the guest has and must keep, in order of location.
  public func needs(_ catalog: Catalog = .standard) -> [String] { catalog.names(of: demand.needs) }

  /// Forms are equal if their digests are.
  public static func == (a: Self, b: Self) -> Bool { a.key == b.key }

  /// Hashes the digest.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
