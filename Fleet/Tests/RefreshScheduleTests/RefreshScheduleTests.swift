import FleetTestSupport
import Foundation
import PostgresClient
import SharedTables
import Synchronization
import Testing

@testable import RefreshSchedule

/// The databases in which schedules are kept.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case sqlite, postgres

  var testDescription: String { rawValue }

  /// A new schedule without hosts, and what opens it once more, as another controller does.
  func make() throws -> (schedule: RefreshSchedule, again: @Sendable () throws -> RefreshSchedule) {
    let store =
      switch self {
      case .sqlite:
        FileManager.default.temporaryDirectory.appending(path: "schedule-\(UUID().uuidString)").path
      case .postgres: try PostgresServer.shared().makeDatabase()
      }
    return (try RefreshSchedule(store: store), { try RefreshSchedule(store: store) })
  }

  static var installed: [Backend] { PostgresServer.isInstalled ? allCases : [.sqlite] }
}

extension RefreshSchedule {
  /// Lets the turns of hosts have come some time ago; of all without names.
  func makeDue(_ uris: [String]? = nil, since milliseconds: Int = 1000) throws {
    try change { db in
      let now = try db.now()
      for uri in try uris ?? db.rows("SELECT uri FROM @refresh_hosts").map({ try $0.text(0) }) {
        try db.run(
          "UPDATE @refresh_hosts SET due = $2 WHERE uri = $1", [.text(uri), .integer(now - milliseconds)])
      }
    }
  }

  func host(_ uri: String) throws -> ScheduledHost? { try hosts().first { $0.uri == uri } }
}

/// The failure's kind; nil if the call succeeds.
private func kind(_ body: () throws -> Void) -> RefreshFailure.Kind? {
  do {
    try body()
    return nil
  } catch let failure as RefreshFailure {
    return failure.kind
  } catch {
    Issue.record("\(error)")
    return nil
  }
}

@Suite(.timeLimit(.minutes(10)))
struct RefreshScheduleTests {
  static let lease = Duration.seconds(3600)
  private static let daily = RefreshPlan(interval: 86_400_000, connections: 200)
  private static let quarter = RefreshPlan(interval: 900_000, connections: 200)

  @Test(arguments: Backend.installed)
  func hostsComeAndGoWithTheStore(backend: Backend) throws {
    let (first, again) = try backend.make()
    let second = try again()
    #expect(kind { _ = try first.register(["ssh://a"]) } == .unplanned)
    #expect(kind { _ = try first.take(by: "w", most: 1, lease: Self.lease) } == .unplanned)
    #expect(kind { try first.set(RefreshPlan(interval: 0, connections: 1)) } == .malformed)
    #expect(kind { try first.set(RefreshPlan(interval: 1, connections: 0)) } == .malformed)
    #expect(try first.plan() == nil && first.state().plan == nil)
    try first.set(Self.daily)
    #expect(try second.plan() == Self.daily)
    #expect(try first.register(["ssh://b", "ssh://größer", "ssh://a"]) == (3, 0))
    #expect(try second.register(["ssh://a", "ssh://b", "ssh://größer"]) == (0, 0))
    #expect(kind { _ = try first.register([""]) } == .malformed)
    #expect(kind { _ = try first.register(["a\0"]) } == .malformed)
    let hosts = try first.hosts()
    #expect(hosts.map(\.uri) == ["ssh://a", "ssh://b", "ssh://größer"])
    let state = try first.state()
    #expect(state.hosts == 3 && state.due == 0 && state.held == 0 && state.unanswered == 3)
    #expect(hosts.allSatisfy { $0.due > state.time - 60_000 && $0.due <= state.time + 86_400_000 })
    // Nobody's turn has come; the next one is told.
    let turns = try second.take(by: "w", most: 10, lease: Self.lease)
    #expect(turns.turns.isEmpty && turns.next == hosts.map(\.due).min())
    // One that is asked stays until that ended.
    try first.makeDue(["ssh://a"])
    let held = try #require(try first.take(by: "w", most: 10, lease: Self.lease).turns.first)
    #expect(try second.register(["ssh://b"]) == (0, 1))
    #expect(try first.finish([ScheduledHost.End(held, .changed)]) == [true])
    #expect(try second.register(["ssh://b"]) == (0, 1))
    #expect(try first.finish([ScheduledHost.End(held, .changed)]) == [false])
    #expect(try second.hosts().map(\.uri) == ["ssh://b"])
  }

