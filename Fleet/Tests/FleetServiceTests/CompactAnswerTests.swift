import Dispatch
import FleetQuestions
import Foundation
import GuestVerdicts
import HTTPTypes
import HostSnapshots
import HummingbirdTesting
import MartletQuestions
import NIOCore
import ReportContract
import Synchronization
import Testing

@testable import FleetService

/// Answers that were made smaller say the same: pages, the map, compressed bodies, and what is counted while the store changes.
@Suite struct CompactAnswerTests {
  /// Every outcome of the map is that of the matrix, row by row and column by column.
  @Test(arguments: ["class", "host", "pool", "tag:rack"]) func theMapIsTheMatrix(by: String) async throws {
    let served = try await ServedFleet(hosts: 40, guests: 400)
    _ = try FleetChangeQuestion(names: ["host-00000?"]).tag(["rack=a"], in: served.fleet)
    try FleetWaiveQuestion().waive(
      guest: "vm-000001?", feature: "avx2", reason: "accepted", until: nil, in: served.fleet)
    let grouping = try #require(FleetMatrixQuestion.Grouping(by.replacing("tag:", with: "tag=")))
    let matrix = try FleetMatrixQuestion(by: grouping).answer(in: served.fleet)
    try await served.ask { client, _ in
      let text = try await client.send("/api/v1/matrix/map?by=\(by)").text
      let map = try FleetMapReport(json: Array(text.utf8))
      #expect(
        map.rows.patterns.count == matrix.rows.count && map.columns.patterns.count == matrix.columns.count)
      let cells = letters(of: map.cells)
      #expect(Set(cells).count == cells.count)
      #expect(zip(cells, cells.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
      #expect(cells.allSatisfy { $0.count == map.outcomes.count })
      let places = Dictionary(uniqueKeysWithValues: matrix.columns.enumerated().map { ($1.name, $0) })
      let rows = Dictionary(uniqueKeysWithValues: matrix.rows.map { ([$0.example] + $0.waived, $0) })
      let waived = Dictionary(uniqueKeysWithValues: map.waived.map { ($0.row, $0.features) })
      #expect(!waived.isEmpty && map.waivers == matrix.waivers)
      for row in map.rows.patterns.indices {
        let own = try #require(rows[[map.rows.examples[row]] + (waived[row] ?? [])])
        let letters = Array(own.outcomes)
        #expect(own.guests == map.rows.guests[row])
        #expect((own.vendor ?? "") == map.texts[map.rows.vendors[row]])
        #expect((own.machine ?? "") == map.texts[map.rows.machines[row]])
        for (column, name) in map.columns.names.enumerated() {
          let place = try #require(places[name])
          #expect(cells[map.rows.patterns[row]][map.columns.patterns[column]] == letters[place])
        }
      }
      for (column, name) in map.columns.names.enumerated() {
        let own = matrix.columns[try #require(places[name])]
        let counts = map.outcomes[map.columns.patterns[column]]
        #expect(own.hosts == map.columns.hosts[column])
        #expect((own.pool ?? "") == map.texts[map.columns.pools[column]])
        #expect(own.runs == counts.runs && own.runsWithWarnings == counts.runsWithWarnings)
        #expect(own.undetermined == counts.undetermined && own.blocked == counts.blocked)
        #expect(own.mixed == counts.mixed)
      }
      // Alike stands beside alike: the patterns of one vendor ascend.
      for (row, next) in zip(map.rows.patterns.indices, map.rows.patterns.indices.dropFirst())
      where map.rows.vendors[row] == map.rows.vendors[next] {
        #expect(map.rows.patterns[row] <= map.rows.patterns[next])
      }
    }
  }

  /// The letters of rows of runs, by the words of the form's description.
  private func letters(of rows: [String]) -> [[Character]] {
    var all: [[Character]] = []
    for row in rows {
      var letters: [Character] = []
      for run in row.matches(of: /(\d*)(\D)/) {
        let length = run.1.isEmpty ? 1 : Int(run.1) ?? 0
        for _ in 0..<length {
          letters.append(run.2 == "=" ? all[all.count - 1][letters.count] : Character(String(run.2)))
        }
      }
      all.append(letters)
    }
    return all
  }

