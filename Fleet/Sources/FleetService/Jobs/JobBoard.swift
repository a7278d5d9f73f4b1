internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import Synchronization

/// The jobs of a service: what waits, runs and has ended, and who follows it.
final class JobBoard: Sendable {
  private let board = Mutex(Board())
  private let onEnd: @Sendable (ServiceJob) -> Void
  private let planning = Gate(width: 2)
  private let acting = Gate(width: 1)

  private struct Board {
    var jobs: [String: Entry] = [:]
    var order: [String] = []
    var answered: [String: (digest: String, job: String)] = [:]
    var isClosed = false
  }

  private struct Entry {
    var job: ServiceJob
    var result: ByteBuffer?
    var isStopping = false
    var stop: (@Sendable () -> Void)?
    var task: Task<Void, Never>?
    var followers: [UUID: AsyncStream<ServerEvent>.Continuation] = [:]
  }

  /// No jobs.
  ///
  /// - Parameter onEnd: Told of each job that ends, before anybody else sees that it has.
  init(onEnd: @escaping @Sendable (ServiceJob) -> Void = { _ in }) { self.onEnd = onEnd }

  private static let mostWaiting = 32
  private static let mostEnded = 200
  /// Half of the connections (`FleetServer`), so that those who follow jobs do not keep others out.
  static let mostFollowers = 1024

  /// What a job's work ends with.
  enum Outcome: Sendable {
    /// The link to a result that is stored elsewhere.
    case link(String)
    /// JSON that the board keeps.
    case report(ByteBuffer)
  }

  /// Begins a job, or finds the one that a request with the same key began.
  ///
  /// - Parameters:
  ///   - isActing: Whether it changes hosts or the store, so that one runs at a time.
  ///   - key: The caller's idempotency key and the digest of the request; nil for none.
  ///   - work: What it does; `stop` of its handle says when to end.
  /// - Throws: A problem of status 429 for too many jobs, 422 for a key that another request has, 503 while the service stops.
  func begin(
    _ kind: String, by caller: String, isActing: Bool, key: (key: String, digest: String)?,
    _ work: @escaping @Sendable (JobHandle) async throws -> Outcome
  ) throws(Problem) -> ServiceJob {
    let id = UUID().uuidString.lowercased()
    let own = key.map { (key: "\(caller)\n\($0.key)", digest: $0.digest) }
    let made = Date().formatted(.iso8601)
    let found = try board.withLock { board throws(Problem) -> ServiceJob? in
      if let own, let known = board.answered[own.key] {
        guard known.digest == own.digest else {
          throw Problem(.unprocessableContent, "Idempotency-Key: another request was sent with this key")
        }
        if let job = board.jobs[known.job]?.job { return job }
      }
      guard !board.isClosed else {
        throw Problem(.serviceUnavailable, "the service is stopping", [.retryAfter: "10"])
      }
      guard board.jobs.values.count(where: { !$0.job.state.isEnd }) < Self.mostWaiting else {
        throw Problem(
          .tooManyRequests, "\(Self.mostWaiting) jobs wait or run; ask again when one has ended",
          [.retryAfter: "30"])
      }
      board.jobs[id] = Entry(job: ServiceJob(id: id, kind: kind, made: made, caller: caller))
      board.order.append(id)
      if let own { board.answered[own.key] = (own.digest, id) }
      // The oldest that ended go, with the keys that led to them.
      let ended = board.order.filter { board.jobs[$0]?.job.state.isEnd ?? true }
      let gone = Set(ended.prefix(max(0, ended.count - Self.mostEnded)))
      if !gone.isEmpty {
        for job in gone { board.jobs[job] = nil }
        board.order.removeAll { gone.contains($0) }
        board.answered = board.answered.filter { !gone.contains($0.value.job) }
      }
      return nil
    }
    if let found { return found }
    let handle = JobHandle(id: id, board: self)
    let task = Task { [planning, acting] in
      await (isActing ? acting : planning).pass {
        // Who stopped it while it waited has ended it.
        guard self.start(id) else { return }
        do {
          let outcome = try await work(handle)
          self.end(id, handle.isStopped ? .stopped : .done, outcome)
        } catch let error as QuestionError where error.kind == .interrupted {
          self.end(id, .stopped)
        } catch {
          let problem =
            (error as? Problem) ?? (error as? QuestionError).map { Problem($0) }
            ?? Problem(.internalServerError, "\(error)")
          self.end(id, handle.isStopped ? .stopped : .failed, problem: problem)
        }
      }
    }
    board.withLock { $0.jobs[id]?.task = task }
    return try job(id)
  }

  /// All jobs, the newest first.
  func all() -> [ServiceJob] {
    board.withLock { board in board.order.reversed().compactMap { board.jobs[$0]?.job } }
  }

  /// A job.
  ///
  /// - Throws: A problem of status 404.
  func job(_ id: String) throws(Problem) -> ServiceJob {
    guard let job = board.withLock({ $0.jobs[id]?.job }) else {
      throw Problem(.notFound, "there is no job \(id)")
    }
    return job
  }

  /// The JSON that a job ended with.
  ///
  /// - Throws: A problem of status 404 for a job without one.
  func result(_ id: String) throws(Problem) -> ByteBuffer {
    guard let result = board.withLock({ $0.jobs[id]?.result }) else {
      throw Problem(.notFound, "the job \(id) has no result of its own")
    }
    return result
  }

