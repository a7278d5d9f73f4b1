/// What a connection is opened with beside its address.
public struct PostgresSettings: Sendable, Hashable {
  /// The name under which `pg_stat_activity` shows the connection, unless the address gives one.
  public var applicationName = "martlet"
  /// Seconds to wait for each host, where neither the address nor a service nor `PGCONNECT_TIMEOUT` says it.
  public var connectSeconds = 10
  /// The server's `statement_timeout`; nil leaves the server's own.
  public var statementLimit: Duration?
  /// The server's `lock_timeout`; nil leaves the server's own.
  public var lockLimit: Duration?
  /// The server's `idle_in_transaction_session_timeout`; nil leaves the server's own.
  public var idleTransactionLimit: Duration?
  /// A connection counts as lost when nothing comes for so long during a call; nil means no limit.
  public var answerLimit: Duration?
  /// A peer that acknowledges nothing for so long is lost: `tcp_user_timeout` and keepalives here, where neither the address nor a
  /// service sets them, and the server's own keepalives.
  public var deadPeerLimit: Duration = .seconds(30)
  /// The session's `search_path`, as SQL writes it; nil leaves the user's own.
  public var searchPath: String?
  /// A statement that each new session begins with; nil for none.
  public var opening: String?

  /// The defaults.
  public init() {}
}

extension Duration {
  /// Whole milliseconds, rounded up, from 0 to the largest that poll and PostgreSQL take.
  var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < 2_000_000 else { return 2_000_000_000 }
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
