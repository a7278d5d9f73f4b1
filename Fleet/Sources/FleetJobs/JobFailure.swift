internal import SharedTables

/// A call to a queue of jobs that changed nothing, in one line without a full stop.
public struct JobFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What happened, and what to do.
  public var reason: String
  /// What callers distinguish.
  public var kind: Kind

  /// The kinds of failures that callers distinguish.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// The claim is not the newest, or the job has ended: whoever gets this stops at once and changes nothing more.
    case fenced
    /// There is no such job.
    case absent
    /// Another request has this key.
    case keyTaken
    /// The journal's next step has another number, or this step says something else.
    case outOfOrder
    /// As many jobs as may be are open.
    case full
    /// Another job moves the guest.
    case held
    /// The request is malformed.
    case malformed
    /// The queue's tables are a later Martlet's.
    case newer
    /// The database does not answer, and nothing was changed; the same again can succeed.
    case unavailable
    /// The database's answer was lost, so that the change may have been made; the same again shows it.
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

extension JobFailure {
  init(_ failure: TablesFailure) {
    switch failure.kind {
    case .newer: self.init(.newer, failure.reason)
    case .unavailable: self.init(.unavailable, failure.reason)
    case .unknown: self.init(.unknown, failure.reason)
    }
  }
}
