internal import Glibc
internal import NIOPosix

/// Threads for what blocks or computes for long, so that the few threads of Swift's tasks stay free for answers that are at hand.
final class WorkThreads: TaskExecutor, Sendable {
  private let pool: NIOThreadPool
  private let priority: Int32

  /// So many threads.
  init(_ count: Int) {
    priority = getpriority(Self.process, 0) + 3
    pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
  }

  deinit { pool.shutdownGracefully { _ in } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // After the end of the pool too: a task that never runs would keep what waits for it.
    pool.submit { _ in
      self.yieldToAnswers()
      unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
    }
  }

  /// Runs what blocks.
  func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await pool.runIfActive {
      self.yieldToAnswers()
      return try body()
    }
  }

  /// What takes long leaves the processors to what takes milliseconds; priorities are a thread's own on Linux (setpriority(2)).
  private func yieldToAnswers() { _ = setpriority(Self.process, 0, priority) }

  private static let process = __priority_which_t(PRIO_PROCESS.rawValue)
}
