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
