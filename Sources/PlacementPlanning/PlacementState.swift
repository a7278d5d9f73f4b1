internal import PlanChecker

/// A case of the search: which units are fixed to hosts, what room is left, and what that costs so far.
///
/// Units that stay unless they are moved are counted on their host from the start; units that have to leave are nowhere until they are fixed.
struct PlacementState {
  let all: PlacementUnits
  /// The host that each unit is fixed to; -1 for none.
  private(set) var fixed: [Int]
  /// What each host has left, by host and resource; can be negative.
  private(set) var free: [Int]
  /// What hosts were over their capacity before anybody moved, by host and resource.
  private let excess: [Int]
  /// What the moves so far cost, beyond one of each unit that has to leave.
  private(set) var cost = PlacementCost()
  /// Fixed units on other hosts than their own, in the order in which they were fixed.
  private(set) var arrivals: [Int] = []
  /// Plans that cost so much or more are of no interest.
  var limit: PlacementCost

  private let width: Int

  static let unlimited = PlacementCost(moves: 1 << 40, memory: 0)

  init(_ all: PlacementUnits, limit: PlacementCost) {
    self.all = all
    self.limit = limit
    width = all.problem.resources.count
    fixed = all.units.map { _ in -1 }
    var free = all.capacity
    for unit in all.units where !unit.mustLeave {
      for (resource, amount) in unit.demand.enumerated() { free[unit.home * width + resource] -= amount }
    }
    self.free = free
    excess = free.map { max(0, -$0) }
  }

  func room(_ host: Int, _ resource: Int) -> Int { free[host * width + resource] }

  /// What a host was over its capacity before anybody moved.
  func excess(_ host: Int, _ resource: Int) -> Int { excess[host * width + resource] }

  /// Fixes a unit to a host.
  mutating func fix(_ unit: Int, to host: Int) {
    let value = all.units[unit]
    fixed[unit] = host
    guard host != value.home else { return }
    arrivals.append(unit)
    for (resource, amount) in value.demand.enumerated() {
      free[host * width + resource] -= amount
      if !value.mustLeave { free[value.home * width + resource] += amount }
    }
    if !value.mustLeave {
      cost.moves += value.cost.moves
      cost.memory += value.cost.memory
    }
  }

  /// Takes back the last `fix` of a unit.
  mutating func release(_ unit: Int) {
    let value = all.units[unit]
    let host = fixed[unit]
    fixed[unit] = -1
    guard host != value.home else { return }
    arrivals.removeLast()
    for (resource, amount) in value.demand.enumerated() {
      free[host * width + resource] += amount
      if !value.mustLeave { free[value.home * width + resource] -= amount }
    }
    if !value.mustLeave {
      cost.moves -= value.cost.moves
      cost.memory -= value.cost.memory
    }
  }

  /// Whether fixing a unit to another host would cost the limit.
  func isTooDear(_ unit: Int) -> Bool {
    guard !all.units[unit].mustLeave else { return false }
    let more = all.units[unit].cost
    return PlacementCost(moves: cost.moves + more.moves, memory: cost.memory + more.memory) >= limit
  }

  /// Whether a unit can still leave its host: it is not fixed, and its move does not cost the limit.
  func canLeave(_ unit: Int) -> Bool { fixed[unit] < 0 && all.canLeave(unit) && !isTooDear(unit) }

  /// Whether a rule keeps a unit from a host, as the case stands.
  func isKeptApart(_ unit: Int, from host: Int) -> Bool {
    let isHome = all.units[unit].home == host
    for other in all.conflicts[unit] {
      let isHomeOfOther = all.units[other].home == host
      if isHome, isHomeOfOther { continue }
      if fixed[other] == host { return true }
      if fixed[other] < 0, isHomeOfOther, !all.units[other].mustLeave, !canLeave(other) { return true }
    }
    return false
  }

  /// Whether no unit can leave its host any more, because any move costs the limit.
  var isSpent: Bool {
    cost.moves + 1 > limit.moves || cost.moves + 1 == limit.moves && cost.memory >= limit.memory
  }

