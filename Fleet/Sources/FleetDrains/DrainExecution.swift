internal import FileAccess
public import FleetPlans
public import FleetQuestions
public import MartletQuestions
internal import ReportContract

/// Carries out the plan of a drain.
public struct DrainExecution: Sendable {
  /// The plan.
  public var plan: DrainPlan
  /// How guests are moved.
  public var command: MigrateCommand
  /// How many migrations run at a time.
  public var limits: MoveLimits
  /// Opens what the steps are written to, once the plan is checked, by what tells the plan from others.
  public var log: @Sendable (_ plan: String) throws(QuestionError) -> any MoveLog
  /// The running migrations.
  public var children: MigrationChildren

  /// An execution.
  public init(
    _ plan: DrainPlan, command: MigrateCommand, limits: MoveLimits = MoveLimits(),
    children: MigrationChildren,
    log: @escaping @Sendable (_ plan: String) throws(QuestionError) -> any MoveLog
  ) {
    self.plan = plan
    self.command = command
    self.limits = limits
    self.children = children
    self.log = log
  }

  /// An execution whose steps are written to a file in a folder of journals.
  public init(
    _ plan: DrainPlan, command: MigrateCommand, limits: MoveLimits = MoveLimits(), folder: String,
    children: MigrationChildren
  ) {
    self.init(plan, command: command, limits: limits, children: children) { key throws(QuestionError) in
      try MoveJournal(folder: folder, key: key)
    }
  }

  /// `$XDG_STATE_HOME/martlet/drains`, or its place in the home folder; nil without either.
  public static var standardFolder: String? { UserFolder.state.path.map { $0 + "/martlet/drains" } }

  /// Checks the plan, then moves its guests.
  ///
  /// - Parameter report: Called with each step as it begins (no outcome) and ends.
  /// - Returns: The check alone if the plan does not hold; nothing has moved then.
  /// - Throws: The store's errors; `usage` if a URI is unknown; `temporary` if the plan is being carried out already.
  public func run(
    in fleet: OpenFleet, report: @escaping @Sendable (MoveStep, _ outcome: String?, _ notes: [String]) -> Void
  ) async throws(QuestionError) -> (check: PlanVerificationReport, result: DrainResultReport?) {
    let check = try DrainVerificationQuestion(of: plan).answer(in: fleet)
    guard check.status == .verified, plan.outcome == .possible else { return (check, nil) }
    let unknown = Set(plan.moves.flatMap { [$0.from, $0.to] }).filter { command.uris[$0] == nil }.sorted()
    guard unknown.isEmpty else {
      throw QuestionError(
        .usage,
        "no URI of libvirt is known for \(unknown.joined(separator: ", ")); give --uri HOST=URI, or --uri-pattern",
        at: .parameter("uri"))
    }
    let journal = try log(plan.key)
    let replanning = DrainReplanning(
      try PlacedFleet(fleet, plan.request), isRepacking: plan.request.isRepacking)
    let execution = MoveExecution(
      command: command, limits: limits, children: children,
      replan: { replanning.steps(done: $0, failed: $1) }, report: report)
    let steps = plan.moves.map { MoveStep(guest: $0.guest, uuid: $0.uuid, from: $0.from, to: $0.to) }
    let (results, left) = try await execution.run(steps, journal: journal)
    return (
      check,
      DrainResultReport(fleet, plan, results, left, isStopped: children.isStopped, journal: journal.path)
    )
  }
}

extension DrainPlan {
  /// What tells a plan from others: the digest of its moves, and of the hosts and guests that it is of.
  var key: String {
    let lines =
      request.hosts + hosts.map { "\($0.name) \($0.evidence)" }
      + guests.map { "\($0.name) \($0.host) \($0.form)" }
      + moves.map { "\($0.guest) \($0.from) \($0.to)" }
    return String(sha256(Array(lines.joined(separator: "\n").utf8)).prefix(32))
  }
}
