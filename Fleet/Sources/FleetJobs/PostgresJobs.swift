internal import PostgresClient

/// Jobs in a PostgreSQL's schema `martlet`.
struct PostgresJobs: JobDatabase {
  private let pool: PostgresPool
  private let limits: String

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
          // A number of Martlet's own for who changes these tables ("MARTJOBS").
          try connection.execute("SELECT pg_advisory_xact_lock(5566821136384082515)")
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

  func change<Value>(_ body: (any JobRows) throws -> Value) throws -> Value {
    do {
      return try pool.withConnection { connection in
        try connection.transaction {
          try connection.run(script: limits)
          return try body(PostgresJobRows(connection: connection))
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

/// The rows within a transaction.
private struct PostgresJobRows: JobRows {
  let connection: PostgresConnection

  private func rows(_ sql: String, _ parameters: [PostgresValue] = []) throws -> PostgresResult {
    try connection.execute(sql, parameters, prepared: true)
  }

  /// The clock itself; now() would be the transaction's beginning, before it waited for a row.
  private static let clock = "(extract(epoch FROM clock_timestamp()) * 1000)::int8"

  func now() throws -> Int { try rows("SELECT \(Self.clock)")[0].integer(0) }

  func lock(_ number: Int) throws -> Job? {
    try rows("SELECT \(JobTables.columns) FROM martlet.jobs WHERE number = $1 FOR UPDATE", [.integer(number)])
      .first.map(job)
  }

  func find(_ number: Int) throws -> Job? {
    try rows("SELECT \(JobTables.columns) FROM martlet.jobs WHERE number = $1", [.integer(number)]).first.map(
      job)
  }

  func lockNext(_ kinds: [String], at time: Int) throws -> Job? {
    // Kinds have no characters that an array's text would quote.
    try rows(
      """
      SELECT \(JobTables.columns) FROM martlet.jobs
      WHERE state IN ('waiting', 'running') AND (state = 'waiting' OR lease <= $1) AND kind = ANY ($2::text[])
      ORDER BY turn, number LIMIT 1 FOR UPDATE SKIP LOCKED
      """, [.integer(time), .text("{" + kinds.joined(separator: ",") + "}")]
    ).first.map(job)
  }

  func job(key: String) throws -> Job? {
    try rows("SELECT \(JobTables.columns) FROM martlet.jobs WHERE key = $1", [.text(key)]).first.map(job)
  }

  func insert(_ job: Job) throws -> Job? {
    let inserted = try rows(
      """
      INSERT INTO martlet.jobs (kind, spec, key, state, attempts, most_attempts, fence, is_stop_wished, made, events, turn)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \(JobTables.lastTurn("martlet.jobs")))
      ON CONFLICT (key) DO NOTHING RETURNING number
      """,
      [
        .text(job.kind), .text(job.spec), PostgresValue(job.key), .text(job.state.rawValue),
        .integer(job.attempts), .integer(job.mostAttempts), .integer(job.fence), .boolean(job.isStopWished),
        .integer(job.made), .integer(job.events),
      ])
    guard let row = inserted.first else { return nil }
    var job = job
    job.number = try row.integer(0)
    return job
  }

  func update(_ job: Job) throws {
    _ = try rows(
      """
      UPDATE martlet.jobs SET state = $2, attempts = $3, fence = $4, worker = $5, lease = $6, is_stop_wished = $7,
        words = $8, ended = $9, events = $10 WHERE number = $1
      """,
      [
        .integer(job.number), .text(job.state.rawValue), .integer(job.attempts), .integer(job.fence),
        PostgresValue(job.worker), PostgresValue(job.lease), .boolean(job.isStopWished),
        PostgresValue(job.words), PostgresValue(job.ended), .integer(job.events),
      ])
  }

  func putLast(_ number: Int) throws {
    _ = try rows(
      "UPDATE martlet.jobs SET turn = \(JobTables.lastTurn("martlet.jobs")) WHERE number = $1",
      [.integer(number)])
  }

  func insert(_ event: Job.Event, of job: Int) throws {
    _ = try rows(
      "INSERT INTO martlet.job_events (job, number, kind, fence, worker, time) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        .integer(job), .integer(event.number), .text(event.kind.rawValue), .integer(event.fence),
        PostgresValue(event.worker), .integer(event.time),
      ])
  }

  func insert(_ step: Job.Step, of job: Int) throws {
    _ = try rows(
      "INSERT INTO martlet.job_steps (job, number, fence, text, time) VALUES ($1, $2, $3, $4, $5)",
      [.integer(job), .integer(step.number), .integer(step.fence), .text(step.text), .integer(step.time)])
  }

  func stepCount(of job: Int) throws -> Int {
    try rows("SELECT count(*) FROM martlet.job_steps WHERE job = $1", [.integer(job)])[0].integer(0)
  }

  func steps(of job: Int, from first: Int) throws -> [Job.Step] {
    try rows(
      "SELECT number, fence, text, time FROM martlet.job_steps WHERE job = $1 AND number >= $2 ORDER BY number",
      [.integer(job), .integer(first)]
    ).map { row in
      Job.Step(
        number: try row.integer(0), fence: try row.integer(1), text: try row.text(2), time: try row.integer(3)
      )
    }
  }

  func events(of job: Int, from first: Int) throws -> [Job.Event] {
    try rows(
      "SELECT number, kind, fence, worker, time FROM martlet.job_events WHERE job = $1 AND number >= $2 ORDER BY number",
      [.integer(job), .integer(first)]
    ).map { row in
      Job.Event(
        number: try row.integer(0), kind: try JobTables.word(try row.text(1)), fence: try row.integer(2),
        worker: try row.textOrNil(3), time: try row.integer(4))
    }
  }

  func newest(_ limit: Int) throws -> [Job] {
    try rows(
      "SELECT \(JobTables.columns) FROM martlet.jobs ORDER BY number DESC LIMIT $1", [.integer(limit)]
    ).map(job)
  }

  /// A row of `JobTables.columns`.
  private func job(_ row: PostgresRow) throws -> Job {
    Job(
      number: try row.integer(0), kind: try row.text(1), spec: try row.text(2), key: try row.textOrNil(3),
      state: try JobTables.word(try row.text(4)), attempts: try row.integer(5),
      mostAttempts: try row.integer(6), fence: try row.integer(7), worker: try row.textOrNil(8),
      lease: try row.integerOrNil(9), isStopWished: try row.boolean(10), words: try row.textOrNil(11),
      made: try row.integer(12), ended: try row.integerOrNil(13), events: try row.integer(14))
  }
}
