internal import FleetQuestions
internal import MartletQuestions
internal import PlanChecker

extension PlacedFleet {
  /// The hosts on which guests that have to leave certainly run, and that lack pages or cells for them while the others stay.
  ///
  /// - Throws: `interrupted` if nobody wants the answer.
  func refusals(of guests: [Int], _ fleet: OpenFleet) throws(QuestionError) -> [DrainPlan.Refusal] {
    guard !guests.isEmpty else { return [] }
    let leaving = Set(problem.leaving)
    var used = problem.hosts.map { $0.capacity.map { _ in 0 } }
    for guest in problem.guests {
      for (resource, amount) in guest.demand.enumerated() { used[guest.host][resource] += amount }
    }
    var found: [[Int]: DrainPlan.Refusal] = [:]
    for place in guests where leaving.contains(problem.guests[place].host) {
      try fleet.checkWanted()
      let guest = problem.guests[place]
      for (host, offer) in problem.hosts.enumerated() {
        guard offer.takesGuests, !leaving.contains(host), problem.isAllowed[guest.kind][offer.kind],
          guest.onlyOn?.contains(host) ?? true
        else { continue }
        let lacking = guest.demand.indices.dropFirst(2).first { resource in
          guest.demand[resource] > 0
            && offer.capacity[resource].map { $0 - used[host][resource] < guest.demand[resource] } ?? false
        }
        guard let lacking, let capacity = offer.capacity[lacking] else { continue }
        let key = [host, lacking]
        var entry =
          found[key]
          ?? DrainPlan.Refusal(
            host: hosts[host].name, guests: [], resource: problem.resources[lacking],
            free: max(0, capacity - used[host][lacking]), needed: guest.demand[lacking])
        entry.guests.append(self.guests[place].name)
        entry.needed = min(entry.needed, guest.demand[lacking])
        found[key] = entry
      }
    }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }
}
