public import ReportContract

/// The documents about rolls.
public enum RollForms {
  /// All of them, in the order of their names.
  public static let all: [PublishedForm] = [
    PublishedForm(RollDifferenceReport.self), PublishedForm(RollPlan.self),
    PublishedForm(RollVerificationReport.self),
  ]
}
