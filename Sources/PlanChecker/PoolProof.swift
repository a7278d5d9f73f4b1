/// A proof that no split of a question's hosts into at most so many pools costs less than `bound`.
///
/// For each kind of hosts a multiplier says what placing one of its units is worth. Whatever the multipliers are, no plan costs less than their
/// sum, plus for each pool what its hosts cost beyond their worth; so the levels with the smallest such sums bound every plan from below
/// (a Lagrangian bound).
public struct PoolProof: Codable, Sendable, Hashable {
  /// The parts of one that multipliers count.
  public static let scale = 1024

  /// The most pools that a plan can have.
  public var pools: Int
  /// What every plan costs at least.
  public var bound: Int
  /// The steps.
  public var root: Node

  /// Creates a proof.
  public init(pools: Int, bound: Int, root: Node) {
    self.pools = pools
    self.bound = bound
    self.root = root
  }

  /// Steps, each with a multiplier for each kind, and what follows if they do not suffice.
  ///
  /// Each step excludes the levels that no plan under the bound can use. The last one excludes all plans, or there is a split.
  public struct Node: Codable, Sendable, Hashable {
    /// The multipliers of each step, in parts of `scale`.
    public var steps: [[Int]]
    /// The two cases that are left; nil if none is.
    public var split: Split?

    /// Creates a node.
    public init(steps: [[Int]], split: Split? = nil) {
      self.steps = steps
      self.split = split
    }
  }

  /// Two cases: a level is one of the plan's, or it is not.
  public struct Split: Codable, Sendable, Hashable {
    /// The level, by the kinds of hosts that have all of it: indices of the question's `kinds`, ascending.
    public var level: [Int]
    /// The case with it, and the case without it.
    public var cases: [Node]

    /// Creates a split.
    public init(level: [Int], with: Node, without: Node) {
      self.level = level
      cases = [with, without]
    }
  }
}
