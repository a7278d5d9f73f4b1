/// How a pool is called in a cloud.
///
/// - SeeAlso: placement placement/schemas/trait.py (names of custom traits: `CUSTOM_`, then A–Z, 0–9 and `_`, 255 characters in all).
public struct PoolNames: Sendable, Hashable {
  /// How the names of all pools' traits begin.
  public static let prefix = "CUSTOM_MARTLET_"

  /// The trait of its hosts: `CUSTOM_MARTLET_INTEL_1` for the pool `Intel-1`.
  public let trait: String
  /// The aggregate of its hosts: `martlet-intel-1`.
  public let aggregate: String

  /// The names for a pool; nil if its own has no letter or digit of ASCII, or is too long.
  public init?(_ pool: String) {
    let words = pool.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map(String.init)
    guard !words.isEmpty, pool.utf8.count <= 200 else { return nil }
    trait = Self.prefix + words.joined(separator: "_").uppercased()
    aggregate = "martlet-" + words.joined(separator: "-").lowercased()
  }

  /// The key by which flavors, images and aggregates name the trait.
  ///
  /// - SeeAlso: nova doc/source/admin/configuration/schedulers.rst; nova/scheduler/request_filter.py, isolate_aggregates.
  public var key: String { "trait:" + trait }
}
