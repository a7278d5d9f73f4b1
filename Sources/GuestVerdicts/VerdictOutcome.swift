/// What happens to a guest on a host.
public enum VerdictOutcome: String, Sendable, Codable, Comparable, CaseIterable {
  /// The guest runs.
  case runs
  /// The guest runs but loses or meets something.
  case runsWithWarnings = "runs-with-warnings"
  /// The answer is unknown.
  case undetermined
  /// The guest is refused, or would break.
  case blocked

  /// The rank from best, 0, to worst, 3.
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
