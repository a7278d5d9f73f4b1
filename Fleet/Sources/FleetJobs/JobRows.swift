internal import PostgresClient
internal import SharedTables

/// The rows of jobs within one change: statements that both databases understand.
struct JobRows {
  let session: any TableSession

  /// Carries out a statement; `@` before a table's name stands for its schema.
  func ask(_ sql: String, _ values: [PostgresValue] = []) throws -> [any TableRow] {
    try session.rows(sql, values)
  }

  /// The database's clock: milliseconds since 1970.
  func now() throws -> Int { try session.now() }

  /// Lets one change at a time go on, of those that call this.
  func queueUp() throws { if let statement = session.queueing { _ = try ask(statement) } }

  /// A job that nobody else changes until this change ends; nil for none of that number.
  func lock(_ number: Int) throws -> Job? {
    try ask("SELECT \(JobTables.columns) FROM @jobs WHERE number = $1\(session.locking)", [.integer(number)])
      .first.map(job)
  }

  /// A job as it is, which others may change meanwhile.
  func find(_ number: Int) throws -> Job? {
    try ask("SELECT \(JobTables.columns) FROM @jobs WHERE number = $1", [.integer(number)]).first.map(job)
  }

  /// The job whose turn it is of those that can be claimed: one that waits, or whose lease has run out.
  ///
  /// It skips one that another change has locked.
  func lockNext(_ kinds: [String], at time: Int) throws -> Job? {
    try ask(
      """
      SELECT \(JobTables.columns) FROM @jobs
      WHERE state IN ('waiting', 'running') AND (state = 'waiting' OR lease <= $1)
        AND \(session.position)($2, ',' || kind || ',') > 0
      ORDER BY turn, number LIMIT 1\(session.skipping)
      """, [.integer(time), Self.list(kinds)]
    ).first.map(job)
  }

  /// How many jobs of these kinds have a worker whose lease has not run out.
  func runningCount(_ kinds: [String], at time: Int) throws -> Int {
    try number(
      """
      SELECT count(*) FROM @jobs
      WHERE state = 'running' AND lease > $1 AND \(session.position)($2, ',' || kind || ',') > 0
      """, [.integer(time), Self.list(kinds)])
  }

  /// How many jobs have not ended.
  func openCount() throws -> Int {
    try number("SELECT count(*) FROM @jobs WHERE state IN ('waiting', 'running')")
  }

  /// The job that a key leads to.
  func job(key: String) throws -> Job? {
    try ask("SELECT \(JobTables.columns) FROM @jobs WHERE key = $1", [.text(key)]).first.map(job)
  }

  /// The job of a name.
  func job(name: String) throws -> Job? {
    try ask("SELECT \(JobTables.columns) FROM @jobs WHERE name = $1", [.text(name)]).first.map(job)
  }

  /// A new job, with its number, whose turn comes after all others'; nil if another one has its key.
  func insert(_ job: Job) throws -> Job? {
    let inserted = try ask(
      """
      INSERT INTO @jobs (name, kind, spec, key, state, attempts, most_attempts, fence, is_stop_wished, made, events, turn)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \(JobTables.lastTurn))
      ON CONFLICT (key) DO NOTHING RETURNING number
      """,
      [
        PostgresValue(job.name), .text(job.kind), .text(job.spec), PostgresValue(job.key),
        .text(job.state.rawValue), .integer(job.attempts), .integer(job.mostAttempts), .integer(job.fence),
        .boolean(job.isStopWished), .integer(job.made), .integer(job.events),
      ])
    guard let row = inserted.first else { return nil }
    var job = job
    job.number = try row.integer(0)
    return job
  }

  /// Writes what can change of a locked job.
  func update(_ job: Job) throws {
    _ = try ask(
      """
      UPDATE @jobs SET state = $1, attempts = $2, fence = $3, worker = $4, lease = $5, is_stop_wished = $6,
        progress = $7, words = $8, ended = $9, events = $10 WHERE number = $11
      """,
      [
        .text(job.state.rawValue), .integer(job.attempts), .integer(job.fence), PostgresValue(job.worker),
        PostgresValue(job.lease), .boolean(job.isStopWished), PostgresValue(job.progress),
        PostgresValue(job.words), PostgresValue(job.ended), .integer(job.events), .integer(job.number),
      ])
  }

  /// Lets a locked job's turn come after all others'.
  func putLast(_ number: Int) throws {
    _ = try ask("UPDATE @jobs SET turn = \(JobTables.lastTurn) WHERE number = $1", [.integer(number)])
  }

  /// Lets others tell of a job's end from that time on; nil for never.
  func setUntold(_ number: Int, until time: Int?) throws {
    _ = try ask(
      "UPDATE @jobs SET untold_until = $1 WHERE number = $2", [PostgresValue(time), .integer(number)])
  }

  /// A job whose end nobody has told of in time.
  ///
  /// It skips one that another change has locked.
  func lockUntold(at time: Int) throws -> Job? {
    try ask(
      "SELECT \(JobTables.columns) FROM @jobs WHERE untold_until <= $1 ORDER BY untold_until LIMIT 1\(session.skipping)",
      [.integer(time)]
    ).first.map(job)
  }

  /// The newest jobs first.
  func newest(_ limit: Int) throws -> [Job] {
    try ask("SELECT \(JobTables.columns) FROM @jobs ORDER BY number DESC LIMIT $1", [.integer(limit)])
      .map(job)
  }

  /// Removes the oldest of the jobs that have ended, with all that is theirs, but for so many.
  func prune(keeping count: Int) throws {
    _ = try ask(
      """
      DELETE FROM @jobs WHERE state IN ('done', 'failed', 'stopped') AND number < (
        SELECT min(number) FROM (
          SELECT number FROM @jobs WHERE state IN ('done', 'failed', 'stopped') ORDER BY number DESC LIMIT $1) AS kept)
      """, [.integer(count)])
  }

  /// The first column of the first row.
  func number(_ sql: String, _ values: [PostgresValue] = []) throws -> Int {
    try ask(sql, values).first?.integer(0) ?? 0
  }

  /// Kinds with a comma before and after each; none has one of its own.
  private static func list(_ kinds: [String]) -> PostgresValue {
    .text("," + kinds.joined(separator: ",") + ",")
  }

  /// A row of `JobTables.columns`.
  private func job(_ row: any TableRow) throws -> Job {
    Job(
      number: try row.integer(0), name: try row.textOrNil(1), kind: try row.text(2), spec: try row.text(3),
      key: try row.textOrNil(4), state: try JobTables.word(try row.text(5)), attempts: try row.integer(6),
      mostAttempts: try row.integer(7), fence: try row.integer(8), worker: try row.textOrNil(9),
      lease: try row.integerOrNil(10), isStopWished: try row.boolean(11), progress: try row.textOrNil(12),
      words: try row.textOrNil(13), made: try row.integer(14), ended: try row.integerOrNil(15),
      events: try row.integer(16))
  }
}
