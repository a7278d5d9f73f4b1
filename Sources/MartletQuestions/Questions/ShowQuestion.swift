internal import CPUCompatibility
internal import CPUReaders
public import Reports

/// Asks what a CPU is and has.
public struct ShowQuestion: Sendable {
  /// Records of one host, or a guest; the answer lists their contradictions.
  public var records: [DocumentSource]
  /// How Martlet reads the records, and how long it waits for hosts.
  public var options: RecordOptions

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(records: [DocumentSource], options: RecordOptions = RecordOptions()) {
    self.records = records
    self.options = options
  }

  /// Identity, x86-64 level, nearest models, features, quantities and surprises.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read; `usage` for a URI that is not safe to open;
  ///   `unavailable`, `temporary`, `interrupted` if no host answers.
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
