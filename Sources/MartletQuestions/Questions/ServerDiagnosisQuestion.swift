internal import CPUCompatibility
public import CPUDiagnosis
internal import CPUReaders
internal import FleetDocuments
public import Remedies
internal import ReportContract

/// Asks why a server of an OpenStack cloud did not move, from what Nova recorded of its last live migration.
public struct ServerDiagnosisQuestion: Sendable {
  /// The server's UUID.
  public var server: String
  /// Records of the host that it is to move to; empty for the one that Nova recorded.
  public var to: [DocumentSource]
  /// Records of its host besides Nova's own, such as a capture with its nova.conf.
  public var from: [DocumentSource]
  /// Logs besides the events that Nova recorded.
  public var logs: [DocumentSource]
  /// The policy in YAML or JSON; nil for an empty policy.
  public var policy: DocumentSource?
  /// Features that the guest may lose, `FEATURE` or `FEATURE=REASON` each.
  public var accepted: [String] = []
  /// How Martlet reads records, and which cloud it asks.
  public var records: RecordOptions
  /// The platform whose commands remedies use; nil for the one in the destination's record.
  public var platform: Platform?

  /// Creates a question; nothing is asked before `answer()`.
  public init(
    server: String, to: [DocumentSource] = [], from: [DocumentSource] = [], logs: [DocumentSource] = [],
    records: RecordOptions = RecordOptions()
  ) {
    self.server = server
    self.to = to
    self.from = from
    self.logs = logs
    self.records = records
  }

  /// The diagnosis: Nova's events as a log, the hosts' records, and the guest where nova.conf is known.
  ///
  /// - Throws: `usage` if Nova recorded no destination and none is given; else as `DiagnoseQuestion.answer()`, and as martlet-fleet fails.
  public func answer() async throws(QuestionError) -> Diagnosis {
    let cloud = AskedCloud(access: records.access)
    let name = NovaArgument.server(server).text
    var words = ["diagnosis", "--server=\(server)"]
    var others: [DocumentSource] = []
    for source in to {
      if case .argument(let argument) = source,
        case .nova(.host(let host)) = ArgumentForm.parsed(argument).form
      {
        words.append("--node=\(host)")
      } else {
        others.append(source)
      }
    }
    let asked = words
    let fetched = await records.access.awaiting(name) {
      do throws(QuestionError) { return .success(try await cloud.fetch(asked, for: name)) } catch {
        return .failure(error)
      }
    }
    records.access.progress(nil)
    let answer = try fetched.get()
    guard let server = answer.cloud?.servers.first, server.id == self.server else {
      throw QuestionError(.badInput, "\(name): martlet-fleet gave another server")
    }
    let move = RecordedMove(answer.cloud, server)
    let hosts = RecordedHosts(answer)
    let wanted = words.dropFirst(2).first.map { String($0.dropFirst("--node=".count)) }
    let source = try hosts.document(of: move.source ?? server.host, "source", name)
    var destinations = others
    if others.isEmpty || wanted != nil {
      guard let place = wanted ?? move.destination else {
        throw QuestionError(
          .usage,
          "to is missing: Nova recorded no \(move.isRecorded ? "destination of the failed move" : "failed live migration") of \(server.id); "
            + "name the host as --to nova:HOST",
          at: .parameter("to"))
      }
      destinations.insert(.document(try hosts.document(of: place, "destination", name)), at: 0)
    }
    var question = DiagnoseQuestion(
      from: [.document(source)] + from, to: destinations,
      logs: move.log.map { [.document($0)] + logs } ?? logs,
      records: records, platform: platform)
    question.policy = policy
    question.accepted = accepted
    question.known = { reader, host throws(QuestionError) in
      // Without nova.conf the guest's CPU is unknown, and the diagnosis is about the hosts.
      let captured = host.cpu.configuration?.nova
      guard captured != nil || !reader.options.access.cloud.guestSettings.isEmpty else { return nil }
      return try reader.guest(server, in: answer, captured: captured)
    }
    var diagnosis = try await question.answer()
    diagnosis.inputs += move.hidden(server, answer).map { text in
      InputReport(role: "cloud", name: name, format: "not-obtained", sha256: nil, notes: [text])
    }
    return diagnosis
  }
}

/// The records of hosts that an answer holds.
private struct RecordedHosts {
  private let answer: FetchedDocuments

  init(_ answer: FetchedDocuments) { self.answer = answer }

  /// The record of a host, by the name of its hypervisor or its compute host.
  ///
  /// - Throws: `noInput` if there is none.
  func document(of host: String?, _ role: String, _ name: String) throws(QuestionError) -> Document {
    guard let host else {
      throw QuestionError(.noInput, "\(name): Nova has the server on no host")
    }
    let found =
      answer.documents.first { $0.name == "nova:\(host)" }
      ?? answer.documents.first { $0.content.contains("\"host\":\"\(host)\"") }
    guard let found else {
      let reason = answer.missing.first { $0.kind == "host" && $0.name == host }?.reason
      throw QuestionError(
        .noInput,
        "\(name): Nova has no record of the \(role) \(host)\(reason.map { ": \($0)" } ?? ", which may be gone")"
      )
    }
    return Document(name: found.name, bytes: Array(found.content.utf8))
  }
}
