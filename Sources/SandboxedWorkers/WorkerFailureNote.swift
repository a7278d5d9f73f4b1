internal import Synchronization

/// The first failure of workers since it was last asked for.
package final class WorkerFailureNote: Sendable {
  /// The note of this task, which reads one document while other tasks read others; nil where all share the pool's.
  @TaskLocal package static var own: WorkerFailureNote?

  private let failure = Mutex<WorkerFailure?>(nil)

  /// A note without a failure.
  package init() {}

  func keep(_ new: WorkerFailure) { failure.withLock { $0 = $0 ?? new } }

  func take() -> WorkerFailure? { failure.withLock { $0.take() } }
}
