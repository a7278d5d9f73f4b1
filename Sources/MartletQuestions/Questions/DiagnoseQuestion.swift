internal import CPUCompatibility
public import CPUDiagnosis
internal import CPUReaders
internal import FailureMessages
public import Remedies

/// Asks why a guest does not move from one host to another, and what is to be done.
public struct DiagnoseQuestion: Sendable {
  /// Records of the host that the guest is on, folded into one; empty for the host on which `guest` was captured.
  public var from: [DocumentSource]
  /// Records of the host that it should go to; several are folded into one.
  public var to: [DocumentSource]
  /// Logs with the messages that were seen.
  public var logs: [DocumentSource]
  /// The guest that is to move; nil if any guest is meant.
  public var guest: DocumentSource?
  /// How records are read.
  public var records: RecordOptions
  /// The platform that remedies fit; nil for what the destination's record tells.
  public var platform: Platform?

  /// A question.
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

  /// The diagnosis.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> Diagnosis {
    let reader = try Records(records)
    let guest: Records.GuestInput? = if let guest { try await reader.guest(of: guest) } else { nil }
    var source = try await reader.source(of: guest, from: from)
    var destination = try await reader.host(to, role: "to")
    HostNames.tellApart(&source, &destination)
    var inputs = (guest.map { [$0.record.input(role: "guest")] } ?? []) + source.inputs + destination.inputs
    var texts: [LogText] = []
    for log in logs {
      let document = try log.document()
      inputs.append(document.input(role: "log", nil))
      texts.append(LogText(name: document.name, bytes: document.bytes))
    }
    let context = DiagnosisContext(
      from: source.cpu, to: destination.cpu, map: reader.interpreter.map, catalog: records.catalog,
      log: LogFinding.find(in: texts),
      guest: try guest.map { guest throws(QuestionError) in try reader.guest(guest.record, from: source) },
      platform: platform)
    return Diagnosis(context, inputs: inputs, martlet: martletVersion)
  }
}
