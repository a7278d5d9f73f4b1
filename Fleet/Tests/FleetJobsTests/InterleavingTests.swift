import FleetJobs
import FleetTestSupport
import Foundation
import PostgresClient
import Synchronization
import Testing

/// A generator with a seed (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// The answers that workers got, against what the queue holds in the end.
private struct Ledger {
  /// Accepted steps: texts by job and number.
  var steps: [[Int]: Set<String>] = [:]
  /// Accepted ends by job.
  var ends: [Int: Set<String>] = [:]

  /// Each step was accepted once and is the journal's; each job ended at most once; numbers have no gaps, claims only grow.
  func check(_ queue: JobQueue, isWhole: Bool) throws {
    let jobs = try queue.newest(10_000)
    var journaled = 0
    for job in jobs {
      let journal = try queue.journal(of: job.number)
      journaled += journal.count
      #expect(journal.map(\.number) == Array(0..<journal.count))
      #expect(zip(journal, journal.dropFirst()).allSatisfy { $0.fence <= $1.fence && $0.time <= $1.time })
      for step in journal {
        let accepted = steps[[job.number, step.number]] ?? []
        #expect(accepted == ["\(step.fence) \(step.text)"] || !isWhole && accepted.isEmpty)
      }
      let events = try queue.events(of: job.number)
      #expect(events.map(\.number) == Array(1...events.count) && job.events == events.count)
      let ends = events.filter { [.done, .failed, .stopped].contains($0.kind) }
      #expect(ends.count == (job.state.isEnd ? 1 : 0))
      #expect((self.ends[job.number] ?? []).count <= 1)
      if let end = self.ends[job.number]?.first { #expect(end == job.state.rawValue) }
      #expect(zip(events, events.dropFirst()).allSatisfy { $0.fence <= $1.fence })
    }
    if isWhole { #expect(steps.count == journaled) }
  }
}

@Suite(.timeLimit(.minutes(10)))
struct InterleavingTests {
  /// The same calls in any order of several workers, leases that run out among them: both databases answer alike.
  @Test(
    .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"),
    arguments: 1...8)
  func bothDatabasesAnswerAlike(seed: Int) throws {
    var answers: [[String]] = []
    for backend in [Backend.sqlite, .postgres] {
      let (queue, _) = try backend.make()
      var random = Seeded(state: UInt64(seed))
      var ledger = Ledger()
      var claims: [Job.Claim] = []
      var given: [String] = []
      for turn in 0..<150 {
        let claim = claims.randomElement(using: &random)
        let lease: Duration = Int.random(in: 0..<3, using: &random) == 0 ? .seconds(3600) : .zero
        let action = Int.random(in: 0..<12, using: &random)
        let number = Int.random(in: 0..<6, using: &random)
        func answer(_ body: () throws -> String) throws -> String {
          do { return try body() } catch let failure as JobFailure { return "\(failure.kind)" }
        }
        given.append(
          try answer {
            switch (action, claim) {
            case (0, _):
              return "\(try queue.enqueue("a", "\(number)", key: "\(number)", mostAttempts: 4).state)"
            case (1...3, _):
              guard let (job, claim) = try queue.claim(by: "w\(number % 3)", kinds: ["a"], lease: lease)
              else {
                return "none"
              }
              claims.append(claim)
              return "job \(job.spec) attempt \(job.attempts) fence \(claim.fence) stop \(job.isStopWished)"
            case (4, let claim?): return "\(try queue.renew(claim, lease: lease))"
            case (5...8, let claim?):
              let step = action == 8 ? number : try queue.journal(of: claim.job).count
              try queue.append(claim, step: step, "turn \(turn)")
              ledger.steps[[claim.job, step], default: []].insert("\(claim.fence) turn \(turn)")
              return "step \(step)"
            case (9, let claim?):
              guard number == 0, let outcome = Job.Outcome.allCases.randomElement(using: &random) else {
                return ""
              }
              try queue.finish(claim, outcome, "turn \(turn)")
              ledger.ends[claim.job, default: []].insert(outcome.rawValue)
              return outcome.rawValue
            case (10, let claim?):
              try queue.giveBack(claim)
              return "given back"
            case (11, let claim?) where number == 0: return "\(try queue.wishStop(claim.job).state)"
            default: return ""
            }
          })
      }
      try ledger.check(queue, isWhole: true)
      answers.append(given)
    }
    #expect(answers[0] == answers[1])
    #expect(Set(answers[0]).count > 15)
  }

  /// Threads whose leases have run out at once fight for the same jobs: each is done, and each step once.
  @Test(arguments: Backend.installed)
  func fightingWorkers(backend: Backend) throws {
    let (queue, again) = try backend.make()
    let count = 12
    for number in 0..<count { _ = try queue.enqueue("a", "", key: "\(number)", mostAttempts: 1_000_000) }
    let shared = Shared()
    do {
      let group = DispatchGroup()
      for worker in 0..<4 {
        let queue = try again()
        group.enter()
        Thread.detachNewThread {
          var random = Seeded(state: UInt64(worker))
          do {
            while let (job, claim) = try queue.claim(
              by: "w\(worker)", kinds: ["a"], lease: .milliseconds(Int.random(in: 0...20, using: &random)))
            {
              do {
                for step in try queue.journal(of: job.number).count..<5 {
                  try queue.append(claim, step: step, "w\(worker)")
                  shared.ledger.withLock {
                    _ = $0.steps[[job.number, step], default: []].insert("\(claim.fence) w\(worker)")
                  }
                }
                try queue.finish(claim, .done, "w\(worker)")
                shared.ledger.withLock { _ = $0.ends[job.number, default: []].insert("done") }
              } catch let failure as JobFailure where [.fenced, .outOfOrder].contains(failure.kind) {}
            }
          } catch { Issue.record("\(error)") }
          group.leave()
        }
      }
      group.wait()
      // A claim that another thread holds makes one leave early; what is left is done here.
      while try queue.newest(count).contains(where: { !$0.state.isEnd }) {
        guard let (job, claim) = try queue.claim(by: "last", kinds: ["a"], lease: .seconds(60)) else {
          continue
        }
        for step in try queue.journal(of: job.number).count..<5 {
          try queue.append(claim, step: step, "last")
          shared.ledger.withLock {
            _ = $0.steps[[job.number, step], default: []].insert("\(claim.fence) last")
          }
        }
        try queue.finish(claim, .done, "last")
      }
      try shared.ledger.withLock { $0 }.check(queue, isWhole: true)
      #expect(try queue.newest(count).allSatisfy { $0.state == .done })
      #expect(try queue.newest(count).allSatisfy { try queue.journal(of: $0.number).count == 5 })
    }
  }

  private final class Shared: Sendable { let ledger = Mutex(Ledger()) }
}
