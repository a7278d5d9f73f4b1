import FleetJobs
import FleetTestSupport
import Foundation
import Hummingbird
import MartletQuestions
import PostgresClient
import Synchronization
import Testing

@testable import FleetService

/// Several services share one queue of jobs: what one takes, all show, and another one ends it if the first is lost.
@Suite(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct SharedJobTests {
  /// Opens the queue of a new database again and again.
  private func opening() throws -> (JobDesk.Opening, database: String) {
    let text = try PostgresServer.shared().makeDatabase()
    let address = try PostgresAddress(text)
    let name = try #require(text.split(separator: " ").last?.dropFirst("dbname=".count))
    let opening: JobDesk.Opening = { () throws(JobFailure) in try JobQueue(PostgresPool(address, bound: 4)) }
    return (opening, String(name))
  }

  @Test func aJobIsFollowedAndStoppedAtAnotherService() async throws {
    let (opening, _) = try opening()
    let (own, other) = (try TrialBoard(opening), try TrialBoard(opening))
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    own.start { handle in
      let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
      handle.onStop { stop.finish() }
      handle.report(1, of: 2, "half of it")
      begin.finish()
      for await _ in stopped {}
      return .report(ByteBuffer(string: "{}"))
    }
    let job = try await own.jobs.begin(.refresh, by: "local", key: nil)
    for await _ in begun {}
    other.start { _ in .link("/other") }
    var heard: [String] = []
    for await event in try await other.jobs.events(job.id) {
      heard.append(event.data)
      // Progress came by the queue; the wish to stop goes the same way back.
      if event.data.contains("half of it") { _ = try await other.jobs.stop(job.id) }
    }
    #expect(heard.last?.contains(#""state":"stopped""#) == true, "\(heard)")
    // What came out until then is fetched where it did not run.
    #expect(String(buffer: try await other.jobs.result(job.id)) == "{}")
    await own.jobs.close()
    await other.jobs.close()
    #expect(own.ended.all == [job.id] && other.ended.all.isEmpty)
  }

  @Test func keysAndLimitsHoldOverAllServices() async throws {
    let (opening, _) = try opening()
    let boards = [try TrialBoard(opening), try TrialBoard(opening)]
    var jobs: [ServiceJob] = []
    for number in 0..<32 {
      let key = (key: "key \(number)", digest: "\(number)")
      jobs.append(try await boards[number % 2].jobs.begin(.refresh, by: "a", key: key))
    }
    let again = try await boards[1].jobs.begin(.refresh, by: "a", key: ("key 0", "0"))
    #expect(again.id == jobs[0].id)
    for board in boards {
      for (key, caller, status) in [("key 0", "b", 429), ("key 0", "a", 422), ("new", "a", 429)] {
        let problem = await #expect(throws: Problem.self) {
          try await board.jobs.begin(.refresh, by: caller, key: (key, "other"))
        }
        #expect(problem?.status.code == status)
      }
      #expect(try await board.jobs.all().map(\.id) == jobs.reversed().map(\.id))
    }
    // They run one at a time, whoever takes them.
    let running = Mutex<(now: Int, most: Int)>((0, 0))
    for board in boards {
      board.start { _ in
        running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        await Task.yield()
        running.withLock { $0.now -= 1 }
        return .link("/done")
      }
    }
    for job in jobs { for await _ in try await boards[0].jobs.events(job.id) {} }
    for board in boards { await board.jobs.close() }
    #expect(running.withLock { $0.most } == 1)
    // Each end was told once.
    #expect(boards.flatMap { $0.ended.all }.sorted() == jobs.map(\.id).sorted())
  }

  /// What a service does after it has lost a job counts for nothing.
  @Test func aLostClaimEndsTheWorkAndDropsItsResult() async throws {
    let (opening, database) = try opening()
    let board = try TrialBoard(opening)
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let refused = Mutex<[String]>([])
    board.start { handle in
      begin.finish()
      for await _ in ends {}
      do throws(QuestionError) {
        _ = try handle.record { queue, claim throws(JobFailure) in
          try queue.beginMove(claim, plan: "p", guest: "g", step: "s")
        }
      } catch { refused.withLock { $0.append("\(error.kind)") } }
      return .report(ByteBuffer(string: #"{"of": "the first"}"#))
    }
    let job = try await board.jobs.begin(.refresh, by: "local", key: nil)
    for await _ in begun {}
    let queue = try opening()
    var found: (job: Job, claim: Job.Claim)?
    // Its sign of life can come between the two.
    while found == nil {
      try PostgresServer.shared().query(
        "UPDATE martlet.jobs SET lease = 0 WHERE state = 'running'", database: database)
      found = try queue.claim(by: "other", kinds: ["refresh"], lease: .seconds(3600))
    }
    let (taken, claim) = try #require(found)
    #expect(taken.name == job.id)
    end.finish()
    await board.jobs.close()
    #expect(try queue.job(taken.number).state == .running && board.ended.all.isEmpty)
    #expect(refused.withLock { $0 } == ["interrupted"])
    try queue.finish(claim, .done, "{}", result: Array(#"{"of": "the second"}"#.utf8))
    #expect(String(buffer: try await board.jobs.result(job.id)).contains("second"))
    #expect(try queue.moves(ofPlan: "p").isEmpty)
  }
}
