public import CPUCatalog
public import CPUCompatibility
internal import FileAccess
package import GuestVerdicts
internal import X86CPU

/// What a host offers to guests, apart from its name; hosts with equal forms are one class.
///
/// Hosts of one class get the same verdict with every guest, by the same rules. The form depends on Martlet's tables and on the
/// map that the host is judged by, so whoever keeps forms keeps `FleetTables.digest` with them.
public struct HostForm: Sendable, Hashable {
  /// The digest of `bytes`, 64 hexadecimal digits.
  public let key: String
  package let offer: PortableOffer

  /// The form of a host that is judged by its own map, or else by `map`; in O(features).
  public init(_ host: HostCPU, map: MapProjection, catalog: Catalog = .standard) {
    offer = PortableOffer(host, map: host.map ?? map, catalog: catalog)
    key = sha256(offer.bytes)
  }

  /// Reads kept bytes; nil for anything that is no form.
  ///
  /// - Parameter key: The digest that the bytes were kept under; nothing is digested again.
  public init?(key: String, bytes: [UInt8]) {
    var known = KnownTerms()
    self.init(key: key, bytes: bytes, known: &known)
  }

  init?(key: String, bytes: [UInt8], known: inout KnownTerms) {
    guard let offer = PortableOffer(bytes: bytes, known: &known) else { return nil }
    self.offer = offer
    self.key = key
  }

  /// The form as bytes, for keeping.
  public var bytes: [UInt8] { offer.bytes }

  /// The CPU's vendor by libvirt's name; nil if it is unknown.
  public var vendor: String? { offer.vendor }

  /// libvirt's names of what guests certainly do not get here, in order of location.
  public func absent(_ catalog: Catalog = .standard) -> [String] { catalog.names(of: offer.absent) }

  /// Whether guests get a feature: true, false, or nil where no record tells.
  public func gives(_ feature: Feature) -> Bool? {
    if offer.absent.contains(feature.index) { return false }
    return offer.undetermined.contains(feature.index) ? nil : true
  }

  /// Forms are equal if their digests are.
  public static func == (a: Self, b: Self) -> Bool { a.key == b.key }

  /// Hashes the digest.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
