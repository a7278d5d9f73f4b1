internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FleetPlanning
public import FleetQuestions
internal import FleetStorage
internal import GuestVerdicts
public import MartletQuestions
internal import PlanChecker
internal import X86CPU

/// Checks a plan of a roll against the evidence of a store, without any code that finds plans.
///
/// It poses the question again. A plan of other evidence is stale, and each change is listed. Else every step is replayed: capacity, rules and verdicts, of
/// hosts as they are at that step. Each verdict that a move rests on is made again by the judge that explains, from the records themselves.
public struct RollVerificationQuestion: Sendable {
  /// The plan.
  public var plan: RollPlan

  /// Asks about a plan.
  public init(of plan: RollPlan) { self.plan = plan }

  /// What holds of the plan, and what does not.
  ///
  /// - Throws: The store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> RollVerificationReport {
    var report = RollVerificationReport(inputs: [fleet.input])
    guard plan.request.batch > 0 else {
      report.failures.append("the request is out of range")
      return report.concluded()
    }
    let problem: RollProblem
    do throws(QuestionError) { problem = try RollProblem(plan.request, in: fleet) } catch {
      guard error.kind == .noInput || error.kind == .usage else { throw error }
      report.changes.append("the request no longer has an answer: \(error.message)")
      return report.concluded()
    }
    report.changes = Self.changes(from: plan, to: problem)
    if plan.tables != fleet.tables {
      report.changes.append("this Martlet, or its tables, read the evidence differently than the plan's")
    }
    guard report.changes.isEmpty else { return report.concluded() }
    guard plan.hosts == problem.hosts, plan.guests == problem.guests else {
      report.failures.append("the plan lists its hosts or guests twice, or in another order")
      return report.concluded()
    }
    guard let order = plan.order else {
      report.failures.append("a batch names a host or a guest that the plan does not list")
      return report.concluded()
    }
    if let flaw = order.flaw(in: problem.question) {
      report.failures.append(flaw)
      return report.concluded()
    }
    report.moves = order.moves
    let posed = try RollPlan(
      plan.request, problem, order, deadEnd: plan.deadEnd, isFewest: plan.isFewestRestarts, in: fleet)
    for (what, holds) in [
      ("the number of moves", plan.moves == posed.moves), ("the bound", plan.bound == posed.bound),
      ("the list of restarts", plan.restarts == posed.restarts),
      ("the number of proven restarts", plan.provenRestarts == posed.provenRestarts),
      ("whether the restarts are the fewest", plan.isFewestRestarts == posed.isFewestRestarts),
      ("what hosts become", plan.predictions == posed.predictions),
      ("who is to be pinned", plan.pins == posed.pins),
      ("which hosts are left out", plan.undetermined == posed.undetermined),
    ] where !holds { report.failures.append("\(what) is not what follows from the evidence") }
    if plan.isFewestRestarts, plan.restarts.count > plan.provenRestarts {
      report.unchecked.append(
        "that \(plan.restarts.count) restarts are the fewest: a search of all states says so, a bound proves \(plan.provenRestarts)"
      )
    }
    if plan.deadEnd != nil { report.unchecked.append("where the search found no way on") }
    var judge = ExplainedJudge(problem, fleet)
    report.failures += try judge.failures(of: order)
    report.pairs = judge.pairs
    return report.concluded()
  }

  /// What changed of the evidence, a sentence without a full stop each.
  static func changes(from plan: RollPlan, to now: RollProblem) -> [String] {
    var changes = hostChanges(from: plan.hosts, to: now.hosts)
    let guests = Dictionary(plan.guests.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for guest in now.guests {
      guard let before = guests[guest.name] else {
        changes.append("the guest \(guest.name) is new, on \(guest.host)")
        continue
      }
      if before.host != guest.host {
        changes.append("the guest \(guest.name) is on \(guest.host) instead of \(before.host)")
      }
      if before.form != guest.form { changes.append("the guest \(guest.name) runs with another CPU") }
      if before.memory != guest.memory { changes.append("the guest \(guest.name) has other memory") }
      if before.waived != guest.waived { changes.append("other waivers hold for the guest \(guest.name)") }
    }
    let running = Set(now.guests.map(\.name))
    for guest in plan.guests where !running.contains(guest.name) {
      changes.append("the guest \(guest.name) is gone")
    }
    return changes
  }
}

/// The judge that explains, for the pairs that an order rests on.
private struct ExplainedJudge {
  private let problem: RollProblem
  private let fleet: OpenFleet
  private var reader: GuestReader
  private var hosts: [Int: HostCPU] = [:]
  private var known: [[Int]: Bool] = [:]
  /// How many pairs were judged.
  var pairs: Int { known.count }

  init(_ problem: RollProblem, _ fleet: OpenFleet) {
    self.problem = problem
    self.fleet = fleet
    reader = GuestReader(fleet)
  }

  /// The moves to hosts that do not certainly take the guest, a sentence without a full stop each.
  mutating func failures(of order: RollOrder) throws(QuestionError) -> [String] {
    var failures: [String] = []
    var kinds = problem.question.placement.hosts.map(\.kind)
    for (number, batch) in order.batches.enumerated() {
      for move in batch.moves where try !runs(move.guest, on: kinds[move.to]) {
        failures.append(
          "batch \(number + 1): \(problem.guests[move.guest].name) does not certainly run on \(problem.hosts[move.to].name)"
        )
      }
      for host in batch.hosts { kinds[host] = problem.question.changed[host] ?? kinds[host] }
    }
    return failures
  }

  private mutating func runs(_ place: Int, on kind: Int) throws(QuestionError) -> Bool {
    let judge = problem.judge
    if let known = known[[judge.kinds[place], kind]] { return known }
    let stored = problem.storedGuests[place]
    guard let home = stored.host,
      let guest = try reader.guest(stored.id, named: stored.name, on: try host(ofStored: home))?.running,
      let target = try host(kind, for: GuestForm(guest).machine)
    else { return false }
    var policy = CompatibilityPolicy.Rules()
    policy.warn = FeatureSet(judge.accepted[judge.kinds[place]].map(\.index))
    let pair = VerdictPair(
      guest, on: target, catalog: fleet.records.options.catalog, map: fleet.records.interpreter.map,
      policy: policy)
    let answer = pair.verdict.outcome < .undetermined
    known[[judge.kinds[place], kind]] = answer
    return answer
  }

  private mutating func host(ofStored id: Int64) throws(QuestionError) -> HostCPU? {
    guard let place = problem.storedHosts.firstIndex(where: { $0.id == id }) else { return nil }
    if let host = hosts[-1 - place] { return host }
    let host = try fleet.evidence(ofHost: id)
    hosts[-1 - place] = host
    return host
  }

  /// A host of a class, as guests of a machine type meet it.
  private mutating func host(_ kind: Int, for machine: String?) throws(QuestionError) -> HostCPU? {
    if kind >= problem.judge.formCount {
      let group = problem.judge.groups[kind - problem.judge.formCount]
      return group.after.host(for: machine, before: group.before)
    }
    if let host = hosts[kind] { return host }
    guard let place = problem.judge.hostKinds.firstIndex(of: kind) else { return nil }
    let host = try fleet.evidence(ofHost: problem.storedHosts[place].id)
    hosts[kind] = host
    return host
  }
}
