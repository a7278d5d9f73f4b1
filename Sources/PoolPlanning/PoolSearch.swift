internal import PlanChecker

/// Finds the cheapest split of a question's hosts into at most so many pools, and the proof that none is cheaper.
///
/// It is a branch and bound over levels. The Lagrangian relaxation gives the bound; the multipliers rise and fall by subgradient steps; levels that
/// no better split can use are dropped. What it returns depends on the question alone as long as no limit is reached.
///
/// - SeeAlso: S. Elloumi, "A tighter formulation of the p-median problem", 2010, for the problem; M. Held, P. Wolfe and H. Crowder, "Validation of
///   subgradient optimization", 1974, for the steps.
struct PoolSearch {
  private let bound: PoolBound
  private let placement: PoolPlacement
  private let table: LevelTable
  private let pools: Int
  private let limit: PoolLimits
  private(set) var best: PoolSplit
  private var nodes = 0
  /// Multipliers that later searches start with.
  private(set) var multipliers: [Double]
  /// What every split costs at least by the bound at the root.
  private(set) var rootBound = 0
  /// The steps that excluded levels there.
  private var rootSteps: [[Int]] = []

  init(
    _ table: LevelTable, pools: Int, from best: PoolSplit, multipliers: [Double]?, limit: PoolLimits
  ) {
    self.table = table
    self.pools = pools
    self.best = best
    self.limit = limit
    bound = PoolBound(table)
    placement = PoolPlacement(table.question)
    // What a kind loses in the one pool of all is what placing it is worth at most.
    self.multipliers =
      multipliers
      ?? table.question.kinds.indices.map { kind in
        Double(best.cost) / Double(table.question.kinds.count * table.question.kinds[kind].units)
      }
  }

  /// Searches; nil for the proof if a limit was reached before it was complete.
  mutating func run() -> PoolProof {
    if best.cost == 0 { return PoolProof(pools: pools, bound: 0, root: trivial) }
    if let root = prove(taken: [], open: Array(0..<table.count), multipliers, depth: 0) {
      return PoolProof(pools: pools, bound: best.cost, root: root)
    }
    return rootProof
  }

  private var rootProof: PoolProof {
    // Without time for a single round, the multipliers of the search before say what they can.
    let rootBound =
      rootBound > 0 ? rootBound : exactBound(multipliers, Array(0..<table.count), pools)
    guard rootBound > 0 else { return PoolProof(pools: pools, bound: 0, root: trivial) }
    let steps = [PoolBound.exact(multipliers)]
    return PoolProof(pools: pools, bound: min(rootBound, best.cost), root: .init(steps: rootSteps + steps))
  }

  /// Multipliers of nothing prove that nothing costs less than nothing.
  private var trivial: PoolProof.Node {
    PoolProof.Node(steps: [[Int](repeating: 0, count: table.question.kinds.count)])
  }

  /// Proves that no split with the levels `taken`, and others of `open`, is cheaper than the best; nil if a limit is reached.
  private mutating func prove(
    taken: [Int], open: [Int], _ start: [Double], depth: Int
  ) -> PoolProof.Node? {
    nodes += 1
    guard nodes <= limit.nodes, limit.isOpen else { return nil }
    var node = PoolProof.Node(steps: [])
    var climb = Climb(taken: taken, open: open, start)
    let places = pools - taken.count
    var isProven = false
    let rounds = depth == 0 ? 1200 : 300
    while climb.round < rounds, climb.step > 0.002, !isProven {
      ascend(&climb, places)
      if climb.round % 40 == 0 || climb.best > Double(best.cost) - 1 {
        isProven = reduce(&climb, places, into: &node)
        if depth == 0, climb.round % 160 == 0 { polish(climb) }
      }
      if climb.round % 16 == 0, !limit.isOpen { break }
    }
    if !isProven { isProven = reduce(&climb, places, into: &node) }
    if depth == 0 {
      multipliers = climb.bestMultipliers
      rootBound = exactBound(climb.bestMultipliers, climb.open, places)
      rootSteps = node.steps
      if !isProven {
        polish(climb)
        isProven = reduce(&climb, places, into: &node)
      }
    }
    if isProven { return node }
    // The level about which the rounds are least sure: one that was chosen in each has a share of 1.
    func doubt(_ level: Int) -> Double { abs(climb.usage[level, default: 0] / (climb.weight * 21) - 0.5) }
    guard limit.isOpen, places > 0, let chosen = climb.open.min(by: { doubt($0) < doubt($1) }) else {
      return nil
    }
    let rest = climb.open.filter { $0 != chosen }
    guard
      let with = prove(taken: taken + [chosen], open: rest, climb.bestMultipliers, depth: depth + 1),
      let without = prove(taken: taken, open: rest, climb.bestMultipliers, depth: depth + 1)
    else { return nil }
    node.split = PoolProof.Split(level: table.extent(of: chosen), with: with, without: without)
    return node
  }

  /// The state of one node's ascent.
  private struct Climb {
    let taken: [Int]
    var open: [Int]
    var multipliers: [Double]
    var bestMultipliers: [Double]
    var best = -Double.infinity
    var step = 2.0
    var idle = 0
    var round = 0
    /// How often a level was among the chosen, later rounds counting more.
    var usage: [Int: Double] = [:]
    /// What a use counts now, and all uses of a level that was always chosen.
    var weight = 1.0
    var lastChosen: [Int] = []

