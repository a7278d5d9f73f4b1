/// A version of Nova's or Placement's API, which each request names.
public struct Microversion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The two numbers.
  public let major, minor: Int

  /// Creates a microversion.
  public init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `2.87`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]),
      (0...9_999).contains(major), (0...9_999).contains(minor)
    else { return nil }
    self.init(major, minor)
  }

  /// `2.87`.
  public var description: String { "\(major).\(minor)" }

  /// Orders by the first number that differs.
  public static func < (a: Self, b: Self) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}
