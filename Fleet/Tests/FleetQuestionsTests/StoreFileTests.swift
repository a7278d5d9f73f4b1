import FleetPlanning
import FleetStorage
import Foundation
import MartletQuestions
import Testing

@testable import FleetQuestions

/// Stores that cannot be used are refused in words, and a copy answers as its original does.
@Suite struct StoreFileTests {
  private func kind(_ path: String) -> QuestionError.Kind? {
    do throws(QuestionError) {
      _ = try FleetListQuestion().answer(in: try OpenFleet(path: path))
      return nil
    } catch { return error.kind }
  }

  @Test func storesThatCannotBeUsed() async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 3, guests: 6)
    try sample.fleet.backUp(to: sample.folder + "/copy")
    let copy = try FleetListQuestion().answer(in: try OpenFleet(path: sample.folder + "/copy"))
    #expect(copy.hosts.map(\.name) == ["host-000000", "host-000001", "host-000002"])
    #expect(kind(sample.folder + "/absent") == .noInput)
    #expect(kind(try sample.write("text", "no store\n")) == .badInput)
    // The header's user_version, at byte 60, of a Martlet that is yet to come.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: sample.folder + "/copy"))
    bytes[63] = 99
    try bytes.write(to: URL(fileURLWithPath: sample.folder + "/newer"))
    #expect(kind(sample.folder + "/newer") == .badInput)
    for place in 100..<bytes.count where place % 5 != 0 { bytes[place] = 0x5a }
    bytes[63] = UInt8(1)
    try bytes.write(to: URL(fileURLWithPath: sample.folder + "/damaged"))
    #expect(kind(sample.folder + "/damaged") == .badInput)
  }

  /// The documents of an archive make the same fleet.
  @Test func anExportIsImported() async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 4, guests: 12)
    let archive = sample.folder + "/fleet.tar"
    #expect(try FleetChangeQuestion.export(sample.fleet, to: archive) == 4)
    let other = try SampleStore()
    let report = try await FleetAddQuestion(sources: [archive]).answer(in: other.fleet)
    #expect(report.hosts.added == 4 && report.guests.added == 12 && report.refused.isEmpty)
    let (a, b) = (try sample.fleet.snapshot(), try other.fleet.snapshot())
    #expect(Set(a.hostForms.map(\.key)) == Set(b.hostForms.map(\.key)))
    #expect(Set(a.guestForms.map(\.key)) == Set(b.guestForms.map(\.key)))
  }
}
