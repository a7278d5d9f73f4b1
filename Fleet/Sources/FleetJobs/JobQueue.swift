public import PostgresClient
internal import SharedTables

/// A queue of jobs that workers on many machines claim, for a time, and carry out step by step.
///
/// A worker that dies, hangs or is cut off loses its claim when its lease runs out, and another one takes the job over. Each step is
/// written to the job's journal under the number of the claim (its fence), and only the newest claim's steps are accepted, so that a
/// worker which wakes up late learns so before it acts. All times are the database's, so that workers' clocks do not matter.
///
/// - SeeAlso: M. Kleppmann, "How to do distributed locking" (2016), "Making the lock safe with fencing".
public struct JobQueue: Sendable {
  private let tables: SharedTables

  /// A queue in a PostgreSQL, in its schema `martlet`; the tables are made if they are missing.
  ///
  /// - Throws: `JobFailure`: `newer`, `unavailable`.
  public init(_ pool: PostgresPool) throws(JobFailure) { try self.init(pool, idleLimit: .seconds(10)) }

  /// - Parameter idleLimit: How long a change may stop between two statements before the server undoes it: meanwhile the job that it has
  ///   locked is claimed by nobody, whatever its lease says.
  init(_ pool: PostgresPool, idleLimit: Duration) throws(JobFailure) {
    do { tables = try SharedTables(JobTables.plan, in: pool, idleLimit: idleLimit) } catch {
      throw JobFailure(error)
    }
  }

  /// A queue in a SQLite file, which a store may share; the tables are made if they are missing.
  ///
  /// - Throws: `JobFailure`: `newer`, `unavailable`.
  public init(path: String) throws(JobFailure) {
    do { tables = try SharedTables(JobTables.plan, path: path, isDurable: true) } catch {
      throw JobFailure(error)
    }
  }

  /// Adds a job, or finds the one that the same request with this key added.
  ///
  /// - Parameters:
  ///   - kind: Up to 64 of the characters a to z, 0 to 9 and `-`.
  ///   - key: Up to 200 characters, one for each job; without one, a request whose answer was lost must not be repeated.
  ///   - name: Its name for others; the job that a key leads to keeps its own.
  ///   - mostAttempts: How many workers may lose it before it fails.
  ///   - mostOpen: How many jobs may be open with it; nil for any number.
  ///   - kept: How many jobs that have ended are kept; older ones go with their keys, journals and results. Nil for all.
  /// - Throws: `JobFailure`: `keyTaken`, `full`, `malformed`, `unavailable`, `unknown`.
  public func enqueue(
    _ kind: String, _ spec: String, key: String? = nil, name: String? = nil, mostAttempts: Int = 5,
    mostOpen: Int? = nil, kept: Int? = nil
  ) throws(JobFailure) -> Job {
    guard Self.isKind(kind), key?.isEmpty != true, (key?.utf8.count ?? 0) <= 800, mostAttempts > 0,
      !spec.utf8.contains(0), key?.utf8.contains(0) != true, name?.utf8.contains(0) != true
    else { throw JobFailure(.malformed, "a job needs a kind of a to z, 0 to 9 and -, and no empty key") }
    return try change { rows in
      let new = Job(
        number: 0, name: name, kind: kind, spec: spec, key: key, state: .waiting, attempts: 0,
        mostAttempts: mostAttempts, fence: 0, worker: nil, lease: nil, isStopWished: false, progress: nil,
        words: nil, made: try rows.now(), ended: nil, events: 0)
      if mostOpen != nil || kept != nil { try rows.queueUp() }
      let isKnown = try key.map { try rows.job(key: $0) != nil } ?? false
      if !isKnown, let mostOpen, try rows.openCount() >= mostOpen {
        throw JobFailure(.full, "\(mostOpen) jobs wait or run")
      }
      if var job = try rows.insert(new) {
        try Self.note(.made, &job, rows)
        if let kept { try rows.prune(keeping: kept) }
        return job
      }
      guard let key, let job = try rows.job(key: key) else {
        throw JobFailure(.unavailable, "the queue did not take the job")
      }
      guard job.kind == kind, job.spec == spec else {
        throw JobFailure(.keyTaken, "job \(job.number) has the key \(key), with another request")
      }
      return job
    }
  }

