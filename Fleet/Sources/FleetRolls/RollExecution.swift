internal import FileAccess
public import FleetDrains
public import FleetPlans
public import FleetQuestions
internal import Foundation
public import MartletQuestions

/// How a roll is carried out.
public struct RollSettings: Sendable {
  /// What changes a host.
  public var hook: HostHook
  /// How long a host may take to answer after its change, in seconds.
  public var returnLimit = 1800
  /// How long a guest may take to turn itself off, in seconds.
  public var shutdownLimit = 300
  /// How often a host or guest is asked while it is waited for.
  public var interval = Duration.seconds(5)
  /// Whether guests may be restarted that no order keeps running.
  public var restartsGuests = false
  /// The URIs by which hosts are captured; a host without is captured by libvirt's.
  public var captures: [String: [String]] = [:]
  /// Whether URIs pass that run programs.
  public var allowsPrograms = false
  /// Words of `martlet fleet roll` that a further plan needs too.
  public var words: [String] = []

  /// The usual limits.
  public init(hook: HostHook) { self.hook = hook }
}

/// What happens during a roll.
public struct RollEvent: Sendable {
  /// The host.
  public var host: String
  /// What is done.
  public var step: RollJournal.Step
  /// The guest that is shut down or started.
  public var guest: String?
  /// How it ended; nil when it begins.
  public var outcome: String?
  /// More about it, in a few words.
  public var note: String?
}

/// Carries out the plan of a roll: batch by batch, the moves, then each host's change with its check.
public struct RollExecution: Sendable {
  /// The plan.
  public var plan: RollPlan
  /// How guests are moved.
  public var command: MigrateCommand
  /// How many migrations run at a time.
  public var limits: MoveLimits
  /// How hosts are changed.
  public var settings: RollSettings
  /// How hosts are asked.
  public var control: HostControl
  /// The folder of the journals.
  public var folder: String
  /// The running migrations, and whether somebody asked to stop.
  public var children: MigrationChildren
  /// Called with each move as it begins (no outcome) and ends.
  public var reportMove: @Sendable (MoveStep, _ outcome: String?, _ notes: [String]) -> Void
  /// Called with everything else that begins or ends, from any thread.
  public var report: @Sendable (RollEvent) -> Void

  /// An execution.
  public init(
    _ plan: RollPlan, command: MigrateCommand, limits: MoveLimits, settings: RollSettings,
    control: HostControl,
    folder: String, children: MigrationChildren,
    reportMove: @escaping @Sendable (MoveStep, _ outcome: String?, _ notes: [String]) -> Void,
    report: @escaping @Sendable (RollEvent) -> Void
  ) {
    self.plan = plan
    self.command = command
    self.limits = limits
    self.settings = settings
    self.control = control
    self.folder = folder
    self.children = children
    self.reportMove = reportMove
    self.report = report
  }

  /// `$XDG_STATE_HOME/martlet/rolls`, or its place in the home folder; nil without either.
  public static var standardFolder: String? { UserFolder.state.path.map { $0 + "/martlet/rolls" } }

  /// Checks the plan, then carries it out.
  ///
  /// - Parameter isDry: Whether the steps are only listed.
  /// - Returns: The check alone if the plan does not hold, or has no batch; nothing was done then.
  /// - Throws: The store's errors; `usage` if a URI is unknown or the plan restarts guests that may not restart; `temporary` if
  ///   the plan is being carried out already.
  public func run(
    in fleet: OpenFleet, isDry: Bool = false
  ) async throws(QuestionError) -> (check: RollVerificationReport, result: RollResultReport?) {
    let check = try RollVerificationQuestion(of: plan).answer(in: fleet)
    guard check.status == .verified, !plan.batches.isEmpty else { return (check, nil) }
    try refuseWhatCannotBegin()
    var result = RollResultReport(plan, journal: "\(folder)/\(plan.key).jsonl", fleet)
    if isDry { return (check, result) }
    let journal = try RollJournal(folder: folder, key: plan.key)
    let changing = Set(plan.batches.flatMap(\.hosts))
    let locks = try HostLocks(plan.hosts.filter { changing.contains($0.name) }, folder: folder)
    defer { withExtendedLifetime(locks) {} }
    let changer = HostChanger(
      plan: plan, fleet: fleet, uris: command.uris, settings: settings, control: control, journal: journal,
      children: children, report: report)
    result.outcome = try await carryOut(&result, changer, journal)
    for place in result.restarts.indices {
      let restart = result.restarts[place]
      result.restarts[place].state =
        journal.started(restart.host).contains(restart.guest)
        ? "running" : journal.shutDown(restart.host).contains(restart.guest) ? "off" : nil
    }
    if result.outcome == .complete || result.outcome == .differs { try await store(&result, journal, fleet) }
    return (check, result)
  }

