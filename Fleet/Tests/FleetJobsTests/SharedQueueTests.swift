import FleetTestSupport
import Foundation
import Testing

@testable import FleetJobs

/// What services need of a queue besides claims: names, limits, what jobs leave, and guests that one job at a time moves.
@Suite struct SharedQueueTests {
  private static let hour = Duration.seconds(3600)

  @Test(arguments: Backend.installed)
  func jobsAreCountedAndTheOldestEndedOnesGo(backend: Backend) throws {
    let (queue, _) = try backend.make()
    let first = try queue.enqueue("a", "1", key: "one", name: "job-1", mostOpen: 2, kept: 2)
    #expect(try queue.job(named: "job-1") == first && first.name == "job-1")
    // The same request again is the same job, with the name that it got first, also when there is no room.
    _ = try queue.enqueue("a", "2", name: "job-2", mostOpen: 2, kept: 2)
    #expect(try queue.enqueue("a", "1", key: "one", name: "other", mostOpen: 2, kept: 2) == first)
    #expect(kind { _ = try queue.enqueue("a", "3", mostOpen: 2, kept: 2) } == .full)
    #expect(try queue.job(named: "other") == nil)
    for number in 1...4 {
      let (_, claim) = try #require(try queue.claim(by: "w", kinds: ["a"], lease: Self.hour))
      try queue.append(claim, step: 0, "x")
      try queue.finish(claim, .done, "\(number)", result: Array("\(number)".utf8))
      _ = try queue.enqueue("a", "\(number + 2)", name: "job-\(number + 2)", mostOpen: 2, kept: 2)
    }
    #expect(try queue.newest(10).compactMap(\.name) == ["job-6", "job-5", "job-4", "job-3"])
    #expect(try queue.job(named: "job-1") == nil && queue.result(of: first.number) == nil)
    #expect(try queue.journal(of: first.number).isEmpty)
    // The key went with its job.
    let (_, claim) = try #require(try queue.claim(by: "w", kinds: ["a"], lease: Self.hour))
    try queue.finish(claim, .done, "")
    #expect(try queue.enqueue("a", "another", key: "one", mostOpen: 2, kept: 2).number > first.number)
  }

