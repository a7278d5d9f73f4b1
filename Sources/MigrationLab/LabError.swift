/// Why something about a lab could not be done: one sentence without a full stop.
public struct LabError: Error, Sendable, Hashable {
  /// The reason.
  public var reason: String
  /// What kind of reason it is.
  public var kind: Kind

  /// Kinds that callers tell apart.
  public enum Kind: Sendable, Hashable {
    /// What was asked for cannot be.
    case usage
    /// There is no such lab or host.
    case noInput
    /// A program is missing, or does not do its work.
    case unavailable
    /// A file cannot be written, or is in the way.
    case cannotWrite
    /// The user may not.
    case noPermission
    /// Something takes too long, or too little memory or disk is free now.
    case temporary
    /// A signal asked to end.
    case interrupted
  }

  init(_ kind: Kind, _ reason: String) {
    self.reason = reason
    self.kind = kind
  }
}
