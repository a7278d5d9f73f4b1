internal import ArmCPU
internal import CPUCompatibility
internal import CPUReaders
public import Reports
internal import S390Compatibility

/// Asks whether a host can provide a wanted CPU.
public struct CompareQuestion: Sendable {
  /// The CPU that is asked for: a host or a guest.
  public var wanted: DocumentSource
  /// The host that is to provide it.
  public var host: DocumentSource
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(wanted: DocumentSource, host: DocumentSource, records: RecordOptions = RecordOptions()) {
    self.wanted = wanted
    self.host = host
    self.records = records
  }

  /// Compares the two; two hosts are compared at the points that both records have.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read; `usage` for a URI that is not safe to open;
  ///   `unavailable`, `temporary`, `interrupted` if no host answers.
  public func answer() async throws(QuestionError) -> ComparisonReport {
    try await answerOfAnyArchitecture().requireX86()
  }

  /// Compares the two as `answer()` does, or reports for arm64 and s390x hosts what a move would meet.
  ///
  /// - Throws: As `answer()`, without those for arm64 hosts.
  public func answerOfAnyArchitecture() async throws(QuestionError) -> AnyArchitecture<ComparisonReport> {
    var reader = try Records(records)
    reader.servesArm = true
    let wanted = try await reader.record(of: wanted, mayBeGuest: true)
    let host = try await reader.record(of: host)
    if wanted.cpu.arm != nil || host.cpu.arm != nil,
      let report = try arm(wanted: wanted, host: host, by: reader)
    {
      return .arm(report)
    }
    if wanted.cpu.s390 != nil || host.cpu.s390 != nil {
      let isGuest = wanted.cpu.s390?.guest != nil || wanted.cpu.isGuests
      let report = try S390Report.report(
        guest: isGuest ? wanted : nil, from: isGuest ? nil : try reader.host([wanted], role: "wanted"),
        to: [try reader.host([host], role: "host")],
        inputs: [wanted.input(role: "wanted"), host.input(role: "host")])
      if let report { return .s390x(report) }
    }
    let (comparison, hosts) = try comparison(of: wanted, on: host, by: reader.interpreter)
    var report = ComparisonReport(
      comparison, map: reader.interpreter.map, catalog: records.catalog, martlet: martletVersion,
      inputs: [wanted.input(role: "wanted"), host.input(role: "host")])
    report.judgedBy = reader.interpreter.map.yardsticks(of: hosts)
    return .x86(report)
  }

  private func arm(
    wanted: Records.Record, host: Records.Record, by reader: Records
  ) throws(QuestionError) -> ArmReport? {
    let isGuest = wanted.cpu.arm?.guest != nil || wanted.cpu.isGuests
    return ArmReport(
      guest: isGuest ? wanted : nil, from: isGuest ? nil : try reader.host([wanted], role: "wanted"),
      to: [try reader.host([host], role: "host")],
      inputs: [wanted.input(role: "wanted"), host.input(role: "host")])
  }

  private func comparison(
    of wanted: Records.Record, on host: Records.Record, by interpreter: Interpreter
  ) throws(QuestionError) -> (Comparison, hosts: [HostCPU]) {
    do throws(ReadError) {
      var offered = try interpreter.host(host.cpu, in: host.document)
      if case .libvirt(_, point: .guest, _) = wanted.cpu {
        let cpu = try interpreter.wanted(wanted.cpu, in: wanted.document)
        return (Comparison(of: cpu, on: offered, catalog: interpreter.catalog), [offered])
      }
      var source = try interpreter.host(wanted.cpu, in: wanted.document)
      let names = HostNames.different([
        (source.name, wanted.document.name), (offered.name, host.document.name),
      ])
      source.tellApart(as: names[0])
      offered.tellApart(as: names[1])
      return (Comparison(of: source, on: offered, catalog: interpreter.catalog), [source, offered])
    } catch {
      throw QuestionError(error)
    }
  }
}
