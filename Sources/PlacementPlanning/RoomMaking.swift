internal import PlanChecker

/// A quick assignment in which others make room: the host of each unit; nil if none was found, or if it is abandoned.
///
/// Each unit goes to the fullest host that has room. Where none has, it goes where the fewest units have to make room, and these are placed likewise. It proves nothing.
func assignmentWithRoomMade(_ all: PlacementUnits, unless isAbandoned: () -> Bool) -> [Int]? {
  var making = RoomMaking(all)
  return making.run(unless: isAbandoned) ? making.places : nil
}

private struct RoomMaking {
  let all: PlacementUnits
  /// The host of each unit; -1 for none yet.
  private(set) var places: [Int]
  private var free: [Int]
  private var present: [[Int]]
  private var ejections: [Int]
  private let width: Int

  init(_ all: PlacementUnits) {
    self.all = all
    width = all.problem.resources.count
    places = all.units.map { $0.mustLeave ? -1 : $0.home }
    var free = all.capacity
    for unit in all.units where !unit.mustLeave {
      for (resource, amount) in unit.demand.enumerated() { free[unit.home * width + resource] -= amount }
    }
    self.free = free
    present = all.residents.map { $0.filter { !all.units[$0].mustLeave } }
    ejections = all.units.map { _ in 0 }
  }

  mutating func run(unless isAbandoned: () -> Bool) -> Bool {
    var queue = all.units.indices.filter { places[$0] < 0 }
    var steps = 1000 + 20 * queue.count
    while !queue.isEmpty, steps > 0 {
      steps -= 1
      queue.sort { (all.units[$0].cost.memory, $1) < (all.units[$1].cost.memory, $0) }
      let unit = queue.removeLast()
      if let host = fullestFit(unit) {
        put(unit, on: host)
        continue
      }
      guard let (host, leavers) = cheapestRoom(for: unit, unless: isAbandoned) else { return false }
      for other in leavers {
        take(other)
        ejections[other] += 1
        queue.append(other)
      }
      put(unit, on: host)
    }
    return queue.isEmpty
  }

  private mutating func put(_ unit: Int, on host: Int) {
    places[unit] = host
    present[host].append(unit)
    for (resource, amount) in all.units[unit].demand.enumerated() { free[host * width + resource] -= amount }
  }

  private mutating func take(_ unit: Int) {
    let host = places[unit]
    places[unit] = -1
    present[host].removeAll { $0 == unit }
    for (resource, amount) in all.units[unit].demand.enumerated() { free[host * width + resource] += amount }
  }

  private func hosts(for unit: Int) -> [Int] {
    let value = all.units[unit]
    let hosts = all.targetSets[value.targets]
    return value.mustLeave || hosts.contains(value.home) ? hosts : hosts + [value.home]
  }

  private func missing(_ unit: Int, _ host: Int, _ resource: Int) -> Int {
    all.units[unit].demand[resource] - free[host * width + resource]
  }

  private func fullestFit(_ unit: Int) -> Int? {
    hosts(for: unit).filter { host in
      (0..<width).allSatisfy { missing(unit, host, $0) <= 0 }
        && !all.conflicts[unit].contains { places[$0] == host }
    }.min { (free[$0 * width], $0) < (free[$1 * width], $1) }
  }

  /// The host where the fewest moves make room for a unit, with those that make it; nil for none, and if the search is abandoned.
  private func cheapestRoom(
    for unit: Int, unless isAbandoned: () -> Bool
  ) -> (host: Int, leavers: [Int])? {
    var best: (host: Int, leavers: [Int])?
    var least = (Int.max, Int.max, Int.max)
    for host in hosts(for: unit) {
      if isAbandoned() { return nil }
      guard let leavers = leavers(for: unit, host) else { continue }
      var cost = (0, 0, 0)
      for other in leavers {
        if fullestFit(other) == nil { cost.0 += 1 }
        if places[other] == all.units[other].home { cost.1 += all.units[other].cost.moves }
        cost.2 += all.units[other].cost.memory
      }
      if cost < least {
        least = cost
        best = (host, leavers)
      }
    }
    return best
  }

  /// Units whose leaving lets a unit fit on a host: those that may not share it, then the largest until there is room, without those that
  /// turn out to be needless; nil if that is not enough.
  private func leavers(for unit: Int, _ host: Int) -> [Int]? {
    var missing = (0..<width).map { self.missing(unit, host, $0) }
    func canLeave(_ other: Int) -> Bool { all.canLeave(other) && ejections[other] < 3 }
    var leavers = all.conflicts[unit].filter { places[$0] == host }
    guard leavers.allSatisfy(canLeave) else { return nil }
    for other in leavers {
      for resource in 0..<width { missing[resource] -= all.units[other].demand[resource] }
    }
    let kept = leavers.count
    guard let worst = missing.indices.max(by: { missing[$0] < missing[$1] }) else { return leavers }
    let candidates = present[host].filter { canLeave($0) && !leavers.contains($0) }.sorted { a, b in
      (all.units[b].demand[worst], a) < (all.units[a].demand[worst], b)
    }
    for other in candidates where missing.contains(where: { $0 > 0 }) {
      leavers.append(other)
      for resource in 0..<width { missing[resource] -= all.units[other].demand[resource] }
    }
    guard missing.allSatisfy({ $0 <= 0 }) else { return nil }
    for other in leavers.dropFirst(kept) {
      let demand = all.units[other].demand
      guard (0..<width).allSatisfy({ missing[$0] + demand[$0] <= 0 }) else { continue }
      for resource in 0..<width { missing[resource] += demand[resource] }
      leavers.removeAll { $0 == other }
    }
    // A single smaller one may be enough.
    if leavers.count == 1, kept == 0 {
      let needed = (0..<width).map { self.missing(unit, host, $0) }
      let single = candidates.filter { other in
        (0..<width).allSatisfy { all.units[other].demand[$0] >= needed[$0] }
      }
      let cheapest = single.min { (all.units[$0].cost, $0) < (all.units[$1].cost, $1) }
      if let cheapest { return [cheapest] }
    }
    return leavers
  }
}