  @Test(arguments: Backend.installed)
  func oneAtATimeRunsWhoeverHasIt(backend: Backend) throws {
    let (queue, again) = try backend.make()
    let other = try again()
    for kind in ["a", "b", "c"] { _ = try queue.enqueue(kind, "") }
    let limit = (running: 1, kinds: ["a", "b"])
    let (_, first) = try #require(
      try queue.claim(by: "w1", kinds: ["a", "b"], lease: Self.hour, limit: limit))
    #expect(try other.claim(by: "w2", kinds: ["b"], lease: Self.hour, limit: limit) == nil)
    #expect(try other.claim(by: "w2", kinds: ["c"], lease: Self.hour)?.job.kind == "c")
    // A claim that has run out keeps nobody waiting.
    _ = try queue.renew(first, lease: .zero)
    #expect(try other.claim(by: "w2", kinds: ["b"], lease: Self.hour, limit: limit)?.job.kind == "b")
    #expect(try other.claim(by: "w2", kinds: ["a"], lease: Self.hour, limit: limit) == nil)
  }

  @Test(arguments: Backend.installed)
  func whatAJobLeavesIsWrittenWithItsEnd(backend: Backend) throws {
    let (queue, again) = try backend.make()
    let number = try queue.enqueue("a", "", name: "n").number
    let (_, late) = try #require(try queue.claim(by: "w1", kinds: ["a"], lease: .zero))
    let (_, claim) = try #require(try queue.claim(by: "w2", kinds: ["a"], lease: Self.hour))
    let document = JobDocument(name: "2", note: "größer", bytes: [0, 255, 10])
    #expect(
      kind { try queue.finish(late, .done, "late", result: [1], document: document) } == .fenced)
    #expect(try queue.result(of: number) == nil && queue.document(named: "2") == nil)
    #expect(try queue.renew(claim, lease: Self.hour, progress: "half") == false)
    #expect(try again().job(number).progress == "half")
    #expect(kind { _ = try queue.renew(claim, lease: Self.hour, progress: "x\0") } == .malformed)
    try queue.finish(claim, .done, "words", progress: "whole", result: [0, 1, 2], document: document)
    // Once more, as after a lost answer.
    try queue.finish(claim, .done, "words", progress: "whole", result: [0, 1, 2], document: document)
    #expect(try again().result(of: number) == [0, 1, 2] && again().document(named: "2") == document)
    #expect(try queue.job(number).progress == "whole" && queue.documentNotes() == ["größer"])
  }

  @Test(arguments: Backend.installed)
  func failuresAndStopsAreToldWhereTheyHappen(backend: Backend) throws {
    let (queue, _) = try backend.make()
    let number = try queue.enqueue("a", "", mostAttempts: 1).number
    var failed: [Int] = []
    _ = try queue.claim(by: "w1", kinds: ["a"], lease: .zero)
    #expect(
      try queue.claim(by: "w2", kinds: ["a"], lease: .zero, onFailure: { failed += $0.map(\.number) }) == nil)
    #expect(failed == [number])
    let waiting = try queue.enqueue("a", "").number
    var stopped: [Int] = []
    for _ in 0..<2 { try queue.wishStop(waiting) { stopped.append($0.number) } }
    #expect(stopped == [waiting])
  }

  /// An end that was written and not told of is told of later, by one at a time.
  @Test(arguments: Backend.installed)
  func endsThatNobodyToldOfAreTaken(backend: Backend) throws {
    let (queue, _) = try backend.make()
    let numbers = try (0..<2).map { try queue.enqueue("a", "\($0)").number }
    for number in numbers { try queue.wishStop(number) }
    try queue.noteTold(numbers[0])
    #expect(try queue.takeUntold() == nil)
    try queue.change { rows in try rows.setUntold(numbers[1], until: try rows.now() - 1) }
    #expect(try queue.takeUntold()?.number == numbers[1])
    #expect(try queue.takeUntold() == nil)
  }

  @Test(arguments: Backend.installed)
  func oneJobAtATimeMovesAGuest(backend: Backend) throws {
    let (queue, again) = try backend.make()
    let other = try again()
    for spec in ["1", "2"] { _ = try queue.enqueue("a", spec) }
    let (_, late) = try #require(try queue.claim(by: "w1", kinds: ["a"], lease: .zero))
    let begun = try queue.beginMove(late, plan: "p", guest: "g", step: "s")
    #expect(try queue.beginMove(late, plan: "p", guest: "g", step: "s") == begun)
    let (_, second) = try #require(try other.claim(by: "w2", kinds: ["a"], lease: Self.hour))
    let (_, claim) = try #require(try other.claim(by: "w3", kinds: ["a"], lease: Self.hour))
    // Which of both took the first job over is the order of turns.
    let (own, foreign) = second.job == late.job ? (second, claim) : (claim, second)
    #expect(kind { _ = try queue.beginMove(late, plan: "p", guest: "h", step: "s") } == .fenced)
    #expect(kind { try queue.endMove(late, begun, "moved") } == .fenced)
    #expect(kind { _ = try queue.beginMove(foreign, plan: "q", guest: "g", step: "t") } == .held)
    // Who took the job over ends what was open, or begins it again.
    let next = try other.beginMove(own, plan: "p", guest: "g", step: "s")
    #expect(next != begun)
    try other.endMove(own, next, "moved")
    try other.endMove(own, next, "failed")
    #expect(
      try queue.moves(ofPlan: "p").map { "\($0.guest) \($0.outcome ?? "open") \($0.fence)" }
        == ["g lost 1", "g moved 2"])
    // The guest of a job that has ended is free.
    _ = try queue.beginMove(foreign, plan: "q", guest: "g", step: "t")
    try queue.finish(foreign, .failed, "")
    _ = try queue.beginMove(own, plan: "p", guest: "g", step: "u")
    #expect(try queue.moves(ofPlan: "q").map(\.outcome) == ["lost"])
  }
}
