extension PlacementProofCheck {
  /// Whether hosts have too few places of `step` for what has to come to them, even if guests leave that the rest of the bound pays for.
  ///
  /// However guests are arranged, those that come fill no more places than the host's room has. A guest that leaves gives its host its
  /// amount. If it can only go to another of these hosts, it fills places there, and what it gives is its rest beyond them.
  mutating func lacksPlaces(_ hosts: Set<Int>, _ resource: Int, of step: Int) -> Bool {
    let left = bound.moves - spent.moves
    guard step > 0, step <= 1 << 36, left >= 0, left <= 16 else { return false }
    // What is freed is counted in what all guests share, or in a 64th of a place, rounded up.
    let unit = max(shared[resource], (step + 63) / 64)
    func room(_ host: Int) -> Int {
      max(capacity[host][resource], before[host][resource]) - used[host][resource]
    }
    func places(_ host: Int) -> Int { (room(host) - room(host).residue(step)) / step }
    var missing = 0
    for group in groups.indices where decided[group] == nil && isLeaving(group) {
      let amount = demand(group, resource) / step
      if amount > 0, options(group).allSatisfy(hosts.contains) { missing += amount }
    }
    for host in hosts { missing -= places(host) }
    guard missing > 0 else { return false }
    guard missing <= 64 else { return false }
    // The least memory that so many places cost with so many moves.
    var least = Self.table(missing, left)
    for host in hosts.sorted() {
      let rest = (room(host).residue(step) + unit - 1) / unit * unit
      let most = (missing * step + unit - 1) / unit
      var freed = Self.table(most, left)
      for group in residents[host] where canLeave(group) {
        let (whole, price) = (demand(group, resource), price(group))
        let amount = targets[group].allSatisfy(hosts.contains) ? whole % step : whole
        guard amount > 0, price.moves <= left else { continue }
        for from in (0...most).reversed() {
          for moves in (0...left - price.moves).reversed() where freed[from][moves] < .max {
            let to = min(most, from + (amount + unit - 1) / unit)
            let memory = freed[from][moves] + price.memory
            freed[to][moves + price.moves] = min(freed[to][moves + price.moves], memory)
          }
        }
      }
      var sums = Self.table(missing, left)
      for (amount, byMoves) in freed.enumerated() {
        for (moves, memory) in byMoves.enumerated() where memory < .max {
          let gained = amount == 0 ? 0 : min(missing, (rest + amount * unit) / step)
          for from in 0...missing {
            for before in 0...left - moves where least[from][before] < .max {
              let to = min(missing, from + gained)
              sums[to][before + moves] = min(sums[to][before + moves], least[from][before] + memory)
            }
          }
        }
      }
      least = sums
    }
    let enough = least[missing]
    return enough[..<left].allSatisfy { $0 == .max }
      && (enough[left] == .max || spent.memory + enough[left] >= bound.memory)
  }

  private static func table(_ rows: Int, _ moves: Int) -> [[Int]] {
    var table = [[Int]](repeating: [Int](repeating: .max, count: moves + 1), count: rows + 1)
    table[0][0] = 0
    return table
  }
}

extension Int {
  /// What is left after whole multiples, never negative.
  fileprivate func residue(_ step: Int) -> Int {
    let rest = self % step; return rest < 0 ? rest + step : rest
  }
}
