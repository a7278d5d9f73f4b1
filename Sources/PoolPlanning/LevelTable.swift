public import PlanChecker

/// Every level that a pool of a question's hosts can have: the intersections of their columns, and who has each.
public struct LevelTable: Sendable {
  /// The question that the levels are of.
  public let question: PoolQuestion
  /// For each level where its entries begin; one more at the end.
  let starts: [Int]
  /// The kinds that have a level, ascending, level by level.
  let kinds: [Int32]
  /// What one unit of such a kind loses at that level.
  let costs: [Int]
  /// The number of hosts that have a level.
  let hosts: [Int]

  /// The number of levels.
  public var count: Int { starts.count - 1 }

  /// Derives the levels; nil if there are more than `limit`, or none with enough hosts, and if it is abandoned.
  ///
  /// O(levels × kinds × columns / 64).
  ///
  /// - Parameter isAbandoned: Whether nobody wants the table any more; it is asked for each kind of hosts, and for each 1,024 levels.
  public init?(
    of question: PoolQuestion, limit: Int = 200_000, unless isAbandoned: () -> Bool = { false }
  ) {
    self.question = question
    let kindRows = ColumnRows(question)
    var rows = RowSet(words: kindRows.words)
    for row in kindRows.own {
      for known in 0..<rows.count {
        if known & 1023 == 0, isAbandoned() { return nil }
        rows.insert(intersecting: known, row)
        guard rows.count <= limit else { return nil }
      }
      rows.insert(row)
    }
    var starts = [0]
    var members: [Int32] = []
    var costs: [Int] = []
    var hosts: [Int] = []
    let values = kindRows.own.map(kindRows.worth)
    for level in 0..<rows.count {
      if level & 1023 == 0, isAbandoned() { return nil }
      let row = rows[level]
      let worth = kindRows.worth(row)
      let first = members.count
      var number = 0
      for place in question.kinds.indices where kindRows.has(place, row) {
        members.append(Int32(place))
        costs.append(question.kinds[place].weight * (values[place] - worth))
        number += question.kinds[place].units * question.kinds[place].hostsPerUnit
      }
      // A pool of too few hosts is no plan's.
      if number < question.minimumHosts {
        members.removeSubrange(first...)
        costs.removeSubrange(first...)
        continue
      }
      starts.append(members.count)
      hosts.append(number)
    }
    guard starts.count > 1 else { return nil }
    self.starts = starts
    kinds = members
    self.costs = costs
    self.hosts = hosts
  }

  /// The places of a level's entries in `kinds` and `costs`.
  func entries(of level: Int) -> Range<Int> { starts[level]..<starts[level + 1] }

  /// The kinds that have a level: what a proof names it by.
  func extent(of level: Int) -> [Int] { kinds[entries(of: level)].map(Int.init) }
}
