/// What happens to a guest on a host.
public enum VerdictOutcome: String, Sendable, Codable, Comparable, CaseIterable {
  /// It runs.
  case runs
  /// It runs, and loses or meets something.
  case runsWithWarnings = "runs-with-warnings"
  /// It is not known.
  case undetermined
  /// It is refused, or would break.
  case blocked

  /// The place from the best, 0, to the worst, 3.
  public var rank: Int {
    switch self {
    case .runs: 0
    case .runsWithWarnings: 1
    case .undetermined: 2
    case .blocked: 3
    }
  }

  /// Orders from the best to the worst.
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  /// The exit status of a verb that judges: 0 it runs, 1 it does not, 2 undetermined.
  public var exitStatus: Int32 {
    switch self {
    case .runs, .runsWithWarnings: 0
    case .blocked: 1
    case .undetermined: 2
    }
  }
}
