import ArgumentParser
import FleetDrains
import Foundation
import MartletQuestions
import OpenStackClient
import OpenStackDrains
import ReportContract

/// The options of drains in a cloud.
struct CloudDrainOptions: ParsableArguments {
  @Option(
    name: [.customLong("cloud"), .customLong("os-cloud")],
    help: "The cloud's name in clouds.yaml; by default OS_CLOUD, the OS_ variables, or the only cloud.")
  var cloud: String?
  @Flag(name: .customLong("os-insecure"), help: "Accept any server certificate.") var isInsecure = false
  @Option(
    name: .customLong("nova-cpu"),
    help: ArgumentHelp(
      "What nova.conf of the hosts says of guests' CPUs, such as cpu_mode=host-model; repeatable.",
      valueName: "key=value"))
  var novaCPU: [String] = []
  @Option(
    help: ArgumentHelp(
      "Nova's version where its API leaves a choice, nova=34.0.0; repeatable.", valueName: "key=value"))
  var stack: [String] = []
  @Option(
    help: ArgumentHelp(
      "A further record of a host, as HOST=FILE or HOST=URI: a capture, its domain capabilities; repeatable.",
      valueName: "host=record"))
  var record: [String] = []
  @Flag(help: "Also move where evidence is missing: Nova's and libvirt's own checks decide alone then.")
  var unproven = false
  @Option(help: ArgumentHelp("The operator's policy, in YAML.", valueName: "file")) var policy: String?
  @Flag(help: "Move the servers that can move, although others that run have to stay.") var partly = false
  @Option(
    name: .customLong("time-limit"),
    help: "How many seconds the search may take; for nova: hosts the whole run (default: 86400).")
  var timeLimit: Int?

  /// Whether no option is given that only hosts of a cloud have.
  var isEmpty: Bool {
    cloud == nil && !isInsecure && novaCPU.isEmpty && stack.isEmpty && policy == nil && !partly
      && record.isEmpty && !unproven
  }

  func validate() throws {
    _ = try records()
    try SearchStop.check(timeLimit)
  }
}

extension CloudDrainOptions {
  /// The further records, with their hosts.
  func records() throws -> [(host: String, source: DocumentSource)] {
    try record.map { word in
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, parts[1] != "-" else {
        throw ValidationError("--record takes HOST=FILE or HOST=URI.")
      }
      return (parts[0], .argument(parts[1]))
    }
  }
}

/// `martlet fleet drain nova:HOST`: hosts of a cloud emptied by Nova.
struct CloudDrain {
  /// What to do.
  enum Action { case plan, execute, finish }

  var hosts: [String]
  var options: CloudDrainOptions
  var moving: MovingOptions
  var format: AnswerFormat

  /// The hosts that arguments name: `nova:HOST`, or `nova:HOST,HOST`; nil if none of them begins with `nova:`.
  ///
  /// - Throws: `ValidationError` for arguments of both kinds, and for one without a host.
  static func hosts(_ arguments: [String]) throws -> [String]? {
    guard arguments.contains(where: { $0.hasPrefix("nova:") }) else { return nil }
    return try arguments.flatMap { argument -> [String] in
      guard argument.hasPrefix("nova:") else {
        throw ValidationError("\(argument): a drain is of nova: hosts, or of a store's hosts; name one kind.")
      }
      let names = argument.dropFirst(5).split(separator: ",", omittingEmptySubsequences: false).map(
        String.init)
      guard names.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("server=") }) else {
        throw ValidationError("\(argument): expected nova:HOST or nova:HOST,HOST.")
      }
      return names
    }
  }

  /// Asks the cloud, prints the answer, and ends with its status.
  func run(_ action: Action) async throws {
    var limits = CloudLimits.standard
    limits.time = .seconds(options.timeLimit ?? 86_400)
    // A migration is followed by reading its record and its server again and again.
    limits.requests = 2_000_000
    limits.total = 1 << 40
    let client = try CloudClient(
      try CloudSettings(cloud: options.cloud, allowsInsecure: options.isInsecure) {
        DocumentWorker.expectDocument(of: $0)
      }, limits: limits)
    let reports: [CloudDrainReport]
    do {
      reports = try await answer(action, client)
      await client.shutDown()
    } catch {
      await client.shutDown()
      throw error
    }
    for report in reports {
      writeAll(Array((format == .json ? try report.jsonLine() : report.text).utf8), to: 1)
    }
    let status = reports.map(\.exitStatus).max() ?? 0
    if status != 0 { throw ExitCode(status) }
  }

  private func answer(_ action: Action, _ client: CloudClient) async throws -> [CloudDrainReport] {
    guard let folder = moving.journal ?? CloudDrainQuestion.standardFolder else {
      throw QuestionError(
        .usage, "journal: neither XDG_STATE_HOME nor HOME is set; name the folder", at: .parameter("journal"))
    }
    var question = CloudDrainQuestion(hosts: hosts, stack: options.stack + options.novaCPU, journal: folder)
    question.records = try options.records()
    question.takesUnproven = options.unproven
    question.policy = options.policy.map { .argument($0) }
    question.accepted = moving.accept
    question.limits = MoveLimits(perHost: moving.perHost, perLink: moving.perLink)
    question.timeLimit = moving.timeout.map { .seconds($0) }
    question.isPartial = options.partly
    switch action {
    case .plan: return [try await question.plan(client)]
    case .execute:
      let stop = DrainStop()
      let sources = stopping(stop)
      defer { for source in sources { source.cancel() } }
      return [
        try await question.execute(client, stop: stop) { writeAll(Array("\($0)\n".utf8), to: 2) }
      ]
    case .finish:
      guard hosts.isEmpty else { return [try await question.finish(client)] }
      var reports: [CloudDrainReport] = []
      for hosts in try await CloudDrainQuestion.openDrains(in: folder, of: client) {
        question.hosts = hosts
        reports.append(try await question.finish(client))
      }
      guard !reports.isEmpty else {
        throw QuestionError(
          .noInput,
          "\(folder): no journal has a drain of this cloud that is not over; name its hosts, as fleet drain nova:HOST --done"
        )
      }
      return reports
    }
  }

  /// At the first SIGINT or SIGTERM nothing new begins, and what runs is followed; at the second it is left to itself.
  private func stopping(_ stop: DrainStop) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        let line =
          stop.request() == 1
          ? "stopping: no migration begins any more; those that run are followed (again: leave them)"
          : "leaving: running migrations continue in Nova, and the same command follows them"
        writeAll(Array("\(line)\n".utf8), to: 2)
      }
      source.resume()
      return source
    }
  }
}