  @Test func pagesOfVerdictsAreTheWholeAnswer() async throws {
    let served = try await ServedFleet(hosts: 12, guests: 90)
    let who = try FleetWhoQuestion(host: "host-000003").answer(in: served.fleet)
    let place = try FleetWhereQuestion(guest: "vm-0000001").answer(in: served.fleet)
    try await served.ask { client, _ in
      var classes: [String] = []
      var cursor = ""
      repeat {
        let text = try await client.send("/api/v1/hosts/host-000003/guests?limit=4" + cursor).text
        let page = try FleetWhoPageReport(json: Array(text.utf8))
        #expect(page.classes.count <= 4 && page.total == who.classes.count)
        #expect(page.outcomes.map(\.count).reduce(0, +) == 90)
        classes += page.classes.map(\.example)
        cursor = page.next.map { "&cursor=\($0)" } ?? ""
      } while !cursor.isEmpty && classes.count <= who.classes.count
      #expect(classes == who.classes.map(\.example))
      for outcome in Set(who.classes.map(\.outcome)) {
        let text = try await client.send(
          "/api/v1/hosts/host-000003/guests?limit=1000&outcome=\(outcome.rawValue)"
        ).text
        let page = try FleetWhoPageReport(json: Array(text.utf8))
        #expect(page.classes.map(\.example) == who.classes.filter { $0.outcome == outcome }.map(\.example))
        let share = try #require(page.outcomes.first { $0.outcome == outcome })
        #expect(share.classes == page.total && share.count == who.guests(outcome))
      }
      let text = try await client.send("/api/v1/guests/vm-0000001/targets?limit=1000").text
      let page = try FleetWherePageReport(json: Array(text.utf8))
      let (named, all): ([[String]], [[String]]) = (page.classes.map(\.hosts), place.classes.map(\.hosts))
      #expect(named == all && page.host == place.host)
      #expect(page.outcomes.map(\.count).reduce(0, +) == 11)
      let one = try #require(place.classes.last?.hosts.last)
      let found = try await client.send("/api/v1/guests/vm-0000001/targets?limit=6&host=\(one)").text
      let onlyOne = try FleetWherePageReport(json: Array(found.utf8))
      #expect(onlyOne.total == 1 && onlyOne.classes.first?.hosts == place.classes.last?.hosts)
      #expect(try await client.send("/api/v1/guests/vm-0000001/targets?cursor=999").status == .badRequest)
      #expect(try await client.send("/api/v1/guests/vm-0000001/targets?outcome=good").status == .badRequest)
    }
  }

  /// Who takes gzip gets the same bytes as gzip, and is told 304 by either tag.
  @Test func answersAreCompressedForThoseWhoTakeThat() async throws {
    let served = try await ServedFleet(hosts: 12, guests: 60)
    try await served.ask { client, _ in
      for path in [
        "/api/v1/matrix", "/api/v1/hosts", "/api/v1/overview", "/api/v1/ledger/csv", "/assets/app.js",
      ] {
        let plain = try await client.send(path)
        #expect(
          plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding", "\(path)")
        let packed = try await client.send(path, .get, ["Accept-Encoding": "br, gzip;q=0.5"])
        #expect(packed.headers[.contentEncoding] == "gzip", "\(path)")
        #expect(packed.headers[.contentType] == plain.headers[.contentType])
        #expect(packed.body.readableBytes < plain.body.readableBytes)
        #expect(packed.headers[.contentLength] == String(packed.body.readableBytes))
        let bytes = try #require(gunzip(Array(buffer: packed.body), limit: 64 << 20))
        #expect(bytes == Array(buffer: plain.body), "\(path)")
        let tag = try #require(packed.headers[.eTag])
        #expect(tag == "W/" + (plain.headers[.eTag] ?? ""), "\(path)")
        let again = try await client.send(path, .get, ["If-None-Match": tag, "Accept-Encoding": "gzip"])
        #expect(again.status == .notModified && again.headers[.vary] == "Accept-Encoding", "\(path)")
      }
      let refused = try await client.send("/api/v1/hosts", .get, ["Accept-Encoding": "gzip;q=0, *"])
      #expect(refused.headers[.contentEncoding] == nil)
      // Too short to win anything, and never kept.
      let short = try await client.send("/healthz", .get, ["Accept-Encoding": "gzip"])
      #expect(short.headers[.contentEncoding] == nil)
    }
  }

  @Test(
    arguments: [
      (nil, false), ("", false), ("gzip", true), ("GZIP", true), ("x-gzip", true),
      ("deflate, gzip;q=1.0", true),
      ("gzip;q=0", false), ("gzip; q=0.0", false), ("*", true), ("*;q=0", false), ("*;q=0, gzip", true),
      ("gzip;q=0, *;q=1", false), ("identity", false), ("br", false), ("gzip;q=x", false),
    ] as [(String?, Bool)]) func gzipIsSentToThoseWhoAskForIt(field: String?, takes: Bool)
  {
    #expect(acceptsGzip(field) == takes)
  }

