internal import PlanChecker

/// Examines all cases below a limit of cost: finds the cheapest assignment of units to hosts, and proves that none is cheaper.
struct PlacementCases {
  private(set) var state: PlacementState
  /// The cheapest assignment that was found, with its moves in order.
  private(set) var best: (cost: PlacementCost, moves: [PlacementMove])?
  /// How many cases were examined.
  private(set) var count = 0
  /// Whether the cases that were examined are not all: there were too many.
  private(set) var isUnfinished = false
  /// What the cheapest assignment costs whose moves have no order; nil if there is none.
  private(set) var cheapestWithoutOrder: PlacementCost?

  private var undecided: [Int]
  private let most: Int
  private let isFirstEnough: Bool
  private let limits: PlacementLimits

  /// - Parameters:
  ///   - limit: What an assignment has to stay below, beyond one move of each unit that has to leave.
  ///   - most: The most cases.
  ///   - isFirstEnough: Whether the search ends with the first assignment.
  ///   - limits: Whether it ends now.
  init(
    _ all: PlacementUnits, below limit: PlacementCost, most: Int, isFirstEnough: Bool,
    limits: PlacementLimits
  ) {
    state = PlacementState(all, limit: limit)
    undecided = all.units.indices.filter { all.units[$0].mustLeave }
    self.most = most
    self.isFirstEnough = isFirstEnough
    self.limits = limits
  }

  /// What every assignment costs at least, after all cases.
  var bound: PlacementCost { min(state.limit, cheapestWithoutOrder ?? state.limit) }

  /// All cases; nil if there are too many, or if the first assignment was enough.
  mutating func explore() -> PlacementProof.Node? {
    count += 1
    guard count <= most, !limits.isOver else {
      isUnfinished = true
      return nil
    }
    guard state.cost < state.limit else { return PlacementProof.Node() }
    if let room = hostsWithTooFewPlaces() { return PlacementProof.Node(room: room) }
    if let unit = unitThatMakesRoom() {
      let home = state.all.units[unit].home
      var hosts = targets(of: unit)
      // The larger ones away first, and home last: only a move makes room.
      hosts.append(home)
      return cases(of: unit, on: hosts)
    }
    if let room = tooSmallHosts() { return PlacementProof.Node(room: room) }
    guard let (unit, hosts) = hardest() else {
      conclude()
      return isFirstEnough && best != nil ? nil : PlacementProof.Node()
    }
    undecided.removeAll { $0 == unit }
    defer { undecided.append(unit) }
    return cases(of: unit, on: hosts)
  }

  /// The case of each host that a unit can be on.
  private mutating func cases(of unit: Int, on hosts: [Int]) -> PlacementProof.Node? {
    let all = state.all
    var node = PlacementProof.Node(guest: all.units[unit].guests[0])
    var seen: [Int] = []
    for host in hosts {
      guard isOpen(unit, host) else { continue }
      if all.isSymmetric, host != all.units[unit].home, let like = seen.first(where: { isLike($0, host) }) {
        node.cases.append(PlacementProof.Case(host: host, like: like))
        continue
      }
      state.fix(unit, to: host)
      let child = explore()
      state.release(unit)
      guard let child else { return nil }
      node.cases.append(PlacementProof.Case(host: host, node: child))
      seen.append(host)
    }
    return node
  }

  /// Whether two hosts have the same room and are allowed the same, and nobody can leave either of them.
  private func isLike(_ a: Int, _ b: Int) -> Bool {
    let problem = state.all.problem
    guard
      problem.hosts[a].kind == problem.hosts[b].kind
        || problem.isAllowed.allSatisfy({ $0[problem.hosts[a].kind] == $0[problem.hosts[b].kind] })
    else { return false }
    for resource in problem.resources.indices
    where state.room(a, resource) != state.room(b, resource)
      || state.excess(a, resource) != state.excess(b, resource)
    {
      return false
    }
    return !(state.all.residents[a] + state.all.residents[b]).contains {
      !state.all.units[$0].mustLeave && state.canLeave($0)
    }
  }

  /// Whether a unit can be fixed to a host, as far as that host and the cost tell.
  private mutating func isOpen(_ unit: Int, _ host: Int) -> Bool {
    guard !state.isKeptApart(unit, from: host) else { return false }
    if host != state.all.units[unit].home, state.isTooDear(unit) { return false }
    let hasArrival = host != state.all.units[unit].home || state.arrivals.contains { state.fixed[$0] == host }
    guard hasArrival else { return true }
    state.fix(unit, to: host)
    defer { state.release(unit) }
    return state.overfull(host) == nil
  }

  /// The hosts that a unit can be moved to: those first that are fullest afterwards without anybody making room.
  private func targets(of unit: Int) -> [Int] {
    let value = state.all.units[unit]
    let hosts = state.all.targetSets[value.targets].filter { $0 != value.home }
    func key(_ host: Int) -> (Int, Int, Int) {
      var missing = 0
      for (resource, amount) in value.demand.enumerated() where state.room(host, resource) < amount {
        missing = max(missing, resource == 0 ? amount - state.room(host, 0) : 1)
      }
      return (missing, state.room(host, 0), host)
    }
    return hosts.map(key).sorted(by: <).map(\.2)
  }

