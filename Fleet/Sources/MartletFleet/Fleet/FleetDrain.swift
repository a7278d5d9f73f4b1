import ArgumentParser
import CPUReaders
import FileAccess
import FleetDrains
import FleetPlans
import FleetQuestions
import FleetService
import Foundation
import MartletQuestions
import OpenStackDrains
import PlacementPlanning
import ReportContract

/// `martlet fleet drain`: hosts emptied.
struct FleetDrain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drain",
    abstract:
      "Plan how hosts are emptied: the fewest moves, proven, or who is stuck and what helps. With --execute, move.",
    discussion: """
      Each guest goes to a host on which it certainly runs (as martlet fleet where says), where --capacity leaves room and \
      --rules allow it. If the hosts that stay have no place for all, others make room, as few as possible; --no-repack keeps \
      them where they are. Nothing moves without --execute. Ctrl-C, or --time-limit, ends the search: the best plan so far is \
      printed with its gap.

      json is a plan with its proof, which martlet fleet plan verify checks and martlet fleet plan apply carries out. Examples of the files: \
      Examples/drain-capacity.yaml, Examples/drain-rules.yaml.

      --execute moves guests with martlet migrate, in an order in which each host has room at every step. A guest that does not move \
      makes it plan the rest again. Ctrl-C begins nothing new and cancels running copies; those guests stay. The same \
      command continues later. Running guests slow down while they move.

      Exit status: 0 if it is possible (or done), 1 if not, 2 if evidence is missing or the search is open; with --execute 75 if a guest did not move, \
      130 if it was stopped.

      nova:HOST names hosts of an OpenStack cloud, whose servers Nova moves: each to a host on which it certainly runs by --nova-cpu and \
      --record, and which Nova's scheduler checks. The service of the host is disabled first; --done enables it again, if this drain disabled it. Nova's \
      evacuate action is never used. json is then \(CloudDrainReport.form).

      Examples:
        martlet fleet drain node3
        martlet fleet drain node3 node4 --capacity capacity.yaml --rules rules.yaml --format json > plan.json
        martlet fleet drain node3 --execute --uri-pattern qemu+ssh://{host}/system
        martlet fleet drain nova:node3,node4 --cloud prod --nova-cpu cpu_mode=host-model
        martlet fleet drain nova:node3 --cloud prod --nova-cpu cpu_mode=host-model --execute
        martlet fleet drain nova:node3 --cloud prod --done
      """)

  @OptionGroup var store: StoreOptions
  @Argument(help: "The hosts to empty, by names or UUIDs; or nova:HOST, nova:HOST,HOST.") var hosts:
    [String] = []
  @Option(help: "What guests can have of each host, in YAML or JSON.") var capacity: String?
  @Option(help: "Which guests stay apart, together, or on some hosts, in YAML or JSON.") var rules: String?
  @Flag(help: "Guests of other hosts stay where they are.") var noRepack = false
  @Flag(help: "Only plan; the default.") var dryRun = false
  @Flag(help: "Move the guests.") var execute = false
  @Flag(
    help: "Enable the services of a cloud again that this drain disabled; without hosts, of all its drains.")
  var done = false
  @OptionGroup(title: "Options for moves") var moving: MovingOptions
  @OptionGroup(title: "Options for nova: hosts") var cloud: CloudDrainOptions
  @Option(help: "text, or json (\(DrainPlan.form); with --execute \(DrainResultReport.form)).")
  var format = AnswerFormat.text

  func validate() throws {
    guard !hosts.isEmpty || done else { throw ValidationError("Name the hosts to empty.") }
    guard [dryRun, execute, done].count(where: \.self) <= 1 else {
      throw ValidationError("Give either --dry-run, --execute or --done.")
    }
    guard try isOfCloud() else {
      guard cloud.isEmpty, !done else {
        throw ValidationError(
          "--done, --cloud, --os-insecure, --nova-cpu, --stack, --record, --unproven, --policy and --partly go with nova: hosts."
        )
      }
      return try moving.check(isExecuting: execute)
    }
    guard store.store == nil, store.map == nil, capacity == nil, rules == nil, !noRepack, moving.isOfAnyMover
    else {
      throw ValidationError(
        "--store, --cpu-map, --capacity, --rules, --no-repack, --uri, --uri-pattern, --migrate-uri and --bandwidth have no meaning for nova: hosts."
      )
    }
    guard execute || moving.perHost == 1 && moving.perLink == 1 && moving.timeout == nil else {
      throw ValidationError("--per-host, --per-link and --timeout go with --execute.")
    }
  }

  /// Whether the hosts are a cloud's.
  private func isOfCloud() throws -> Bool { try CloudDrain.hosts(hosts) != nil || done && hosts.isEmpty }

  func run() async throws {
    if try isOfCloud() {
      return try await CloudDrain(
        hosts: try CloudDrain.hosts(hosts) ?? [], options: cloud, moving: moving, format: format
      ).run(done ? .finish : execute ? .execute : .plan)
    }
    let fleet = try store.open()
    var request = DrainPlan.Request(hosts: hosts, isRepacking: !noRepack)
    if let capacity { request.capacity = try HostCapacity(try Document(argument: capacity)) }
    if let rules { request.rules = try PlacementRules(try Document(argument: rules)) }
    let stop = SearchStop(after: cloud.timeLimit)
    var plan = try stop.during { isStopped in
      try FleetDrainQuestion(request, limits: PlacementLimits(isStopped: isStopped)).answer(in: fleet)
    }
    plan.estimate = moving.rate(
      of: plan.guests.map { ($0.uuid, $0.demand[0]) }
    ).flatMap { $0.estimate(of: plan) }
    guard execute, plan.outcome == .possible, !stop.isOperators else {
      return try finish(plan, plan.text, format, status: stop.isOperators ? 130 : plan.exitStatus)
    }
    try await moving.carryOut(plan, in: fleet, format)
  }
}

