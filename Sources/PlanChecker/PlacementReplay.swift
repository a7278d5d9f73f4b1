/// Carries a plan's moves out in numbers, and holds each step against capacity and rules.
public struct PlacementReplay: Sendable {
  /// What a step does wrong; places are those of guests, hosts and resources.
  public enum Failure: Error, Sendable, Hashable {
    /// The problem has no meaning, for this reason.
    case problem(String)
    /// The step (from 0) names a guest that is elsewhere, or a host that does not exist.
    case step(Int)
    /// A guest may not be on a host: by its kind, by its own list of hosts, or because one of them cannot take part.
    case notAllowed(step: Int, guest: Int, host: Int)
    /// A host has too little of a resource when a guest arrives.
    case room(step: Int, host: Int, resource: Int)
    /// Guests that have to be apart meet on a host.
    case apart(step: Int, guest: Int, other: Int)
    /// A group that belongs together is torn apart.
    case together(step: Int, guest: Int)
    /// A guest is left on a host that was to be emptied.
    case left(guest: Int)
  }

  /// Where each guest is after all steps.
  public let places: [Int]
  /// What the steps cost.
  public let cost: PlacementCost

  /// Carries out the moves, in O(guests + moves × rules).
  ///
  /// - Throws: `Failure`, of the first step that has one.
  public init(_ moves: [PlacementMove], of problem: PlacementProblem) throws(Failure) {
    if let flaw = problem.flaw { throw .problem(flaw) }
    var places = problem.guests.map(\.host)
    var used = problem.hosts.map { $0.capacity.map { _ in 0 } }
    for guest in problem.guests {
      for resource in guest.demand.indices { used[guest.host][resource] += guest.demand[resource] }
    }
    var rules: [Int: [Int]] = [:]
    for (number, rule) in problem.apart.enumerated() {
      for guest in rule { rules[guest, default: []].append(number) }
    }
    var groups: [Int: [Int]] = [:]
    for group in problem.together { for guest in group { groups[guest] = group } }
    let leaving = Set(problem.leaving)
    var memory = 0
    for (step, move) in moves.enumerated() {
      guard problem.guests.indices.contains(move.guest), problem.hosts.indices.contains(move.to),
        places[move.guest] == move.from, move.from != move.to
      else { throw .step(step) }
      let (guest, host) = (problem.guests[move.guest], problem.hosts[move.to])
      guard guest.isMovable, host.takesGuests, !leaving.contains(move.to),
        problem.isAllowed[guest.kind][host.kind], guest.onlyOn?.contains(move.to) ?? true
      else { throw .notAllowed(step: step, guest: move.guest, host: move.to) }
      for resource in guest.demand.indices {
        used[move.from][resource] -= guest.demand[resource]
        used[move.to][resource] += guest.demand[resource]
        if let most = host.capacity[resource], used[move.to][resource] > most {
          throw .room(step: step, host: move.to, resource: resource)
        }
      }
      places[move.guest] = move.to
      memory += guest.demand[0]
      for rule in rules[move.guest, default: []] {
        for other in problem.apart[rule] where other != move.guest && places[other] == move.to {
          throw .apart(step: step, guest: move.guest, other: other)
        }
      }
      let group = groups[move.guest, default: []]
      if Set(group.map { places[$0] }).count > 1 {
        // The others follow at once.
        guard step + 1 < moves.count, group.contains(moves[step + 1].guest), moves[step + 1].to == move.to
        else { throw .together(step: step, guest: move.guest) }
      }
    }
    if let guest = places.firstIndex(where: leaving.contains) { throw .left(guest: guest) }
    self.places = places
    cost = PlacementCost(moves: moves.count, memory: memory)
  }
}
