/// Why a journal cannot be used; one line, saying what to do.
public struct JournalFailure: Error, Sendable, Hashable {
  /// What is at fault.
  public enum Kind: Sendable, Hashable {
    /// Another process has it.
    case busy
    /// A migration in it is not settled.
    case unsettled
    /// It cannot be written or read.
    case inaccessible
    /// It has lines that are none of a journal's.
    case damaged
  }

  /// What is at fault.
  public var kind: Kind
  /// What there is to say.
  public var message: String
}
