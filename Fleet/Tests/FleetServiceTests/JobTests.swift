import FleetPlans
import Foundation
import Hummingbird
import HummingbirdTesting
import MartletQuestions
import Testing

@testable import FleetService

/// Jobs: plans that are made, followed, stored, checked and carried out.
@Suite struct JobTests {
  private static let own = ["X-Martlet": "1"]

  /// Waits for a job's end by its events; the job as it ended.
  private func end(
    of answer: TestResponse, _ client: any TestClientProtocol, _ fields: [String: String] = [:]
  ) async throws -> [String: Any] {
    #expect(answer.status == .accepted, "\(answer.text)")
    let job = try #require(answer.object["job"] as? [String: Any])
    let id = try #require(job["id"] as? String)
    #expect(answer.headers[.location] == "/api/v1/jobs/\(id)")
    let events = try await client.send("/api/v1/jobs/\(id)/events", .get, fields)
    #expect(events.headers[.contentType] == "text/event-stream")
    let last = try #require(events.text.split(separator: "\n").last { $0.hasPrefix("data: ") })
    let ended = try await client.send("/api/v1/jobs/\(id)", .get, fields).object
    let told = try JSONSerialization.jsonObject(with: Data(last.dropFirst(6).utf8)) as? [String: Any]
    #expect(told?["state"] as? String == ended["state"] as? String)
    return ended
  }

