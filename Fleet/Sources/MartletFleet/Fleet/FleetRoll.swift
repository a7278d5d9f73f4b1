import ArgumentParser
import Dispatch
import FleetDrains
import FleetPlans
import FleetQuestions
import FleetRolls
import MartletQuestions
import ReportContract
import RollPlanning

/// `martlet fleet roll`: an order in which hosts change or restart.
struct FleetRollCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roll",
    abstract:
      "Plan the order in which hosts are updated or restarted while their guests run on. With --execute, do it.",
    discussion: """
      Each batch of hosts is emptied by live migration, changes, and takes guests again. Nobody is stranded at any step: each move \
      rests on a verdict, of hosts as they then are, and on memory. The answer says how far the number of moves is from what every \
      order takes. Guests that no order keeps running are listed with the latest batch at which they must restart. Nothing is \
      carried out without --execute. Ctrl-C, or --time-limit, ends the search: the best order so far is printed with its gap.

      --change takes what martlet fleet drift --what-if takes; without it hosts only restart. json is a plan, which martlet fleet \
      plan verify replays and martlet fleet plan apply carries out; html is a page for the change request, with every move.

      --execute moves the guests of a batch, runs --hook for each of its hosts, waits until the host answers, captures it, and \
      compares it with the prediction. The first host of each kind of change, the canary, goes alone. Any difference stops \
      the roll and plans the rest again. A host is left alone while guests run on it. Ctrl-C lets running hooks end. The same \
      command continues later. --dry-run lists the steps.

      Exit status: 0, 1 if guests restart, 2 if hosts are left out or guests restart for missing evidence alone; with --execute 0 if it is \
      done, 1 if a host is not as predicted, 75 if a step failed, 130 if it was stopped.

      Examples:
        martlet fleet roll --hosts 'rack1-*' --batch 2
        martlet fleet roll --change qemu=11.1 --format json
        martlet fleet roll --execute --hook ./update-host
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

  @OptionGroup var store: StoreOptions
  @Option(
    parsing: .upToNextOption,
    help:
      "The hosts that change: names, UUIDs or patterns with * and ?; by default all. The others can take guests."
  )
  var hosts: [String] = []
  @Option(
    parsing: .upToNextOption,
    help:
      "What changes: kernel=, qemu=, libvirt= with a version, or microcode= with a revision; by default only a restart."
  )
  var change: [String] = []
  @Option(help: "The most hosts that change at once.") var batch = 1
  @Option(
    name: .customLong("time-limit"),
    help: "How many seconds improving the order may take; the first order is always completed.")
  var timeLimit: Int?
  @Flag(help: "List the steps of --execute, and do nothing.") var dryRun = false
  @Flag(help: "Carry the plan out.") var execute = false
  @OptionGroup(title: "Options for changes of hosts") var rolling: RollingOptions
  @OptionGroup(title: "Options for moves") var moving: MovingOptions
  @Option(help: "text, html, or json (\(RollPlan.form); with --execute \(RollResultReport.form)).")
  var format = Format.text
  @Option(name: .shortAndLong, help: "Write to this file.") var output: String?

  func validate() throws {
    guard (1...10_000).contains(batch) else {
      throw ValidationError("--batch takes a number from 1 to 10000.")
    }
    try SearchStop.check(timeLimit)
    guard !(dryRun && execute) else { throw ValidationError("Give either --dry-run or --execute.") }
    guard !(dryRun || execute) || format != .html else {
      throw ValidationError(
        "--format html is a page of the plan; it does not go with --execute or --dry-run.")
    }
    try moving.check(isExecuting: execute || dryRun)
    try rolling.check(isExecuting: execute || dryRun)
  }

  func run() async throws {
    let request = RollPlan.Request(hosts: hosts, changes: change, batch: batch)
    let fleet = try store.open()
    let stop = SearchStop(after: timeLimit)
    var plan = try stop.during { isStopped in
      try FleetRollQuestion(request, limits: RollLimits(isStopped: isStopped)).answer(in: fleet)
    }
    plan.estimate = moving.rate(
      of: plan.guests.map { ($0.uuid, $0.memory ?? 0) }
    ).flatMap { $0.estimate(of: plan) }
    if execute || dryRun, !plan.batches.isEmpty, !stop.isOperators {
      return try await rolling.carryOut(
        plan, in: fleet, moving, isDry: dryRun, words: store.words, format == .json ? .json : .text,
        to: output)
    }
    let text =
      switch format {
      case .text: plan.text
      case .json: try plan.json()
      case .html: plan.html
      }
    try write(text, to: output)
    try stop.check()
    if plan.exitStatus != 0 { throw ExitCode(plan.exitStatus) }
  }
}

/// The options of what changes hosts.
struct RollingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The program that updates or restarts one host, run as PROGRAM HOST URI for each host; 0 means that the host has changed.",
      valueName: "program"))
  var hook: String?
  @Option(help: ArgumentHelp("How long one run of the hook may take (default: 3600).", valueName: "s"))
  var hookTimeout: Int?
  @Option(
    help: ArgumentHelp("How long a changed host may take to answer (default: 1800).", valueName: "s"))
  var returnTimeout: Int?
  @Flag(help: "Shut down and start guests that no order keeps running, as the plan lists them.")
  var restartGuests = false
  @Option(
    help: ArgumentHelp("How long a guest may take to turn itself off (default: 300).", valueName: "s"))
  var shutdownTimeout: Int?
  @Option(
    help: ArgumentHelp(
      "How changed hosts are captured, such as ssh://root@{host}. Default: the URIs by which a host was added, else libvirt's.",
      valueName: "uri"))
  var capturePattern: String?

  /// Whether no option is given.
  var isEmpty: Bool {
    hook == nil && hookTimeout == nil && returnTimeout == nil && !restartGuests && shutdownTimeout == nil
      && capturePattern == nil
  }

  func check(isExecuting: Bool) throws {
    guard isExecuting || isEmpty else {
      throw ValidationError(
        "--hook, --hook-timeout, --return-timeout, --restart-guests, --shutdown-timeout and --capture-pattern go with --execute."
      )
    }
    guard [hookTimeout, returnTimeout, shutdownTimeout].allSatisfy({ $0 ?? 1 > 0 }) else {
      throw ValidationError("--hook-timeout, --return-timeout and --shutdown-timeout: at least 1.")
    }
    guard capturePattern?.contains("{host}") ?? true else {
      throw ValidationError("--capture-pattern has {host} where the name of the host belongs.")
    }
    guard !isExecuting || hook != nil else {
      throw ValidationError("--hook names the program that changes a host; nothing else does.")
    }
  }

  /// Carries a plan out, and prints the result.
  ///
  /// - Parameter words: Options of the store, for the command that plans the rest.
  func carryOut(
    _ plan: RollPlan, in fleet: OpenFleet, _ moving: MovingOptions, isDry: Bool, words: [String],
    _ format: AnswerFormat, to output: String? = nil
  ) async throws {
    guard let folder = moving.journal.map({ $0 + "/rolls" }) ?? RollExecution.standardFolder else {
      throw QuestionError(
        .usage, "journal: neither XDG_STATE_HOME nor HOME is set; name the folder", at: .parameter("journal"))
    }
    var settings = RollSettings(hook: try HostHook(hook ?? "", timeLimit: hookTimeout ?? 3600))
    if let returnTimeout { settings.returnLimit = returnTimeout }
    if let shutdownTimeout { settings.shutdownLimit = shutdownTimeout }
    settings.restartsGuests = restartGuests
    settings.allowsPrograms = moving.allowURI
    settings.words = words
    let hosts = plan.hosts.map { (name: $0.name, uuid: $0.uuid) }
    settings.captures =
      if let capturePattern {
        try HostURIs.of(hosts, pattern: capturePattern, in: fleet).mapValues { [$0] }
      } else { try HostURIs.origins(of: hosts, in: fleet) }
    let children = MigrationChildren()
    let sources = moving.stopping(children)
    defer { for source in sources { source.cancel() } }
    let (check, result) = try await RollExecution(
      plan, command: try moving.command(hosts, in: fleet),
      limits: MoveLimits(perHost: moving.perHost, perLink: moving.perLink), settings: settings,
      control: .libvirt(allowsPrograms: moving.allowURI), folder: folder, children: children,
      reportMove: showMove, report: showEvent
    ).run(in: fleet, isDry: isDry)
    if let result {
      try write(format == .json ? try result.json() : result.text, to: output)
      if result.exitStatus != 0 { throw ExitCode(result.exitStatus) }
    } else {
      try write(format == .json ? try check.json() : check.text, to: output)
      throw ExitCode(max(1, check.exitStatus))
    }
  }

  private func showEvent(_ event: RollEvent) {
    let what =
      switch (event.step, event.guest) {
      case (.hook, _): "hook"
      case (.answer, _): "waiting for it"
      case (.check, _): "check"
      case (.shutdown, let guest): "\(guest ?? "") shuts down"
      case (.start, let guest): "\(guest ?? "") starts"
      }
    let end = event.outcome.map { ": \($0)" } ?? "…"
    let note = event.note.map { " (\($0))" } ?? ""
    writeAll(Array("\(event.host): \(what)\(end)\(note)\n".utf8), to: 2)
  }
}

/// Tells on standard error that a move begins or has ended.
@Sendable func showMove(_ step: MoveStep, _ outcome: String?, _ notes: [String]) {
  let end = outcome.map { ": \($0)" } ?? "…"
  let reasons = outcome == nil || notes.isEmpty ? "" : " (\(notes[0]))"
  writeAll(Array("\(step.guest): \(step.from) to \(step.to)\(end)\(reasons)\n".utf8), to: 2)
}