  /// Takes the oldest job that waits or whose worker's lease has run out; one that was given back counts from then on.
  ///
  /// A job that too many workers have lost ends as failed meanwhile.
  ///
  /// - Parameters:
  ///   - limit: How many jobs of the limit's kinds may run with it at a time, whoever has them; nil for any number.
  ///   - onFailure: Told of those that ended as failed so.
  /// - Returns: The job, whose journal tells how far it is, and the claim; nil if there is nothing to do.
  /// - Throws: `JobFailure`: `malformed`, `unavailable`; `unknown`, after which the job waits for the lease to run out.
  public func claim(
    by worker: String, kinds: [String], lease: Duration,
    limit: (running: Int, kinds: [String])? = nil,
    onFailure: ([Job]) -> Void = { _ in }
  ) throws(JobFailure) -> (job: Job, claim: Job.Claim)? {
    guard (kinds + (limit?.kinds ?? [])).allSatisfy(Self.isKind), !worker.isEmpty, !worker.utf8.contains(0)
    else {
      throw JobFailure(.malformed, "a claim needs a worker's name and kinds of a to z, 0 to 9 and -")
    }
    var failed: [Job] = []
    let claimed: (job: Job, claim: Job.Claim)? = try change { rows in
      failed = []
      if let limit {
        try rows.queueUp()
        guard try rows.runningCount(limit.kinds, at: try rows.now()) < limit.running else { return nil }
      }
      while let found = try rows.lockNext(kinds, at: try rows.now()) {
        var job = found
        let time = try rows.now()
        guard job.attempts < job.mostAttempts else {
          job.state = .failed
          job.words =
            "\(job.attempts) workers began this job and none finished it; \(job.worker ?? "nobody") was the last"
          job.ended = time
          job.lease = nil
          try Self.note(.failed, &job, rows)
          failed.append(job)
          continue
        }
        let isTakenOver = job.state == .running
        job.state = .running
        job.attempts += 1
        job.fence += 1
        job.worker = worker
        job.lease = time + lease.milliseconds
        try Self.note(isTakenOver ? .takenOver : .claimed, &job, rows)
        return (job, Job.Claim(job: job.number, fence: job.fence))
      }
      return nil
    }
    if !failed.isEmpty { onFailure(failed) }
    return claimed
  }

  /// Keeps a claim for another lease from now.
  ///
  /// - Parameter progress: How far the job is, for those who ask; nil for as before.
  /// - Returns: Whether somebody wants the job to stop.
  /// - Throws: `JobFailure`: `fenced`, `absent`, `malformed`, `unavailable`, `unknown`.
  public func renew(
    _ claim: Job.Claim, lease: Duration, progress: String? = nil
  ) throws(JobFailure) -> Bool {
    guard progress?.utf8.contains(0) != true else {
      throw JobFailure(.malformed, "progress holds no NUL character")
    }
    return try change { rows in
      var job = try Self.claimed(claim, rows)
      if let progress { job.progress = progress }
      job.lease = try rows.now() + lease.milliseconds
      try rows.update(job)
      return job.isStopWished
    }
  }

  /// Writes a step to the journal; the same again, after a lost answer, is accepted once more and written once.
  ///
  /// - Throws: `JobFailure`: `fenced`, `outOfOrder`, `absent`, `malformed`, `unavailable`, `unknown`.
  public func append(_ claim: Job.Claim, step number: Int, _ text: String) throws(JobFailure) {
    guard !text.utf8.contains(0) else { throw JobFailure(.malformed, "a step holds no NUL character") }
    try change { rows in
      let job = try Self.claimed(claim, rows)
      let count = try rows.stepCount(of: job.number)
      if number == count - 1, let last = try rows.steps(of: job.number, from: number).first,
        last.fence == claim.fence, last.text == text
      {
        return
      }
      guard number == count else {
        throw JobFailure(.outOfOrder, "the next step of job \(job.number) is \(count), not \(number)")
      }
      try rows.insert(
        Job.Step(number: number, fence: claim.fence, text: text, time: try rows.now()), of: job.number)
    }
  }

  /// Ends a job, together with what it leaves; the same again, after a lost answer, is accepted once more.
  ///
  /// - Parameters:
  ///   - progress: How far it was in the end; nil for as before.
  ///   - result: What came out, which goes with the job; nil for nothing.
  ///   - document: What stays.
  /// - Throws: `JobFailure`: `fenced`, `absent`, `malformed`, `unavailable`, `unknown`.
  public func finish(
    _ claim: Job.Claim, _ outcome: Job.Outcome, _ words: String, progress: String? = nil,
    result: [UInt8]? = nil, document: JobDocument? = nil
  ) throws(JobFailure) {
    guard !words.utf8.contains(0) else { throw JobFailure(.malformed, "an outcome holds no NUL character") }
    try change { rows in
      let known = try rows.lock(claim.job)
      // The fence of an end is its claim's, so nobody else can have said the same.
      if let known, known.fence == claim.fence, known.state == outcome.state, known.words == words { return }
      var job = try Self.claimed(claim, known)
      job.state = outcome.state
      job.words = words
      if let progress { job.progress = progress }
      job.lease = nil
      job.ended = try rows.now()
      try Self.note(outcome.event, &job, rows)
      if let result { try rows.insertResult(result, of: job.number) }
      if let document { try rows.insert(document) }
    }
  }