  @Test(arguments: [
    (#"{"kind": "pools", "max": 3, "minHosts": 1}"#, "martlet.plan/"),
    (#"{"kind": "drain", "hosts": ["host-000001"]}"#, "martlet.drain-plan/"),
    (
      #"{"kind": "roll", "hosts": ["host-00000*"], "batch": 2, "change": "kernel=6.12"}"#,
      "martlet.roll-plan/"
    ),
  ]) func plansAreMadeStoredAndVerified(body: String, schema: String) async throws {
    let served = try await ServedFleet()
    try await served.ask { client, core in
      let job = try await end(of: try await client.send("/api/v1/plans", .post, Self.own, body: body), client)
      #expect(job["state"] as? String == "done", "\(job)")
      let link = try #require(job["result"] as? String)
      let plan = try await client.send(link)
      #expect((plan.object["schema"] as? String)?.hasPrefix(schema) == true)
      let plans = try #require(try await client.send("/api/v1/plans").object["plans"] as? [[String: Any]])
      #expect(plans.count == 1 && link.hasSuffix(plans[0]["id"] as? String ?? "?"))
      #expect((plans[0]["summary"] as? String)?.isEmpty == false)
      let verification = try await client.send(link + "/verification")
      #expect(verification.object["status"] as? String == "verified", "\(verification.text)")
      let mode =
        try FileManager.default.attributesOfItem(atPath: core.settings.plans)[.posixPermissions] as? Int
      #expect(mode == 0o700)
    }
  }

  @Test func aKeyBeginsAJobOnce() async throws {
    let served = try await ServedFleet()
    let body = #"{"kind": "drain", "hosts": ["host-000001"]}"#
    let keyed = Self.own.merging(["Idempotency-Key": "monday"]) { own, _ in own }
    try await served.ask { client, core in
      let first =
        try await client.send("/api/v1/plans", .post, keyed, body: body).object["job"] as? [String: Any]
      let again =
        try await client.send("/api/v1/plans", .post, keyed, body: body).object["job"] as? [String: Any]
      #expect(first?["id"] as? String == again?["id"] as? String && first != nil)
      let other = try await client.send(
        "/api/v1/plans", .post, keyed, body: #"{"kind": "drain", "hosts": ["host-000002"]}"#)
      #expect(other.status == .unprocessableContent)
      await core.stop()
      #expect(try await core.jobs.all().count == 1)
    }
  }

  @Test func failuresAreProblemsOfTheJob() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    try await served.ask { client, _ in
      let job = try await end(
        of: try await client.send(
          "/api/v1/plans", .post, Self.own, body: #"{"kind": "drain", "hosts": ["none"]}"#),
        client)
      #expect(job["state"] as? String == "failed")
      #expect((job["problem"] as? [String: Any])?["status"] as? Int == 404)
      for body in [
        "[]", "{", #"{"kind": "moon"}"#, #"{"kind": "drain"}"#, #"{"kind": "pools", "hosts": ["a"]}"#,
        #"{"kind": "pools", "max": 65}"#, #"{"kind": "pools", "max": true}"#,
        #"{"kind": "pools", "max": 1.5}"#,
        #"{"kind": "roll", "batch": "2"}"#, #"{"kind": "drain", "hosts": [1]}"#,
      ] {
        #expect(
          try await client.send("/api/v1/plans", .post, Self.own, body: body).status == .badRequest, "\(body)"
        )
      }
      #expect(try await client.send("/api/v1/refresh", .post, Self.own, body: "{}").status == .notFound)
    }
  }

  @Test func aJobThatIsStoppedEndsSo() async throws {
    let board = try TrialBoard()
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    board.start { handle in
      let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
      handle.onStop { stop.finish() }
      handle.report(1, of: 2, "half")
      begin.finish()
      for await _ in stopped {}
      return .link("/nothing")
    }
    let job = try await board.jobs.begin(.refresh, by: "local", key: nil)
    for await _ in begun {}
    // What waits for its turn is stopped before it begins.
    let next = try await board.jobs.begin(.refresh, by: "local", key: nil)
    _ = try await board.jobs.stop(next.id)
    let events = try await board.jobs.events(job.id)
    let stopping = try await board.jobs.stop(job.id)
    #expect(stopping.progress == ServiceJob.Progress(done: 1, total: 2, sentence: "half"))
    var last = ""
    for await event in events { last = event.data }
    #expect(last.contains(#""state":"stopped""#))
    await board.jobs.close()
    let ended = try await board.jobs.job(next.id)
    #expect(ended.state == .stopped && ended.result == nil)
    await #expect(throws: Problem.self) { try await board.jobs.begin(.refresh, by: "local", key: nil) }
  }

  @Test func aDrainIsCarriedOutByTheProgramThatIsConfigured() async throws {
    let served = try await ServedFleet()
    let (given, tokens) = try served.guarded()
    var settings = given
    settings.allowsExecution = true
    settings.moves = try served.recordedMoves()
    let fields = ["Authorization": "Bearer \(tokens["mover"] ?? "")"]
    try await served.ask(settings) { [settings] client, core in
      // A host whose guests all can go.
      var link = ""
      var moves = 0
      for number in 1...6 where moves == 0 {
        let job = try await end(
          of: try await client.send(
            "/api/v1/plans", .post, fields, body: #"{"kind": "drain", "hosts": ["host-00000\#(number - 1)"]}"#
          ), client,
          fields)
        link = job["result"] as? String ?? ""
        let plan = try await client.send(link, .get, fields).object
        moves = plan["outcome"] as? String == "possible" ? (plan["moves"] as? [Any])?.count ?? 0 : 0
      }
      try #require(moves > 0)
      let dry = try await client.send(link + "/execution?dry-run=true", .post, fields, body: "{}").object
      let steps = try #require(dry["steps"] as? [[String: Any]])
      #expect(
        steps.count == moves
          && steps.allSatisfy { ($0["toURI"] as? String)?.hasPrefix("qemu+ssh://host-") == true })
      #expect(!FileManager.default.fileExists(atPath: served.folder + "/log"))
      let job = try await end(
        of: try await client.send(link + "/execution", .post, fields, body: "{}"), client, fields)
      #expect(job["state"] as? String == "done", "\(job)")
      let result = try await client.send(job["result"] as? String ?? "", .get, fields).object
      #expect((result["guests"] as? [[String: Any]])?.allSatisfy { $0["isThere"] as? Bool == true } == true)
      let log = try String(contentsOfFile: served.folder + "/log", encoding: .utf8).split(separator: "\n")
      #expect(log.count == moves && log.allSatisfy { $0.hasPrefix("migrate ") })
      await core.stop()
      let entries = try AuditLog.entries(in: settings.audit).entries.filter {
        $0.path.hasSuffix("/execution")
      }
      // Each is written down before it begins, and after.
      #expect(entries.map(\.status) == [nil, 200, nil, 202] && entries.allSatisfy { $0.caller == "mover" })
    }
  }
}
