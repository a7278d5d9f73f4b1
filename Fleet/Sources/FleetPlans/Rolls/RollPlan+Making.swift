internal import CPUCompatibility
internal import CPUReaders
internal import FleetPlanning
public import FleetQuestions
internal import FleetStorage
internal import GuestVerdicts
public import MartletQuestions
public import PlanChecker
internal import ReportContract

extension RollPlan {
  /// The plan of an order; everything but the order follows from the problem.
  ///
  /// - Parameters:
  ///   - deadEnd: Where no further host could be emptied without the restarts.
  ///   - isFewest: Whether fewer restarts are known not to be enough.
  /// - Throws: The store's errors.
  public init(
    _ request: Request, _ problem: RollProblem, _ order: RollOrder, deadEnd: DeadEnd?, isFewest: Bool,
    in fleet: OpenFleet
  ) throws(QuestionError) {
    inputs = [fleet.input]
    self.request = request
    tables = fleet.tables
    hosts = problem.hosts
    guests = problem.guests
    batches = order.batches.map { batch in
      Batch(
        hosts: batch.hosts.map { problem.hosts[$0].name },
        moves: batch.moves.map { move in
          Move(
            guest: problem.guests[move.guest].name, from: problem.hosts[move.from].name,
            to: problem.hosts[move.to].name)
        }, restarts: batch.restarts.map { problem.guests[$0].name })
    }
    let bounds = RollBound(of: problem.question, restarting: order.restarts, inBatches: order.batches.count)
    moves = order.moves
    bound = bounds.moves
    provenRestarts = bounds.restarts.count
    isFewestRestarts = isFewest || order.restarts.count == bounds.restarts.count
    self.deadEnd = deadEnd
    restarts = try problem.restarts(in: order, forced: Set(bounds.restarts), fleet)
    pins = problem.pins
    predictions = problem.predictions
    undetermined = problem.undetermined
    notes = problem.notes
  }
}

extension RollProblem {
  /// The restarts of an order, each with its reason.
  func restarts(
    in order: RollOrder, forced: Set<Int>, _ fleet: OpenFleet
  ) throws(QuestionError) -> [RollPlan.Restart] {
    var found: [RollPlan.Restart] = []
    var turns: [Int: Int] = [:]
    for (number, batch) in order.batches.enumerated() { for host in batch.hosts { turns[host] = number + 1 } }
    var reader = GuestReader(fleet)
    for (number, batch) in order.batches.enumerated() {
      for guest in batch.restarts {
        try fleet.checkWanted()
        let home = question.placement.guests[guest].host
        let others = question.changed.indices.filter { $0 != home }
        let takers = others.filter {
          question.isAllowed(guest, on: $0, as: question.placement.hosts[$0].kind)
        }
        let nearest = nearest(to: guest, among: others)
        found.append(
          RollPlan.Restart(
            guest: guests[guest].name, host: hosts[home].name, batch: number + 1,
            latest: max(number + 1, takers.compactMap { turns[$0] }.max() ?? 0),
            isForced: forced.contains(guest), isUndetermined: isOpen(guest),
            why: why(guest, takers, isForced: forced.contains(guest)),
            reasons: nearest.map { judge.reasons(judge.kinds[guest], on: $0) } ?? [],
            starts: try start(of: guest, on: home, &reader, fleet)))
      }
    }
    return found
  }

  /// The class of hosts whose refusal of a guest has the fewest reasons, as hosts are in the end; nil if one takes it, or its size alone keeps it.
  private func nearest(to guest: Int, among others: [Int]) -> Int? {
    guard question.placement.guests[guest].isMovable else { return nil }
    let kind = judge.kinds[guest]
    let classes = Set(others.map { question.changed[$0] ?? question.placement.hosts[$0].kind })
    guard !classes.contains(where: { judge.isAllowed[kind][$0] }) else { return nil }
    return classes.min { a, b in
      (judge.isOpen[kind][a] ? 0 : 1, judge.reasons(kind, on: a).count, a) < (
        judge.isOpen[kind][b] ? 0 : 1, judge.reasons(kind, on: b).count, b
      )
    }
  }

  /// Whether evidence that is missing could show another host, as it is or will be, that takes a guest.
  private func isOpen(_ guest: Int) -> Bool {
    let kind = judge.kinds[guest]
    let home = question.placement.guests[guest].host
    guard question.placement.guests[guest].isMovable else { return true }
    return question.changed.indices.contains { host in
      host != home
        && (judge.isOpen[kind][question.placement.hosts[host].kind]
          || question.changed[host].map { judge.isOpen[kind][$0] } == true)
    }
  }

  private func why(_ guest: Int, _ takers: [Int], isForced: Bool) -> String {
    guard question.placement.guests[guest].isMovable else { return "its memory is unknown" }
    guard isForced else { return "no host that takes it has room when its host changes" }
    let ending = isOpen(guest) ? "; for some hosts, evidence is missing" : ""
    return takers.isEmpty
      ? "no other host certainly takes it\(ending)"
      : "no host certainly takes it after the change\(ending)"
  }

  /// What happens to a guest that starts on its changed host, by the explained judge.
  private func start(
    of guest: Int, on home: Int, _ reader: inout GuestReader, _ fleet: OpenFleet
  ) throws(QuestionError) -> RollPlan.Restart.Start? {
    let stored = storedGuests[guest]
    guard let id = stored.host, let before = try fleet.evidence(ofHost: id) else { return nil }
    var after = before
    if let changed = judge.changed[home] {
      let group = judge.groups[changed - judge.formCount]
      let running = try reader.guest(stored.id, named: stored.name, on: before)?.running
      let machine = running.flatMap { GuestForm($0).machine }
      after = group.after.host(for: machine, before: before) ?? before
    }
    guard
      let next = try reader.guest(stored.id, named: stored.name, on: after, isStarted: true)?.next
    else { return nil }
    let pair = VerdictPair(
      next, on: after, catalog: fleet.records.options.catalog, map: fleet.records.interpreter.map)
    switch pair.verdict.outcome {
    case .runs, .runsWithWarnings: return .runs
    case .undetermined: return .undetermined
    case .blocked: return .blocked
    }
  }
}