  @Test(arguments: Backend.installed)
  func twoControllersShareTheHostsWithinTheConnections(backend: Backend) throws {
    let (first, again) = try backend.make()
    let second = try again()
    try first.set(RefreshPlan(interval: 900_000, connections: 7))
    let uris = (0..<20).map { "ssh://\($0)" }
    try first.register(uris)
    try first.makeDue()
    let one = try first.take(by: "w1", most: 4, lease: Self.lease).turns
    let two = try second.take(by: "w2", most: 10, lease: Self.lease).turns
    #expect(one.count == 4 && two.count == 3 && Set(one + two).count == 7)
    #expect(try first.take(by: "w1", most: 10, lease: Self.lease).turns.isEmpty)
    let state = try second.state()
    #expect(state.held == 7 && state.due == 13 && state.holders == ["w1": 4, "w2": 3])
    #expect(state.overdueSince.map { $0 <= state.time - 1000 } == true)
    // Those that are given back are the next one's at once.
    try first.giveBack(one)
    #expect(try Set(second.take(by: "w2", most: 10, lease: Self.lease).turns.map(\.uri)).count == 4)
    #expect(try first.finish(one.map { ScheduledHost.End($0, .unchanged) }).allSatisfy { !$0 })
    // Fewer connections count at once, and let nobody in before enough have ended.
    try first.set(RefreshPlan(interval: 900_000, connections: 2))
    try second.finish(two.map { ScheduledHost.End($0, .unchanged) })
    #expect(try first.take(by: "w1", most: 10, lease: Self.lease).turns.isEmpty)
  }

  /// Threads of three controllers take turns until none is left: each host once, and never more at a time than the plan's connections.
  @Test(arguments: Backend.installed)
  func fightingControllersAskEachHostOnce(backend: Backend) throws {
    let (schedule, again) = try backend.make()
    try schedule.set(RefreshPlan(interval: 86_400_000, connections: 9))
    try schedule.register((0..<120).map { "ssh://\($0)" })
    try schedule.makeDue()
    let held = Mutex((now: 0, most: 0, asked: [String: Int]()))
    let group = DispatchGroup()
    for worker in 0..<3 {
      let own = try again()
      group.enter()
      Thread.detachNewThread {
        do {
          while try own.state().due > 0 {
            let turns = try own.take(by: "w\(worker)", most: 5, lease: Self.lease).turns
            held.withLock { held in
              held.now += turns.count
              held.most = max(held.most, held.now)
              for turn in turns { held.asked[turn.uri, default: 0] += 1 }
            }
            // Counted before they end, so that the count is never above what the database holds.
            held.withLock { $0.now -= turns.count }
            #expect(try own.finish(turns.map { ScheduledHost.End($0, .unchanged) }).allSatisfy { $0 })
          }
        } catch { Issue.record("\(error)") }
        group.leave()
      }
    }
    group.wait()
    held.withLock { held in
      #expect(held.asked.count == 120 && held.asked.values.allSatisfy { $0 == 1 })
      #expect((1...9).contains(held.most))
    }
    #expect(try schedule.state().held == 0)
  }

  @Test(arguments: Backend.installed)
  func whoDiesLetsItsHostsFree(backend: Backend) throws {
    let (first, again) = try backend.make()
    let second = try again()
    try first.set(Self.quarter)
    try first.register(["ssh://a"])
    try first.makeDue()
    let lost = try #require(try first.take(by: "dead", most: 1, lease: .zero).turns.first)
    let own = try #require(try second.take(by: "w2", most: 1, lease: Self.lease).turns.first)
    #expect(own.fence == lost.fence + 1)
    // Who wakes up late changes nothing, and gives nothing back that is another's.
    #expect(try first.finish([ScheduledHost.End(lost, .failed, words: "late")]) == [false])
    try first.giveBack([lost])
    #expect(try second.host("ssh://a")?.holder == "w2")
    #expect(try second.finish([ScheduledHost.End(own, .changed, seen: "x")]) == [true])
    let host = try #require(try first.host("ssh://a"))
    #expect(host.holder == nil && host.outcome == .changed && host.failures == 0 && host.answered != nil)
    #expect(host.due > (try #require(host.ended)))
    // What ends its controllers three times waits as one that fails.
    try first.makeDue()
    for _ in 0..<3 { #expect(try first.take(by: "dead", most: 1, lease: .zero).turns.count == 1) }
    #expect(try second.take(by: "w2", most: 1, lease: Self.lease).turns.isEmpty)
    let failing = try #require(try second.hosts().first)
    #expect(
      failing.failures == 1 && failing.outcome == .failed && failing.words?.contains("3 processes") == true)
    #expect(failing.due > (try second.state().time))
  }

