internal import Glibc
internal import Synchronization

/// When documents are read by workers: from the first on that others wrote, by default, and by root alone.
package enum WorkerPolicy: String, Sendable, CaseIterable {
  /// Every document.
  case on
  /// No document.
  case off
  /// From the first document on that root reads and does not own; standard input and answers of hosts are nobody's.
  case auto

  private static let state = Mutex<(policy: WorkerPolicy, pool: WorkerPool?, isTold: Bool)>(
    (.off, nil, false))

  /// Sets the policy of this process; without it no worker starts, since not every program can be one.
  ///
  /// - Parameter pool: The workers that are used; by default of this program.
  package static func set(_ policy: WorkerPolicy, pool: WorkerPool? = nil) {
    state.withLock { $0 = (policy, policy == .on ? pool ?? WorkerPool() : pool, false) }
  }

  /// The workers of this task, whatever the policy of the process is; nil for those of the policy.
  @TaskLocal package static var own: WorkerPool?

  /// The workers that read; nil while this process reads.
  package static var workers: WorkerPool? {
    own ?? state.withLock { state in state.policy == .on ? state.pool : nil }
  }

  /// Notes that a document is read that belongs to `owner`; nil for one without an owner.
  package static func note(owner: UInt32?) {
    guard owner != 0, geteuid() == 0 else { return }
    state.withLock { state in
      guard state.policy == .auto else { return }
      state = (.on, state.pool ?? WorkerPool(), false)
    }
  }

  /// The version of landlock that confines the workers, said once; nil while there are none, or it was said.
  ///
  /// - Throws: `WorkerFailure` if no worker starts.
  package static func confinement() throws(WorkerFailure) -> WorkerConfinement? {
    guard let pool = workers,
      !state.withLock({ state in
        defer { state.isTold = true }
        return state.isTold
      })
    else { return nil }
    return try pool.answer(WorkerConfinement.self, to: WorkerRequest(.about))
  }
}
