internal import FleetJobs
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import Synchronization

/// Jobs that this service takes from the queue, and gives up.
extension JobBoard {
  /// Takes the jobs for which there is room, if any, and looks at those that somebody follows.
  ///
  /// - Returns: False once the service stops.
  func look(takingJobs: Bool) async -> Bool {
    do {
      for place in lanes.indices where takingJobs { while try await take(from: place) {} }
      try await lookAtFollowed()
      if tellsOthersEnds { try await tellUntold() }
      state.withLock { $0.isReached = true }
    } catch {
      let isNews = state.withLock { state in
        defer { state.isReached = false }
        return state.isReached && !state.isClosed
      }
      if isNews { say("jobs: \(error); the service asks again") }
    }
    return !state.withLock { $0.isClosed }
  }

  /// Takes a job and begins it.
  ///
  /// - Returns: Whether there was one and room for it.
  private func take(from place: Int) async throws -> Bool {
    let lane = lanes[place]
    let hasRoom = state.withLock { state in
      !state.isClosed && state.running.values.count { $0.lane == place } < lane.width
    }
    guard hasRoom else { return false }
    let (worker, lease) = (worker, times.lease)
    let (found, failed) = try await desk.work { queue in
      var failed: [Job] = []
      let found = try queue.claim(
        by: worker, kinds: lane.kinds, lease: lease, limit: lane.limit, onFailure: { failed = $0 })
      return (found, failed)
    }
    for job in failed { if let own = ServiceJob(job) { await tellEnd(own, job.number) } }
    guard let (job, claim) = found else { return false }
    guard var own = ServiceJob(job),
      let spec = try? JSONDecoder().decode(JobSpec.self, from: Data(job.spec.utf8))
    else {
      try await desk.work { try $0.finish(claim, .failed, "no service knows this kind of work") }
      return true
    }
    own.state = .running
    let begun = own
    let work = state.withLock { state -> Work? in
      guard !state.isClosed else { return nil }
      state.running[own.id] = Running(job: begun, lane: place, isStopWished: job.isStopWished)
      return state.work
    }
    guard let work else {
      try await desk.work { try $0.giveBack(claim) }
      return false
    }
    tell(begun)
    let handle = JobHandle(id: begun.id, claim: claim, board: self)
    let task = Task { await self.run(handle) { try await work(spec.work, handle) } }
    state.withLock { $0.running[begun.id]?.task = task }
    return true
  }

  /// Carries out a job that this service has claimed, to its end or until it is another's.
  private func run(_ handle: JobHandle, _ work: @escaping @Sendable () async throws -> Outcome) async {
    let hasEnded = LastingFlag()
    keep(handle, until: hasEnded)
    var outcome: Outcome?
    var problem: Problem?
    do { outcome = try await work() } catch let error as QuestionError where error.kind == .interrupted {
      // Its work was asked to end, and has.
    } catch {
      problem =
        (error as? Problem) ?? (error as? QuestionError).map { Problem($0) }
        ?? Problem(.internalServerError, "\(error)")
    }
    await end(handle, outcome, problem, hasEnded)
    hasEnded.set()
    state.withLock { $0.running[handle.id] = nil }
    alarm.ring()
  }

  /// Writes down how a job ended, or leaves it to others.
  private func end(
    _ handle: JobHandle, _ outcome: Outcome?, _ problem: Problem?, _ hasEnded: LastingFlag
  ) async {
    let claim = handle.claim
    while let own = state.withLock({ $0.running[handle.id] }), !own.isLost {
      // What the end of the service cut short, another one or the next start continues.
      let isLeft =
        !own.isStopWished && (outcome == nil || problem != nil) && state.withLock { $0.isClosed }
      var job = own.job
      let isStopped = own.isStopWished || outcome == nil && problem == nil
      job.state = isStopped ? .stopped : problem == nil ? .done : .failed
      var (result, document): ([UInt8]?, JobDocument?) = (nil, nil)
      switch outcome {
      case .link(let link, let made): (job.result, document) = (link, made)
      case .report(let report):
        job.result = "/api/v1/jobs/\(job.id)/result"
        result = Array(buffer: report)
      case nil: break
      }
      if job.state == .failed { job.problem = problem.map { Problem.Body($0) } }
      let words =
        (try? serviceJSON(JobEnd(result: job.result, problem: job.problem), isOnOneLine: true)) ?? "{}"
      let progress = try? serviceJSON(job.progress, isOnOneLine: true)
      let (how, left, kept) = (Job.Outcome(job.state), result, document)
      do {
        if isLeft {
          try await desk.work { try $0.giveBack(claim) }
          hasEnded.set()
          (job.state, job.result, job.problem) = (.waiting, nil, nil)
          show(job)
          tell(job)
        } else {
          try await desk.work { queue in
            try queue.finish(claim, how, words, progress: progress, result: left, document: kept)
          }
          hasEnded.set()
          await tellEnd(job, claim.job)
        }
        return
      } catch let failure as JobFailure where [.fenced, .absent, .malformed].contains(failure.kind) {
        say("jobs: the end of \(job.kind) \(job.id) counts for nothing: \(failure.reason)")
        return
      } catch {
        if isLeft { return }
        try? await Task.sleep(for: times.beat)
      }
    }
  }

