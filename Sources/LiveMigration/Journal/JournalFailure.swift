/// The reason a journal cannot be used, with what to do, in one line.
public struct JournalFailure: Error, Sendable, Hashable {
  /// The kind of failure.
  public enum Kind: Sendable, Hashable {
    /// Another process uses the journal.
    case busy
    /// The journal has an unsettled migration.
    case unsettled
    /// It cannot be written or read.
    case inaccessible
    /// Somebody else may have written it.
    case foreign
    /// It has lines that are not journal lines.
    case damaged
  }

  /// The kind of failure.
  public var kind: Kind
  /// The message with advice.
  public var message: String
}
