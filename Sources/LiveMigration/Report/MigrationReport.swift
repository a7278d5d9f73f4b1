internal import HostSnapshots
public import ReportContract

/// How the migrations of one command ended; encoded as JSON, `martlet.migration/1.0`.
public struct MigrationReport: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("migration", 1, 0)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// Empty: guests are not read from documents.
  public var inputs: [ReportContract.InputReport] = []
  /// The CPU map that preflights judge by; empty where migrations are only settled.
  public var judgedBy: [Yardstick]
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The time of the report: RFC 3339, UTC.
  public var time: String
  /// One result per guest, in the order given.
  public var results: [MigrationResult]
  /// The number of guests by outcome; outcomes without guests are absent.
  public var counts: [String: Int]
  /// The exit status: that of the worst outcome.
  public var exitStatus: Int32

  /// A report.
  public init(_ results: [MigrationResult], martlet: String, judgedBy: [Yardstick] = []) {
    self.judgedBy = judgedBy
    self.results = results
    self.martlet = martlet
    time = currentTimestamp()
    counts = results.reduce(into: [:]) { $0[$1.outcome.rawValue, default: 0] += 1 }
    let statuses = Set(results.map(\.outcome.exitStatus))
    exitStatus = [130, 75, 1, 2].first(where: statuses.contains) ?? 0
  }
}
