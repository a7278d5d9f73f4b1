public import ReportContract

/// The documents that questions about single hosts of pools publish.
public enum PoolForms {
  /// All of them, in the order of their names.
  public static let all: [PublishedForm] = [
    PublishedForm(FleetAdmitReport.self), PublishedForm(FleetRetireReport.self),
  ]
}
