import FleetTestSupport
import Foundation
import PostgresClient
import Synchronization
import Testing

@testable import FleetJobs

/// The databases in which jobs are kept.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite, postgres

  var testDescription: String { rawValue }

  /// A new queue without jobs, and what opens it once more.
  func make() throws -> (queue: JobQueue, again: @Sendable () throws -> JobQueue) {
    switch self {
    case .sqlite:
      let path = FileManager.default.temporaryDirectory.appending(path: "jobs-\(UUID().uuidString)").path
      return (try JobQueue(path: path), { try JobQueue(path: path) })
    case .postgres:
      let address = try PostgresAddress(PostgresServer.shared().makeDatabase())
      return (
        try JobQueue(PostgresPool(address, bound: 4)), { try JobQueue(PostgresPool(address, bound: 4)) }
      )
    }
  }

  static var installed: [Backend] { PostgresServer.isInstalled ? allCases : [.sqlite] }
}

/// The failure's kind; nil if the call succeeds.
func kind(_ body: () throws -> Void) -> JobFailure.Kind? {
  do {
    try body()
    return nil
  } catch let failure as JobFailure {
    return failure.kind
  } catch {
    Issue.record("\(error)")
    return nil
  }
}

@Suite(.timeLimit(.minutes(10)))
struct JobQueueTests {
  static let hour = Duration.seconds(3600)

  @Test(arguments: Backend.installed)
  func keysMakeRequestsOneJob(backend: Backend) throws {
    let (queue, _) = try backend.make()
    let first = try queue.enqueue("drain", "{}", key: "größer 7")
    #expect(first.state == .waiting && first.fence == 0 && first.attempts == 0 && first.key == "größer 7")
    #expect(try queue.enqueue("drain", "{}", key: "größer 7") == first)
    #expect(kind { _ = try queue.enqueue("drain", "[]", key: "größer 7") } == .keyTaken)
    #expect(kind { _ = try queue.enqueue("roll", "{}", key: "größer 7") } == .keyTaken)
    #expect(try queue.enqueue("drain", "{}").number != queue.enqueue("drain", "{}").number)
    for word in ["", "A", "a b", "a,b", "ä"] {
      #expect(kind { _ = try queue.enqueue(word, "{}") } == .malformed)
    }
    #expect(kind { _ = try queue.enqueue("a", "x\0y") } == .malformed)
    #expect(try queue.newest(10).count == 3)
  }

