internal import PlanChecker

/// A question with what a search looks up often.
struct RollFleet: Sendable {
  let question: RollQuestion
  let units: [Unit]
  let resources, rules: Int
  /// By host and resource; a large number where there is no limit.
  let capacity: [Int]
  private let kinds: Int
  private let wanted: [Int]

  /// Guests that move one right after the other.
  struct Unit: Sendable {
    var guests: [Int]
    var home: Int
    var demand: [Int]
    /// The rules that keep it apart from others.
    var rules: [Int]
    /// The hosts that can have it at some time, ascending.
    var targets: [Int]
    /// Whether no order keeps it running.
    var isLost: Bool
  }

  /// - Returns: Nil if it is abandoned.
  init?(_ question: RollQuestion, unless isAbandoned: () -> Bool = { false }) {
    self.question = question
    let problem = question.placement
    resources = problem.resources.count
    rules = problem.apart.count
    kinds = problem.isAllowed.first?.count ?? 0
    capacity = problem.hosts.flatMap { host in host.capacity.map { $0 ?? PlacementProblem.Host.unlimited } }
    var rulesOf: [[Int]] = problem.guests.map { _ in [] }
    for (rule, group) in problem.apart.enumerated() where Set(group).count > 1 {
      for guest in Set(group) { rulesOf[guest].append(rule) }
    }
    let grouped = Set(problem.together.joined())
    let groups =
      problem.together.filter { !$0.isEmpty }
      + problem.guests.indices.filter { !grouped.contains($0) }.map { [$0] }
    var units: [Unit] = []
    var wanted = Array(repeating: 0, count: kinds)
    for guests in groups.sorted(by: { $0[0] < $1[0] }) {
      if isAbandoned() { return nil }
      let first = problem.guests[guests[0]]
      var unit = Unit(
        guests: guests, home: first.host, demand: Array(repeating: 0, count: problem.resources.count),
        rules: guests.flatMap { rulesOf[$0] }, targets: [], isLost: false)
      var lasts = false
      for guest in guests {
        for (resource, demand) in problem.guests[guest].demand.enumerated() {
          unit.demand[resource] += demand
        }
      }
      for (host, entry) in problem.hosts.enumerated() {
        let room = zip(unit.demand, entry.capacity).allSatisfy { demand, room in
          demand == 0 || room.map { demand <= $0 } ?? true
        }
        guard room else { continue }
        let before = guests.allSatisfy { question.isAllowed($0, on: host, as: entry.kind) }
        let changed = question.changed[host] ?? entry.kind
        let after = guests.allSatisfy { question.isAllowed($0, on: host, as: changed) }
        guard before || after else { continue }
        unit.targets.append(host)
        if after { lasts = true }
      }
      unit.isLost =
        question.changed[unit.home] != nil
        && (!lasts || unit.targets.allSatisfy { $0 == unit.home })
      let share = 1000 / max(1, unit.targets.count)
      for kind in 0..<kinds where problem.isAllowed[first.kind][kind] { wanted[kind] += share }
      units.append(unit)
    }
    self.units = units
    self.wanted = wanted
  }

  /// How much the guests of the fleet depend on hosts of a kind.
  func demand(onKind kind: Int) -> Int { wanted[kind] }

  /// Whether a unit may be on a host while that is of a kind.
  func isAllowed(_ unit: Int, _ host: Int, _ kind: Int) -> Bool {
    question.placement.isAllowed[question.placement.guests[units[unit].guests[0]].kind][kind]
      && units[unit].guests.dropFirst().allSatisfy {
        question.placement.isAllowed[question.placement.guests[$0].kind][kind]
      }
  }
}
