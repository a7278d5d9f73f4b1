internal import PostgresClient

/// The schedule in a PostgreSQL's schema `martlet`.
struct PostgresSchedule: ScheduleDatabase {
  private let pool: PostgresPool
  let name: String

  /// How long a change may stop between two statements before the server undoes it, and how long it waits for others.
  ///
  /// A change takes milliseconds; a process that was stopped within one keeps the others from taking turns.
  private static let limits = """
    SET LOCAL idle_in_transaction_session_timeout = '10s';
    SET LOCAL lock_timeout = '20s'
    """

  /// Makes the tables if they are missing, one process at a time.
  ///
  /// - Throws: `RefreshFailure`: `newer`, `unavailable`.
  init(_ pool: PostgresPool) throws(RefreshFailure) {
    self.pool = pool
    name = pool.address.description
    do {
      try pool.withConnection { connection in
        if try Self.version(connection) == ScheduleTables.version { return }
        try connection.transaction {
          // A number of Martlet's own for who changes these tables ("MARTSCHD").
          try connection.execute("SELECT pg_advisory_xact_lock(5566821136534292548)")
          let version = try Self.version(connection)
          try check(scheduleVersion: version, of: pool.address.description)
          if version == 0 { try connection.run(script: ScheduleTables.postgres) }
        }
      }
    } catch {
      throw Self.failure(error)
    }
  }

  /// The version of the tables; 0 for none.
  private static func version(_ connection: PostgresConnection) throws -> Int {
    let tables = try connection.execute(
      "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'martlet' AND tablename = 'refresh_format'")
    guard !tables.isEmpty else { return 0 }
    return try connection.execute("SELECT max(version) FROM martlet.refresh_format")[0].integer(0)
  }

  func change<Value>(_ body: (any ScheduleSession) throws -> Value) throws -> Value {
    do {
      return try pool.withConnection { connection in
        try connection.transaction {
          try connection.run(script: Self.limits)
          return try body(PostgresScheduleSession(connection: connection))
        }
      }
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: any Error) -> RefreshFailure {
    if let failure = error as? RefreshFailure { return failure }
    guard let failure = error as? PostgresFailure else { return RefreshFailure(.unavailable, "\(error)") }
    return RefreshFailure(failure.fate == .unknown ? .unknown : .unavailable, failure.reason)
  }
}

private struct PostgresScheduleSession: ScheduleSession {
  let connection: PostgresConnection

  var hosts: String { "martlet.refresh_hosts" }
  var plan: String { "martlet.refresh_plan" }
  var forUpdate: String { "FOR UPDATE" }
  var forUpdateOfFree: String { "FOR UPDATE SKIP LOCKED" }

  /// The clock itself; now() would be the transaction's beginning, before it waited for a row.
  func now() throws -> Int {
    try connection.execute("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::int8", prepared: true)[0]
      .integer(0)
  }

  func rows(_ sql: String, _ arguments: [ScheduleValue]) throws -> [[ScheduleValue]] {
    try execute(sql, arguments).map { row in
      try (0..<row.count).map { column in
        switch try row[column] {
        case .integer(let number): .integer(number)
        case .text(let text): .text(text)
        default: .null
        }
      }
    }
  }

  func run(_ sql: String, _ arguments: [ScheduleValue]) throws -> Int {
    try execute(sql, arguments).affected
  }

  private func execute(_ sql: String, _ arguments: [ScheduleValue]) throws -> PostgresResult {
    let values: [PostgresValue] = arguments.map { value in
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .text(let text): .text(text)
      }
    }
    // No statement of the schedule has a question mark but for an argument.
    return try connection.execute(String(sql.map { $0 == "?" ? "$" : $0 }), values, prepared: true)
  }
}
