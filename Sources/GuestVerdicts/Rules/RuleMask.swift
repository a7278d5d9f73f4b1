/// A set of rules, one bit per index in `VerdictRule.all`.
public struct RuleMask: Sendable, Hashable, BitwiseCopyable {
  var low: UInt64
  var high: UInt64

  /// The largest number of rules.
  static let capacity = 128

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The empty set.
  public init() { self.init(low: 0, high: 0) }

  /// Whether the set has no rule.
  public var isEmpty: Bool { low | high == 0 }

  /// Whether the set contains the rule at `index`.
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

  /// The indices of the rules, ascending.
  public var indices: [Int] { (0..<Self.capacity).filter(contains) }
}
