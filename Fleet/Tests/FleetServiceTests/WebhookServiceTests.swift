import CPUReaders
import FleetPlanning
import FleetTestSupport
import Foundation
import MartletQuestions
import Testing

@testable import FleetQuestions
@testable import FleetService
@testable import WebCalls

/// What a service tells its webhooks.
@Suite struct WebhookServiceTests {
  private func answers(_ served: ServedFleet) throws -> FleetWatcher.Answers {
    FleetWatcher.Answers(
      stuck: try FleetStuckQuestion().answer(in: served.fleet),
      drift: try FleetDriftQuestion().answer(in: served.fleet),
      waivers: try FleetWaiveQuestion().answer(in: served.fleet))
  }

  @Test func whatIsNewIsToldOnce() throws {
    var stuck = FleetStuckReport(inputs: [], guests: 9, isWithinPools: false)
    stuck.groups = [group("node1", 2, ["web1", "web2"], ["erms"]), group(nil, 1, ["lost"], [])]
    var drift = FleetDriftReport(inputs: [])
    drift.hosts = [
      .init(
        host: "node1", facts: [.init(what: "kernel", from: "6.1", to: "6.12")], lost: ["erms"],
        stranded: [.init(example: "web1", count: 2, reasons: [])]), .init(host: "node2", facts: []),
    ]
    let day = Date(timeIntervalSince1970: 1_795_000_000)
    var waivers = FleetWaiverReport(inputs: [], waivers: [])
    waivers.waivers = try [
      waiver("web*", day.addingTimeInterval(6 * 86_400), isOver: false),
      waiver("db1", day.addingTimeInterval(60 * 86_400), isOver: false), waiver("old", day, isOver: true),
    ]
    let answers = FleetWatcher.Answers(stuck: stuck, drift: drift, waivers: waivers)
    // What there is at first is not news.
    let (none, known) = FleetWatcher.events(from: nil, to: answers, now: day)
    #expect(none.isEmpty)
    #expect(FleetWatcher.events(from: known, to: answers, now: day).events.isEmpty)
    let (events, next) = FleetWatcher.events(from: FleetWatcher.Known(), to: answers, now: day)
    #expect(events.map(\.type) == [.stranded, .drifted, .waiverExpiring, .waiverEnded])
    #expect(events[0].groups?.map(\.host) == ["node1", nil] && events[0].groups?.map(\.more) == [2, 1])
    #expect(events[0].sentence == "3 more guests have no target.")
    #expect(events[1].hosts?.map(\.host) == ["node1"] && events[1].hosts?[0].facts == ["kernel 6.1 to 6.12"])
    #expect(events[1].hosts?[0].stranded == 2)
    #expect(events[2].waivers?.map(\.guest) == ["web*"] && events[3].waivers?.map(\.guest) == ["old"])
    #expect(next == known)
    // After a kill before the knowledge was written, the same events have the same ids.
    let again = FleetWatcher.events(
      from: FleetWatcher.Known(), to: answers, now: day.addingTimeInterval(60)
    ).events
    #expect(again.map(\.id) == events.map(\.id) && Set(again.map(\.id)).count == 4)
    // Nor does it matter in which order waivers are found.
    let many = try (0..<20).map { try waiver("vm\($0)", day, isOver: $0 % 2 == 0) }
    func told(_ waivers: [FleetWaiverReport.Entry], _ before: FleetWatcher.Known) -> FleetWatcher.Known {
      var report = FleetWaiverReport(inputs: [], waivers: [])
      report.waivers = waivers
      return FleetWatcher.events(
        from: before, to: .init(stuck: stuck, drift: drift, waivers: report), now: day
      ).known
    }
    #expect(told(many, known) == told(many.reversed(), known) && told(many, known).ended.count == 10)
    // More of what was known is news; less is not, until it is more again.
    stuck.groups[0].count = 5
    let more = FleetWatcher.events(
      from: known, to: .init(stuck: stuck, drift: drift, waivers: waivers), now: day)
    #expect(more.events.map(\.type) == [.stranded] && more.events[0].groups?[0].more == 3)
    stuck.groups[0].count = 1
    let less = FleetWatcher.events(
      from: more.known, to: .init(stuck: stuck, drift: drift, waivers: waivers), now: day)
    #expect(less.events.isEmpty && less.known != more.known)
  }

  private func group(
    _ host: String?, _ count: Int, _ guests: [String], _ lost: [String]
  ) -> FleetStuckReport.Group {
    FleetStuckReport.Group(
      isStuck: true, count: count, guests: guests, host: host, pool: nil, remedy: .powerCycle, target: nil,
      reasons: [], lost: lost)
  }

  private func waiver(_ guest: String, _ until: Date, isOver: Bool) throws -> FleetWaiverReport.Entry {
    let day = String(until.formatted(.iso8601).prefix(10))
    let json =
      #"{"waiver": {"guest": "\#(guest)", "feature": "erms", "reason": "x", "until": "\#(day)"}, "isOver": \#(isOver)}"#
    // The day has no other way in than its text.
    return try JSONDecoder().decode(FleetWaiverReport.Entry.self, from: Data(json.utf8))
  }

