internal import CPUCompatibility
public import Remedies
public import Reports

/// Asks whether hosts are fit to be judged and to take guests.
public struct DoctorQuestion: Sendable {
  /// A record of each host; `this` is this machine.
  public var hosts: [DocumentSource]
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions
  /// The platform whose commands are printed; nil for the one in each host's record.
  public var platform: Platform?

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    hosts: [DocumentSource] = ["this"], records: RecordOptions = RecordOptions(), platform: Platform? = nil
  ) {
    self.hosts = hosts
    self.records = records
    self.platform = platform
  }

  /// The result of every check on each host, in the order given.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read; `usage` for a URI that is not safe to open;
  ///   `unavailable`, `temporary`, `interrupted` if no host answers.
  public func answer() async throws(QuestionError) -> DoctorReport {
    let read = try await Records(records).hosts(hosts, role: "host")
    return DoctorReport(
      read.map(\.cpu), platform: platform, martlet: martletVersion, inputs: read.flatMap(\.inputs))
  }
}
