internal import PlanChecker

/// Moves that lead to an assignment, in an order in which each host has room when a guest arrives; nil if none was found.
///
/// Where units wait for each other's room, one of them goes by way of a third host, once. `targets` is the host of each unit.
func orderedMoves(to targets: [Int], _ all: PlacementUnits) -> [PlacementMove]? {
  let width = all.problem.resources.count
  var places = all.units.map(\.home)
  var free = all.capacity
  for unit in all.units {
    for (resource, amount) in unit.demand.enumerated() { free[unit.home * width + resource] -= amount }
  }
  func fits(_ unit: Int, _ host: Int) -> Bool {
    for (resource, amount) in all.units[unit].demand.enumerated() where free[host * width + resource] < amount
    {
      return false
    }
    return !all.conflicts[unit].contains { places[$0] == host }
  }
  var moves: [PlacementMove] = []
  func move(_ unit: Int, to host: Int) {
    for (resource, amount) in all.units[unit].demand.enumerated() {
      free[places[unit] * width + resource] += amount
      free[host * width + resource] -= amount
    }
    moves += all.units[unit].guests.map { PlacementMove(guest: $0, from: places[unit], to: host) }
    places[unit] = host
  }
  // Those that make room go first; then the largest.
  var waiting = all.units.indices.filter { targets[$0] != places[$0] }.sorted { a, b in
    (all.units[a].mustLeave ? 1 : 0, all.units[b].cost.memory, a)
      < (all.units[b].mustLeave ? 1 : 0, all.units[a].cost.memory, b)
  }
  var parked: Set<Int> = []
  while !waiting.isEmpty {
    let before = waiting.count
    waiting.removeAll { unit in
      guard fits(unit, targets[unit]) else { return false }
      move(unit, to: targets[unit])
      return true
    }
    guard waiting.count == before else { continue }
    // The cheapest unit that stands on a host for which another one waits.
    let wanted = Set(waiting.map { targets[$0] })
    let candidates = waiting.filter { wanted.contains(places[$0]) && !parked.contains($0) }.sorted { a, b in
      (all.units[a].cost, a) < (all.units[b].cost, b)
    }
    var found = false
    for unit in candidates {
      let hosts = all.targetSets[all.units[unit].targets].filter { $0 != places[unit] && fits(unit, $0) }
      // A host for which nobody waits, if there is one.
      guard let host = hosts.first(where: { !wanted.contains($0) }) ?? hosts.first else { continue }
      parked.insert(unit)
      move(unit, to: host)
      found = true
      break
    }
    guard found else { return nil }
  }
  return moves
}
