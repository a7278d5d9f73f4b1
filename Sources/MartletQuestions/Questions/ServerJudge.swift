internal import CPUCompatibility
internal import CPUReaders
public import FleetDocuments
public import GuestVerdicts
internal import Reports

/// Judges servers of a cloud on its hosts, as `martlet check nova:server=UUID --on nova:` does, from records that were fetched together.
public struct ServerJudge: Sendable {
  /// What would happen to a server on a host.
  public struct Verdict: Sendable, Hashable {
    /// The host by the name that Nova's record has for it.
    public var hypervisor: String
    /// Whether the guest runs there.
    public var outcome: VerdictOutcome
    /// What decides, a clause without a full stop; nil where the guest runs without a warning.
    public var reason: String?
  }

  private let answer: FetchedDocuments
  private let records: Records
  private let question: CheckQuestion
  private let policy: CompatibilityPolicy
  private let hypervisors: [(name: String, host: Records.Host)]

  /// Reads the records of a cloud's hypervisors.
  ///
  /// - Parameters:
  ///   - answer: The hypervisors' records.
  ///   - stack: Nova's release and settings as `--stack` takes them, among them those that give guests their CPU (`cpu_mode=…`).
  ///   - known: Further records of hypervisors by their names, such as captures; nova.conf of a capture holds for the servers there.
  ///   - policy: The operator's policy; nil for none.
  ///   - accepted: Features that guests may lose, `FEATURE` or `FEATURE=REASON` each.
  /// - Throws: `usage` for settings that Martlet does not know; `badInput` for records that cannot be read, and as `Records.host`.
  public init(
    _ answer: FetchedDocuments, stack: [String], known: [String: [DocumentSource]] = [:],
    policy: DocumentSource? = nil, accepting accepted: [String] = [],
    records options: RecordOptions = RecordOptions()
  ) async throws(QuestionError) {
    var options = options
    options.access.cloud.guestSettings += NovaGuestSettings.pairs(ofStack: stack)
    self.answer = answer
    let records = try Records(options)
    self.records = records
    self.policy = try CompatibilityPolicy(policy, accepting: accepted, catalog: options.catalog)
    question = CheckQuestion(guest: .argument("server"), hosts: [], stack: stack, records: options)
    var hypervisors: [(name: String, host: Records.Host)] = []
    for document in AskedCloud(access: options.access).hosts(in: answer).documents {
      let name = String(document.name.dropFirst("nova:".count))
      hypervisors.append(
        (name, try await records.host([.document(document)] + (known[name] ?? []), role: "on")))
    }
    self.hypervisors = hypervisors
  }

  /// A verdict for each hypervisor that Nova has a record of.
  ///
  /// - Throws: `usage` where nothing tells how guests get their CPU, or a trait of the flavor chooses among several models; `badInput` for a
  ///   nova.conf that Nova would refuse.
  public func verdicts(of server: CloudServer) throws(QuestionError) -> [Verdict] {
    let source = hypervisors.first { $0.name == server.hypervisor ?? server.host }?.host
    let guest = try records.guest(server, in: answer, captured: source?.cpu.configuration?.nova)
    let report = try question.verdicts(
      on: guest.record, from: source, hypervisors.map(\.host), by: records, policy: policy,
      nova: try question.novaSetup(guest.maximumMicroversion))
    return zip(hypervisors, report.hosts).map { hypervisor, verdict in
      Verdict(
        hypervisor: hypervisor.name, outcome: verdict.outcome,
        reason: verdict.outcome == .runs ? nil : verdict.decisive)
    }
  }
}

extension Reports.Verdict {
  /// The sentence that decides, without its full stop; for what is undetermined, what could not be checked.
  fileprivate var decisive: String? {
    let weight: VerdictWeight? =
      switch outcome {
      case .blocked: .blocks
      case .runsWithWarnings: .warns
      case .undetermined: .unknown
      case .runs: nil
      }
    let sentence = reasons.first { $0.weight == weight }?.text ?? notChecked.first ?? summary
    guard !sentence.isEmpty else { return nil }
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
