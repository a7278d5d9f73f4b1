import CPUReaders
import FleetPlanning
import FleetStorage
import FleetTestSupport
import Foundation
import MartletQuestions
import ReportContract
import Testing

@testable import FleetQuestions

/// The ledger's history is what the ledger said on each day, and power cycles show in the records behind each other.
@Suite struct LedgerHistoryTests {
  /// A capture of another day; after a power cycle every guest runs with what its definition starts.
  private func capture(_ document: Document, on day: String, isCycled: Bool) throws -> (
    name: String, text: String
  ) {
    var root = try #require(
      try JSONSerialization.jsonObject(with: Data(document.bytes)) as? [String: Any])
    root["captured"] = "\(day)T03:00:00Z"
    var parts = try #require(root["parts"] as? [[String: Any]])
    func about(_ part: [String: Any], _ key: String) -> String? { (part["about"] as? [String: String])?[key] }
    if isCycled {
      for place in parts.indices where about(parts[place], "state") == "live" {
        let name = about(parts[place], "domain")
        let inactive = parts.first { about($0, "domain") == name && about($0, "state") == "inactive" }
        parts[place]["content"] = try #require(inactive?["content"])
      }
    }
    root["parts"] = parts
    let data = try JSONSerialization.data(withJSONObject: root, options: [.sortedKeys])
    return (document.name, String(decoding: data, as: UTF8.self))
  }

  @Test func daysAndPowerCyclesAreCounted() async throws {
    let simulated = try #require(SimulatedFleet(hosts: 5, guests: 60, seed: 11))
    let documents = (0..<5).map { simulated.document(ofHost: $0) }
    let sample = try SampleStore()
    _ = try await sample.add(
      try documents.map { try capture($0, on: "2026-11-02", isCycled: false) })
    func due() throws -> Int {
      try FleetLedgerQuestion().answer(in: sample.fleet).entries.count { $0.causes.contains(.definition) }
    }
    func days() throws -> [FleetLedgerHistoryReport.Day] {
      try FleetLedgerHistoryQuestion().answer(in: sample.fleet).days
    }
    let first = try due()
    #expect(first > 5)
    #expect(
      try days().map { [$0.due, $0.current, $0.undetermined, $0.cycled] } == [[first, 60 - first, 0, 0]])

    // Two of five hosts' guests are power cycled, then all.
    _ = try await sample.add(
      try (0..<2).map { try capture(documents[$0], on: "2026-11-03", isCycled: true) })
    let second = try due()
    #expect(second < first)
    _ = try await sample.add(
      try (2..<5).map { try capture(documents[$0], on: "2026-11-05", isCycled: true) })
    let third = try due()
    let curve = try days()
    #expect(curve.map(\.day) == ["2026-11-02", "2026-11-03", "2026-11-05"])
    #expect(curve.map(\.due) == [first, second, third] && third == 0)
    #expect(curve.map(\.cycled) == [0, first - second, first])
    #expect(curve.allSatisfy { $0.due + $0.current + $0.undetermined == 60 })

    // A guest that is removed is no longer counted.
    _ = try FleetChangeQuestion(names: ["vm-0000003"], isOfGuests: true).remove(in: sample.fleet)
    let less = try days()
    #expect(less.dropLast().map(\.due) == curve.map(\.due))
    #expect(less.last.map { $0.due + $0.current + $0.undetermined } == 59)

    // Records whose forms are of other tables are computed again from their documents.
    try sample.fleet.store.markGuestRecords()
    #expect(try sample.fleet.store.staleRecordDocuments(tables: sample.fleet.tables).count == 10)
    #expect(try days() == less)
    #expect(try sample.fleet.store.staleRecordDocuments(tables: sample.fleet.tables).isEmpty)

    let report = try FleetLedgerHistoryQuestion().answer(in: sample.fleet)
    #expect(report.exitStatus == 0 && report.csv.split(separator: "\r\n").count == less.count + 1)
    #expect(report.text.contains("\n2026-11-02"))
    #expect(try report.json().contains("martlet.fleet-ledger-history/1.0"))
  }

  @Test func aFleetWithoutGuestsHasNoHistory() async throws {
    let sample = try SampleStore()
    _ = try await sample.add([("a.xml", SampleStore.host("Westmere"))])
    #expect(throws: QuestionError.self) { try FleetLedgerHistoryQuestion().answer(in: sample.fleet) }
  }
}

extension FleetLedgerHistoryReport.Day: Equatable {
  /// Compares what a day counts.
  static func == (a: Self, b: Self) -> Bool {
    (a.day, a.due, a.current, a.undetermined, a.cycled) == (b.day, b.due, b.current, b.undetermined, b.cycled)
  }
}

extension FleetStore {
  /// Makes every record of guests one of another Martlet's tables.
  fileprivate func markGuestRecords() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = [path, "UPDATE guest_records SET tables = NULL, form = 1, next = NULL"]
    try process.start()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
