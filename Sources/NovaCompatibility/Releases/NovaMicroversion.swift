/// A version of Nova's API, which each client chooses.
public struct NovaMicroversion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The major and minor number, such as `2` and `34`.
  public let major, minor: Int

  /// Creates a microversion from its two numbers.
  public init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads `2.34`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let major = numbers[0], let minor = numbers[1], major >= 0, minor >= 0 else {
      return nil
    }
    self.init(major, minor)
  }

  /// The microversion for clients that request none.
  public static let minimum = NovaMicroversion(2, 1)

  /// `2.34`.
  public var description: String { "\(major).\(minor)" }

  /// Orders by the first number that differs.
  public static func < (a: Self, b: Self) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}