  /// A resource that a host has too little of, whatever leaves it within the limit; nil if there is none.
  func overfull(_ host: Int) -> Int? {
    for resource in 0..<width where room(host, resource) < 0 {
      if isSpent { return resource }
      let leavers = all.residents[host].filter { !all.units[$0].mustLeave && canLeave($0) }
      if isOutOfReach(-room(host, resource), of: resource, by: leavers) { return resource }
    }
    return nil
  }

  /// Whether making so much room by moving some of these units away costs the limit.
  func isOutOfReach(_ missing: Int, of resource: Int, by leavers: [Int]) -> Bool {
    guard missing > 0 else { return false }
    let units = all.units
    // The fewest moves: those first that free the most with each move, and a part of the last one.
    let order = leavers.sorted { a, b in
      let (one, other) = (
        units[a].demand[resource] * units[b].cost.moves, units[b].demand[resource] * units[a].cost.moves
      )
      return one == other ? a < b : one > other
    }
    var left = missing
    var moves = 0
    for unit in order where left > 0 {
      let (amount, count) = (units[unit].demand[resource], units[unit].cost.moves)
      guard amount > 0 else { break }
      moves += left >= amount ? count : (left * count + amount - 1) / amount
      left -= amount
    }
    guard left <= 0 else { return true }
    let total = cost.moves + moves
    guard total >= limit.moves else { return false }
    guard total == limit.moves else { return true }
    return cost.memory + leastMemory(missing, of: resource, by: leavers, moves: moves) >= limit.memory
  }

  /// The least memory with which so much room can be made.
  private func leastMemory(_ missing: Int, of resource: Int, by leavers: [Int], moves: Int) -> Int {
    let units = all.units
    if moves == 1 {
      let enough = leavers.filter { units[$0].demand[resource] >= missing && units[$0].cost.moves == 1 }
      if let least = enough.map({ units[$0].cost.memory }).min() { return least }
    }
    let order = leavers.filter { units[$0].demand[resource] > 0 }.sorted { a, b in
      let (one, other) = (
        units[a].cost.memory * units[b].demand[resource], units[b].cost.memory * units[a].demand[resource]
      )
      return one == other ? a < b : one < other
    }
    var left = missing
    var memory = 0
    for unit in order where left > 0 {
      let (amount, own) = (units[unit].demand[resource], units[unit].cost.memory)
      memory += left >= amount ? own : left * own / amount
      left -= amount
    }
    return memory
  }

  /// Whether `room.hosts` together have too little for what is on them and for `guests`, which have to come to them.
  func isTooSmall(_ room: PlacementProof.Room, for guests: [Int]) -> Bool {
    let missing = lack(room, for: guests)
    return missing > 0 && isOutOfReach(missing, of: room.resource, by: leavers(of: room.hosts))
  }

  /// What hosts lack of a resource if all leave them that can; 0 if nothing.
  func missing(_ room: PlacementProof.Room, for guests: [Int]) -> Int {
    let leaving = leavers(of: room.hosts).reduce(0) { $0 + all.units[$1].demand[room.resource] }
    // What is beyond whole multiples of a measure is no room, but it is not missing either.
    let rests = room.hosts.reduce(0) { sum, host in
      let own = all.problem.hosts[host].capacity[room.resource]
      return sum + (own.map { $0 - all.capacity[host * width + room.resource] } ?? 0)
    }
    return max(0, lack(room, for: guests) - rests - (limit.moves > 1 ? leaving : 0))
  }

  private func lack(_ room: PlacementProof.Room, for guests: [Int]) -> Int {
    var missing = guests.reduce(0) { $0 + all.units[$1].demand[room.resource] }
    guard missing > 0 else { return 0 }
    for host in room.hosts {
      missing -= self.room(host, room.resource) + excess[host * width + room.resource]
    }
    return missing
  }

  /// The units on hosts that can go to a host outside them.
  private func leavers(of hosts: [Int]) -> [Int] {
    var isInside = all.problem.hosts.map { _ in false }
    for host in hosts { isInside[host] = true }
    return hosts.flatMap { host in
      all.residents[host].filter { unit in
        !all.units[unit].mustLeave && canLeave(unit)
          && all.targetSets[all.units[unit].targets].contains { !isInside[$0] }
      }
    }
  }
}