    init(taken: [Int], open: [Int], _ start: [Double]) {
      self.taken = taken
      self.open = open
      multipliers = start
      bestMultipliers = start
    }
  }

  /// One step of the multipliers.
  private mutating func ascend(_ climb: inout Climb, _ places: Int) {
    climb.round += 1
    var value = bound.base(climb.multipliers)
    for level in climb.taken { value += bound.excess(of: level, climb.multipliers) }
    // The levels with the smallest excess.
    var least: [(excess: Double, level: Int)] = []
    for level in climb.open where places > 0 {
      let excess = bound.excess(of: level, climb.multipliers)
      guard excess < 0, least.count < places || excess < least[least.count - 1].excess else { continue }
      if least.count == places { least.removeLast() }
      var place = least.count
      while place > 0, least[place - 1].excess > excess { place -= 1 }
      least.insert((excess, level), at: place)
    }
    for choice in least { value += choice.excess }
    let chosen = climb.taken + least.map(\.level)
    // As if older uses counted less: later ones count more.
    climb.weight *= 1.05
    for choice in least { climb.usage[choice.level, default: 0] += climb.weight }
    if value > climb.best + 1e-9 * abs(value) {
      climb.idle = value > climb.best + 1e-5 * abs(value) ? 0 : climb.idle + 1
      climb.best = value
      climb.bestMultipliers = climb.multipliers
      if chosen != climb.lastChosen, !chosen.isEmpty {
        climb.lastChosen = chosen
        consider(chosen)
      }
    } else {
      climb.idle += 1
    }
    if climb.idle >= 20 {
      climb.step *= 0.6
      climb.idle = 0
      climb.multipliers = climb.bestMultipliers
    }
    // In parts of a kind, so that kinds of many hosts take no larger steps.
    var slope = bound.slope(chosen, climb.multipliers)
    for kind in slope.indices { slope[kind] /= Double(table.question.kinds[kind].units) }
    let square = slope.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else {
      climb.step = 0
      return
    }
    let length = climb.step * max(1, Double(best.cost) * 1.02 - value) / square
    // Where pools need hosts, a host can be worth less than nothing elsewhere.
    let floor = table.question.minimumHosts > 1 ? -Double.infinity : 0
    for kind in slope.indices {
      let change = length * slope[kind] / Double(table.question.kinds[kind].units)
      climb.multipliers[kind] = max(floor, climb.multipliers[kind] + change)
    }
  }

  /// Drops the levels that no better split can use, as a step of the proof; true if nothing is left.
  private func reduce(_ climb: inout Climb, _ places: Int, into node: inout PoolProof.Node) -> Bool {
    let multipliers = PoolBound.exact(climb.bestMultipliers)
    let limit = (best.cost - 1) * PoolProof.scale
    let fixed = climb.taken.reduce(bound.exactBase(multipliers)) {
      $0 + bound.exactExcess(of: $1, multipliers)
    }
    let values = climb.open.map { bound.exactExcess(of: $0, multipliers) }
    let least = values.map { min(0, $0) }.sorted().prefix(places)
    let sum = least.reduce(0, +)
    if fixed + sum > limit {
      node.steps.append(multipliers)
      return true
    }
    guard let last = least.last else { return false }
    let kept = zip(climb.open, values).filter { _, own in
      fixed + own + (min(0, own) <= last ? sum - min(0, own) : sum - last) <= limit
    }.map(\.0)
    // A step makes the proof longer: it has to be worth it.
    if kept.count < climb.open.count - climb.open.count / 20 || kept.isEmpty {
      node.steps.append(multipliers)
      climb.open = kept
    }
    return false
  }

  /// What every split costs at least, by these multipliers over all levels of a node.
  private func exactBound(_ multipliers: [Double], _ open: [Int], _ places: Int) -> Int {
    let multipliers = PoolBound.exact(multipliers)
    let least = open.map { min(0, bound.exactExcess(of: $0, multipliers)) }.sorted().prefix(places).reduce(
      0, +)
    let value = bound.exactBase(multipliers) + least
    return max(0, (value + PoolProof.scale - 1) / PoolProof.scale)
  }

  /// Remembers the split with these levels if it is cheaper.
  private mutating func consider(_ levels: [Int]) {
    let rows = levels.map { placement.level(of: table.extent(of: $0)) }
    if let split = placement.split(rows), split.cost < best.cost, split.pools.count <= pools { best = split }
  }

  /// Exchanges one pool of the best split for a level, as long as that helps.
  private mutating func polish(_ climb: Climb) {
    let order = climb.open.map { (bound.excess(of: $0, climb.bestMultipliers), $0) }.sorted { $0 < $1 }
      .prefix(60)
    let rows = order.map { placement.level(of: table.extent(of: $0.1)) }
    var isBetter = true
    while isBetter, limit.isOpen {
      isBetter = false
      let own = best.pools.map { placement.level(of: $0.map(\.kind)) }
      for row in rows {
        for pool in 0...own.count where pool < own.count || own.count < pools {
          var levels = own
          if pool < own.count { levels[pool] = row } else { levels.append(row) }
          if let split = placement.split(levels), split.cost < best.cost, split.pools.count <= pools {
            best = split
            isBetter = true
          }
        }
        if isBetter { break }
      }
    }
  }
}
