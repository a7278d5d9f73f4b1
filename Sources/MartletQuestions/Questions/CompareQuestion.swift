internal import CPUCompatibility
internal import CPUReaders
public import Reports

/// Asks whether a host can provide a wanted CPU.
public struct CompareQuestion: Sendable {
  /// What is asked for: a host's record or a guest's definition.
  public var wanted: DocumentSource
  /// The host's record.
  public var host: DocumentSource
  /// How records are read.
  public var records: RecordOptions

  /// A question.
  public init(wanted: DocumentSource, host: DocumentSource, records: RecordOptions = RecordOptions()) {
    self.wanted = wanted
    self.host = host
    self.records = records
  }

  /// The comparison; records of two hosts are compared where both were looked at in the same way.
  ///
  /// - Throws: `badInput`, `noInput`, `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> ComparisonReport {
    let reader = try Records(records)
    let wanted = try await reader.record(of: wanted, mayBeGuest: true)
    let host = try await reader.record(of: host)
    let (comparison, hosts) = try comparison(of: wanted, on: host, by: reader.interpreter)
    var report = ComparisonReport(
      comparison, map: reader.interpreter.map, catalog: records.catalog, martlet: martletVersion,
      inputs: [wanted.input(role: "wanted"), host.input(role: "host")])
    report.judgedBy = reader.interpreter.map.yardsticks(of: hosts)
    return report
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
