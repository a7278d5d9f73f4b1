/// The number of pairs with each outcome.
public struct OutcomeCounts: Sendable, Hashable, Codable {
  /// Pairs that run.
  public var runs = 0
  /// Pairs that run with warnings.
  public var runsWithWarnings = 0
  /// Pairs with an unknown outcome.
  public var undetermined = 0
  /// Blocked pairs.
  public var blocked = 0

  /// Creates counts of zero.
  public init() {}

  /// The count of one outcome.
  public subscript(outcome: VerdictOutcome) -> Int {
    switch outcome {
    case .runs: runs
    case .runsWithWarnings: runsWithWarnings
    case .undetermined: undetermined
    case .blocked: blocked
    }
  }
}