  /// A unit that stays so far and has to be decided: its host has too little room, or a rule keeps it from one that arrived.
  private func unitThatMakesRoom() -> Int? {
    for arrival in state.arrivals {
      let host = state.fixed[arrival]
      for other in state.all.conflicts[arrival]
      where state.fixed[other] < 0 && state.all.units[other].home == host && !state.all.units[other].mustLeave
        && state.all.units[arrival].home != host
      { return other }
      for resource in state.all.problem.resources.indices where state.room(host, resource) < 0 {
        let leavers = state.all.residents[host].filter {
          !state.all.units[$0].mustLeave && state.canLeave($0)
        }
        let found = leavers.max { a, b in
          (state.all.units[a].demand[resource], b) < (state.all.units[b].demand[resource], a)
        }
        if let found { return found }
      }
    }
    return nil
  }

  /// Hosts that cannot hold all the units that have to come to them; nil if there are none.
  func tooSmallHosts() -> PlacementProof.Room? {
    let all = state.all
    var sets: [Int: [Int]] = [:]
    for unit in undecided { sets[all.units[unit].targets, default: []].append(unit) }
    let own = sets.sorted { $0.key < $1.key }.map { (hosts: all.targetSets[$0.key], units: $0.value) }
    var candidates = own
    if own.count > 1 {
      // A set with the sets within it, and all together.
      for place in own.indices {
        if limits.isAbandoned() { return nil }
        let hosts = Set(own[place].hosts)
        for other in own.indices where other != place && hosts.isSuperset(of: own[other].hosts) {
          candidates[place].units += own[other].units
        }
      }
      candidates.append((Set(own.flatMap(\.hosts)).sorted(), undecided))
    }
    for (hosts, units) in candidates {
      if limits.isAbandoned() { return nil }
      for resource in all.problem.resources.indices {
        let room = PlacementProof.Room(hosts: hosts, resource: resource)
        if state.isTooSmall(room, for: units) { return room }
      }
    }
    // A host that has too little for the smallest of them is none.
    for (hosts, units) in candidates {
      if limits.isAbandoned() { return nil }
      for resource in all.problem.resources.indices {
        guard let least = units.map({ all.units[$0].demand[resource] }).min(), least > 0 else { continue }
        let large = hosts.filter { host in
          guard state.room(host, resource) < least else { return true }
          let leavers = all.residents[host].filter { !all.units[$0].mustLeave && state.canLeave($0) }
          return !state.isOutOfReach(least - state.room(host, resource), of: resource, by: leavers)
        }
        let room = PlacementProof.Room(hosts: large, resource: resource)
        if large.count < hosts.count, state.isTooSmall(room, for: units) { return room }
      }
    }
    return nil
  }

  /// Hosts that have too few places of a size for the units that have to come to them; nil if there are none.
  private mutating func hostsWithTooFewPlaces() -> PlacementProof.Room? {
    let all = state.all
    // With many moves left the count takes as long as several cases.
    let left = min(16, state.limit.moves - state.cost.moves)
    count += left * left / 4
    var sets: [Int: [Int]] = [:]
    for unit in undecided { sets[all.units[unit].targets, default: []].append(unit) }
    var candidates = sets.sorted { $0.key < $1.key }.map { (hosts: all.targetSets[$0.key], units: $0.value) }
    if candidates.count > 1 { candidates.append((Set(candidates.flatMap(\.hosts)).sorted(), undecided)) }
    for (hosts, units) in candidates {
      if limits.isAbandoned() { return nil }
      for resource in all.problem.resources.indices {
        // Other sizes count fewer places for the same units.
        let steps = Set(units.map { all.units[$0].demand[resource] }).filter { $0 > all.measures[resource] }
        for step in steps.sorted() where state.lacksPlaces(hosts, resource, of: step, for: units) {
          return PlacementProof.Room(hosts: hosts, resource: resource, step: step)
        }
      }
    }
    return nil
  }

  /// The unit that has to leave and has the fewest hosts, with these; nil if all are decided.
  private mutating func hardest() -> (unit: Int, hosts: [Int])? {
    var found: (unit: Int, count: Int)?
    for unit in undecided {
      var count = 0
      for host in state.all.targetSets[state.all.units[unit].targets] where isOpen(unit, host) {
        count += 1
        if let found, count > found.count { break }
      }
      let size = state.all.units[unit].cost.memory
      if let known = found {
        let other = state.all.units[known.unit].cost.memory
        if (count, other, unit) < (known.count, size, known.unit) { found = (unit, count) }
      } else {
        found = (unit, count)
      }
    }
    return found.map { ($0.unit, targets(of: $0.unit)) }
  }

  /// Every unit is decided: keeps the assignment if its moves have an order.
  private mutating func conclude() {
    var targets = state.fixed
    for unit in targets.indices where targets[unit] < 0 { targets[unit] = state.all.units[unit].home }
    guard let moves = orderedMoves(to: targets, state.all) else {
      cheapestWithoutOrder = min(state.cost, cheapestWithoutOrder ?? state.cost)
      return
    }
    best = (state.cost, moves)
    state.limit = state.cost
  }
}
