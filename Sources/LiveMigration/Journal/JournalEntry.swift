/// A line of a journal.
public struct JournalEntry: Sendable, Hashable, Codable {
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
public enum MigrationPlace: String, Sendable, Hashable, Codable {
  /// It runs, or stands still, at the source alone.
  case source
  /// It runs, or stands still, at the target alone.
  case target
  /// It runs at neither.
  case nowhere
}