  @Test(arguments: Backend.installed)
  func endsDecideTheNextTurn(backend: Backend) throws {
    let (schedule, _) = try backend.make()
    try schedule.set(Self.quarter)
    let uris = ["ssh://a", "ssh://b", "ssh://c", "ssh://d"]
    try schedule.register(uris)
    let begin = try schedule.state().time
    func round(_ outcomes: [ScheduledHost.Outcome]) throws {
      try schedule.makeDue()
      let turns = try schedule.take(by: "w", most: 10, lease: Self.lease).turns.sorted { $0.uri < $1.uri }
      #expect(turns.map(\.uri) == uris)
      let ends = zip(turns, outcomes).map {
        ScheduledHost.End(
          $0, $1, words: $1.isAnswer ? nil : "no route", seen: $1.isAnswer ? "s\($0.uri)" : nil)
      }
      #expect(try schedule.finish(ends.reversed()) == [true, true, true, true])
    }
    try round([.changed, .unchanged, .failed, .hung])
    try round([.unchanged, .failed, .failed, .changed])
    let hosts = try schedule.hosts()
    #expect(hosts.map(\.failures) == [0, 1, 2, 0])
    for host in hosts {
      let ended = try #require(host.ended)
      let wait = 900_000 << host.failures
      #expect((ended + wait - 900_000 + 1...ended + wait).contains(host.due))
      #expect(host.words == (host.failures > 0 ? "no route" : nil))
    }
    #expect(hosts.map { $0.answered != nil } == [true, true, false, true])
    let state = try schedule.state()
    #expect(state.failing == 2 && state.unanswered == 1 && state.held == 0)
    #expect(try schedule.hosts().filter { $0.failures > 0 }.map(\.uri) == ["ssh://b", "ssh://c"])
    let ends = try schedule.ends(in: begin..<state.time + 1)
    #expect(ends.counts == [.changed: 1, .unchanged: 1, .failed: 2] && ends.longest >= 0)
    #expect(try schedule.ends(in: 0..<begin).counts.isEmpty)
    // The next turn is told what the last answer was, whatever failed since.
    try schedule.makeDue()
    let turns = try schedule.take(by: "w", most: 10, lease: Self.lease).turns.sorted { $0.uri < $1.uri }
    #expect(turns.map(\.seen) == ["sssh://a", "sssh://b", nil, "sssh://d"])
    #expect(turns.map(\.failures) == [0, 1, 2, 0])
    #expect(kind { try schedule.finish([ScheduledHost.End(turns[0], .failed, words: "\0")]) } == .malformed)
  }

  @Test(arguments: Backend.installed)
  func anotherIntervalAndAPauseSpreadTheHostsAgain(backend: Backend) throws {
    let (schedule, _) = try backend.make()
    try schedule.set(Self.quarter)
    let uris = (0..<50).map { "ssh://\($0)" }
    try schedule.register(uris)
    func dues() throws -> [Int] { try schedule.hosts().map(\.due) }
    let before = try dues()
    try schedule.set(Self.quarter)
    #expect(try dues() == before)
    try schedule.set(RefreshPlan(interval: 3_600_000, connections: 200))
    let now = try schedule.state().time
    #expect(try dues().allSatisfy { $0 <= now + 3_600_000 && $0 > now - 600_000 })
    // A controller that joins others lets what is due stay due; one that starts after a pause does not.
    try schedule.makeDue()
    let turns = try schedule.take(by: "w", most: 1, lease: Self.lease).turns
    try schedule.set(RefreshPlan(interval: 3_600_000, connections: 200))
    #expect(try schedule.state().due == 49)
    try schedule.finish(turns.map { ScheduledHost.End($0, .failed) })
    let own = try schedule.host(turns[0].uri)
    try schedule.change { db in
      _ = try db.run("UPDATE @refresh_hosts SET asked = $1", [.integer(try db.now() - 3_601_000)])
    }
    try schedule.set(RefreshPlan(interval: 3_600_000, connections: 200))
    let later = try schedule.state()
    #expect(try dues().allSatisfy { $0 <= later.time + 7_200_000 } && later.due < 25)
    // The one that failed waits as long as before.
    #expect(try schedule.host(turns[0].uri)?.due == own?.due)
  }

  @Test(arguments: Backend.installed)
  func tablesOfALaterMartletAreLeftAlone(backend: Backend) throws {
    let (schedule, again) = try backend.make()
    try schedule.change { db in
      _ = try db.run("INSERT INTO @refresh_format VALUES (2)", [])
    }
    #expect(kind { _ = try again() } == .newer)
  }
}
