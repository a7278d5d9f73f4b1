import FleetQuestions
import MartletQuestions
import Synchronization
import Testing

@testable import FleetService

/// Jobs that somebody stops: those that wait have ended then, and plans end within a few steps, wherever they are.
@Suite struct StoppedJobTests {
  /// A wish that holds from a question on, and the number of questions.
  private final class Wish: Sendable {
    private let patience: Int
    private let asked = Atomic(0)

    init(after patience: Int = .max) { self.patience = patience }

    func holds() -> Bool { asked.wrappingAdd(1, ordering: .relaxed).oldValue >= patience }

    var questions: Int { asked.load(ordering: .relaxed) }
  }

  @Test(arguments: [
    #"{"kind": "pools", "max": 3, "minHosts": 1, "for": ["nova"]}"#,
    #"{"kind": "drain", "hosts": ["host-000001", "host-000002"]}"#,
    #"{"kind": "roll", "batch": 2, "change": "kernel=6.12"}"#, #"{"kind": "roll"}"#,
  ]) func plansEndWhereverTheyAre(body: String) async throws {
    let hosts = 12
    let served = try await ServedFleet(hosts: hosts, guests: 72)
    let request = try PlanRequest(Array(body.utf8))
    // What a process keeps of a store is read at first.
    _ = try request.plan(in: served.fleet) { false }
    let never = Wish()
    _ = try request.plan(in: served.fleet) { never.holds() }
    // Every host is a step at least, and what is made of the hosts' forms.
    #expect(never.questions > 2 * hosts)
    let all = never.questions
    let steps = Set((0..<24).map { $0 * all / 24 } + [1, 2, all - 1]).filter { $0 < all }
    for patience in steps.sorted() {
      let wish = Wish(after: patience)
      let error = #expect(throws: QuestionError.self) {
        try request.plan(in: served.fleet) { wish.holds() }
      }
      #expect(error?.kind == .interrupted)
      #expect(wish.questions - patience <= 6, "\(patience) of \(all): \(wish.questions)")
    }
  }

  /// A larger fleet is asked about more often, so that no stretch between two questions grows with it.
  @Test func largerFleetsAskMoreOften() async throws {
    let request = try PlanRequest(Array(#"{"kind": "drain", "hosts": ["host-000001"]}"#.utf8))
    var questions: [Int] = []
    for hosts in [8, 24] {
      let served = try await ServedFleet(hosts: hosts, guests: 6 * hosts)
      let never = Wish()
      _ = try request.plan(in: served.fleet) { never.holds() }
      questions.append(never.questions)
    }
    #expect(questions[1] >= questions[0] + 16)
  }

  @Test func whatWaitsHasEndedOnceItIsStopped() async throws {
    let board = try TrialBoard()
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    board.start { handle in
      let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
      handle.onStop { stop.finish() }
      begin.finish()
      for await _ in stopped {}
      return .link("/nothing")
    }
    let running = try await board.jobs.begin(.refresh, by: "local", key: nil)
    for await _ in begun {}
    let waiting = try await board.jobs.begin(.refresh, by: "local", key: nil)
    let events = try await board.jobs.events(waiting.id)
    #expect(try await board.jobs.stop(waiting.id).state == .stopped)
    // Its events end although the job before it runs on.
    var last = ""
    for await event in events { last = event.data }
    #expect(last.contains(#""state":"stopped""#))
    #expect(try await board.jobs.stop(waiting.id).state == .stopped)
    #expect(try await board.jobs.job(running.id).state == .running)
    let end = try await board.jobs.events(running.id)
    _ = try await board.jobs.stop(running.id)
    for await _ in end {}
    await board.jobs.close()
    #expect(board.ended.all == [waiting.id, running.id])
  }
}