/// The options of what moves guests.
struct MovingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "libvirt's URI of a host, as HOST=URI; repeatable. Default: the URI by which it was added.",
      valueName: "host=uri"))
  var uri: [String] = []
  @Option(
    help: ArgumentHelp("The URI of hosts without one, such as qemu+ssh://{host}/system.", valueName: "uri"))
  var uriPattern: String?
  @Option(
    help: ArgumentHelp(
      "Where QEMU sends memory, such as tcp://{host}.storage; {host} is the target. Default: what the target proposes.",
      valueName: "uri"))
  var migrateURI: String?
  @Option(help: ArgumentHelp("How many guests move at a time to and from one host.", valueName: "n"))
  var perHost = 1
  @Option(help: ArgumentHelp("How many guests move at a time from one host to one other.", valueName: "n"))
  var perLink = 1
  @Option(
    help: ArgumentHelp(
      "The highest rate of each copy, in MiB/s; it also tells how long moves take.", valueName: "MiB/s"))
  var bandwidth: Int?
  @Option(help: ArgumentHelp("The time limit for each copy.", valueName: "s")) var timeout: Int?
  @Option(
    help: ArgumentHelp(
      "Accept a warning of martlet migrate by its identifier, or a feature's loss; repeatable.",
      valueName: "id"))
  var accept: [String] = []
  @Option(help: ArgumentHelp("The folder of the migrations' journals.", valueName: "folder")) var journal:
    String?
  @Flag(
    name: .customLong("allow-uri"),
    help:
      "Open URIs that can run a program: qemu+ext, the parameters command, netcat and proxy, and unknown parameters."
  )
  var allowURI = false

  func check(isExecuting: Bool) throws {
    guard perHost > 0, perLink > 0 else { throw ValidationError("--per-host and --per-link: at least 1.") }
    guard bandwidth ?? 1 > 0, timeout ?? 1 > 0 else {
      throw ValidationError("--bandwidth and --timeout: at least 1.")
    }
    guard
      isExecuting
        || uri.isEmpty && uriPattern == nil && migrateURI == nil && timeout == nil && accept.isEmpty
          && perHost == 1
          && perLink == 1 && !allowURI
    else {
      throw ValidationError(
        "--uri, --uri-pattern, --migrate-uri, --per-host, --per-link, --timeout, --accept and --allow-uri go with --execute."
      )
    }
    guard uriPattern?.contains("{host}") ?? true else {
      throw ValidationError("--uri-pattern has {host} where the name of the host belongs.")
    }
    _ = try uris()
  }

  /// Whether no option is given that only libvirt's moves have.
  var isOfAnyMover: Bool {
    uri.isEmpty && uriPattern == nil && migrateURI == nil && bandwidth == nil && perHost > 0 && perLink > 0
      && timeout ?? 1 > 0
  }

  /// Whether no option is given.
  var isEmpty: Bool {
    uri.isEmpty && uriPattern == nil && migrateURI == nil && timeout == nil && accept.isEmpty && perHost == 1
      && perLink == 1 && bandwidth == nil && journal == nil && !allowURI
  }

  private func uris() throws -> [String: String] {
    var uris: [String: String] = [:]
    for entry in uri {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError("--uri takes HOST=URI.")
      }
      uris[String(parts[0])] = String(parts[1])
    }
    return uris
  }

  /// How a service moves guests.
  func serviceMoves() throws -> ServiceMoves {
    var moves = ServiceMoves()
    moves.uris = try uris()
    moves.pattern = uriPattern
    moves.migrationURI = migrateURI
    moves.perHost = perHost
    moves.perLink = perLink
    moves.options = options
    moves.journals = journal
    return moves
  }

  /// The options that `martlet migrate` gets.
  private var options: [String] {
    accept.flatMap { ["--accept", $0] } + (bandwidth.map { ["--bandwidth", "\($0)"] } ?? [])
      + (timeout.map { ["--timeout", "\($0)"] } ?? []) + (allowURI ? ["--allow-uri"] : [])
  }

  /// How fast memory is copied: as given, or as past moves tell.
  ///
  /// - Parameter guests: UUIDs and MiB.
  func rate(of guests: [(uuid: String?, memory: Int)]) -> MoveRate? {
    let memory = Dictionary(
      guests.compactMap { guest in guest.uuid.map { ($0, guest.memory) } },
      uniquingKeysWith: { first, _ in first })
    return bandwidth.map { MoveRate(mebibytes: $0) } ?? MoveRate(journalsIn: journal, memory: memory)
  }

  /// How `martlet migrate` moves the guests of these hosts.
  func command(
    _ hosts: [(name: String, uuid: String?)], in fleet: OpenFleet
  ) throws -> MigrateCommand {
    MigrateCommand(
      program: MigrateCommand.installed,
      uris: try HostURIs.of(hosts, in: fleet, given: try uris(), pattern: uriPattern), journals: journal,
      migrationURI: migrateURI, options: options)
  }

  /// Moves the guests of a plan, and prints what became of them.
  func carryOut(_ plan: DrainPlan, in fleet: OpenFleet, _ format: AnswerFormat) async throws {
    guard let folder = journal.map({ $0 + "/drains" }) ?? DrainExecution.standardFolder else {
      throw QuestionError(
        .usage, "journal: neither XDG_STATE_HOME nor HOME is set; name the folder", at: .parameter("journal"))
    }
    let children = MigrationChildren()
    let sources = stopping(children)
    defer { for source in sources { source.cancel() } }
    let (check, result) = try await DrainExecution(
      plan, command: try command(plan.hosts.map { ($0.name, $0.uuid) }, in: fleet),
      limits: MoveLimits(perHost: perHost, perLink: perLink), folder: folder, children: children
    ).run(in: fleet, report: showMove)
    guard let result else { return try finish(check, check.text, format, status: max(1, check.exitStatus)) }
    try finish(result, result.text, format, status: result.exitStatus)
  }

  /// Passes SIGINT and SIGTERM on: nothing new begins, and copies are cancelled.
  func stopping(_ children: MigrationChildren) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { children.stop() }
      source.resume()
      return source
    }
  }
}
