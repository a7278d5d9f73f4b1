public import ReportContract

/// A line of a journal.
public struct JournalEntry: PublishedDocument, Hashable {
  /// The schema's name and version, which the line itself does not contain.
  public static let form = DocumentForm("migration-journal", 1, 0)
  /// The time of the line: RFC 3339, UTC.
  public var time: String
  /// The migration's identifier.
  public var id: String
  /// The step that the line records.
  public var step: MigrationStep
  /// The migration's plan; only with `planned`.
  public var plan: MigrationPlan?
  /// Where the guest is; only with `settled`.
  public var place: MigrationPlace?
  /// A remark: the reason, or libvirt's answer.
  public var note: String?
}

/// The end that has the guest.
public enum MigrationPlace: String, Sendable, Hashable, Codable, CaseIterable {
  /// It is only at the source, running or paused.
  case source
  /// It is only at the target, running or paused.
  case target
  /// It runs at neither end.
  case nowhere
}
