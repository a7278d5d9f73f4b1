internal import PlanChecker

/// The Lagrangian bound over some of a table's levels.
struct PoolBound {
  let table: LevelTable
  /// The costs of the table's entries, as numbers for the search.
  private let costs: [Double]
  private let units: [Double]
  private let hosts: [Int]
  private let perUnit: [Int]
  private let minimum: Int

  init(_ table: LevelTable) {
    self.table = table
    costs = table.costs.map(Double.init)
    units = table.question.kinds.map { Double($0.units) }
    hosts = table.question.kinds.map { $0.units * $0.hostsPerUnit }
    perUnit = table.question.kinds.map(\.hostsPerUnit)
    minimum = table.question.minimumHosts
  }

  /// What the multipliers leave of a level: what its pool costs beyond what placing its hosts is worth.
  func excess(of level: Int, _ multipliers: [Double]) -> Double {
    var sum = 0.0
    var number = 0
    for entry in table.entries(of: level) {
      let kind = Int(table.kinds[entry])
      let own = costs[entry] - multipliers[kind]
      if own < 0 {
        sum += own * units[kind]
        number += hosts[kind]
      }
    }
    return number < minimum ? sum + shortfall(of: level, multipliers, number) : sum
  }

  /// What the cheapest hosts cost that a pool at `level` needs beyond its `number`: `missing(of:_:_:)` without their names.
  private func shortfall(of level: Int, _ multipliers: [Double], _ number: Int) -> Double {
    var number = number
    var sum = 0.0
    var last = (cost: -1.0, entry: -1)
    while number < minimum {
      var next = (cost: Double.infinity, entry: -1)
      for entry in table.entries(of: level) {
        let kind = Int(table.kinds[entry])
        var own = costs[entry] - multipliers[kind]
        guard own >= 0 else { continue }
        own /= Double(perUnit[kind])
        if own < next.cost, (own, entry) > last { next = (own, entry) }
      }
      guard next.entry >= 0 else { return sum }
      let more = min(hosts[Int(table.kinds[next.entry])], minimum - number)
      sum += next.cost * Double(more)
      number += more
      last = next
    }
    return sum
  }

  /// The hosts beyond those that are worth more than they cost, the cheapest first, up to the smallest number of hosts.
  private func missing(of level: Int, _ multipliers: [Double], _ number: Int) -> [(
    kind: Int, units: Double, cost: Double
  )] {
    var others: [(kind: Int, own: Double)] = []
    for entry in table.entries(of: level) {
      let kind = Int(table.kinds[entry])
      let own = costs[entry] - multipliers[kind]
      if own >= 0 { others.append((kind, own / Double(perUnit[kind]))) }
    }
    others.sort { $0.own < $1.own }
    var found: [(kind: Int, units: Double, cost: Double)] = []
    var number = number
    for other in others where number < minimum {
      let more = min(hosts[other.kind], minimum - number)
      found.append((other.kind, Double(more) / Double(perUnit[other.kind]), other.own * Double(more)))
      number += more
    }
    return found
  }

  /// How many units of each kind the best choice leaves unplaced; negative for more than there are.
  func slope(_ chosen: [Int], _ multipliers: [Double]) -> [Double] {
    var slope = units
    for level in chosen {
      var number = 0
      for entry in table.entries(of: level) {
        let kind = Int(table.kinds[entry])
        if costs[entry] - multipliers[kind] < 0 {
          slope[kind] -= units[kind]
          number += hosts[kind]
        }
      }
      if number < minimum {
        for share in missing(of: level, multipliers, number) { slope[share.kind] -= share.units }
      }
    }
    return slope
  }

  /// What placing all hosts is worth.
  func base(_ multipliers: [Double]) -> Double {
    var sum = 0.0
    for kind in multipliers.indices { sum += multipliers[kind] * units[kind] }
    return sum
  }

  /// Multipliers in whole parts of a proof's scale.
  static func exact(_ multipliers: [Double]) -> [Int] {
    multipliers.map { Int($0 * Double(PoolProof.scale) + 0.5) }
  }

  /// What placing all hosts is worth, in whole parts.
  func exactBase(_ multipliers: [Int]) -> Int {
    zip(multipliers, table.question.kinds).reduce(0) { $0 + $1.0 * $1.1.units }
  }

  /// The excess in whole parts of a proof's scale: what the checker computes.
  func exactExcess(of level: Int, _ multipliers: [Int]) -> Int {
    var sum = 0
    var number = 0
    var others: [(cost: Int, hosts: Int, perUnit: Int)] = []
    for entry in table.entries(of: level) {
      let kind = Int(table.kinds[entry])
      let own = table.costs[entry] * PoolProof.scale - multipliers[kind]
      if own < 0 {
        sum += own * table.question.kinds[kind].units
        number += hosts[kind]
      } else {
        others.append((own, hosts[kind], perUnit[kind]))
      }
    }
    guard number < minimum else { return sum }
    others.sort { $0.cost * $1.perUnit < $1.cost * $0.perUnit }
    for other in others where number < minimum {
      let more = min(other.hosts, minimum - number)
      sum += other.cost * more / other.perUnit
      number += more
    }
    return sum
  }
}
