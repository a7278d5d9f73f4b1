internal import HostSnapshots
public import MartletQuestions
public import RefreshSchedule

/// Asks how far the schedule is by which hosts are asked again.
public struct FleetRefreshQuestion: Sendable {
  private let schedule: RefreshSchedule

  /// Asks about a schedule.
  public init(_ schedule: RefreshSchedule) { self.schedule = schedule }

  /// The schedule's present state, with each host's last answer.
  ///
  /// - Throws: The schedule's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetRefreshReport {
    var report = try counts(in: fleet)
    report.answers = try asking { () throws(RefreshFailure) in try schedule.hosts() }.map {
      FleetRefreshReport.Answer(
        uri: $0.uri, failures: $0.failures,
        reason: $0.failures > 0 ? $0.words ?? "it gave no answer" : nil,
        answered: $0.answered.map { timestamp($0 / 1000) },
        next: timestamp($0.due / 1000))
    }
    return report
  }

  /// What came of the questions that ended in a span of the database's clock, and the present state.
  ///
  /// - Parameter own: How many of them this process asked.
  func round(_ span: Range<Int>, own: Int, in fleet: OpenFleet) throws(QuestionError) -> FleetRefreshReport {
    var report = try counts(in: fleet)
    let ends = try asking { () throws(RefreshFailure) in try schedule.ends(in: span) }
    var round = FleetRefreshReport.Round(
      from: timestamp(span.lowerBound / 1000), until: timestamp(span.upperBound / 1000))
    round.own = own
    round.changed = ends.counts[.changed] ?? 0
    round.unchanged = ends.counts[.unchanged] ?? 0
    round.failed = ends.counts[.failed] ?? 0
    round.hung = ends.counts[.hung] ?? 0
    round.asked = ends.counts.values.reduce(0, +)
    round.longestMilliseconds = ends.longest
    report.round = round
    return report
  }

  /// The schedule's present state in numbers alone.
  ///
  /// - Throws: The schedule's errors.
  package func counts(in fleet: OpenFleet) throws(QuestionError) -> FleetRefreshReport {
    let state = try asking { () throws(RefreshFailure) in try schedule.state() }
    var report = FleetRefreshReport(inputs: [fleet.input], time: timestamp(state.time / 1000))
    report.plan = state.plan.map {
      FleetRefreshReport.Plan(intervalSeconds: max(1, $0.interval / 1000), connections: $0.connections)
    }
    report.hosts.total = state.hosts
    report.hosts.due = state.due
    report.hosts.held = state.held
    report.hosts.failing = state.failing
    report.hosts.unanswered = state.unanswered
    report.hosts.oldestAnswerSeconds = state.oldest.map { max(0, state.time - $0) / 1000 }
    report.hosts.overdueSeconds = state.overdueSince.map { max(0, state.time - $0) / 1000 }
    report.controllers = state.holders.sorted { $0.key < $1.key }.map {
      FleetRefreshReport.Controller(name: $0.key, hosts: $0.value)
    }
    return report
  }
}

/// Calls the schedule and turns its failure into a question's.
@discardableResult
func asking<Value>(_ body: () throws(RefreshFailure) -> Value) throws(QuestionError) -> Value {
  do { return try body() } catch {
    let kind: QuestionError.Kind =
      switch error.kind {
      case .newer: .badInput
      case .malformed, .unplanned: .usage
      case .unavailable, .unknown: .unavailable
      }
    throw QuestionError(kind, error.reason)
  }
}

extension RefreshSchedule {
  /// The schedule beside a store, whose address or path the caller was given.
  ///
  /// - Throws: `badInput` for a later Martlet's; `unavailable`.
  public static func beside(_ store: String) throws(QuestionError) -> RefreshSchedule {
    try asking { () throws(RefreshFailure) in try RefreshSchedule(store: store) }
  }
}
