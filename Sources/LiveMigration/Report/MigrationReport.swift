internal import HostSnapshots
public import ReportContract

/// How the migrations of one command ended; encoded as JSON, `martlet.migration/1.0`.
public struct MigrationReport: Report {
  /// The name and version of the JSON's form.
  public static let form = DocumentForm("migration", 1, 0)
  /// The name and version of the JSON's form.
  public var schema = form.description
  /// Empty: guests are not read from documents.
  public var inputs: [ReportContract.InputReport] = []
  /// The CPU map that preflights judge by; empty where migrations are only settled.
  public var judgedBy: [Yardstick]
  /// Martlet's version.
  public var martlet: String
  /// When the report was made: RFC 3339, UTC.
  public var time: String
  /// The guests' ends, in the order in which the guests were given.
  public var results: [MigrationResult]
  /// How many guests ended in each way; ways without one are left out.
  public var counts: [String: Int]
  /// The exit status: that of the gravest end.
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
