/// Hosts split into pools, by the places of their kinds in the question.
public struct PoolSplit: Sendable, Hashable, Codable {
  /// The pools; none is empty.
  public var pools: [[Share]]
  /// What all hosts lose together.
  public var cost: Int

  /// Hosts of one kind in a pool.
  public struct Share: Sendable, Hashable, Codable {
    /// The place of their kind in the question.
    public var kind: Int
    /// How many of its units are in the pool.
    public var units: Int

    /// Creates a share.
    public init(kind: Int, units: Int) {
      self.kind = kind
      self.units = units
    }
  }

  /// Creates a split.
  public init(pools: [[Share]], cost: Int) {
    self.pools = pools
    self.cost = cost
  }
}