  /// Gives a job back that its worker has not begun or can leave to others, after all that wait; that is no attempt.
  ///
  /// - Throws: `JobFailure`: `fenced`, `absent`, `unavailable`, `unknown`.
  public func giveBack(_ claim: Job.Claim) throws(JobFailure) {
    try change { rows in
      var job = try Self.claimed(claim, rows)
      job.state = .waiting
      job.attempts -= 1
      job.lease = nil
      // Nothing written under this claim later counts.
      job.fence += 1
      try Self.note(.givenBack, &job, rows)
      try rows.putLast(job.number)
    }
  }

  /// Asks a job to stop: one that nobody has begun ends at once, another one when its worker asks or the next one claims it.
  ///
  /// - Parameter onEnd: Told of the job if it was this wish that ended it.
  /// - Throws: `JobFailure`: `absent`, `unavailable`, `unknown`.
  @discardableResult public func wishStop(
    _ number: Int, onEnd: (Job) -> Void = { _ in }
  ) throws(JobFailure) -> Job {
    let (job, hasEnded) = try change { rows in
      guard var job = try rows.lock(number) else { throw Self.absence(number) }
      guard !job.state.isEnd, !job.isStopWished else { return (job, false) }
      job.isStopWished = true
      try Self.note(.stopWished, &job, rows)
      if job.state == .waiting, job.fence == 0 {
        job.state = .stopped
        job.words = "stopped before a worker began it"
        job.ended = try rows.now()
        try Self.note(.stopped, &job, rows)
      }
      return (job, job.state.isEnd)
    }
    if hasEnded { onEnd(job) }
    return job
  }

  /// A job by its number.
  ///
  /// - Throws: `JobFailure`: `absent`, `unavailable`.
  public func job(_ number: Int) throws(JobFailure) -> Job {
    try change { rows in
      guard let job = try rows.find(number) else { throw Self.absence(number) }
      return job
    }
  }

  /// The newest jobs first.
  ///
  /// - Throws: `JobFailure`: `unavailable`.
  public func newest(_ limit: Int) throws(JobFailure) -> [Job] {
    try change { rows in try rows.newest(limit) }
  }

  /// A job's journal from a step on.
  ///
  /// - Throws: `JobFailure`: `unavailable`.
  public func journal(of job: Int, from first: Int = 0) throws(JobFailure) -> [Job.Step] {
    try change { rows in try rows.steps(of: job, from: first) }
  }

  /// What the queue did with a job, from an event on.
  ///
  /// - Throws: `JobFailure`: `unavailable`.
  public func events(of job: Int, from first: Int = 1) throws(JobFailure) -> [Job.Event] {
    try change { rows in try rows.events(of: job, from: first) }
  }
}

extension JobQueue {
  private static func isKind(_ word: String) -> Bool {
    (1...64).contains(word.utf8.count)
      && word.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
  }

  static func absence(_ number: Int) -> JobFailure {
    JobFailure(.absent, "there is no job \(number)")
  }

  /// The job of a claim that is still the newest one.
  static func claimed(_ claim: Job.Claim, _ rows: JobRows) throws -> Job {
    try claimed(claim, rows.lock(claim.job))
  }

  static func claimed(_ claim: Job.Claim, _ known: Job?) throws(JobFailure) -> Job {
    guard let job = known else { throw absence(claim.job) }
    guard job.fence == claim.fence, job.state == .running else {
      throw JobFailure(
        .fenced,
        job.state.isEnd
          ? "job \(job.number) has ended: \(job.state.rawValue)"
          : "job \(job.number) is no longer this worker's; \(job.worker ?? "another") claimed it last")
    }
    return job
  }

  /// Writes a locked job with one more event.
  private static func note(_ kind: Job.Event.Kind, _ job: inout Job, _ rows: JobRows) throws {
    job.events += 1
    try rows.update(job)
    let event = Job.Event(
      number: job.events, kind: kind, fence: job.fence, worker: job.worker, time: try rows.now())
    try rows.insert(event, of: job.number)
    if job.state.isEnd { try rows.setUntold(job.number, until: event.time + telling) }
  }

  /// How many milliseconds whoever ends a job has to tell of it before others do.
  static let telling = 30_000

  func change<Value>(_ body: (JobRows) throws -> Value) throws(JobFailure) -> Value {
    do { return try tables.change { try body(JobRows(session: $0)) } } catch let failure as JobFailure {
      throw failure
    } catch let failure as TablesFailure {
      throw JobFailure(failure)
    } catch {
      throw JobFailure(.unavailable, "the queue of jobs does not answer: \(error)")
    }
  }
}

extension Job.Outcome {
  fileprivate var event: Job.Event.Kind {
    switch self {
    case .done: .done
    case .failed: .failed
    case .stopped: .stopped
    }
  }
}

extension Duration {
  /// Whole milliseconds, never less than none and at most a year.
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    return seconds < 0
      ? 0
      : min(31_536_000_000, Int(min(seconds, 31_536_000)) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
