/// A set of rules, one bit per index in `VerdictRule.all`.
public struct RuleMask: Sendable, Hashable, BitwiseCopyable {
  /// The bits, 64 a word.
  var words: SIMD4<UInt64>

  /// The words of a set.
  static let wordCount = 4

  /// The largest number of rules.
  static let capacity = 64 * wordCount

  init(words: SIMD4<UInt64>) { self.words = words }

  /// The empty set.
  public init() { self.init(words: SIMD4()) }

  /// The set of the rules at these indices.
  public init(_ indices: some Sequence<Int>) {
    self.init()
    for index in indices { insert(index) }
  }

  /// Whether the set has no rule.
  public var isEmpty: Bool { words == SIMD4() }

  /// Whether the set contains the rule at `index`.
  public func contains(_ index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 != 0 }

  /// The number of rules.
  public var count: Int {
    (0..<Self.wordCount).reduce(0) { $0 + words[$1].nonzeroBitCount }
  }

  /// Whether every rule is also in `other`.
  public func isSubset(of other: Self) -> Bool { words & ~other.words == SIMD4() }

  /// Adds the rule at `index`.
  mutating func insert(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }

  /// The rules in both.
  public static func & (a: Self, b: Self) -> Self { Self(words: a.words & b.words) }

  /// The rules in either.
  public static func | (a: Self, b: Self) -> Self { Self(words: a.words | b.words) }

  /// The indices of the rules, ascending.
  public var indices: [Int] {
    var found: [Int] = []
    for place in 0..<Self.wordCount {
      var rest = words[place]
      while rest != 0 {
        found.append(64 * place + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
    return found
  }
}
