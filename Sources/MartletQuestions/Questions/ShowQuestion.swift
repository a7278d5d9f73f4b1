internal import CPUCompatibility
internal import CPUReaders
public import Reports

/// Asks what a CPU is and has.
public struct ShowQuestion: Sendable {
  /// Records of one host, or a guest; what they say against each other is in the answer.
  public var records: [DocumentSource]
  /// How they are read.
  public var options: RecordOptions

  /// A question.
  public init(records: [DocumentSource], options: RecordOptions = RecordOptions()) {
    self.records = records
    self.options = options
  }

  /// Identity, x86-64 level, nearest models, features, quantities and surprises.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> HostProfile {
    let reader = try Records(options)
    let interpreter = reader.interpreter
    let host = try await reader.host(records, role: "record", mayBeGuest: true) {
      cpu, document throws(ReadError) in
      try interpreter.profiled(cpu, in: document)
    }
    return HostProfile(
      host.cpu, map: reader.map, projection: interpreter.map, catalog: options.catalog,
      martlet: martletVersion, inputs: host.inputs)
  }
}
