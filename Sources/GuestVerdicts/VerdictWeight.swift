/// A reason's effect on a verdict, worst first.
public enum VerdictWeight: String, Sendable, Codable, CaseIterable {
  /// The guest does not run.
  case blocks
  /// It is unknown whether the guest runs.
  case unknown
  /// The guest runs but loses or meets something.
  case warns
  /// A remark without effect on the verdict.
  case note

  /// The outcome for a guest with only this reason.
  public var outcome: VerdictOutcome {
    switch self {
    case .blocks: .blocked
    case .unknown: .undetermined
    case .warns: .runsWithWarnings
    case .note: .runs
    }
  }
}
