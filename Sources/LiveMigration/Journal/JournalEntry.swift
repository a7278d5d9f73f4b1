public import ReportContract

/// A line of a journal.
public struct JournalEntry: PublishedDocument, Hashable {
  /// The name and version of a line's form, which the line does not tell.
  public static let form = DocumentForm("migration-journal", 1, 0)
  /// When it was written: RFC 3339, UTC.
  public var time: String
  /// The migration's own name.
  public var id: String
  /// What the line says.
  public var step: MigrationStep
  /// What the migration is to do; with `planned` alone.
  public var plan: MigrationPlan?
  /// Where the guest is; with `settled` alone.
  public var place: MigrationPlace?
  /// What is good to know: why, or libvirt's answer.
  public var note: String?
}

/// Where a guest is.
public enum MigrationPlace: String, Sendable, Hashable, Codable, CaseIterable {
  /// It runs, or stands still, at the source alone.
  case source
  /// It runs, or stands still, at the target alone.
  case target
  /// It runs at neither.
  case nowhere
}
