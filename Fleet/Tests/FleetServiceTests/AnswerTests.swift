import FleetQuestions
import Foundation
import Hummingbird
import HummingbirdTesting
import MartletQuestions
import ReportContract
import Testing

@testable import FleetService

/// What the service answers is what the command prints.
@Suite struct AnswerTests {
  @Test func answersAreTheCommands() async throws {
    let served = try await ServedFleet()
    let fleet = served.fleet
    let expected: [(path: String, json: String)] = [
      ("/stuck", try FleetStuckQuestion().answer(in: fleet).json()),
      ("/stuck?within-pools=true", try FleetStuckQuestion(isWithinPools: true).answer(in: fleet).json()),
      ("/matrix", try FleetMatrixQuestion(by: .hostClass).answer(in: fleet).json()),
      ("/matrix?by=pool", try FleetMatrixQuestion(by: .tag("pool")).answer(in: fleet).json()),
      ("/matrix?by=tag:pool", try FleetMatrixQuestion(by: .tag("pool")).answer(in: fleet).json()),
      ("/drift", try FleetDriftQuestion().answer(in: fleet).json()),
      ("/waivers", try FleetWaiveQuestion().answer(in: fleet).json()),
      ("/features/avx512f", try FleetWhyQuestion(feature: "avx512f").answer(in: fleet).json()),
      ("/hosts/host-000003", try FleetShowQuestion(name: "host-000003").answer(in: fleet).json()),
      ("/hosts/host-000003/guests", try FleetWhoQuestion(host: "host-000003").answer(in: fleet).json()),
      ("/hosts/host-000003/drift", try FleetHistoryQuestion(host: "host-000003").answer(in: fleet).json()),
      (
        "/guests/vm-0000001",
        try FleetShowQuestion(name: "vm-0000001", isGuest: true).answer(in: fleet).json()
      ),
      ("/guests/vm-0000001/targets", try FleetWhereQuestion(guest: "vm-0000001").answer(in: fleet).json()),
    ]
    try await served.ask { client, _ in
      for (path, json) in expected {
        let answer = try await client.send("/api/v1" + path)
        #expect(answer.status == .ok, "\(path): \(answer.text)")
        #expect(answer.headers[.contentType] == "application/json")
        #expect(answer.text == json, "\(path) is not what the command prints")
      }
    }
  }

