internal import PostgresClient

/// Jobs in a PostgreSQL's schema `martlet`.
struct PostgresJobs: JobDatabase {
  private let pool: PostgresPool
  private let limits: String
  /// A number of Martlet's own for who changes these tables, and for who adds or claims jobs that are counted ("MARTJOBS" and the next).
  private static let tablesLock = 5_566_821_136_384_082_515
  fileprivate static let queueLock = 5_566_821_136_384_082_516

  /// Makes the tables if they are missing, one process at a time.
  ///
  /// - Parameter idleLimit: How long a change may stop between two statements before the server undoes it: meanwhile the job that it has
  ///   locked is claimed by nobody, whatever its lease says. A change takes milliseconds.
  /// - Throws: `JobFailure`: `newer`, `unavailable`.
  init(_ pool: PostgresPool, idleLimit: Duration = .seconds(10)) throws(JobFailure) {
    self.pool = pool
    let (seconds, attoseconds) = idleLimit.components
    limits = """
      SET LOCAL idle_in_transaction_session_timeout = \(seconds * 1000 + attoseconds / 1_000_000_000_000_000);
      SET LOCAL lock_timeout = '20s'
      """
    do {
      try pool.withConnection { connection in
        if try Self.version(connection) == JobTables.version { return }
        try connection.transaction {
          try connection.execute("SELECT pg_advisory_xact_lock(\(Self.tablesLock))")
          let version = try Self.version(connection)
          guard version <= JobTables.version else {
            throw JobFailure(
              .newer,
              "\(pool.address): a later Martlet made the tables of jobs (version \(version)); this one knows version \(JobTables.version)"
            )
          }
          if version == 0 { try connection.run(script: JobTables.postgres) }
        }
      }
    } catch {
      throw Self.failure(error)
    }
  }

  /// The version of the tables; 0 for none.
  ///
  /// A query of the catalogue sees what another session made while this one waited for its lock; `to_regclass` would not, since a session
  /// learns of new tables only when it locks one.
  private static func version(_ connection: PostgresConnection) throws -> Int {
    let tables = try connection.execute(
      "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'martlet' AND tablename = 'job_format'")
    guard !tables.isEmpty else { return 0 }
    return try connection.execute("SELECT max(version) FROM martlet.job_format")[0].integer(0)
  }

  func change<Value>(_ body: (JobRows) throws -> Value) throws -> Value {
    do {
      return try pool.withConnection { connection in
        try connection.transaction {
          try connection.run(script: limits)
          return try body(JobRows(session: PostgresJobSession(connection: connection)))
        }
      }
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: any Error) -> JobFailure {
    if let failure = error as? JobFailure { return failure }
    guard let failure = error as? PostgresFailure else { return JobFailure(.unavailable, "\(error)") }
    return JobFailure(failure.fate == .unknown ? .unknown : .unavailable, failure.reason)
  }
}

/// A transaction's statements.
private struct PostgresJobSession: JobSession {
  let connection: PostgresConnection

  var schema: String { "martlet." }
  /// The clock itself; now() would be the transaction's beginning, before it waited for a row.
  var clock: String { "(extract(epoch FROM clock_timestamp()) * 1000)::int8" }
  var position: String { "strpos" }
  var locking: String { " FOR UPDATE" }
  var skipping: String { " FOR UPDATE SKIP LOCKED" }
  var queueing: String? { "SELECT pg_advisory_xact_lock(\(PostgresJobs.queueLock))" }

  func ask(_ sql: String, _ values: [PostgresValue]) throws -> [any JobRow] {
    try connection.execute(sql, values, prepared: true).map { $0 }
  }
}

extension PostgresRow: JobRow {}
