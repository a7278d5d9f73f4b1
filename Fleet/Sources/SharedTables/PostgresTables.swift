internal import PostgresClient

/// Tables in a PostgreSQL's schema `martlet`.
struct PostgresTables: TableDatabase {
  private let plan: TablesPlan
  private let pool: PostgresPool
  private let limits: String

  init(_ plan: TablesPlan, _ pool: PostgresPool, _ idleLimit: Duration) throws(TablesFailure) {
    self.plan = plan
    self.pool = pool
    let (seconds, attoseconds) = idleLimit.components
    limits = """
      SET LOCAL idle_in_transaction_session_timeout = \(seconds * 1000 + attoseconds / 1_000_000_000_000_000);
      SET LOCAL lock_timeout = '20s'
      """
    do {
      try pool.withConnection { connection in
        if try Self.version(connection, plan) == plan.version { return }
        try connection.transaction {
          try connection.execute("SELECT pg_advisory_xact_lock(\(plan.lock))")
          let version = try Self.version(connection, plan)
          try plan.check(version, of: pool.address.description)
          if version == 0 { try connection.run(script: plan.postgres) }
        }
      }
    } catch let failure as TablesFailure {
      throw failure
    } catch {
      throw TablesFailure(postgres: error)
    }
  }

  /// The version of the tables; 0 for none.
  ///
  /// A query of the catalogue sees what another session made while this one waited for its lock; `to_regclass` would not, since a session
  /// learns of new tables only when it locks one.
  private static func version(_ connection: PostgresConnection, _ plan: TablesPlan) throws -> Int {
    let tables = try connection.execute(
      "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'martlet' AND tablename = $1",
      [.text(plan.format)])
    guard !tables.isEmpty else { return 0 }
    return try connection.execute("SELECT max(version) FROM martlet.\(plan.format)")[0].integer(0)
  }

  func change<Value>(_ body: (any TableSession) throws -> Value) throws -> Value {
    do {
      return try pool.withConnection { connection in
        try connection.transaction {
          try connection.run(script: limits)
          return try body(PostgresTableSession(connection: connection, lock: plan.lock + 1))
        }
      }
    } catch let failure as PostgresFailure {
      throw TablesFailure(postgres: failure)
    }
  }
}

extension TablesFailure {
  fileprivate init(postgres error: any Error) {
    guard let failure = error as? PostgresFailure else {
      self.init(.unavailable, "\(error)")
      return
    }
    self.init(failure.fate == .unknown ? .unknown : .unavailable, failure.reason)
  }
}

/// A transaction's statements.
private struct PostgresTableSession: TableSession {
  let connection: PostgresConnection
  let lock: Int

  var schema: String { "martlet." }
  /// The clock itself; now() would be the transaction's beginning, before it waited for a row.
  var clock: String { "(extract(epoch FROM clock_timestamp()) * 1000)::int8" }
  var position: String { "strpos" }
  var locking: String { " FOR UPDATE" }
  var skipping: String { " FOR UPDATE SKIP LOCKED" }
  var queueing: String? { "SELECT pg_advisory_xact_lock(\(lock))" }

  func ask(_ sql: String, _ values: [PostgresValue]) throws -> [any TableRow] {
    try connection.execute(sql, values, prepared: true).map { $0 }
  }
}

extension PostgresRow: TableRow {}
