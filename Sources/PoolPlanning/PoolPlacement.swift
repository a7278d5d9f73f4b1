internal import PlanChecker

/// Places hosts into pools with given levels: the cheapest way in which each pool has enough hosts.
struct PoolPlacement {
  let question: PoolQuestion
  private let rows: ColumnRows
  private let values: [Int]

  init(_ question: PoolQuestion) {
    self.question = question
    let rows = ColumnRows(question)
    self.rows = rows
    values = rows.own.map(rows.worth)
  }

  /// The level of all these kinds.
  func level(of kinds: [Int]) -> [UInt64] {
    var row = rows.own[kinds[0]]
    for kind in kinds.dropFirst() { for word in 0..<rows.words { row[word] &= rows.own[kind][word] } }
    return row
  }

  /// The best split found with pools of at most these levels; nil if there are too few hosts for one pool.
  ///
  /// Hosts that no level fits lower one. Levels rise to what their pool's members have in common, and hosts move to where they lose least,
  /// until nothing changes.
  func split(_ levels: [[UInt64]]) -> PoolSplit? {
    var levels = levels
    var best: PoolSplit?
    for _ in 0..<20 {
      guard let placed = place(levels) else { break }
      let pools = placed.indices.compactMap { pool -> (shares: [PoolSplit.Share], level: [UInt64])? in
        let shares = placed[pool].enumerated().filter { $0.element > 0 }.map {
          PoolSplit.Share(kind: $0.offset, units: $0.element)
        }
        return shares.isEmpty ? nil : (shares, level(of: shares.map(\.kind)))
      }
      var cost = 0
      for pool in pools {
        let worth = rows.worth(pool.level)
        for share in pool.shares {
          cost += share.units * question.kinds[share.kind].weight * (values[share.kind] - worth)
        }
      }
      guard cost < best?.cost ?? .max else { break }
      best = PoolSplit(pools: pools.map(\.shares), cost: cost)
      levels = pools.map(\.level)
    }
    return best
  }

  /// The units of each kind in each pool; nil if a pool cannot have enough hosts.
  private func place(_ wanted: [[UInt64]]) -> [[Int]]? {
    var levels = wanted
    // What fits nowhere lowers the level that loses least by it.
    for kind in rows.own.indices where !levels.contains(where: { rows.has(kind, $0) }) {
      let lowered = levels.map { level in (0..<rows.words).map { level[$0] & rows.own[kind][$0] } }
      guard
        let least = levels.indices.min(by: {
          rows.worth(levels[$0]) - rows.worth(lowered[$0]) < rows.worth(levels[$1]) - rows.worth(lowered[$1])
        })
      else { return nil }
      levels[least] = lowered[least]
    }
    var best: (units: [[Int]], cost: Int)?
    var candidates = [levels]
    var tried = 0
    while let next = candidates.popLast(), tried < 64 {
      tried += 1
      guard let free = cheapest(next) else { continue }
      if let filled = fill(free, next) {
        if filled.cost < best?.cost ?? .max { best = filled }
      }
      // A pool of too few hosts can also be dropped.
      if free.cost < best?.cost ?? .max {
        for pool in next.indices where (1..<question.minimumHosts).contains(hosts(free.units[pool])) {
          var fewer = next
          fewer.remove(at: pool)
          if !fewer.isEmpty { candidates.append(fewer) }
        }
      }
    }
    return best?.units
  }

  private func hosts(_ units: [Int]) -> Int {
    zip(units, question.kinds).reduce(0) { $0 + $1.0 * $1.1.hostsPerUnit }
  }

  /// Each unit where it loses least, whatever the number of hosts; nil if one fits nowhere.
  private func cheapest(_ levels: [[UInt64]]) -> (units: [[Int]], cost: Int)? {
    let worths = levels.map(rows.worth)
    var units = levels.map { _ in [Int](repeating: 0, count: rows.own.count) }
    var cost = 0
    for kind in rows.own.indices {
      guard
        let pool = levels.indices.filter({ rows.has(kind, levels[$0]) }).max(by: { worths[$0] < worths[$1] })
      else { return nil }
      units[pool][kind] = question.kinds[kind].units
      cost += question.kinds[kind].units * question.kinds[kind].weight * (values[kind] - worths[pool])
    }
    return (units, cost)
  }

  /// Moves hosts along the cheapest ways until each pool that has hosts has enough; nil if that fails.
  private func fill(_ start: (units: [[Int]], cost: Int), _ levels: [[UInt64]]) -> (
    units: [[Int]], cost: Int
  )? {
    var (units, cost) = start
    let worths = levels.map(rows.worth)
    let used = levels.indices.filter { hosts(units[$0]) > 0 }
    func shortfall() -> Int { used.reduce(0) { $0 + max(0, question.minimumHosts - hosts(units[$1])) } }
    var missing = shortfall()
    while let needy = used.first(where: { hosts(units[$0]) < question.minimumHosts }) {
      // The cheapest move of one unit from pool to pool.
      var moves: [(from: Int, to: Int, kind: Int, cost: Int)] = []
      for from in used {
        for to in used where to != from {
          var cheapest: (kind: Int, cost: Int)?
          for kind in rows.own.indices where units[from][kind] > 0 && rows.has(kind, levels[to]) {
            let loss = question.kinds[kind].weight * (worths[from] - worths[to])
            if loss < cheapest?.cost ?? .max { cheapest = (kind, loss) }
          }
          if let cheapest { moves.append((from, to, cheapest.kind, cheapest.cost)) }
        }
      }
      var distance = [Int?](repeating: nil, count: levels.count)
      var arrived = [Int?](repeating: nil, count: levels.count)
      for pool in used where pool != needy && hosts(units[pool]) > question.minimumHosts {
        distance[pool] = 0
      }
      for _ in used {
        for (place, move) in moves.enumerated() {
          guard let before = distance[move.from] else { continue }
          if before + move.cost < distance[move.to] ?? .max {
            // A source stays one.
            if distance[move.to] == 0, arrived[move.to] == nil { continue }
            distance[move.to] = before + move.cost
            arrived[move.to] = place
          }
        }
      }
      guard distance[needy] != nil else { return nil }
      var pool = needy
      var steps = 0
      while let place = arrived[pool], steps <= levels.count {
        let move = moves[place]
        units[move.from][move.kind] -= 1
        units[move.to][move.kind] += 1
        cost += move.cost
        pool = move.from
        steps += 1
      }
      // Units of several hosts can leave their pool with too few: such a way helps nobody.
      let left = shortfall()
      guard steps > 0, steps <= levels.count, left < missing else { return nil }
      missing = left
    }
    return (units, cost)
  }
}
