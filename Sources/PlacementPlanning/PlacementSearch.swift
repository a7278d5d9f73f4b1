internal import PlanChecker

/// The search for a plan: first with nobody else moving, then with one more move at a time.
struct PlacementSearch {
  private let all: PlacementUnits
  private let limits: PlacementLimits
  /// What the units that have to leave cost at least.
  private let forced: PlacementCost

  /// The most cases of a proof that goes into a plan.
  private static let mostNodes = 20_000

  /// - Returns: Nil if it is abandoned.
  init?(_ problem: PlacementProblem, limits: PlacementLimits) {
    guard let all = PlacementUnits(problem, unless: limits.isAbandoned) else { return nil }
    self.all = all
    self.limits = limits
    var forced = PlacementCost()
    for unit in all.units where unit.mustLeave {
      forced.moves += unit.cost.moves
      forced.memory += unit.cost.memory
    }
    self.forced = forced
  }

  func plan() -> PlacementPlan {
    if let plan = lackOfHosts() { return plan }
    if limits.isRepacking, let plan = lackOfRoom() { return plan }
    // Nobody else moves: then one assignment is as good as another.
    let one = PlacementCost(moves: 1, memory: 0)
    var left = max(100, limits.work / max(1, all.problem.hosts.count))
    var direct = PlacementCases(
      all, below: one, most: left / 4, isFirstEnough: true, limits: limits)
    let root = direct.explore()
    left -= direct.count
    if let best = direct.best { return plan(best.moves, beyond: PlacementCost()) }
    let isProven = !direct.isUnfinished && direct.bound == one
    guard limits.isRepacking else {
      guard let root, isProven else { return unknown(PlacementCost()) }
      return infeasible(root, beyond: one)
    }
    return repacked(isProven ? root : nil, left: left)
  }

  /// Lets others move, as few as possible.
  ///
  /// - Parameter direct: The proof that somebody has to; nil if there is none.
  private func repacked(_ direct: PlacementProof.Node?, left: Int) -> PlacementPlan {
    var left = left
    var bound = PlacementCost()
    var proof: PlacementProof?
    func keep(_ cost: PlacementCost, _ root: PlacementProof.Node) {
      guard root.count <= Self.mostNodes else { return }
      bound = cost
      proof = PlacementProof(bound: cost, root: root)
    }
    if let direct { keep(PlacementCost(moves: 1, memory: 0), direct) }
    // Any plan at first, as a limit for the search.
    var best: (cost: PlacementCost, moves: [PlacementMove])?
    if let places = assignmentWithRoomMade(all, unless: limits.isAbandoned),
      let moves = orderedMoves(to: places, all)
    {
      best = (cost(of: places), moves)
    } else {
      var any = PlacementCases(
        all, below: PlacementState.unlimited, most: min(left, 5000), isFirstEnough: true,
        limits: limits)
      let root = any.explore()
      left -= any.count
      best = any.best
      if best == nil, any.cheapestWithoutOrder == nil, let root, !any.isUnfinished,
        root.count <= Self.mostNodes
      {
        return infeasible(root, beyond: nil)
      }
    }
    var more = 1
    while left > 0, more <= best?.cost.moves ?? .max {
      let limit = min(PlacementCost(moves: more + 1, memory: 0), best?.cost ?? PlacementState.unlimited)
      var cases = PlacementCases(
        all, below: limit, most: left, isFirstEnough: false, limits: limits)
      let root = cases.explore()
      left -= cases.count
      if let found = cases.best { best = found }
      guard let root, !cases.isUnfinished else { break }
      keep(cases.bound, root)
      if let best, best.cost <= bound { break }
      more += 1
    }
    guard let best else { return unknown(bound, proof) }
    return plan(best.moves, beyond: bound, proof: proof)
  }

  /// What an assignment costs beyond one move of each unit that has to leave.
  private func cost(of places: [Int]) -> PlacementCost {
    var cost = PlacementCost()
    for (unit, value) in all.units.enumerated() where !value.mustLeave && places[unit] != value.home {
      cost.moves += value.cost.moves
      cost.memory += value.cost.memory
    }
    return cost
  }