  private func refuseWhatCannotBegin() throws(QuestionError) {
    let hosts = plan.batches.flatMap { $0.hosts + $0.moves.flatMap { [$0.from, $0.to] } }
    let unknown = Set(hosts).filter { command.uris[$0] == nil }.sorted()
    guard unknown.isEmpty else {
      throw QuestionError(
        .usage,
        "no URI of libvirt is known for \(unknown.joined(separator: ", ")); give --uri HOST=URI, or --uri-pattern",
        at: .parameter("uri"))
    }
    let blocked = plan.restarts.filter { $0.starts == .blocked }.map(\.guest)
    guard blocked.isEmpty else {
      throw QuestionError(
        .usage,
        "restart-guests: \(some(blocked)) would not start on the changed hosts; change the definitions first (martlet fix)",
        at: .parameter("restart-guests"))
    }
    guard plan.restarts.isEmpty || settings.restartsGuests else {
      throw QuestionError(
        .usage,
        "restart-guests: the plan shuts down and starts \(counted(plan.restarts.count, "guest")) (\(some(plan.restarts.map(\.guest)))), which interrupts what runs in them; allow it with --restart-guests",
        at: .parameter("restart-guests"))
    }
  }

  private func carryOut(
    _ result: inout RollResultReport, _ changer: HostChanger, _ journal: RollJournal
  ) async throws(QuestionError) -> RollResultReport.Outcome {
    var passed: Set<Int> = []
    for (place, batch) in plan.batches.enumerated() {
      let steps = batch.moves.map { move in
        MoveStep(
          guest: move.guest, uuid: plan.guests.first { $0.name == move.guest }?.uuid, from: move.from,
          to: move.to)
      }
      let execution = MoveExecution(
        command: command, limits: limits, children: children, replan: { _, _ in nil }, report: reportMove)
      let (moved, left) = try await execution.run(
        steps, journal: try MoveJournal(folder: journal.folder, key: "moves-\(place + 1)"))
      result.note(moved, batch: place + 1)
      guard left.isEmpty, moved.allSatisfy(\.isThere) else { return children.isStopped ? .stopped : .failed }
      // The first host of each kind of change goes alone.
      var others: [String] = []
      for name in batch.hosts {
        if passed.contains(plan.kind(of: name)) {
          others.append(name)
          continue
        }
        let host = try await changer.change(name, batch: place + 1, isCanary: true)
        result.note(host)
        if let end = end(of: [host]) { return end }
        passed.insert(plan.kind(of: name))
      }
      let changed = try await change(others, batch: place + 1, changer)
      for host in changed { result.note(host) }
      if let end = end(of: changed) { return end }
    }
    return .complete
  }

  /// Changes hosts at once.
  private func change(
    _ names: [String], batch: Int, _ changer: HostChanger
  ) async throws(QuestionError) -> [RollResultReport.Host] {
    let ends = await withTaskGroup(of: Result<RollResultReport.Host, QuestionError>.self) { group in
      for name in names {
        group.addTask {
          do throws(QuestionError) {
            return .success(try await changer.change(name, batch: batch, isCanary: false))
          } catch { return .failure(error) }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var hosts: [RollResultReport.Host] = []
    for end in ends { hosts.append(try end.get()) }
    return hosts
  }

  /// How the roll ends with these hosts; nil if it continues.
  private func end(of hosts: [RollResultReport.Host]) -> RollResultReport.Outcome? {
    if hosts.contains(where: { $0.state == .differs }) { return .differs }
    if hosts.allSatisfy({ $0.state == .asPredicted }) { return nil }
    return children.isStopped && hosts.allSatisfy { [.asPredicted, .notBegun, .stopped].contains($0.state) }
      ? .stopped : .failed
  }

  /// Asks the hosts again that changed or gave or took guests, and plans the rest if a host differs.
  private func store(
    _ result: inout RollResultReport, _ journal: RollJournal, _ fleet: OpenFleet
  ) async throws(QuestionError) {
    let changed = plan.batches.flatMap(\.hosts).filter { journal.isChanged($0) }
    let touched = Set(changed + result.moves.filter { $0.outcome != nil }.flatMap { [$0.from, $0.to] })
    let sources = touched.sorted().flatMap { settings.captures[$0] ?? [command.uris[$0]].compactMap(\.self) }
    if !sources.isEmpty {
      var question = FleetAddQuestion(sources: sources)
      question.access.allowsPrograms = settings.allowsPrograms
      let added = try await question.answer(in: fleet)
      result.isStored = added.refused.isEmpty && added.questions.isEmpty
      result.notes += added.refused.map { "The store does not have \($0.name) as it is now: \($0.reason)." }
      result.notes += added.questions.map {
        "\($0.name) has another UUID than before; martlet fleet add with --reinstalled says what it is."
      }
    }
    guard result.outcome == .differs else { return }
    let rest = plan.batches.flatMap(\.hosts).filter { !changed.contains($0) }
    guard !rest.isEmpty else { return }
    // Hosts of one name are named by their UUIDs too, which a request takes alone.
    let names = rest.map { name in
      plan.hosts.first { $0.name == name }?.uuid.flatMap { name.hasSuffix("(\($0))") ? $0 : nil } ?? name
    }
    let request = RollPlan.Request(hosts: names, changes: plan.request.changes, batch: plan.request.batch)
    do throws(QuestionError) {
      let next = try FleetRollQuestion(request).answer(in: fleet)
      let asked = plan.request.changes.isEmpty ? [] : ["--change"] + plan.request.changes
      result.next = RollResultReport.Next(
        command: ["martlet", "fleet", "roll", "--hosts"] + names + asked + [
          "--batch", "\(plan.request.batch)",
        ]
          + settings.words,
        summary: next.text.split(separator: "\n").first.map(String.init) ?? "", exitStatus: next.exitStatus)
    } catch {
      result.notes.append("The rest could not be planned again: \(error.message).")
    }
  }
}
