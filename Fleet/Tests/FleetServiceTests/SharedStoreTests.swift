import CPUReaders
import FleetPlanning
import FleetQuestions
import FleetTestSupport
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MartletQuestions
import Testing

@testable import FleetService

/// Several services share one PostgreSQL and answer as one.
@Suite(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed")) struct SharedStoreTests {
  @Test func twoServicesAnswerAlike() async throws {
    let database = try #require(
      try PostgresServer.shared().makeDatabase().split(separator: " ").last?.dropFirst("dbname=".count))
    let address = try PostgresServer.shared().secureAddress(database: String(database))
    let folder = NSTemporaryDirectory() + "martlet-shared-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let simulated = try #require(SimulatedFleet(hosts: 6, guests: 24, seed: 3))
    let servers = try (0..<2).map { number in
      var settings = try ServiceSettings(listen: "127.0.0.1:0", store: folder + "/\(number)")
      (settings.bodyTime, settings.answerTime) = (.seconds(3600), .seconds(3600))
      return try FleetServer(
        settings, fleet: try OpenFleet(path: address, isCreating: true, map: .builtin)
      ) { _ in }
    }
    for server in servers { try await server.core.prepare() }
    let paths = ["hosts", "guests", "overview", "hosts/host-1", "stuck", "ledger"]
    try await servers[0].application().test(.router) { first in
      try await servers[1].application().test(.router) { second in
        for number in 0..<6 {
          // Each is sent to one of them, and each asks the other at once.
          let (own, other) = number % 2 == 0 ? (first, second) : (second, first)
          let answer = try await own.send(
            "/api/v1/records", .post, ["X-Martlet": "1"],
            body: String(decoding: simulated.document(ofHost: number).bytes, as: UTF8.self),
            type: "application/octet-stream")
          #expect(answer.status == .ok, "\(answer.text)")
          #expect(try await other.send("/api/v1/hosts").object["total"] as? Int == number + 1)
          guard number > 3 else { continue }
          for path in paths {
            let answers = [
              try await own.send("/api/v1/\(path)").text, try await other.send("/api/v1/\(path)").text,
            ].map { $0.replacing(/"(asOf|milliseconds)" ?: ?[^,\n]+/, with: "") }
            #expect(answers[0] == answers[1] && !answers[0].isEmpty, "\(path)")
          }
        }
      }
    }
    for server in servers { await server.core.stop() }
    // Both logs are beside each other, and no line has the password or a parameter of the address.
    for number in 0..<2 {
      let log = try String(contentsOfFile: folder + "/\(number).audit", encoding: .utf8)
      #expect(log.split(separator: "\n").count >= 3)
      for word in ["Sesame", "sslrootcert"] { #expect(!log.contains(word), "\(log)") }
    }
  }

  /// A service of a newer Martlet prepares its forms while the old one answers, and takes the store over; commands leave it alone.
  @Test func anUpgradeTakesTheStoreOver() async throws {
    let address = try PostgresServer.shared().makeDatabase()
    let folder = NSTemporaryDirectory() + "martlet-upgrade-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let simulated = try #require(SimulatedFleet(hosts: 6, guests: 24, seed: 3))
    func server(_ name: String, _ fleet: OpenFleet) throws -> FleetServer {
      var settings = try ServiceSettings(listen: "127.0.0.1:0", store: folder + "/" + name)
      (settings.bodyTime, settings.answerTime) = (.seconds(3600), .seconds(3600))
      return try FleetServer(settings, fleet: fleet) { _ in }
    }
    let other = MapChoice("builtin:11.3.0")
    let old = try server("old", OpenFleet(path: address, isCreating: true, map: .builtin, martlet: "1.9.0"))
    var question = FleetAddQuestion()
    question.documents = (6, { simulated.document(ofHost: $0) })
    _ = try await question.answer(in: old.core.desk.fleet)
    try await old.core.prepare()
    let before = try old.core.desk.fleet.snapshot()

    for martlet in ["1.9.0", "1.10.0", "1.8.2"] {
      let command = try OpenFleet(path: address, map: other, martlet: martlet)
      let refusal = #expect(throws: QuestionError.self) { try command.settle() }
      #expect(refusal?.kind == .temporary && refusal?.line.contains("answer from this store") == true)
    }
    let older = try server("older", OpenFleet(path: address, map: other, martlet: "1.8.2"))
    await #expect(throws: QuestionError.self) { try await older.core.prepare() }
    // Who has the same tables asks as before.
    #expect(try OpenFleet(path: address, map: .builtin).hosts().hosts.count == 6)

    let new = try server("new", OpenFleet(path: address, map: other, martlet: "1.10.0"))
    try await old.application().test(.router) { asked in
      #expect(try await asked.send("/api/v1/hosts").object["total"] as? Int == 6)
      try await new.core.prepare()
      for path in ["/api/v1/hosts", "/readyz"] {
        let answer = try await asked.send(path)
        #expect(answer.status == .serviceUnavailable && answer.text.contains("1.10.0"), "\(answer.text)")
      }
    }
    try await new.application().test(.router) { asked in
      #expect(try await asked.send("/api/v1/hosts").object["total"] as? Int == 6)
      #expect(try await asked.send("/readyz").status == .ok)
    }
    // The forms are those of a store that never had others.
    let fresh = try OpenFleet(path: folder + "/fresh.martlet", isCreating: true, map: other)
    _ = try await question.answer(in: fresh)
    let (taken, expected) = (try new.core.desk.fleet.snapshot(), try fresh.snapshot())
    #expect(Set(taken.hostForms.map(\.key)) == Set(expected.hostForms.map(\.key)))
    #expect(Set(taken.guestForms.map(\.key)) == Set(expected.guestForms.map(\.key)))
    #expect(taken.hosts.count == before.hosts.count && taken != before)
    for one in [old, older, new] { await one.core.stop() }
  }

  /// A word too many is quoted without the password that it may hold.
  @Test(
    .enabled(if: FleetProgram.path != nil, "martlet-fleet is not beside the tests"),
    arguments: [
      ["fleet", "copy", "a.martlet", "b.martlet", "postgresql://anna:open-sesame@db1/fleet"],
      ["fleet", "copy", "a.martlet", "b.martlet", "password=open-sesame host=db1"],
      ["fleet", "postgresql://anna:open-sesame@db1/fleet"],
      ["fleet", "list", "--stroe=postgresql://anna:open-sesame@db1/fleet"],
    ])
  func wrongUsageShowsNoPassword(words: [String]) async throws {
    let folder = NSTemporaryDirectory() + "martlet-usage-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ended = try await FleetProgram.run(words, in: folder)
    #expect(ended.status == 64 && !ended.errors.isEmpty)
    #expect(!(ended.output + ended.errors).contains("sesame"), "\(ended.errors)")
  }
}
