import ArgumentParser
import FleetQuestions
import Foundation
import MartletQuestions
import RefreshSchedule
import ReportContract
import Synchronization

/// How often SIGINT and SIGTERM came.
private let endings = Atomic(0)

/// `martlet fleet refresh`: asks again every host that was asked before.
struct FleetRefresh: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh", abstract: "Ask again every host that was added by a URI, once or at intervals.",
    discussion: """
      With --every, hosts are asked as their turns come, spread over the interval by their names. Run it on several machines over one \
      PostgreSQL and they share the hosts: each is asked once in an interval, by one of them, over at most --connections connections of \
      all together; the hosts of one that dies are the others' within minutes. The interval and the connections of the one that \
      started last hold for all. A host that gives no answer is asked half as often each time, every 6 hours at least. An answer that \
      reports nothing new is not stored again within a day. A line for each interval says what came of it. Ctrl-C or SIGTERM ends it; \
      what it holds then, others ask at once.

      In a database, this and URIs without a host, such as qemu:///system, have no turns: each machine would mean itself.
      Files are not read again: the store has their documents.

      Examples:
        martlet fleet refresh
        martlet fleet refresh --every 15m
        martlet fleet refresh --every 15m --store service=fleet
        martlet fleet refresh --status
      """)
  @OptionGroup var store: StoreOptions
  @Option(help: "Ask each host at this interval, such as 15m or 1h, until Ctrl-C.") var every: String?
  @Option(
    help:
      "The most hosts that all processes together ask at one time, with --every; by default \(RefreshOptions.connections)."
  )
  var connections: Int?
  @Option(help: "The most hosts that this process asks at one time, with --every; by default all of them.")
  var share: Int?
  @Option(
    help: ArgumentHelp(
      "How long a host may take; by default 120 by ssh and 20 by libvirt.", valueName: "seconds"))
  var timeLimit: Int?
  @Flag(help: "Show how far the hosts are by the schedule, and which give no answer.") var status = false
  @Option(help: "text, or json (\(FleetRefreshReport.form); once, \(FleetAddReport.form)).") var format =
    AnswerFormat.text

  func validate() throws {
    guard !status || (every == nil && timeLimit == nil) else {
      throw ValidationError("--status asks no host: leave out --every and --time-limit.")
    }
    guard every != nil || (connections == nil && share == nil) else {
      throw ValidationError("--connections and --share go with --every.")
    }
    guard [connections, share].allSatisfy({ (1...10_000).contains($0 ?? 1) }) else {
      throw ValidationError("--connections and --share take a number from 1 to 10000.")
    }
    guard (1...600).contains(timeLimit ?? 1) else {
      throw ValidationError("--time-limit takes a number of seconds from 1 to 600.")
    }
  }

  func run() async throws {
    let fleet = try store.open()
    if status {
      let report = try FleetRefreshQuestion(try store.schedule()).answer(in: fleet)
      return try finish(report, report.text, format)
    }
    let access = HostAccess(timeLimit: timeLimit.map { .seconds($0) })
    if let every {
      let plan = try RefreshOptions.plan(every, connections, option: "every")
      try check(try fleet.scheduledOrigins(), fleet)
      return await refresh(fleet, plan, access, try store.schedule())
    }
    let uris = try fleet.askedOrigins()
    try check(uris, fleet)
    var question = FleetAddQuestion(sources: uris)
    question.access = access
    question.progress = showProgress
    let report = try await question.answer(in: fleet)
    endProgress()
    try finish(report, report.text, format, status: report.exitStatus)
  }

  private func check(_ uris: [String], _ fleet: OpenFleet) throws {
    guard uris.isEmpty else { return }
    throw QuestionError(
      .noInput, "\(fleet.name): no host was added by a URI, so there is nothing to ask again")
  }

  /// Asks hosts until Ctrl-C or SIGTERM.
  private func refresh(
    _ fleet: OpenFleet, _ plan: RefreshPlan, _ access: HostAccess, _ schedule: RefreshSchedule
  ) async {
    var refresher = FleetRefresher(fleet, schedule, plan: plan)
    let wanted = min(share ?? plan.connections, plan.connections)
    refresher.share = ConnectionShare.possible(wanted)
    refresher.access = access
    let isJSON = format == .json
    refresher.finished = { report in
      let line = isJSON ? (try? report.jsonLine()) ?? "" : report.text
      writeAll(Array(line.utf8), to: 1)
    }
    refresher.say = { line in writeAll(Array("martlet: \(line)\n".utf8), to: 2) }
    if refresher.share < wanted {
      refresher.say("refresh: the limit of open files allows \(refresher.share) hosts at a time here")
    }
    // A handler may count (signal-safety(7)). A second Ctrl-C ends the process without waiting; SIGTERM may come twice at once, as
    // timeout(1) sends it to the process and to its group.
    signal(SIGTERM) { _ in endings.add(1, ordering: .relaxed) }
    signal(SIGINT) { _ in
      if endings.add(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
    }
    let asking = Task { [refresher] in await refresher.run() }
    let waiting = Task {
      while endings.load(ordering: .relaxed) == 0 {
        try await Task.sleep(for: .milliseconds(50))
      }
      asking.cancel()
    }
    await asking.value
    waiting.cancel()
  }
}