  /// Tells webhooks of a job's end, then who follows it here.
  func tellEnd(_ job: ServiceJob, _ number: Int) async {
    onEnd(job)
    // If this is not written, the event comes again, with the id that it has.
    _ = try? await desk.work { try $0.noteTold(number) }
    show(job)
    tell(job)
  }

  /// Tells webhooks of ends that other services wrote down and did not tell of before they were lost.
  private func tellUntold() async throws {
    while let job = try await desk.work({ try $0.takeUntold() }) {
      if let own = ServiceJob(job) { onEnd(own) }
      try await desk.work { try $0.noteTold(job.number) }
    }
  }

  /// Shows a job that runs here so from now on.
  private func show(_ job: ServiceJob) { state.withLock { $0.running[job.id]?.job = job } }

  /// Says again and again that a job's worker lives; tells the job's work what the queue says.
  ///
  /// It has threads of its own, since a job must not be lost because all others are busy. One of them only watches, so that a queue that keeps
  /// the other one waiting does not keep it from noticing.
  private func keep(_ handle: JobHandle, until hasEnded: LastingFlag) {
    let last = LastAnswer()
    let pause = min(times.beat, times.lease / 3) / .seconds(1)
    Thread.detachNewThread { [self] in
      while !hasEnded.isSet {
        Thread.sleep(forTimeInterval: pause)
        if last.age > times.lease, !hasEnded.isSet { lose(handle.id) }
      }
    }
    Thread.detachNewThread { [self] in
      while true {
        Thread.sleep(forTimeInterval: pause)
        guard !hasEnded.isSet, !isLost(handle.id) else { return }
        renew(handle, last, hasEnded)
      }
    }
  }

  /// Says once that a job's worker lives, with its progress if there is news.
  private func renew(_ handle: JobHandle, _ last: LastAnswer, _ hasEnded: LastingFlag) {
    let progress = state.withLock { state -> String? in
      guard let own = state.running[handle.id], own.isNews else { return nil }
      state.running[handle.id]?.isNews = false
      return try? serviceJSON(own.job.progress, isOnOneLine: true)
    }
    let asked = ContinuousClock.now
    do throws(JobFailure) {
      let isWished = try desk.opened().renew(handle.claim, lease: times.lease, progress: progress)
      if isWished { wishStop(handle.id) }
      last.note(asked)
    } catch {
      if [.fenced, .absent].contains(error.kind) {
        // Its own end is none that it lost.
        if !hasEnded.isSet { lose(handle.id) }
      } else if progress != nil {
        state.withLock { $0.running[handle.id]?.isNews = true }
      }
    }
  }

  /// Begins nothing new, lets what runs end early, and leaves what has not ended to others or to the next start.
  func close() async {
    let stops = state.withLock { state in
      state.isClosed = true
      return state.running.values.compactMap(\.stop)
    }
    alarm.ring()
    for stop in stops { stop() }
    while let own = state.withLock({ $0.running.values.first }) {
      // One that was just taken gets its task in a moment.
      if let task = own.task { await task.value } else { await Task.yield() }
    }
    let followers = state.withLock { state in
      defer { state.followed = [:] }
      return state.followed.values.flatMap { $0.followers.values }
    }
    for follower in followers { follower.finish() }
  }

  /// Whether a job's work is to end.
  func isStopping(_ id: String) -> Bool {
    state.withLock { state in
      guard let own = state.running[id] else { return true }
      return own.isStopWished || own.isLost || state.isClosed
    }
  }

  /// Whether somebody wishes a job to end, rather than that the service ends or has lost it.
  func isStopWished(_ id: String) -> Bool { state.withLock { $0.running[id]?.isStopWished ?? false } }

  /// When a job that runs here was made: RFC 3339, UTC.
  func made(_ id: String) -> String { state.withLock { $0.running[id]?.job.made } ?? "" }

  /// Whether a job may be another service's.
  func isLost(_ id: String) -> Bool { state.withLock { $0.running[id]?.isLost ?? true } }

  func onStop(_ id: String, _ stop: @escaping @Sendable () -> Void) {
    state.withLock { $0.running[id]?.stop = stop }
    if isStopping(id) { stop() }
  }

  func report(_ id: String, _ progress: ServiceJob.Progress) {
    let job = state.withLock { state -> ServiceJob? in
      guard let own = state.running[id], !own.isLost else { return nil }
      state.running[id]?.job.progress = progress
      state.running[id]?.isNews = true
      return state.running[id]?.job
    }
    if let job { tell(job) }
  }

  /// Lets the work of a job that runs here end, since somebody wishes so.
  func wishStop(_ id: String) {
    let stop = state.withLock { state -> (@Sendable () -> Void)? in
      guard state.running[id]?.isStopWished == false else { return nil }
      state.running[id]?.isStopWished = true
      return state.running[id]?.stop
    }
    stop?()
  }

  /// Lets the work of a job end that may be another service's.
  private func lose(_ id: String) {
    let own = state.withLock { state -> Running? in
      guard let own = state.running[id], !own.isLost else { return nil }
      state.running[id]?.isLost = true
      return own
    }
    guard let own else { return }
    say("jobs: \(own.job.kind) \(id) is no longer this service's, and ends here")
    own.stop?()
  }
}

extension Job.Outcome {
  /// The end of a job that has ended.
  fileprivate init(_ state: ServiceJob.State) {
    self =
      switch state {
      case .done: .done
      case .failed: .failed
      default: .stopped
      }
  }
}