  private func plan(
    _ moves: [PlacementMove], beyond bound: PlacementCost, proof: PlacementProof? = nil
  ) -> PlacementPlan {
    let memory = moves.reduce(0) { $0 + all.problem.guests[$1.guest].demand[0] }
    return PlacementPlan(
      moves: moves, cost: PlacementCost(moves: moves.count, memory: memory), bound: total(bound),
      proof: proof,
      obstacle: nil)
  }

  private func unknown(_ bound: PlacementCost, _ proof: PlacementProof? = nil) -> PlacementPlan {
    PlacementPlan(moves: [], cost: nil, bound: total(bound), proof: proof, obstacle: nil)
  }

  private func total(_ more: PlacementCost) -> PlacementCost {
    PlacementCost(moves: forced.moves + more.moves, memory: forced.memory + more.memory)
  }
}

extension PlacementSearch {
  /// The answer if a guest that has to leave cannot move, or has no host at all.
  private func lackOfHosts() -> PlacementPlan? {
    let leaving = all.units.filter(\.mustLeave)
    let stuck = leaving.filter { unit in unit.guests.contains { !all.problem.guests[$0].isMovable } }
    let homeless = leaving.filter { all.targetSets[$0.targets].isEmpty }
    guard let first = stuck.first ?? homeless.first else { return nil }
    return PlacementPlan(
      moves: [], cost: nil, bound: forced,
      proof: PlacementProof(bound: nil, root: PlacementProof.Node(guest: first.guests[0])),
      obstacle: PlacementObstacle(
        reason: stuck.isEmpty ? .noHost : .immovable,
        guests: (stuck.isEmpty ? homeless : stuck).flatMap(\.guests),
        hosts: [], resource: nil, missing: 0))
  }

  /// The answer if the hosts that can take the guests have too little room, whoever moves.
  private func lackOfRoom() -> PlacementPlan? {
    let cases = PlacementCases(
      all, below: PlacementState.unlimited, most: 1, isFirstEnough: true, limits: limits)
    guard let room = cases.tooSmallHosts() else { return nil }
    return infeasible(PlacementProof.Node(room: room), beyond: nil)
  }

  private func infeasible(_ root: PlacementProof.Node, beyond bound: PlacementCost?) -> PlacementPlan {
    var guests = all.units.indices.filter { all.units[$0].mustLeave }
    var hosts = Set(guests.flatMap { all.targetSets[all.units[$0].targets] })
    var missing = 0
    // Hosts that a proof leaves out are too small for each of the guests.
    let isInSum = root.room.map { room in
      all.targetSets.contains(room.hosts) || hosts == Set(room.hosts)
    }
    if let room = root.room, isInSum == true {
      hosts = Set(room.hosts)
      let state = PlacementState(all, limit: bound ?? PlacementState.unlimited)
      guests.removeAll { unit in
        all.units[unit].demand[room.resource] == 0
          || !hosts.isSuperset(of: all.targetSets[all.units[unit].targets])
      }
      missing = state.missing(room, for: guests)
    } else {
      let state = PlacementState(all, limit: PlacementCost(moves: 1, memory: 0))
      let unplaced = guests.filter { unit in
        all.targetSets[all.units[unit].targets].allSatisfy { host in
          state.isKeptApart(unit, from: host)
            || all.units[unit].demand.enumerated().contains { state.room(host, $0.offset) < $0.element }
        }
      }
      if !unplaced.isEmpty { guests = unplaced }
    }
    return PlacementPlan(
      moves: [], cost: nil, bound: forced,
      proof: root.count <= Self.mostNodes ? PlacementProof(bound: bound, root: root) : nil,
      obstacle: PlacementObstacle(
        reason: isInSum == true ? .room : .arrangement, guests: guests.flatMap { all.units[$0].guests },
        hosts: hosts.sorted(), resource: root.room?.resource, missing: missing))
  }
}

extension PlacementProof.Node {
  /// The number of cases.
  var count: Int { cases.reduce(1) { $0 + ($1.node?.count ?? 0) } }
}
