internal import PostgresClient
internal import SharedTables

/// What is written of a job while it runs: its journal, its events, and the guests that it moves.
extension JobRows {
  func insert(_ event: Job.Event, of job: Int) throws {
    _ = try ask(
      "INSERT INTO @job_events (job, number, kind, fence, worker, time) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        .integer(job), .integer(event.number), .text(event.kind.rawValue), .integer(event.fence),
        PostgresValue(event.worker), .integer(event.time),
      ])
  }

  func insert(_ step: Job.Step, of job: Int) throws {
    _ = try ask(
      "INSERT INTO @job_steps (job, number, fence, text, time) VALUES ($1, $2, $3, $4, $5)",
      [.integer(job), .integer(step.number), .integer(step.fence), .text(step.text), .integer(step.time)])
  }

  /// How many steps a journal has.
  func stepCount(of job: Int) throws -> Int {
    try number("SELECT count(*) FROM @job_steps WHERE job = $1", [.integer(job)])
  }

  /// Steps from a number on, in order.
  func steps(of job: Int, from first: Int) throws -> [Job.Step] {
    try ask(
      "SELECT number, fence, text, time FROM @job_steps WHERE job = $1 AND number >= $2 ORDER BY number",
      [.integer(job), .integer(first)]
    ).map { row in
      Job.Step(
        number: try row.integer(0), fence: try row.integer(1), text: try row.text(2), time: try row.integer(3)
      )
    }
  }

  /// Events from a number on, in order.
  func events(of job: Int, from first: Int) throws -> [Job.Event] {
    try ask(
      "SELECT number, kind, fence, worker, time FROM @job_events WHERE job = $1 AND number >= $2 ORDER BY number",
      [.integer(job), .integer(first)]
    ).map { row in
      Job.Event(
        number: try row.integer(0), kind: try JobTables.word(try row.text(1)), fence: try row.integer(2),
        worker: try row.textOrNil(3), time: try row.integer(4))
    }
  }

  private static let moveColumns = "number, plan, guest, job, fence, step, outcome, begun, ended"

  /// The move of a guest that has begun and not ended.
  func openMove(ofGuest guest: String) throws -> Job.Move? {
    try ask(
      "SELECT \(Self.moveColumns) FROM @moves WHERE guest = $1 AND outcome IS NULL", [.text(guest)]
    ).first.map(move)
  }

  /// The moves of a plan, in the order in which they began.
  func moves(ofPlan plan: String) throws -> [Job.Move] {
    try ask("SELECT \(Self.moveColumns) FROM @moves WHERE plan = $1 ORDER BY number", [.text(plan)])
      .map(move)
  }

  /// The number of a new move; nil if another one of its guest is open.
  func insert(_ move: Job.Move) throws -> Int? {
    try ask(
      """
      INSERT INTO @moves (plan, guest, job, fence, step, begun) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT DO NOTHING RETURNING number
      """,
      [
        .text(move.plan), .text(move.guest), .integer(move.job), .integer(move.fence), .text(move.step),
        .integer(move.begun),
      ]
    ).first?.integer(0)
  }

  /// Ends a move that is open.
  func endMove(_ number: Int, _ outcome: String, at time: Int) throws {
    _ = try ask(
      "UPDATE @moves SET outcome = $1, ended = $2 WHERE number = $3 AND outcome IS NULL",
      [.text(outcome), .integer(time), .integer(number)])
  }

  private func move(_ row: any TableRow) throws -> Job.Move {
    Job.Move(
      number: try row.integer(0), plan: try row.text(1), guest: try row.text(2), job: try row.integer(3),
      fence: try row.integer(4), step: try row.text(5), outcome: try row.textOrNil(6),
      begun: try row.integer(7), ended: try row.integerOrNil(8))
  }
}

/// What jobs leave behind.
extension JobRows {
  func insertResult(_ bytes: [UInt8], of job: Int) throws {
    _ = try ask("INSERT INTO @job_results (job, body) VALUES ($1, $2)", [.integer(job), .bytes(bytes)])
  }

  func result(of job: Int) throws -> [UInt8]? {
    try ask("SELECT body FROM @job_results WHERE job = $1", [.integer(job)]).first?.bytes(0)
  }

  func insert(_ document: JobDocument) throws {
    _ = try ask(
      "INSERT INTO @job_documents (name, note, body) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING",
      [.text(document.name), .text(document.note), .bytes(document.bytes)])
  }

  func document(_ name: String) throws -> JobDocument? {
    try ask("SELECT name, note, body FROM @job_documents WHERE name = $1", [.text(name)]).first.map { row in
      JobDocument(name: try row.text(0), note: try row.text(1), bytes: try row.bytes(2))
    }
  }

  /// The notes of all documents, those of the last names first.
  func notes() throws -> [String] {
    try ask("SELECT note FROM @job_documents ORDER BY name DESC").map { try $0.text(0) }
  }
}
