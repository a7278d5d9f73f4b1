package import ArmCompatibility
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
  /// What an x86 host offers; of a host of another architecture, nothing that counts.
  package let offer: PortableOffer
  /// The evidence about an arm64 host; nil for x86.
  package let arm: ArmHost?
  /// The form as bytes, for keeping.
  public let bytes: [UInt8]

  /// The form of a host that is judged by its own map, or else by `map`; in O(features).
  public init(_ host: HostCPU, map: MapProjection, catalog: Catalog = .standard) {
    let offer = PortableOffer(host, map: host.map ?? map, catalog: catalog)
    self.init(offer: offer, arm: nil, bytes: offer.bytes, key: nil)
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
      guard let offer = PortableOffer(bytes: bytes, known: &known) else { return nil }
      self.init(offer: offer, arm: nil, bytes: bytes, key: key)
    }
  }

  /// - Parameter key: The digest that the bytes were kept under; nil for bytes that are new.
  init(offer: PortableOffer, arm: ArmHost?, bytes: [UInt8], key: String?) {
    self.offer = offer
    self.arm = arm
    self.bytes = bytes
    self.key = key ?? sha256(bytes)
  }

  /// The CPU's vendor by libvirt's name, or who designed an arm64 core; nil if it is unknown.
  public var vendor: String? { arm.map { $0.designer } ?? offer.vendor }

  /// libvirt's names of what guests certainly do not get here, in order of location.
  public func absent(_ catalog: Catalog = .standard) -> [String] {
    arm == nil ? catalog.names(of: offer.absent) : []
  }

  /// Whether guests get a feature: true, false, or nil where no record tells.
  public func gives(_ feature: Feature) -> Bool? {
    // The catalogue's features are all of x86.
    if arm != nil { return false }
    if offer.absent.contains(feature.index) { return false }
    return offer.undetermined.contains(feature.index) ? nil : true
  }

  /// Forms are equal if their digests are.
  public static func == (a: Self, b: Self) -> Bool { a.key == b.key }

  /// Hashes the digest.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
