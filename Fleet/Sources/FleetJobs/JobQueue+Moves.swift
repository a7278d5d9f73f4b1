/// What jobs do to guests, and what they leave.
extension JobQueue {
  /// Writes down that a guest's move begins; it must not begin before this returns.
  ///
  /// A move that an earlier claim of the job, or a job that has ended, left open ends as lost.
  ///
  /// - Parameters:
  ///   - plan: What it is a part of.
  ///   - guest: What no other open move may have, such as the guest's UUID.
  ///   - step: What is done.
  /// - Returns: The move's number; the same again, after a lost answer, is the same move.
  /// - Throws: `JobFailure`: `fenced`; `held` while another job moves the guest; `absent`, `malformed`, `unavailable`, `unknown`.
  public func beginMove(
    _ claim: Job.Claim, plan: String, guest: String, step: String
  ) throws(JobFailure) -> Int {
    guard ![plan, guest, step].contains(where: { $0.utf8.contains(0) }) else {
      throw JobFailure(.malformed, "a move holds no NUL character")
    }
    return try change { rows in
      let job = try Self.claimed(claim, rows)
      let time = try rows.now()
      if let open = try rows.openMove(ofGuest: guest) {
        if open.job == job.number, open.fence == claim.fence, open.plan == plan, open.step == step {
          return open.number
        }
        let hasGone = try rows.find(open.job)?.state.isEnd ?? true
        guard open.job == job.number || hasGone else {
          throw JobFailure(.held, "job \(open.job) moves the guest \(guest)")
        }
        try rows.endMove(open.number, Job.Move.lost, at: time)
      }
      let move = Job.Move(
        number: 0, plan: plan, guest: guest, job: job.number, fence: claim.fence, step: step, outcome: nil,
        begun: time, ended: nil)
      guard let number = try rows.insert(move) else {
        throw JobFailure(.held, "another job moves the guest \(guest)")
      }
      return number
    }
  }

  /// Writes down how a move ended; the first outcome stays.
  ///
  /// - Throws: `JobFailure`: `fenced`, `absent`, `malformed`, `unavailable`, `unknown`.
  public func endMove(_ claim: Job.Claim, _ number: Int, _ outcome: String) throws(JobFailure) {
    guard !outcome.utf8.contains(0) else { throw JobFailure(.malformed, "an outcome holds no NUL character") }
    try change { rows in
      _ = try Self.claimed(claim, rows)
      try rows.endMove(number, outcome, at: try rows.now())
    }
  }

  /// The moves of a plan by all jobs, in the order in which they began.
  ///
  /// - Throws: `JobFailure`: `unavailable`.
  public func moves(ofPlan plan: String) throws(JobFailure) -> [Job.Move] {
    try change { rows in try rows.moves(ofPlan: plan) }
  }

  /// The job of a name; nil for none.
  ///
  /// - Throws: `JobFailure`: `unavailable`.
  public func job(named name: String) throws(JobFailure) -> Job? {
    try change { rows in try rows.job(name: name) }
  }

  /// What a job ended with; nil for one that left nothing.
  ///
  /// - Throws: `JobFailure`: `unavailable`.
  public func result(of number: Int) throws(JobFailure) -> [UInt8]? {
    try change { rows in try rows.result(of: number) }
  }

  /// Keeps a document that no job has made; one of that name stays as it is.
  ///
  /// - Throws: `JobFailure`: `unavailable`, `unknown`.
  public func keep(_ document: JobDocument) throws(JobFailure) {
    try change { rows in try rows.insert(document) }
  }

  /// A document; nil for none of that name.
  ///
  /// - Throws: `JobFailure`: `unavailable`.
  public func document(named name: String) throws(JobFailure) -> JobDocument? {
    try change { rows in try rows.document(name) }
  }

  /// The notes of all documents, those of the last names first.
  ///
  /// - Throws: `JobFailure`: `unavailable`.
  public func documentNotes() throws(JobFailure) -> [String] { try change { rows in try rows.notes() } }

  /// Writes down that whoever wants to hear of a job's end has been told.
  ///
  /// - Throws: `JobFailure`: `unavailable`, `unknown`.
  public func noteTold(_ number: Int) throws(JobFailure) {
    try change { rows in try rows.setUntold(number, until: nil) }
  }

  /// Takes a job whose end nobody has told of for half a minute, since who ended it was lost in between; others wait as long again.
  ///
  /// - Throws: `JobFailure`: `unavailable`, `unknown`.
  public func takeUntold() throws(JobFailure) -> Job? {
    try change { rows in
      let time = try rows.now()
      guard let job = try rows.lockUntold(at: time) else { return nil }
      try rows.setUntold(job.number, until: time + Self.telling)
      return job
    }
  }
}
