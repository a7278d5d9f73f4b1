public import ReportContract

/// The documents that verbs about pools in clouds publish.
public enum OpenStackForms {
  /// All of them, in the order of their names.
  public static let all: [PublishedForm] = [
    PublishedForm(AllowedHosts.self), PublishedForm(PoolJournalEntry.self),
    PublishedForm(OpenStackPoolsReport.self),
  ]
}
