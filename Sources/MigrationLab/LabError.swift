/// A failed lab operation, with the reason in one sentence without a full stop.
public struct LabError: Error, Sendable, Hashable {
  /// One sentence for the user.
  public var reason: String
  /// The kind of failure.
  public var kind: Kind

  /// The kinds of failures that callers distinguish.
  public enum Kind: Sendable, Hashable {
    /// The request is invalid.
    case usage
    /// The lab or host does not exist.
    case noInput
    /// A program is missing or fails.
    case unavailable
    /// A file cannot be written, or already exists.
    case cannotWrite
    /// The user lacks permission.
    case noPermission
    /// Something takes too long, or memory or disk space is short.
    case temporary
    /// A signal requested the end.
    case interrupted
  }

  init(_ kind: Kind, _ reason: String) {
    self.reason = reason
    self.kind = kind
  }
}