  /// What happens to a job from now on; its present state comes first, and its end is the last event.
  ///
  /// - Throws: A problem of status 404; of 429 while too many follow jobs.
  func events(_ id: String) throws(Problem) -> AsyncStream<ServerEvent> {
    _ = try job(id)
    let (stream, continuation) = AsyncStream.makeStream(
      of: ServerEvent.self, bufferingPolicy: .bufferingNewest(64))
    let follower = UUID()
    let isOver = try board.withLock { board throws(Problem) in
      guard let job = board.jobs[id]?.job else { return true }
      continuation.yield(Self.event("state", job))
      guard !job.state.isEnd, !board.isClosed else { return true }
      guard board.jobs.values.reduce(0, { $0 + $1.followers.count }) < Self.mostFollowers else {
        throw Problem(
          .tooManyRequests, "\(Self.mostFollowers) connections follow jobs; ask for the job itself",
          [.retryAfter: "30"])
      }
      board.jobs[id]?.followers[follower] = continuation
      return false
    }
    continuation.onTermination = { [weak self] _ in
      self?.board.withLock { _ = $0.jobs[id]?.followers.removeValue(forKey: follower) }
    }
    // Ending calls back at once, so that the lock must be free.
    if isOver { continuation.finish() }
    return stream
  }

  /// How many follow a job.
  func followers(of id: String) -> Int { board.withLock { $0.jobs[id]?.followers.count ?? 0 } }

  /// Asks a job to end; one that waits has ended then.
  ///
  /// - Throws: A problem of status 404.
  func stop(_ id: String) throws(Problem) -> ServiceJob {
    _ = try job(id)
    let (stop, hasWaited) = board.withLock { board -> ((@Sendable () -> Void)?, Bool) in
      guard let entry = board.jobs[id], !entry.job.state.isEnd, !entry.isStopping else { return (nil, false) }
      board.jobs[id]?.isStopping = true
      return (entry.stop, entry.job.state == .waiting)
    }
    if hasWaited { end(id, .stopped) }
    stop?()
    return try job(id)
  }

  /// Lets a job run whose turn has come; false if somebody stopped it while it waited.
  private func start(_ id: String) -> Bool {
    let isWanted = board.withLock { board in
      guard board.jobs[id]?.isStopping == false else { return false }
      board.jobs[id]?.job.state = .running
      return true
    }
    if isWanted { change(id) { $0.state = .running } }
    return isWanted
  }

  /// Begins nothing new, stops what runs, and waits for its end.
  func close() async {
    let open = board.withLock { board -> [String] in
      board.isClosed = true
      return board.jobs.values.filter { !$0.job.state.isEnd }.map(\.job.id)
    }
    for id in open { _ = try? stop(id) }
    let tasks = board.withLock { board in open.compactMap { board.jobs[$0]?.task } }
    for task in tasks { await task.value }
    let followers = board.withLock { board in board.jobs.values.flatMap { $0.followers.values } }
    for follower in followers { follower.finish() }
  }

  fileprivate func isStopping(_ id: String) -> Bool { board.withLock { $0.jobs[id]?.isStopping ?? true } }

  fileprivate func onStop(_ id: String, _ stop: @escaping @Sendable () -> Void) {
    let isLate = board.withLock { board in
      board.jobs[id]?.stop = stop
      return board.jobs[id]?.isStopping ?? true
    }
    if isLate { stop() }
  }

  fileprivate func report(_ id: String, _ progress: ServiceJob.Progress) {
    change(id, { $0.progress = progress }, as: "progress")
  }

  private func end(
    _ id: String, _ state: ServiceJob.State, _ outcome: Outcome? = nil, problem: Problem? = nil
  ) {
    board.withLock { board in
      if case .report(let buffer) = outcome { board.jobs[id]?.result = buffer }
      board.jobs[id]?.stop = nil
    }
    func ended(_ job: inout ServiceJob) {
      job.state = state
      switch outcome {
      case .link(let link): job.result = link
      case .report: job.result = "/api/v1/jobs/\(id)/result"
      case nil: break
      }
      job.problem = problem.map {
        Problem.Body(
          title: $0.status.reasonPhrase, status: $0.status.code, detail: $0.detail, kind: $0.kind?.rawValue)
      }
    }
    if var job = try? job(id) {
      ended(&job)
      onEnd(job)
    }
    change(id, ended)
  }

  private func change(_ id: String, _ change: (inout ServiceJob) -> Void, as event: String = "state") {
    let ended = board.withLock { board -> [AsyncStream<ServerEvent>.Continuation] in
      guard var job = board.jobs[id]?.job else { return [] }
      change(&job)
      board.jobs[id]?.job = job
      let followers = board.jobs[id]?.followers.values.map { $0 } ?? []
      for follower in followers { follower.yield(Self.event(event, job)) }
      return job.state.isEnd ? followers : []
    }
    for follower in ended { follower.finish() }
  }

  private static func event(_ name: String, _ job: ServiceJob) -> ServerEvent {
    ServerEvent(name: name, data: (try? serviceJSON(job, isOnOneLine: true)) ?? "{}")
  }
}

/// What a job's work knows of its job.
struct JobHandle: Sendable {
  let id: String
  fileprivate let board: JobBoard

  /// Whether somebody asked it to end.
  var isStopped: Bool { board.isStopping(id) }

  /// Says how far it is.
  func report(_ done: Int, of total: Int, _ sentence: String) {
    board.report(id, ServiceJob.Progress(done: done, total: total, sentence: sentence))
  }

  /// Runs a function when somebody asks it to end, or at once if that has been.
  func onStop(_ stop: @escaping @Sendable () -> Void) { board.onStop(id, stop) }
}
