internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FailureMessages
internal import FleetDocuments
internal import ReportContract
public import Reports
internal import Wording

/// Asks which live migrations of an OpenStack cloud failed in the last hours, and why.
public struct CloudDiagnosisQuestion: Sendable {
  /// How many hours back migrations are read.
  public var hours: Int
  /// How Martlet reads records, and which cloud it asks.
  public var records: RecordOptions

  /// Creates a question; nothing is asked before `answer()`.
  public init(hours: Int = 24, records: RecordOptions = RecordOptions()) {
    self.hours = hours
    self.records = records
  }

  /// The failed migrations, grouped by Nova's message and by what the destination lacks.
  ///
  /// - Throws: As martlet-fleet fails; `badInput` for records that cannot be read.
  public func answer() async throws(QuestionError) -> CloudReport {
    let cloud = AskedCloud(access: records.access)
    let hours = hours
    let fetched = await records.access.awaiting("nova:") {
      do throws(QuestionError) {
        return .success(try await cloud.fetch(["cloud", "--hours=\(hours)"], for: "nova:"))
      } catch {
        return .failure(error)
      }
    }
    records.access.progress(nil)
    let answer = try fetched.get()
    guard let facts = answer.cloud else {
      throw QuestionError(.badInput, "nova: martlet-fleet gave no facts of a cloud")
    }
    let reader = try Records(records)
    let asked = cloud.hosts(in: answer)
    var hosts: [String: Records.Host] = [:]
    var inputs: [InputReport] = []
    for document in asked.documents {
      let host = try reader.host([try reader.record(document)], role: "host")
      hosts[String(document.name.dropFirst("nova:".count))] = host
      inputs += host.inputs
    }
    inputs += asked.missing.map { Records.Documents.input($0.name, $0.error, role: "host") }
    inputs += answer.missing.filter { $0.kind != "host" }.map { missing in
      InputReport(
        role: "cloud", name: missing.name.isEmpty ? "nova:" : missing.name, format: "not-obtained",
        sha256: nil,
        notes: ["\(missing.kind): \(missing.reason)"])
    }
    var migrations: [String: Int] = [:]
    for migration in facts.migrations { migrations[migration.status, default: 0] += 1 }
    return CloudReport(
      martlet: martletVersion, inputs: inputs, judgedBy: [reader.yardstick], cloud: facts.cloud, hours: hours,
      hosts: hosts.count, servers: facts.servers.count, migrations: migrations,
      services: facts.services.compactMap(CloudReport.Service.init),
      groups: groups(facts, hosts.mapValues(\.cpu)))
  }

  private struct Cause: Hashable {
    var text: String
    var rule: String?
    var missing: [String]
  }

  private func groups(_ facts: CloudFacts, _ hosts: [String: HostCPU]) -> [CloudReport.Group] {
    let names = Dictionary(facts.servers.map { ($0.id, $0.name) }) { first, _ in first }
    var moves: [Cause: [CloudReport.Move]] = [:]
    var differences: [String: [String]] = [:]
    for migration in facts.migrations where ["error", "failed"].contains(migration.status) {
      // Of a server's actions, the one that began last before the record was changed.
      let actions = facts.actions.filter { action in
        action.server == migration.server && (action.started ?? "") <= (migration.updated ?? "~")
      }
      var one = CloudFacts(cloud: facts.cloud, maximumMicroversion: facts.maximumMicroversion)
      one.actions = Array(actions.prefix(1))
      one.migrations = [migration]
      let move = RecordedMove(one, CloudServer(id: migration.server))
      let destination = move.destination
      var missing: [String] = []
      if let from = migration.source.flatMap({ hosts[$0] }), let to = destination.flatMap({ hosts[$0] }) {
        let pair = "\(from.name)\u{0}\(to.name)"
        if let known = differences[pair] {
          missing = known
        } else {
          missing = records.catalog.features(
            in: Comparison(of: from, on: to, catalog: records.catalog).difference.missing
          ).map(\.name)
          differences[pair] = missing
        }
      }
      let finding = move.log.flatMap { log in
        LogFinding.find(in: [LogText(name: log.name, bytes: log.bytes)]).first
      }
      let cause = Cause(
        text: finding?.proves ?? Self.silence(one.actions.first), rule: finding?.id, missing: missing)
      moves[cause, default: []].append(
        CloudReport.Move(
          server: migration.server, name: names[migration.server] ?? nil, source: migration.source,
          destination: destination,
          updated: migration.updated))
    }
    return moves.map { cause, moves in
      let sources = Set(moves.compactMap(\.source))
      return CloudReport.Group(
        cause: cause.text, rule: cause.rule, missing: cause.missing, moves: moves,
        serversOnSources: facts.servers.count { $0.host.map(sources.contains) ?? false },
        command: commandLine(
          ["martlet", "diagnose", "--server", moves[0].server] + records.access.cloud.arguments))
    }.sorted { ($0.moves.count, $1.cause) > ($1.moves.count, $0.cause) }
  }

  /// What a failure without a message shows.
  private static func silence(_ action: CloudAction?) -> String {
    guard let action else { return "Nova recorded no step of this move." }
    return action.events.contains { $0.result == "Error" }
      ? "The API hides the reason, or no rule knows it."
      : "Nova's checks passed, and libvirt or QEMU ended the move; the log of nova-compute on the source has the reason."
  }
}

extension CloudReport.Service {
  /// A service that takes no server by Nova's word; nil for any other.
  fileprivate init?(_ service: CloudService) {
    let state: String
    if service.status == "UNKNOWN" {
      state = "unreachable"
    } else if service.state == "down" {
      state = "down"
    } else if service.status == "disabled" {
      state = "disabled"
    } else {
      return nil
    }
    self.init(host: service.host, zone: service.zone, state: state, reason: service.reason)
  }
}
