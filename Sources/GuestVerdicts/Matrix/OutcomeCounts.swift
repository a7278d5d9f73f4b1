/// How often each outcome was found.
public struct OutcomeCounts: Sendable, Hashable, Codable {
  /// How many run.
  public var runs = 0
  /// How many run with warnings.
  public var runsWithWarnings = 0
  /// Of how many it is not known.
  public var undetermined = 0
  /// How many are blocked.
  public var blocked = 0

  /// No outcome at all.
  public init() {}

  /// How often it was this outcome.
  public subscript(outcome: VerdictOutcome) -> Int {
    switch outcome {
    case .runs: runs
    case .runsWithWarnings: runsWithWarnings
    case .undetermined: undetermined
    case .blocked: blocked
    }
  }
}
