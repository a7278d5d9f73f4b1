import SandboxedWorkers
import TestSupport
import Testing

/// Workers that wait read on for the caller whose documents they read, and for nobody else.
@Suite struct CallerTests {
  private func ask(_ pool: WorkerPool, for caller: String?) throws {
    try WorkerCaller.$current.withValue(caller) {
      _ = try pool.answer(WorkerConfinement.self, to: WorkerRequest(.about))
    }
  }

  @Test func eachCallerHasWorkersOfItsOwn() throws {
    let pool = WorkerPool(executable: martletPath, size: 1)
    for caller in ["a", "b", "a", nil, "b", nil, "a"] { try ask(pool, for: caller) }
    #expect(pool.startedWorkers == 3)
    #expect(pool.answeredQuestions == 7)
  }

  @Test func aWorkerIsReplacedAfterItsQuestions() throws {
    let pool = WorkerPool(executable: martletPath, size: 1)
    for _ in 0..<WorkerPool.mostRequests { try ask(pool, for: "a") }
    #expect(pool.startedWorkers == 1)
    try ask(pool, for: "a")
    #expect(pool.startedWorkers == 2)
  }

  /// Many callers keep few processes: the worker that has waited longest ends.
  @Test func callersThatAreGoneKeepNoWorkers() throws {
    let pool = WorkerPool(executable: martletPath, size: 1)
    let callers = (0..<5).map { "caller \($0)" }
    for caller in callers { try ask(pool, for: caller) }
    #expect(pool.startedWorkers == 5)
    for caller in callers.dropFirst() { try ask(pool, for: caller) }
    #expect(pool.startedWorkers == 5)
    try ask(pool, for: callers[0])
    #expect(pool.startedWorkers == 6)
  }
}
