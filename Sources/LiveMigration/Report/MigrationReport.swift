internal import HostSnapshots

/// How the migrations of one command ended.
public struct MigrationReport: Sendable {
  /// Martlet's version.
  public var martlet: String
  /// When the report was made: RFC 3339, UTC.
  public var time: String
  /// The guests' ends, in the order in which the guests were given.
  public var results: [MigrationResult]

  /// A report.
  public init(_ results: [MigrationResult], martlet: String) {
    self.results = results
    self.martlet = martlet
    time = currentTimestamp()
  }

  /// The exit status: that of the gravest end.
  public var exitStatus: Int32 {
    let statuses = Set(results.map(\.outcome.exitStatus))
    return [130, 75, 1, 2].first(where: statuses.contains) ?? 0
  }
}
