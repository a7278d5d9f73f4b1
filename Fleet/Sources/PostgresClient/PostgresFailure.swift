/// A failed call to PostgreSQL, in one line without a full stop and without a password.
public struct PostgresFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What happened, where, and in the server's words if it has any.
  public var reason: String
  /// What callers distinguish.
  public var kind: Kind
  /// The SQLSTATE, five characters; nil where the server sent none.
  public var state: String?
  /// The name of the constraint that refused a row.
  public var constraint: String?
  /// Whether the statement may have been carried out.
  public var fate: Fate

  /// Whether a failed statement may have been carried out.
  public enum Fate: Sendable, Hashable {
    /// Nothing of it remains.
    case undone
    /// Its answer was lost with the connection, outside a transaction or at its COMMIT: it may be in the database.
    case unknown
  }

  /// The kinds of failures that callers distinguish.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// libpq is missing or too old.
    case noLibrary
    /// The address is no connection string.
    case badAddress
    /// No server answers, or it is not ready for connections.
    case unreachable
    /// The server is older than PostgreSQL 13.
    case tooOld
    /// The server refuses the user or the password.
    case notAdmitted
    /// The connection is gone.
    case lost
    /// The connection, or every connection of a pool, is in use.
    case busy
    /// Another transaction came between; the same again can succeed.
    case serialization, deadlock
    /// The definition of a table changed under a prepared statement; the same again can succeed.
    case stalePlan
    /// A row with the same key exists.
    case unique
    /// Another constraint refuses the row.
    case constraint
    /// The user lacks a privilege.
    case denied
    /// A database, schema, table, column or function does not exist.
    case missing
    /// A schema, table or other object exists already.
    case exists
    /// The server's disk is full.
    case diskFull
    /// The server lacks memory, connections or another resource.
    case exhausted
    /// The transaction or the server, as a standby, only reads.
    case readOnly
    /// A lock was not free within the limit.
    case lockTimeout
    /// The statement was cancelled, by `cancel()` or by its time limit.
    case cancelled
    /// A value that its type, or an index, does not hold.
    case badValue
    /// Anything else; `state` tells.
    case other
  }

  /// Creates a failure; of an unknown fate only if it says so.
  public init(
    _ kind: Kind, _ reason: String, state: String? = nil, constraint: String? = nil, fate: Fate = .undone
  ) {
    self.reason = reason
    self.kind = kind
    self.state = state
    self.constraint = constraint
    self.fate = fate
  }

  /// Whether the same transaction, from its beginning, can succeed.
  public var isRetriable: Bool { [.serialization, .deadlock, .stalePlan].contains(kind) }

  /// The reason alone.
  public var description: String { reason }
}

extension PostgresFailure.Kind {
  /// The kind of an SQLSTATE.
  ///
  /// - SeeAlso: PostgreSQL documentation, Appendix A, "PostgreSQL Error Codes".
  init(state: String) {
    switch state {
    case "40001": self = .serialization
    case "40P01": self = .deadlock
    case "26000": self = .stalePlan
    case "23505": self = .unique
    case "42501": self = .denied
    case "42P01", "42703", "42883", "42704", "3F000", "3D000": self = .missing
    case "42P06", "42P07", "42710", "42P04", "42701": self = .exists
    case "53100": self = .diskFull
    case "25006": self = .readOnly
    case "55P03": self = .lockTimeout
    case "57014": self = .cancelled
    // admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout; idle_in_transaction_session_timeout.
    case "57P01", "57P02", "57P03", "57P05", "25P03": self = .lost
    default:
      switch state.prefix(2) {
      case "08": self = .lost
      case "22", "54": self = .badValue
      case "23": self = .constraint
      case "28": self = .notAdmitted
      case "53": self = .exhausted
      default: self = .other
      }
    }
  }
}