  @Test(arguments: Backend.installed)
  func jobsGoFromTheirBeginningToTheirEnd(backend: Backend) throws {
    let (queue, again) = try backend.make()
    let made = try queue.enqueue("drain", "host a", key: "1")
    #expect(try queue.claim(by: "w1", kinds: ["roll", "pools"], lease: Self.hour) == nil)
    let (job, claim) = try #require(try queue.claim(by: "w1", kinds: ["roll", "drain"], lease: Self.hour))
    #expect(job.number == made.number && job.state == .running && job.worker == "w1" && claim.fence == 1)
    #expect(try #require(job.lease) - job.made >= 3_600_000)
    #expect(try again().claim(by: "w2", kinds: ["drain"], lease: Self.hour) == nil)
    try queue.append(claim, step: 0, "begin vm 1")
    try queue.append(claim, step: 1, "end vm 1")
    // Once more, as after a lost answer.
    try queue.append(claim, step: 1, "end vm 1")
    #expect(kind { try queue.append(claim, step: 1, "end vm 2") } == .outOfOrder)
    #expect(kind { try queue.append(claim, step: 3, "x") } == .outOfOrder)
    #expect(kind { try queue.append(claim, step: 2, "x\0") } == .malformed)
    #expect(try queue.renew(claim, lease: Self.hour) == false)
    try queue.finish(claim, .done, "1 guest moved")
    try queue.finish(claim, .done, "1 guest moved")
    #expect(kind { try queue.finish(claim, .failed, "1 guest moved") } == .fenced)
    #expect(kind { try queue.append(claim, step: 2, "x") } == .fenced)
    #expect(kind { _ = try queue.renew(claim, lease: .zero) } == .fenced)
    let ended = try again().job(made.number)
    #expect(
      ended.state == .done && ended.words == "1 guest moved" && ended.lease == nil && ended.ended != nil)
    #expect(try queue.journal(of: made.number).map(\.text) == ["begin vm 1", "end vm 1"])
    #expect(try queue.journal(of: made.number, from: 1).map(\.number) == [1])
    #expect(try queue.events(of: made.number).map(\.kind) == [.made, .claimed, .done])
    #expect(try queue.events(of: made.number, from: 3).map(\.number) == [3])
    #expect(kind { _ = try queue.job(4711) } == .absent)
    #expect(kind { try queue.append(Job.Claim(job: 4711, fence: 1), step: 0, "") } == .absent)
  }

  /// A worker that wakes up after its lease learns so at its next step.
  @Test(arguments: Backend.installed)
  func lateWorkersAreFenced(backend: Backend) throws {
    let (queue, _) = try backend.make()
    let number = try queue.enqueue("drain", "{}", mostAttempts: 3).number
    let (_, late) = try #require(try queue.claim(by: "w1", kinds: ["drain"], lease: .zero))
    try queue.append(late, step: 0, "a")
    // Nobody has taken over: it may continue.
    try queue.append(late, step: 1, "b")
    let (job, next) = try #require(try queue.claim(by: "w2", kinds: ["drain"], lease: Self.hour))
    #expect(job.number == number && next.fence == late.fence + 1 && job.attempts == 2)
    #expect(kind { try queue.append(late, step: 2, "c") } == .fenced)
    #expect(kind { try queue.append(late, step: 1, "b") } == .fenced)
    #expect(kind { _ = try queue.renew(late, lease: Self.hour) } == .fenced)
    #expect(kind { try queue.finish(late, .done, "") } == .fenced)
    #expect(kind { try queue.giveBack(late) } == .fenced)
    try queue.append(next, step: 2, "c")
    // One who gives back has spent no attempt, and is fenced too.
    try queue.giveBack(next)
    #expect(kind { try queue.append(next, step: 3, "d") } == .fenced)
    let (third, last) = try #require(try queue.claim(by: "w3", kinds: ["drain"], lease: .zero))
    #expect(third.attempts == 2)
    #expect(try queue.claim(by: "w4", kinds: ["drain"], lease: .zero)?.job.attempts == 3)
    #expect(try queue.claim(by: "w5", kinds: ["drain"], lease: .zero) == nil)
    let failed = try queue.job(number)
    #expect(failed.state == .failed)
    #expect(failed.words == "3 workers began this job and none finished it; w4 was the last")
    #expect(kind { try queue.finish(last, .done, "") } == .fenced)
    #expect(
      try queue.events(of: number).map(\.kind) == [
        .made, .claimed, .takenOver, .givenBack, .claimed, .takenOver, .failed,
      ])
  }

  @Test(arguments: Backend.installed)
  func wishesToStop(backend: Backend) throws {
    let (queue, _) = try backend.make()
    let waiting = try queue.enqueue("a", "").number
    #expect(try queue.wishStop(waiting).state == .stopped)
    #expect(try queue.claim(by: "w", kinds: ["a"], lease: Self.hour) == nil)
    let number = try queue.enqueue("a", "").number
    let (_, claim) = try #require(try queue.claim(by: "w1", kinds: ["a"], lease: .zero))
    #expect(try queue.wishStop(number).state == .running)
    #expect(try queue.renew(claim, lease: .zero) == true)
    // What was begun is ended in order, by the next worker if need be.
    let (job, next) = try #require(try queue.claim(by: "w2", kinds: ["a"], lease: Self.hour))
    #expect(job.isStopWished)
    try queue.finish(next, .stopped, "after 0 of 3 guests")
    #expect(try queue.wishStop(number).state == .stopped)
    #expect(try queue.events(of: number).map(\.kind) == [.made, .claimed, .stopWished, .takenOver, .stopped])
    #expect(kind { _ = try queue.wishStop(4711) } == .absent)
  }

  /// A job that is given back waits behind the others, so that nobody takes the same one again and again.
  @Test(arguments: Backend.installed)
  func jobsThatAreGivenBackWait(backend: Backend) throws {
    let (queue, _) = try backend.make()
    for spec in ["a", "b", "c"] { _ = try queue.enqueue("a", spec) }
    var order: [String] = []
    for turn in 0..<7 {
      let (job, claim) = try #require(try queue.claim(by: "w", kinds: ["a"], lease: Self.hour))
      order.append(job.spec)
      if turn == 4 { _ = try queue.enqueue("a", "d") }
      try queue.giveBack(claim)
    }
    #expect(order == ["a", "b", "c", "a", "b", "c", "a"])
    #expect(try queue.claim(by: "w", kinds: ["a"], lease: Self.hour)?.job.spec == "d")
  }

  /// A worker that hangs in the middle of a change keeps its job from others only for a while, and its change goes.
  @Test(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"))
  func changesThatHangAreUndone() throws {
    let address = try PostgresAddress(PostgresServer.shared().makeDatabase())
    let queue = try JobQueue(PostgresPool(address))
    let number = try queue.enqueue("a", "").number
    let (_, claim) = try #require(try queue.claim(by: "w1", kinds: ["a"], lease: .zero))
    let hanging = try JobQueue(PostgresPool(address), idleLimit: .milliseconds(300))
    let (holds, goesOn, ends) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    let failure = Mutex<JobFailure.Kind?>(nil)
    Thread.detachNewThread {
      let found = kind {
        try hanging.change { rows in
          guard var job = try rows.lock(number) else { return }
          job.words = "hanging"
          try rows.update(job)
          holds.signal()
          goesOn.wait()
          _ = try rows.find(number)
        }
      }
      failure.withLock { $0 = found }
      ends.signal()
    }
    holds.wait()
    var next = try queue.claim(by: "w2", kinds: ["a"], lease: Self.hour)
    while next == nil {
      usleep(10_000)
      next = try queue.claim(by: "w2", kinds: ["a"], lease: Self.hour)
    }
    #expect(next?.job.number == number && next?.job.words == nil)
    goesOn.signal()
    ends.wait()
    #expect(failure.withLock { $0 } == .unavailable)
    #expect(kind { try queue.append(claim, step: 0, "a") } == .fenced)
  }

  /// A later Martlet's tables are left alone.
  @Test(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"))
  func laterTablesAreRefused() throws {
    let address = try PostgresAddress(PostgresServer.shared().makeDatabase())
    let pool = PostgresPool(address)
    _ = try JobQueue(pool)
    _ = try pool.withConnection { try $0.execute("UPDATE martlet.job_format SET version = 99") }
    #expect(kind { _ = try JobQueue(pool) } == .newer)
  }

  /// Many who open an empty database at once make its tables once.
  @Test(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"))
  func tablesAreMadeOnce() throws {
    let address = try PostgresAddress(PostgresServer.shared().makeDatabase())
    let group = DispatchGroup()
    for number in 0..<4 {
      group.enter()
      Thread.detachNewThread {
        do { _ = try JobQueue(PostgresPool(address)).enqueue("a", "", key: "\(number)") } catch {
          Issue.record("\(error)")
        }
        group.leave()
      }
    }
    group.wait()
    #expect(try JobQueue(PostgresPool(address)).newest(10).count == 4)
  }
}
