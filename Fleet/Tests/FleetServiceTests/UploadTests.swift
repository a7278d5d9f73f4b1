import CPUReaders
import FleetPlanning
import FleetQuestions
import FleetStorage
import FleetTestSupport
import Foundation
import HostSnapshots
import Hummingbird
import HummingbirdTesting
import MartletQuestions
import ReportContract
import Synchronization
import Testing

@testable import FleetService

/// Records that arrive one by one, many at the same time.
@Suite struct UploadTests {
  private static func captures(_ count: Int, seed: UInt64) throws -> [[UInt8]] {
    let simulated = try #require(SimulatedFleet(hosts: count, guests: 2 * count, seed: seed))
    return (0..<count).map { simulated.document(ofHost: $0).bytes }
  }

  /// Each caller hears of its own record alone, and what is refused keeps nothing else out.
  @Test func thoseThatArriveTogetherAreAnsweredApart() async throws {
    let served = try await ServedFleet(hosts: 0)
    let records = try Self.captures(12, seed: 3).map { String(decoding: $0, as: UTF8.self) }
    let settings = try served.settings()
    try await served.ask(settings) { client, core in
      for round in 0..<2 {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for (number, record) in records.enumerated() {
            group.addTask {
              let answer = try await client.send(
                "/api/v1/records", .post, ["X-Martlet": "1"],
                body: number % 4 == 3 ? "no record \(number)" : record, type: "application/octet-stream")
              guard number % 4 != 3 else {
                #expect(answer.status == .unprocessableContent, "\(answer.text)")
                return
              }
              let hosts = answer.object["hosts"] as? [String: Int]
              #expect(
                answer.status == .ok && hosts?[round == 0 ? "added" : "unchanged"] == 1, "\(answer.text)")
              #expect((answer.object["documents"] as? [String: Int]) == ["read": 1, "stored": 1 - round])
            }
          }
          try await group.waitForAll()
        }
        #expect(try await client.send("/api/v1/hosts").object["total"] as? Int == 9)
      }
      await core.stop()
    }
    try served.fleet.store.verify()
    // Each has its line in the log.
    let lines = try AuditLog.entries(in: settings.audit)
    #expect(lines.damaged == 0 && lines.entries.filter { $0.status == 200 }.count == 18)
    #expect(lines.entries.filter { $0.status == 422 }.count == 6)
  }

  /// What the service stores of a record is what the command stores of it.
  @Test func theStoreIsTheOneThatTheCommandWouldMake() async throws {
    let (sent, added) = (try await ServedFleet(hosts: 0), try await ServedFleet(hosts: 0))
    let records = try Self.captures(3, seed: 5)
    for record in records {
      var question = FleetAddQuestion()
      question.contents = [Document(name: "upload by local", bytes: record)]
      _ = try await question.answer(in: added.fleet)
    }
    try await sent.ask { client, core in
      for record in records {
        let answer = try await client.send(
          "/api/v1/records", .post, ["X-Martlet": "1"], body: String(decoding: record, as: UTF8.self),
          type: "application/octet-stream")
        #expect(answer.status == .ok)
      }
      await core.stop()
    }
    func listed(_ fleet: OpenFleet) throws -> String {
      let text =
        try FleetListQuestion().answer(in: fleet).json()
        + FleetListQuestion(isOfGuests: true).answer(in: fleet).json()
        + FleetShowQuestion(name: "host-000001").answer(in: fleet).json()
      // The stores' names, and when something was added, differ.
      return text.replacing(fleet.store.path, with: "").replacing(/"added" : "[^"]+"/, with: "")
    }
    #expect(try listed(sent.fleet) == listed(added.fleet))
  }

  /// A record that was answered is in the store and in the log, whatever happens to the process after that.
  @Test(.enabled(if: FleetProgram.path != nil, "martlet-fleet is not beside the tests (./test builds it)"))
  func whatWasAnsweredSurvivesTheEndOfTheProcess() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let records = try Self.captures(60, seed: 11)
    let program = try await ServedProgram(["--store", served.folder + "/fleet.martlet"], in: served.folder)
    let port = try #require(program.address.split(separator: ":").last.flatMap { Int($0) })
    let progress = Progress(most: records.count)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          // The connection breaks when the process ends.
          try? await TestClient.withClient(
            host: "127.0.0.1", port: port, configuration: .init(timeout: .seconds(3600))
          ) { client in
            while let number = progress.next() {
              let answer = try await client.execute(
                TestClient.Request(
                  "/api/v1/records", method: .post, authority: "localhost",
                  headers: [.contentType: "application/octet-stream", .named("X-Martlet"): "1"],
                  body: ByteBuffer(bytes: records[number])))
              guard answer.status == .ok else { return }
              let count = progress.note(number)
              if count == 20 { program.kill() }
            }
          }
        }
      }
    }
    let answered = progress.answered
    #expect(answered.count >= 20 && answered.count < records.count)
    let store = try StoreLocation(served.folder + "/fleet.martlet").open()
    try store.verify()
    var stored: Set<[UInt8]> = []
    try store.forEachDocument { _, _, _, compressed in stored.insert(gunzip(compressed, limit: 1 << 24) ?? [])
    }
    for number in answered { #expect(stored.contains(records[number]), "record \(number)") }
    let lines = try AuditLog.entries(in: served.folder + "/fleet.martlet.audit")
    #expect(lines.entries.filter { $0.status == 200 }.count >= answered.count && lines.damaged <= 1)
  }
}

/// Which records are sent next, and which were answered.
private final class Progress: Sendable {
  private let most: Int
  private let state = Mutex((next: 0, answered: [Int]()))

  init(most: Int) { self.most = most }

  /// The records that were answered.
  var answered: [Int] { state.withLock { $0.answered } }

  func next() -> Int? {
    state.withLock { state in
      defer { state.next += 1 }
      return state.next < most ? state.next : nil
    }
  }

  /// Notes an answer; how many there are.
  func note(_ number: Int) -> Int {
    state.withLock { state in
      state.answered.append(number)
      return state.answered.count
    }
  }
}
