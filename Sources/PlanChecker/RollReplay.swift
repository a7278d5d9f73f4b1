/// A fleet in the middle of an order.
struct RollReplay {
  private let question: RollQuestion
  private var place: [Int]
  private var residents: [Set<Int>]
  private var kinds: [Int]
  private var restarted: Set<Int> = []
  /// The hosts that have changed.
  private(set) var changed: Set<Int> = []

  init(_ question: RollQuestion) {
    self.question = question
    place = question.placement.guests.map(\.host)
    residents = Array(repeating: [], count: question.placement.hosts.count)
    kinds = question.placement.hosts.map(\.kind)
    for (guest, host) in place.enumerated() { residents[host].insert(guest) }
  }

  /// Plays one batch; returns the first rule that it breaks.
  mutating func flaw(of batch: RollOrder.Batch) -> String? {
    let leaving = Set(batch.hosts)
    guard !leaving.isEmpty, leaving.count == batch.hosts.count, leaving.count <= question.batch else {
      return "it changes \(batch.hosts.count) hosts; 1 to \(question.batch) are allowed, each once"
    }
    guard leaving.allSatisfy({ question.changed.indices.contains($0) && question.changed[$0] != nil }) else {
      return "it changes a host that is not to change"
    }
    guard leaving.isDisjoint(with: changed) else { return "it changes a host twice" }
    for (turn, move) in batch.moves.enumerated() {
      if let flaw = flaw(of: move, leaving, batch) { return "move \(turn + 1): \(flaw)" }
      residents[move.from].remove(move.guest)
      residents[move.to].insert(move.guest)
      place[move.guest] = move.to
    }
    guard question.placement.together.allSatisfy({ group in Set(group.map { place[$0] }).count < 2 }) else {
      return "guests that belong together are on several hosts"
    }
    let staying = leaving.reduce(into: Set<Int>()) { $0.formUnion(residents[$1]) }
    guard staying.count == batch.restarts.count, staying == Set(batch.restarts) else {
      return
        "\(staying.subtracting(batch.restarts).count) guests are still on hosts that change, and "
        + "\(Set(batch.restarts).subtracting(staying).count) that restart are elsewhere"
    }
    restarted.formUnion(staying)
    changed.formUnion(leaving)
    for host in leaving { kinds[host] = question.changed[host] ?? kinds[host] }
    return nil
  }

  private func flaw(of move: PlacementMove, _ leaving: Set<Int>, _ batch: RollOrder.Batch) -> String? {
    guard place.indices.contains(move.guest), residents.indices.contains(move.to) else {
      return "no such guest or host"
    }
    guard place[move.guest] == move.from, move.from != move.to else {
      return "the guest is not on the host that it leaves"
    }
    guard !leaving.contains(move.to) else { return "the target changes in the same batch" }
    guard !restarted.contains(move.guest), !batch.restarts.contains(move.guest) else {
      return "the guest is one of those that restart"
    }
    guard question.isAllowed(move.guest, on: move.to, as: kinds[move.to]) else {
      return "the target does not take the guest"
    }
    let problem = question.placement
    for (resource, demand) in problem.guests[move.guest].demand.enumerated() where demand > 0 {
      guard let capacity = problem.hosts[move.to].capacity[resource] else { continue }
      let used = residents[move.to].reduce(0) { $0 + problem.guests[$1].demand[resource] }
      guard used + demand <= capacity else { return "the target has no room" }
    }
    for group in problem.apart where group.contains(move.guest) {
      guard residents[move.to].isDisjoint(with: group) else {
        return "the target holds a guest that has to be apart from it"
      }
    }
    return nil
  }
}
