import Glibc
import SandboxedWorkers
import TestSupport
import Testing

/// What a parser that a document has taken over can do: compute, and answer for that document.
@Suite struct ConfinementTests {
  /// What the hostile parser of test builds says of a document, through a worker of the built command.
  private func answer(_ words: String, limits: WorkerLimits = WorkerLimits()) throws -> String {
    let pool = WorkerPool(executable: martletPath, size: 1, limits: limits)
    let request = WorkerRequest(.read, name: "hostile")
    return String(
      decoding: try pool.answer(to: request, Array((HostileParser.mark + words).utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    "open", "create", "unlink", "stat", "socket", "connect", "fork", "thread", "exec", "execute-memory",
    "make-executable", "kill", "trace", "root",
  ])
  func isRefused(attempt: String) throws {
    #expect(try answer("compute \(attempt)").contains("compute 0, \(attempt) \(EPERM)"))
  }

  @Test func landlockIsSaid() throws {
    let pool = WorkerPool(executable: martletPath, size: 1)
    let confinement = try pool.answer(WorkerConfinement.self, to: WorkerRequest(.about))
    #expect(confinement.landlock >= 0)
  }

  @Test(arguments: [
    ("take-time", "it takes longer than 1 s to read"),
    ("take-memory", "it needs more than 1024 MiB of memory to read"),
    ("answer-much", "what was read of it is more than 1 MiB"), ("crash", "its reader crashed (signal 4)"),
  ])
  func limitsAreNamed(excess: String, reason: String) throws {
    var limits = WorkerLimits()
    (limits.seconds, limits.megabytes, limits.answer) = (excess == "take-time" ? 1 : 20, 1024, 1 << 20)
    let pool = WorkerPool(executable: martletPath, size: 1, limits: limits)
    let failure = #expect(throws: WorkerFailure.self) {
      try pool.answer(to: WorkerRequest(.read), Array((HostileParser.mark + excess).utf8))
    }
    #expect(failure?.reason == reason)
    // The next document has a worker of its own.
    #expect(try pool.answer(WorkerConfinement.self, to: WorkerRequest(.about)).landlock >= 0)
  }

  @Test func whatIsNoAnswerIsRefused() throws {
    let pool = WorkerPool(executable: martletPath, size: 1)
    let failure = #expect(throws: WorkerFailure.self) {
      try pool.answer(
        WorkerConfinement.self, to: WorkerRequest(.read), Array((HostileParser.mark + "answer-nonsense").utf8)
      )
    }
    #expect(failure?.reason == "its worker gives no valid answer")
    // What answers so is asked nothing more.
    #expect(try pool.answer(WorkerConfinement.self, to: WorkerRequest(.about)).landlock >= 0)
    #expect(pool.startedWorkers == 2)
  }

  @Test func aProgramThatIsNotThereIsSaid() {
    let pool = WorkerPool(executable: "/nonexistent", size: 1)
    let failure = #expect(throws: WorkerFailure.self) { try pool.answer(to: WorkerRequest(.about)) }
    #expect(failure?.isOfSystem == true)
  }
}
