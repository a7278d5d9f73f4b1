internal import CPUCompatibility
public import CPUDiagnosis
internal import CPUReaders
internal import FailureMessages
internal import GuestVerdicts
public import Remedies
internal import ReportContract
internal import Reports

/// Asks why a guest cannot move from one host to another, and what to do.
public struct DiagnoseQuestion: Sendable {
  /// Records of the host that the guest runs on, read as one; empty for the host on which `guest` was captured.
  public var from: [DocumentSource]
  /// Records of the host that the guest is to move to, read as one.
  public var to: [DocumentSource]
  /// Logs that may hold messages about the move.
  public var logs: [DocumentSource]
  /// The guest that is to move; nil for any guest.
  public var guest: DocumentSource?
  /// The policy in YAML or JSON; nil for an empty policy.
  public var policy: DocumentSource?
  /// Features that the guest may lose, `FEATURE` or `FEATURE=REASON` each.
  public var accepted: [String] = []
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions
  /// The platform whose commands remedies use; nil for the one in the destination's record.
  public var platform: Platform?

  /// The guest, where only the host that it is on shows what it has; nil for `guest`.
  var known: (@Sendable (Records, Records.Host) throws(QuestionError) -> Records.GuestInput?)?

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    from: [DocumentSource], to: [DocumentSource], logs: [DocumentSource] = [], guest: DocumentSource? = nil,
    records: RecordOptions = RecordOptions(), platform: Platform? = nil
  ) {
    self.platform = platform
    self.from = from
    self.to = to
    self.logs = logs
    self.guest = guest
    self.records = records
  }

  /// The losses with their causes, the gates that refuse, and the remedies.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read; `usage` for a URI that is not safe to open and for an accepted word that names no feature;
  ///   `unavailable`, `temporary`, `interrupted` if no host answers.
  public func answer() async throws(QuestionError) -> Diagnosis {
    try await answerOfAnyArchitecture().requireX86()
  }

  /// The diagnosis as `answer()` gives it, or of arm64 and s390x hosts what a move meets.
  ///
  /// - Throws: As `answer()`, without those for arm64 hosts.
  public func answerOfAnyArchitecture() async throws(QuestionError) -> AnyArchitecture<Diagnosis> {
    var reader = try Records(records)
    reader.servesArm = true
    let policyDocument = try self.policy?.document()
    let policy = try CompatibilityPolicy(
      policyDocument.map { DocumentSource.document($0) }, accepting: accepted, catalog: records.catalog)
    var guest: Records.GuestInput?
    var source: Records.Host
    if let asked = self.guest, asked.isServer {
      let (server, home) = try await reader.guestAndSource(of: asked, from: from)
      guard let home else {
        throw QuestionError(.usage, "from names the host that the guest is on", at: .parameter("from"))
      }
      (guest, source) = (server, home)
    } else {
      if let asked = self.guest { guest = try await reader.guest(of: asked) }
      source = try await reader.source(of: guest, from: from)
    }
    if let known { guest = try known(reader, source) }
    var destination = try await reader.host(to, role: "to")
    var unseen: InputReport?
    if let server = guest, server.hasUnseenHostCPU {
      // Of such a guest nothing is known but its host.
      unseen = InputReport(
        role: "guest", name: server.record.document.name, format: "not-obtained", sha256: nil,
        notes: [
          "Nova's API does not show what CPU libvirt gave the guest: "
            + (server.record.reading.notes.first?.text ?? "")
        ])
      guest = nil
    }
    HostNames.tellApart(&source, &destination)
    var inputs = (guest.map { [$0.record.input(role: "guest")] } ?? []) + source.inputs + destination.inputs
    var texts: [LogText] = []
    for log in logs {
      let document = try log.document()
      inputs.append(document.input(role: "log", nil))
      texts.append(LogText(name: document.name, bytes: document.bytes))
    }
    if let report = ArmReport(
      guest: guest?.record, from: source, to: [destination], messages: LogFinding.find(in: texts),
      inputs: inputs)
    {
      return .arm(report)
    }
    if let report = try S390Report.report(
      guest: guest?.record, from: source, to: [destination], messages: LogFinding.find(in: texts),
      inputs: inputs)
    {
      return .s390x(report)
    }
    let context = DiagnosisContext(
      from: source.cpu, to: destination.cpu, map: reader.interpreter.map, catalog: records.catalog,
      log: LogFinding.find(in: texts),
      guest: try guest.map { guest throws(QuestionError) in try reader.guest(guest.record, from: source) },
      platform: platform)
    if let policyDocument { inputs.append(policyDocument.policyInput) }
    if let unseen { inputs.append(unseen) }
    var diagnosis = Diagnosis(context, inputs: inputs, martlet: martletVersion)
    // Without a guest, only what is accepted for every guest counts.
    diagnosis.waivers = policy.waivers.uses(
      for: diagnosis.guest?.name ?? "", among: records.catalog.named(diagnosis.features.map(\.name)),
      keeping: policy.rules(forHost: destination.cpu.ownName).keep, on: policy.day, records.catalog)
    return .x86(diagnosis)
  }
}
