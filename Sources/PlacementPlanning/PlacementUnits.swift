internal import PlanChecker

/// The guests of a problem in units that move as one, with where each can go.
struct PlacementUnits {
  let problem: PlacementProblem
  let units: [Unit]
  /// The unit of each guest.
  let unitOfGuest: [Int]
  /// The units that may not share a host with each.
  let conflicts: [[Int]]
  /// What guests can use of each host, by host and resource.
  ///
  /// Guests take whole multiples of the largest measure that all of them share, such as 1 GiB; what is left beyond these is of no use.
  let capacity: [Int]
  /// The largest measure that all guests' amounts of each resource share; 1 where they take nothing.
  let measures: [Int]
  /// The units on each host, those with the most memory first.
  let residents: [[Int]]
  /// Distinct sets of hosts that units can go to, ascending; a unit's own host can be in its set.
  let targetSets: [[Int]]
  /// The same sets, by host.
  let isTarget: [[Bool]]
  /// Whether hosts of one kind differ in nothing but their room: no rule names a guest, and no guest names hosts.
  let isSymmetric: Bool

  struct Unit {
    var guests: [Int]
    var home: Int
    var demand: [Int]
    var targets: Int
    var mustLeave: Bool
    /// What one move of it costs.
    var cost: PlacementCost
  }

  /// Groups the guests, in O(guests + kinds of guests × hosts).
  ///
  /// - Returns: Nil if it is abandoned, which it asks for each group of guests.
  init?(_ problem: PlacementProblem, unless isAbandoned: () -> Bool = { false }) {
    self.problem = problem
    var units: [Unit] = []
    var (targetSets, isTarget): ([[Int]], [[Bool]]) = ([], [])
    let leaving = Set(problem.leaving)
    var unitOfGuest = problem.guests.map { _ in -1 }
    var groups = problem.together.filter { $0.count > 1 }
    for group in groups { for guest in group { unitOfGuest[guest] = 0 } }
    for guest in problem.guests.indices where unitOfGuest[guest] < 0 { groups.append([guest]) }
    groups.sort { ($0.first ?? 0) < ($1.first ?? 0) }

    var known: [[Int]: Int] = [:]
    var byKind: [TargetKey: Int] = [:]
    for (place, group) in groups.enumerated() {
      if isAbandoned() { return nil }
      let first = problem.guests[group[0]]
      var demand = problem.resources.map { _ in 0 }
      for guest in group {
        unitOfGuest[guest] = place
        for (resource, amount) in problem.guests[guest].demand.enumerated() { demand[resource] += amount }
      }
      let keys = group.map { TargetKey(problem.guests[$0]) }
      var set: Int?
      if keys.count == 1 { set = byKind[keys[0]] }
      if set == nil {
        let hosts = problem.hosts.indices.filter { host in
          let offer = problem.hosts[host]
          return offer.takesGuests && !leaving.contains(host)
            && keys.allSatisfy {
              $0.isMovable && problem.isAllowed[$0.kind][offer.kind] && $0.onlyOn?.contains(host) ?? true
            }
        }
        let number = known[hosts] ?? targetSets.count
        if number == targetSets.count {
          known[hosts] = number
          targetSets.append(hosts)
          var flags = problem.hosts.map { _ in false }
          for host in hosts { flags[host] = true }
          isTarget.append(flags)
        }
        if keys.count == 1 { byKind[keys[0]] = number }
        set = number
      }
      units.append(
        Unit(
          guests: group, home: first.host, demand: demand, targets: set ?? 0,
          mustLeave: leaving.contains(first.host), cost: PlacementCost(moves: group.count, memory: demand[0]))
      )
    }
    var residents: [[Int]] = problem.hosts.map { _ in [] }
    for place in units.indices.sorted(by: { (units[$0].demand[0], $1) > (units[$1].demand[0], $0) }) {
      residents[units[place].home].append(place)
    }
    var conflicts: [[Int]] = units.map { _ in [] }
    for rule in problem.apart {
      let members = Set(rule.map { unitOfGuest[$0] }).sorted()
      for one in members { conflicts[one] += members.filter { $0 != one } }
    }
    conflicts = conflicts.map { Set($0).sorted() }
    let steps = problem.resources.indices.map { resource in
      units.reduce(0) { greatestCommonDivisor($0, $1.demand[resource]) }
    }
    measures = steps.map { max(1, $0) }
    capacity = problem.hosts.flatMap { host in
      zip(host.capacity, steps).map { capacity, step in
        capacity.map { step > 0 ? $0 / step * step : $0 } ?? PlacementProblem.Host.unlimited
      }
    }
    isSymmetric = problem.guests.allSatisfy { $0.onlyOn == nil } && conflicts.allSatisfy(\.isEmpty)
    self.conflicts = conflicts
    self.units = units
    self.unitOfGuest = unitOfGuest
    self.residents = residents
    self.targetSets = targetSets
    self.isTarget = isTarget
  }

  private struct TargetKey: Hashable {
    var kind: Int
    var onlyOn: [Int]?
    var isMovable: Bool

    init(_ guest: PlacementProblem.Guest) {
      kind = guest.kind
      onlyOn = guest.onlyOn
      isMovable = guest.isMovable
    }
  }

  /// Whether a unit can leave its host at all.
  func canLeave(_ unit: Int) -> Bool {
    let hosts = targetSets[units[unit].targets]
    return hosts.count > 1 || hosts.first.map { $0 != units[unit].home } ?? false
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestCommonDivisor(b, a % b) }
