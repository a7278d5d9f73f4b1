/// What a reason does to a verdict, from the gravest.
public enum VerdictWeight: String, Sendable, Codable, CaseIterable {
  /// The guest does not run.
  case blocks
  /// It is not known whether the guest runs.
  case unknown
  /// The guest runs, and loses or meets something.
  case warns
  /// What is good to know and changes nothing.
  case note

  /// What happens to a guest with a reason of this weight alone.
  public var outcome: VerdictOutcome {
    switch self {
    case .blocks: .blocked
    case .unknown: .undetermined
    case .warns: .runsWithWarnings
    case .note: .runs
    }
  }
}