  @Test func aHostsFeaturesAndLadderComeFromItsRecords() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    try await served.ask { client, _ in
      let features = try await client.send("/api/v1/hosts/host-000001/features").object
      #expect(features["schema"] as? String == "martlet.features/1.2")
      let hosts = try #require(features["hosts"] as? [[String: Any]])
      #expect(hosts.count == 1 && (hosts[0]["present"] as? [String])?.contains("sse2") == true)
      let ladder = try await client.send("/api/v1/hosts/host-000001/features/avx")
      #expect(ladder.object["schema"] as? String == "martlet.ladder/2.0", "\(ladder.text)")
      let several = try await client.send("/api/v1/hosts/host-000001/features/nosuchfeature")
      #expect(several.status == .notFound)
    }
  }

  @Test func listsHaveEveryEntryOnceByPages() async throws {
    let served = try await ServedFleet(hosts: 7, guests: 25)
    try await served.ask { client, _ in
      for (list, count) in [("hosts", 7), ("guests", 25)] {
        var names: [String] = []
        var cursor: String?
        repeat {
          let page = try await client.send("/api/v1/\(list)?limit=3" + (cursor.map { "&cursor=\($0)" } ?? ""))
            .object
          let entries = try #require(page[list] as? [[String: Any]])
          #expect(entries.count <= 3 && page["total"] as? Int == count)
          names += entries.compactMap { $0["name"] as? String }
          cursor = page["next"] as? String
        } while cursor != nil && names.count <= count
        #expect(names.count == count && names == names.sorted() && Set(names).count == count)
      }
      let found = try await client.send("/api/v1/hosts?search=ST-00000").object
      #expect(found["total"] as? Int == 7)
      let one = try await client.send("/api/v1/hosts?search=host-00000%3F&limit=1").object
      #expect((one["hosts"] as? [Any])?.count == 1 && one["total"] as? Int == 7)
      #expect(try await client.send("/api/v1/hosts?search=%25").object["total"] as? Int == 0)
      let here = try await client.send("/api/v1/guests?host=host-000001").object
      for guest in here["guests"] as? [[String: Any]] ?? [] {
        #expect(guest["host"] as? String == "host-000001")
      }
      #expect(try await client.send("/api/v1/hosts?cursor=00-zz").status == .badRequest)
      let ledger = try await client.send("/api/v1/ledger?limit=2").object
      let due = try FleetLedgerQuestion().answer(in: served.fleet).entries.count
      #expect(ledger["total"] as? Int == due && (ledger["entries"] as? [Any])?.count == min(2, due))
    }
  }

  @Test func anAnswerIsKnownByItsTagUntilTheStoreChanges() async throws {
    let served = try await ServedFleet()
    try await served.ask { client, _ in
      let first = try await client.send("/api/v1/stuck")
      let tag = try #require(first.headers[.eTag])
      let again = try await client.send("/api/v1/stuck", .get, ["If-None-Match": tag])
      #expect(again.status == .notModified && again.text.isEmpty && again.headers[.eTag] == tag)
      // Another process changes the store.
      let other = try OpenFleet(path: served.folder + "/fleet.martlet", map: .builtin)
      _ = try FleetChangeQuestion(names: ["host-000001"], isOfGuests: false).tag(["pool=new"], in: other)
      let changed = try await client.send("/api/v1/stuck", .get, ["If-None-Match": tag])
      #expect(changed.status == .ok && changed.headers[.eTag] != tag)
      let host = try await client.send("/api/v1/hosts/host-000001").object
      #expect(((host["host"] as? [String: Any])?["tags"] as? [String: String])?["pool"] == "new")
    }
  }

  @Test func theOverviewSaysWhatTheVerbsSay() async throws {
    let served = try await ServedFleet(hosts: 12, guests: 60)
    let stuck = try FleetStuckQuestion().answer(in: served.fleet)
    let due = try FleetLedgerQuestion().answer(in: served.fleet).due
    try await served.ask { client, _ in
      let overview = try await client.send("/api/v1/overview").object
      let outcomes = try #require(overview["outcomes"] as? [String: Int])
      #expect(
        outcomes == [
          "moves": 60 - stuck.stuck - stuck.undetermined, "stuck": stuck.stuck,
          "undetermined": stuck.undetermined,
        ])
      let pools = try #require(overview["pools"] as? [[String: Any]])
      #expect(pools.compactMap { $0["hosts"] as? Int }.reduce(0, +) == 12)
      #expect(pools.compactMap { $0["guests"] as? Int }.reduce(0, +) == 60)
      #expect(pools.compactMap { $0["powerCycleDue"] as? Int }.reduce(0, +) == due)
      let attention = try #require(overview["attention"] as? [[String: Any]])
      #expect(
        attention.first { $0["kind"] as? String == "stuck" }?["count"] as? Int
          == (stuck.stuck > 0 ? stuck.stuck : nil))
      let metrics = try await client.send("/metrics")
      #expect(metrics.text.contains("martlet_guests_without_target{pool="))
    }
  }

  @Test func anEmptyStoreHasAnswersToo() async throws {
    let served = try await ServedFleet(hosts: 0)
    try await served.ask { client, _ in
      let overview = try await client.send("/api/v1/overview")
      #expect(overview.status == .ok && overview.object["observed"] == nil)
      #expect(try await client.send("/api/v1/hosts").object["total"] as? Int == 0)
      #expect(try await client.send("/api/v1/matrix").status == .notFound)
      #expect(try await client.send("/readyz").text == "ready\n")
    }
  }

  @Test func errorsAreProblems() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    try await served.ask { client, _ in
      for (path, status) in [
        ("/api/v1/hosts/none", 404), ("/api/v1/guests/a%2Fb", 404), ("/api/v1/hosts?limit=0", 400),
        ("/api/v1/hosts?limit=1001", 400), ("/api/v1/hosts?limit=1&limit=2", 400),
        ("/api/v1/hosts?sort=a", 400),
        ("/api/v1/drift?since=yesterday", 400), ("/api/v1/matrix?by=moon", 400), ("/api/v1/hosts/%FF", 404),
        ("/api/v1/labels", 404), ("/api/v1/nothing", 404), ("/assets/none.js", 404),
        ("/api/v1/plans/20260101T000000Z-000000000000", 404),
        ("/api/v1/plans/..%2F..%2Fetc%2Fpasswd", 404), ("/api/v1/schemas/none", 404),
      ] {
        let answer = try await client.send(path)
        #expect(answer.status.code == status, "\(path): \(answer.text)")
        #expect(answer.headers[.contentType] == "application/problem+json")
        #expect(answer.object["status"] as? Int == status && answer.object["detail"] as? String != "")
      }
      let method = try await client.send("/api/v1/hosts", .delete)
      #expect(method.status == .methodNotAllowed && method.headers[.allow] == "GET, HEAD")
      let head = try await client.send("/api/v1/hosts", .head)
      #expect(head.status == .ok && head.text.isEmpty)
    }
  }
}
