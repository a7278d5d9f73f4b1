public import ReportContract

/// The documents that plans are.
public enum PlanForms {
  /// All of them, in the order of their names.
  public static let all: [PublishedForm] = [
    PublishedForm(DrainPlan.self), PublishedForm(PoolPlan.self), PublishedForm(PlanDifferenceReport.self),
    PublishedForm(PlanVerificationReport.self),
  ]
}
