internal import GRDB

/// Jobs in a SQLite file.
struct SQLiteJobs: JobDatabase {
  private let queue: DatabaseQueue
  private let path: String

  /// Makes the tables if they are missing.
  ///
  /// - Throws: `JobFailure`: `newer`, `unavailable`.
  init(path: String) throws(JobFailure) {
    self.path = path
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(20)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inTransaction(.immediate) { db in
        let isNew = try !db.tableExists("job_format")
        if isNew { try db.execute(sql: JobTables.sqlite) }
        let version = try Int.fetchOne(db, sql: "SELECT max(version) FROM job_format") ?? 0
        guard version <= JobTables.version else {
          throw JobFailure(
            .newer,
            "\(path): a later Martlet made the tables of jobs (version \(version)); this one knows version \(JobTables.version)"
          )
        }
        return .commit
      }
    } catch let failure as JobFailure {
      throw failure
    } catch {
      throw JobFailure(.unavailable, "\(path): \(error)")
    }
  }

  func change<Value>(_ body: (any JobRows) throws -> Value) throws -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(SQLiteJobRows(db: db))
          return .commit
        }
        guard let value else { throw JobFailure(.unavailable, "\(path): nothing was carried out") }
        return value
      }
    } catch let failure as JobFailure {
      throw failure
    } catch {
      throw JobFailure(.unavailable, "\(path): \(error)")
    }
  }
}

/// The rows within a transaction that is alone (BEGIN IMMEDIATE).
private struct SQLiteJobRows: JobRows {
  let db: Database

  private func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  private func write(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  private func integer(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
  }

  /// - SeeAlso: SQLite, "Date And Time Functions": 2440587.5 is 1970 as a Julian day.
  func now() throws -> Int {
    try integer("SELECT CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)")
  }

  /// The transaction itself keeps others out.
  func lock(_ number: Int) throws -> Job? { try find(number) }

  func find(_ number: Int) throws -> Job? {
    try rows("SELECT \(JobTables.columns) FROM jobs WHERE number = ?", [number]).first.map(job)
  }

  func lockNext(_ kinds: [String], at time: Int) throws -> Job? {
    try rows(
      """
      SELECT \(JobTables.columns) FROM jobs
      WHERE state IN ('waiting', 'running') AND (state = 'waiting' OR lease <= ?)
        AND instr(?, ',' || kind || ',') > 0
      ORDER BY turn, number LIMIT 1
      """, [time, "," + kinds.joined(separator: ",") + ","]
    ).first.map(job)
  }

  func job(key: String) throws -> Job? {
    try rows("SELECT \(JobTables.columns) FROM jobs WHERE key = ?", [key]).first.map(job)
  }

  func insert(_ job: Job) throws -> Job? {
    try write(
      """
      INSERT INTO jobs (kind, spec, key, state, attempts, most_attempts, fence, is_stop_wished, made, events, turn)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \(JobTables.lastTurn("jobs"))) ON CONFLICT (key) DO NOTHING
      """,
      [
        job.kind, job.spec, job.key, job.state.rawValue, job.attempts, job.mostAttempts, job.fence,
        job.isStopWished, job.made, job.events,
      ])
    guard db.changesCount == 1 else { return nil }
    var job = job
    job.number = Int(db.lastInsertedRowID)
    return job
  }

  func update(_ job: Job) throws {
    try write(
      """
      UPDATE jobs SET state = ?, attempts = ?, fence = ?, worker = ?, lease = ?, is_stop_wished = ?, words = ?, ended = ?,
        events = ? WHERE number = ?
      """,
      [
        job.state.rawValue, job.attempts, job.fence, job.worker, job.lease, job.isStopWished, job.words,
        job.ended,
        job.events, job.number,
      ])
  }

  func putLast(_ number: Int) throws {
    try write("UPDATE jobs SET turn = \(JobTables.lastTurn("jobs")) WHERE number = ?", [number])
  }

  func insert(_ event: Job.Event, of job: Int) throws {
    try write(
      "INSERT INTO job_events (job, number, kind, fence, worker, time) VALUES (?, ?, ?, ?, ?, ?)",
      [job, event.number, event.kind.rawValue, event.fence, event.worker, event.time])
  }

  func insert(_ step: Job.Step, of job: Int) throws {
    try write(
      "INSERT INTO job_steps (job, number, fence, text, time) VALUES (?, ?, ?, ?, ?)",
      [job, step.number, step.fence, step.text, step.time])
  }

  func stepCount(of job: Int) throws -> Int {
    try integer("SELECT count(*) FROM job_steps WHERE job = ?", [job])
  }

  func steps(of job: Int, from first: Int) throws -> [Job.Step] {
    try rows(
      "SELECT number, fence, text, time FROM job_steps WHERE job = ? AND number >= ? ORDER BY number",
      [job, first]
    ).map { Job.Step(number: $0[0], fence: $0[1], text: $0[2], time: $0[3]) }
  }

  func events(of job: Int, from first: Int) throws -> [Job.Event] {
    try rows(
      "SELECT number, kind, fence, worker, time FROM job_events WHERE job = ? AND number >= ? ORDER BY number",
      [job, first]
    ).map { row in
      Job.Event(number: row[0], kind: try JobTables.word(row[1]), fence: row[2], worker: row[3], time: row[4])
    }
  }

  func newest(_ limit: Int) throws -> [Job] {
    try rows("SELECT \(JobTables.columns) FROM jobs ORDER BY number DESC LIMIT ?", [limit]).map(job)
  }

  /// A row of `JobTables.columns`.
  private func job(_ row: Row) throws -> Job {
    Job(
      number: row[0], kind: row[1], spec: row[2], key: row[3], state: try JobTables.word(row[4]),
      attempts: row[5],
      mostAttempts: row[6], fence: row[7], worker: row[8], lease: row[9], isStopWished: row[10],
      words: row[11],
      made: row[12], ended: row[13], events: row[14])
  }
}
