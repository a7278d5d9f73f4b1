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

extension PoolSplit {
  /// Why this is no split of the question's hosts into at most `pools` pools at its cost; nil if it is one.
  ///
  /// It trusts nothing but the question, whose `flaw` must be nil. O(shares × columns).
  public func flaw(in question: PoolQuestion, pools most: Int) -> String? {
    guard pools.count <= most else { return "it has \(pools.count) pools; \(most) were allowed" }
    var placed = question.kinds.map { _ in 0 }
    var sum = 0
    for (number, pool) in pools.enumerated() {
      var level: Set<Int>?
      var hosts = 0
      for share in pool {
        guard question.kinds.indices.contains(share.kind) else { return "it names hosts that do not exist" }
        let kind = question.kinds[share.kind]
        guard (1...kind.units).contains(share.units), placed[share.kind] + share.units <= kind.units else {
          return "it places hosts twice"
        }
        placed[share.kind] += share.units
        hosts += share.units * kind.hostsPerUnit
        level = level?.intersection(kind.columns) ?? Set(kind.columns)
      }
      guard let level, hosts >= question.minimumHosts else {
        return "pool \(number + 1) has \(hosts) hosts; at least \(question.minimumHosts) were asked for"
      }
      for share in pool {
        let kind = question.kinds[share.kind]
        let lost = kind.columns.reduce(0) { level.contains($1) ? $0 : $0 + question.losses[$1] }
        sum += lost * kind.weight * share.units
      }
    }
    guard placed == question.kinds.map(\.units) else { return "it leaves hosts out" }
    return sum == cost ? nil : "it costs \(sum), not \(cost)"
  }
}