  /// While the store changes and is being counted, the last numbers are at hand, and say when they were counted.
  @Test func whoAsksDuringChangesGetsTheLastNumbers() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 4)
    let desk = try AnswerDesk(served.fleet)
    let runs = Mutex(0)
    let gate = DispatchSemaphore(value: 0)
    let question: @Sendable (OpenFleet) throws(QuestionError) -> Int = { _ in
      let run = runs.withLock {
        $0 += 1
        return $0
      }
      if run > 1 { gate.wait() }
      return run
    }
    let before = try await desk.state()
    let first = try await desk.standing("n", in: before, patience: .zero, question)
    #expect(first.value == 1 && first.isPresent && first.state == before)
    #expect(try await desk.standing("n", in: before, patience: .zero, question).value == 1)
    _ = try FleetChangeQuestion(names: ["host-000001"]).tag(["pool=new"], in: served.fleet)
    let after = try await desk.state()
    #expect(after != before && after.isAtLeast(before) && !before.isAtLeast(after))
    for _ in 0..<3 {
      let late = try await desk.standing("n", in: after, patience: .zero, question)
      #expect(late.value == 1 && !late.isPresent && late.state == before)
    }
    gate.signal()
    let new = try await desk.standing("n", in: after, patience: .seconds(3600), question)
    #expect(new.value == 2 && new.isPresent && new.state == after)
    // Ten who asked meanwhile began one run.
    #expect(runs.withLock { $0 } == 2)
  }

  /// After a failover a store can have a smaller revision; an earlier answer does not count as newer then.
  @Test func aStoreThatGoesBackIsAnotherState() async throws {
    let served = try await ServedFleet(hosts: 1, guests: 0)
    let desk = try AnswerDesk(served.fleet)
    let states = [7, 9, 9, 4, 5].map { desk.state(at: $0) }
    #expect(states[1].isAtLeast(states[0]) && states[1] == states[2])
    #expect(states[3].isAtLeast(states[2]) && !states[2].isAtLeast(states[3]))
    #expect(states[4].isAtLeast(states[3]) && states[4].isAtLeast(states[1]))
    func ask(_ state: AnswerDesk.State) -> StandingAnswers.Look {
      desk.standing.look("n", state, patience: .zero) {
        Standing(value: state.revision, state: state, time: Date(), isPresent: true)
      }
    }
    _ = try await ask(states[2]).run?.value
    #expect(ask(states[0]).run == nil)
    #expect(try await ask(states[3]).run?.value.value as? Int64 == 4)
  }

  /// What takes longer than anybody waits is not waited for, and rests between two runs; what is quick does neither.
  @Test func longRunsRest() async throws {
    let clock = Mutex(ContinuousClock.now)
    func pass(_ time: Duration) { clock.withLock { $0 += time } }
    let answers = StandingAnswers(now: { clock.withLock { $0 } })
    @Sendable func state(_ revision: Int64) -> AnswerDesk.State {
      AnswerDesk.State(revision: revision, day: 0)
    }
    func look(_ revision: Int64, taking: Duration) -> StandingAnswers.Look {
      answers.look("n", state(revision), patience: .seconds(2)) {
        clock.withLock { $0 += taking }
        return Standing(value: revision, state: state(revision), time: Date(), isPresent: true)
      }
    }
    let first = look(1, taking: .seconds(5))
    #expect(first.last == nil && first.isSoon)
    _ = try await first.run?.value
    #expect(look(1, taking: .zero).run == nil)
    // It took 5 s, so that for 5 s none begins.
    pass(.seconds(4))
    let resting = look(2, taking: .zero)
    #expect(resting.run == nil && resting.last?.value as? Int64 == 1)
    pass(.seconds(1))
    let second = look(2, taking: .milliseconds(10))
    #expect(second.run != nil && !second.isSoon && second.last?.value as? Int64 == 1)
    _ = try await second.run?.value
    // That one was quick.
    let third = look(3, taking: .zero)
    #expect(third.run != nil && third.isSoon && third.last?.value as? Int64 == 2)
    _ = try await third.run?.value
  }

  /// The overview says when its numbers were counted, where the store has changed since.
  @Test func theOverviewTellsOfWhenItIs() async throws {
    let served = try await ServedFleet(hosts: 4, guests: 8)
    let gate = DispatchSemaphore(value: 0)
    try await served.ask { client, core in
      let first = try await client.send("/api/v1/overview")
      #expect(first.object["asOf"] == nil)
      _ = try FleetChangeQuestion(names: ["host-000001"]).tag(["pool=new"], in: served.fleet)
      let slow = try await core.desk.standing("counts", in: try await core.desk.state(), patience: .zero) {
        fleet throws(QuestionError) in
        gate.wait()
        return try FleetOverviewQuestion().counts(in: fleet)
      }
      #expect(!slow.isPresent)
      let past = try await client.send("/api/v1/overview")
      let time = try #require(past.object["asOf"] as? String)
      #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
      func pools(_ answer: TestResponse) -> Set<String> {
        Set((answer.object["pools"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String })
      }
      #expect(pools(past) == pools(first) && past.headers[.eTag] != first.headers[.eTag])
      gate.signal()
      var answer = past
      for _ in 0..<500 where answer.object["asOf"] != nil {
        answer = try await client.send("/api/v1/overview")
      }
      #expect(pools(answer).contains("new"))
    }
  }
}
