internal import CPUCompatibility
public import Remedies
public import Reports

/// Asks whether hosts are fit to be judged and to take guests.
public struct DoctorQuestion: Sendable {
  /// A record of each host; `this` is the machine itself.
  public var hosts: [DocumentSource]
  /// How records are read.
  public var records: RecordOptions
  /// The platform that commands fit; nil for what each host's record tells.
  public var platform: Platform?

  /// A question.
  public init(
    hosts: [DocumentSource] = ["this"], records: RecordOptions = RecordOptions(), platform: Platform? = nil
  ) {
    self.hosts = hosts
    self.records = records
    self.platform = platform
  }

  /// What every check says of each host, in the order given.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> DoctorReport {
    let read = try await Records(records).hosts(hosts, role: "host")
    return DoctorReport(
      read.map(\.cpu), platform: platform, martlet: martletVersion, inputs: read.flatMap(\.inputs))
  }
}
