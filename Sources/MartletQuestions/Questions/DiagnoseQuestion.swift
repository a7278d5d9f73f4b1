internal import CPUCompatibility
public import CPUDiagnosis
internal import CPUReaders
internal import FailureMessages
public import Remedies

/// Asks why a guest does not move from one host to another, and what is to be done.
public struct DiagnoseQuestion: Sendable {
  /// Records of the host that the guest is on; several are folded into one.
  public var from: [DocumentSource]
  /// Records of the host that it should go to; several are folded into one.
  public var to: [DocumentSource]
  /// Logs with the messages that were seen.
  public var logs: [DocumentSource]
  /// How records are read.
  public var records: RecordOptions
  /// The platform that remedies fit; nil for what the destination's record tells.
  public var platform: Platform?

  /// A question.
  public init(
    from: [DocumentSource], to: [DocumentSource], logs: [DocumentSource] = [],
    records: RecordOptions = RecordOptions(), platform: Platform? = nil
  ) {
    self.platform = platform
    self.from = from
    self.to = to
    self.logs = logs
    self.records = records
  }

  /// The diagnosis.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> Diagnosis {
    let reader = try Records(records)
    let source = try await reader.host(from, role: "from")
    let destination = try await reader.host(to, role: "to")
    var inputs = source.inputs + destination.inputs
    var texts: [LogText] = []
    for log in logs {
      let document = try log.document()
      inputs.append(document.input(role: "log", nil))
      texts.append(LogText(name: document.name, bytes: document.bytes))
    }
    var (from, to) = (source.cpu, destination.cpu)
    if from.name == to.name {
      from.name += " (source)"
      to.name += " (destination)"
    }
    let context = DiagnosisContext(
      from: from, to: to, map: reader.interpreter.map, catalog: records.catalog,
      log: LogFinding.find(in: texts), platform: platform)
    return Diagnosis(context, inputs: inputs, martlet: martletVersion)
  }
}
