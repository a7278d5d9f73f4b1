internal import FleetJobs
internal import HTTPTypes
internal import NIOPosix
internal import Synchronization

/// A service's access to the queue of jobs: opened when it is first needed, asked on threads that may block.
final class JobDesk: Sendable {
  /// Opens the queue, which blocks.
  typealias Opening = @Sendable () throws(JobFailure) -> JobQueue

  private let opening: Opening
  private let queue = Mutex<JobQueue?>(nil)
  /// Threads for callers, and threads for jobs, so that neither waits for the other.
  private let callers = NIOThreadPool(numberOfThreads: 2), workers = NIOThreadPool(numberOfThreads: 2)

  init(_ opening: @escaping Opening) {
    self.opening = opening
    callers.start()
    workers.start()
  }

  deinit {
    callers.shutdownGracefully { _ in }
    workers.shutdownGracefully { _ in }
  }

  /// The queue, for who may block.
  ///
  /// - Throws: As opening; the next call tries again.
  func opened() throws(JobFailure) -> JobQueue {
    try queue.withLock { queue throws(JobFailure) in
      if let queue { return queue }
      let new = try opening()
      queue = new
      return new
    }
  }

  /// Asks for a caller.
  ///
  /// - Throws: The problem that the queue's failure is.
  func ask<Value: Sendable>(_ body: @escaping @Sendable (JobQueue) throws -> Value) async throws -> Value {
    do {
      return try await callers.runIfActive { try body(try self.opened()) }
    } catch let failure as JobFailure {
      throw Problem(failure)
    }
  }

  /// Asks for a job or for who takes one.
  ///
  /// - Throws: `JobFailure`, and what the closure throws.
  func work<Value: Sendable>(_ body: @escaping @Sendable (JobQueue) throws -> Value) async throws -> Value {
    try await workers.runIfActive { try body(try self.opened()) }
  }
}

extension Problem {
  /// The problem that a failure of the queue is.
  init(_ failure: JobFailure) {
    switch failure.kind {
    case .full:
      self.init(.tooManyRequests, "\(failure.reason); ask again when one has ended", [.retryAfter: "30"])
    case .keyTaken:
      self.init(.unprocessableContent, "Idempotency-Key: another request was sent with this key")
    case .absent: self.init(.notFound, failure.reason)
    case .unavailable, .held, .fenced, .outOfOrder:
      self.init(.serviceUnavailable, failure.reason, [.retryAfter: "5"])
    case .unknown:
      self.init(
        .serviceUnavailable, "\(failure.reason); the job may have begun: list the jobs", [.retryAfter: "5"])
    case .malformed, .newer: self.init(.internalServerError, failure.reason)
    }
  }
}

/// Lets one task sleep until somebody rings.
final class Alarm: Sendable {
  private let state = Mutex<(hasRung: Bool, sleep: Task<Void, Never>?)>((false, nil))

  /// Ends the present sleep, or else the next one at once.
  func ring() {
    state.withLock { state in
      state.hasRung = true
      state.sleep?.cancel()
    }
  }

  /// Sleeps for at most so long.
  func sleep(_ time: Duration) async {
    let sleep = state.withLock { state -> Task<Void, Never>? in
      guard !state.hasRung else { return nil }
      let sleep = Task { _ = try? await Task.sleep(for: time) }
      state.sleep = sleep
      return sleep
    }
    await sleep?.value
    state.withLock { $0 = (false, nil) }
  }
}