  @Test func aServiceTellsOfJobsAndOfDrift() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let receiver = try await WebhookReceiver("200")
    var settings = try served.settings()
    settings.webhooks = try receiver.file(in: served.folder)
    settings.webhookLimits.look = .milliseconds(10)
    settings.webhookLimits.watch = .milliseconds(10)
    settings.work = { work, _ in
      if work.kind == "roll" { throw QuestionError(.badInput, "no way") }
      return .link("/x")
    }
    let known = settings.webhookFolder + "/known.json"
    try await served.serve(settings) { port, core in
      let job = try await core.jobs.begin(.plan(kind: "drain", body: "{}"), by: "alice", key: nil)
      let told = try await receiver.next()
      #expect(told.signed && told.event.type == "job.done" && told.event.job?.kind == "drain")
      while try await core.jobs.job(job.id).state != .done { await Task.yield() }
      let failed = try await core.jobs.begin(.plan(kind: "roll", body: "{}"), by: "alice", key: nil)
      let second = try await receiver.next(besides: [told.id])
      #expect(second.event.type == "job.failed")
      while try await core.jobs.job(failed.id).state != .failed { await Task.yield() }
      // The first look finds nothing new; a later record does.
      while !FileManager.default.fileExists(atPath: known) { await Task.yield() }
      try await served.addLaterRecord()
      let third = try await receiver.next(besides: [told.id, second.id])
      #expect(third.signed && third.event.type == "host.drifted")
      let client = try WebClient(largest: 1 << 20)
      let metrics = try await client.answer(
        to: WebCall("http://127.0.0.1:\(port)/metrics", limit: 1 << 20, within: .seconds(3600)))
      await client.shutDown()
      #expect(String(decoding: metrics.body, as: UTF8.self).contains("martlet_webhook_events_total{"))
    }
  }

  @Test(.enabled(if: FleetProgram.path != nil, "martlet-fleet is not beside the tests (./test builds it)"))
  func aKillLosesNoEvent() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let store = served.folder + "/fleet.martlet"
    // Nobody listens there yet.
    let dead = try WebhookReceiver.file(in: served.folder, url: "http://127.0.0.1:9/events")
    let first = try await ServedProgram(["--store", store, "--webhooks", dead], in: served.folder)
    let begun = try await FleetProgram.run(
      ["fleet", "drain", "host-000000", "--service", first.address], in: served.folder)
    #expect(begun.status < 3, "\(begun)")
    first.kill()
    let folder = store + ".webhooks/oncall"
    let queued = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("evt_") }
    #expect(queued.count == 1)
    let receiver = try await WebhookReceiver("200")
    let second = try await ServedProgram(
      ["--store", store, "--webhooks", try receiver.file(in: served.folder)], in: served.folder)
    let told = try await receiver.next()
    #expect(told.signed && told.event.type == "job.done" && queued[0].hasSuffix(told.id))
    second.kill()
  }

  @Test(.enabled(if: FleetProgram.path != nil, "martlet-fleet is not beside the tests (./test builds it)"))
  func aWebhookCanBeTried() async throws {
    let served = try await ServedFleet(hosts: 0)
    let receiver = try await WebhookReceiver("204", "500")
    let file = try receiver.file(in: served.folder)
    let good = try await FleetProgram.run(["webhook", "test", file], in: served.folder)
    #expect(good.status == 0 && good.output == "oncall: it took the event\n", "\(good)")
    let tried = try await receiver.next()
    #expect(tried.signed && tried.event.type == "test")
    let bad = try await FleetProgram.run(["webhook", "test", file, "--name", "oncall"], in: served.folder)
    #expect(bad.status == 69 && bad.output == "oncall: it answers 500\n", "\(bad)")
    let none = try await FleetProgram.run(["webhook", "test", file, "--name", "other"], in: served.folder)
    #expect(none.status == 66 && none.errors.contains("there is no webhook other"))
  }
}

extension ServedFleet {
  /// Adds a second record of the first host, with another kernel.
  func addLaterRecord() async throws {
    let simulated = try #require(SimulatedFleet(hosts: 2, guests: 2, seed: 7))
    let first = String(decoding: simulated.document(ofHost: 0).bytes, as: UTF8.self)
    let captured = try #require(first.firstMatch(of: /"captured" : "([^"]+)"/)?.1)
    let kernel = try #require(first.firstMatch(of: /\d+\.\d+\.\d+-\d+-(generic|amd64)/)?.0)
    let later = first.replacing(
      "\"captured\" : \"\(captured)\"", with: "\"captured\" : \"2026-11-28T03:00:00Z\""
    )
    .replacing(kernel, with: "6.18.1-amd64")
    var question = FleetAddQuestion()
    question.contents = [Document(name: "later.json", bytes: Array(later.utf8))]
    question.source = "simulated"
    let report = try await question.answer(in: fleet)
    try #require(report.refused.isEmpty, "\(report.refused)")
  }
}
