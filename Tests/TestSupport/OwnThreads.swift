import Dispatch
public import Testing

/// Runs a test's asynchronous work on threads of its own.
///
/// Tests that wait for a process block one of the few threads that asynchronous work shares; a test that measures
/// time by the clock would find its own work not begun.
public struct OwnThreads: TestTrait, SuiteTrait, TestScoping {
  /// Every test of a suite is run so.
  public let isRecursive = true

  /// Runs the test with its executor.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(QueueExecutor()) { try await function() }
  }

  private final class QueueExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "OwnThreads", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }
}

extension Trait where Self == OwnThreads {
  /// Asynchronous work of the test has threads of its own.
  public static var ownThreads: OwnThreads { OwnThreads() }
}
