/// A set of rules, a bit each, by their places in `VerdictRule.all`.
public struct RuleMask: Sendable, Hashable, BitwiseCopyable {
  var low: UInt64
  var high: UInt64

  /// How many rules there can be.
  static let capacity = 128

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// No rule.
  public init() { self.init(low: 0, high: 0) }

  /// Whether there is no rule.
  public var isEmpty: Bool { low | high == 0 }

  /// Whether the rule at `index` is in it.
  public func contains(_ index: Int) -> Bool {
    index < 64 ? low >> UInt64(index) & 1 != 0 : high >> UInt64(index - 64) & 1 != 0
  }

  /// Adds the rule at `index`.
  mutating func insert(_ index: Int) {
    if index < 64 { low |= 1 << UInt64(index) } else { high |= 1 << UInt64(index - 64) }
  }

  /// The rules in both.
  public static func & (a: Self, b: Self) -> Self { Self(low: a.low & b.low, high: a.high & b.high) }

  /// The rules in either.
  public static func | (a: Self, b: Self) -> Self { Self(low: a.low | b.low, high: a.high | b.high) }

  /// The places of the rules, ascending.
  public var indices: [Int] { (0..<Self.capacity).filter(contains) }
}
