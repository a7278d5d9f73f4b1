public import PlanChecker

/// The cheapest splits of one vendor's hosts into 1, 2, 3 … pools.
public struct PoolCurve: Sendable {
  /// The hosts.
  public let question: PoolQuestion
  /// The answer for at most 1, 2, 3 … pools.
  public private(set) var points: [Point]

  /// The answer for at most so many pools.
  public struct Point: Sendable, Codable, Hashable {
    /// The cheapest split that was found.
    public var split: PoolSplit
    /// What every split costs at least, with its proof.
    ///
    /// The split is optimal if that is its own cost.
    public var proof: PoolProof
    /// The columns that the proof examines, if there are too many levels for all; nil for all.
    ///
    /// What is left out makes every split cheaper.
    public var columns: [Int]?

    /// Whether no split is cheaper.
    public var isOptimal: Bool { split.cost == proof.bound }
    /// What a cheaper split could still save.
    public var gap: Int { split.cost - proof.bound }
  }

  /// Searches for at most `pools` pools; nil if all hosts are too few for one pool, and if the search is abandoned.
  public init?(of question: PoolQuestion, pools: Int, limits: PoolLimits = PoolLimits()) {
    precondition(question.flaw == nil, "a question without a meaning")
    self.question = question
    points = []
    let placement = PoolPlacement(question)
    guard !question.kinds.isEmpty,
      let one = placement.split([placement.level(of: Array(question.kinds.indices))])
    else { return nil }
    var columns: [Int]?
    var narrowed = question
    var table = LevelTable(of: question, limit: limits.levels, unless: limits.isAbandoned)
    if table == nil {
      // The heaviest columns alone: whatever is split costs at least what it costs by them.
      let order = Self.heaviest(question)
      var kept = order.count
      while table == nil, kept > 1, !limits.isAbandoned() {
        kept = kept * 3 / 4
        let heaviest = order.prefix(kept).sorted()
        columns = heaviest
        narrowed = question.narrowed(to: heaviest)
        table = LevelTable(of: narrowed, limit: limits.levels, unless: limits.isAbandoned)
      }
    }
    guard let table else { return nil }
    var multipliers: [Double]?
    var last = one
    for number in 1...max(1, pools) {
      var start = last
      if columns != nil { start.cost = placement.cost(of: last, in: narrowed) }
      var search = PoolSearch(table, pools: number, from: start, multipliers: multipliers, limit: limits)
      let proof = search.run()
      guard !limits.isAbandoned() else { return nil }
      multipliers = search.multipliers
      var split = search.best
      if columns != nil {
        split = placement.split(split.pools.map { placement.level(of: $0.map(\.kind)) }) ?? split
        if split.cost > last.cost { split = last }
      }
      last = split
      points.append(Point(split: split, proof: proof, columns: columns))
      if split.cost == 0 { break }
    }
  }

  /// The columns, those first whose loss weighs most over all hosts.
  private static func heaviest(_ question: PoolQuestion) -> [Int] {
    var weights = question.losses.map { _ in 0 }
    for kind in question.kinds {
      for column in kind.columns { weights[column] += question.losses[column] * kind.weight * kind.units }
    }
    return weights.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }
  }
}

extension PoolPlacement {
  /// What a split costs by another question about the same hosts.
  func cost(of split: PoolSplit, in question: PoolQuestion) -> Int {
    var cost = 0
    for pool in split.pools {
      var common = Set(question.kinds[pool[0].kind].columns)
      for share in pool.dropFirst() { common.formIntersection(question.kinds[share.kind].columns) }
      for share in pool {
        let kind = question.kinds[share.kind]
        for column in kind.columns where !common.contains(column) {
          cost += question.losses[column] * kind.weight * share.units
        }
      }
    }
    return cost
  }
}
