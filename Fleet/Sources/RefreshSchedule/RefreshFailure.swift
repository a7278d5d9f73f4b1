internal import SharedTables

/// A call to the schedule that changed nothing, in one line without a full stop.
public struct RefreshFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What happened, and what to do.
  public var reason: String
  /// What callers distinguish.
  public var kind: Kind

  /// The kinds of failures that callers distinguish.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// No interval was set yet.
    case unplanned
    /// The call is malformed.
    case malformed
    /// The schedule's tables are a later Martlet's.
    case newer
    /// The database does not answer, and nothing was changed; the same again can succeed.
    case unavailable
    /// The database's answer was lost, so that the change may have been made.
    case unknown
  }

  /// A failure of that kind.
  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// The reason alone.
  public var description: String { reason }
}

extension RefreshFailure {
  init(_ failure: TablesFailure) {
    switch failure.kind {
    case .newer: self.init(.newer, failure.reason)
    case .unavailable: self.init(.unavailable, failure.reason)
    case .unknown: self.init(.unknown, failure.reason)
    }
  }
}
