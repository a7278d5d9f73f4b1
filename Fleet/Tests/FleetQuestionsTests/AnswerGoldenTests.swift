import FleetStorage
import Foundation
import MartletQuestions
import ReportContract
import Testing

@testable import FleetQuestions

/// Every answer about one small invented fleet, in every form, as it was read and found right.
///
/// `RECORD_SNAPSHOTS=1` writes the answers again; the run then fails, so that it cannot pass unnoticed.
@Suite struct AnswerGoldenTests {
  @Test func answersAreAsRecorded() async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 6, guests: 24)
    let fleet = sample.fleet
    _ = try FleetChangeQuestion(names: ["vm-000000?"], isOfGuests: true).tag(
      ["owner=shop", "window=sat"], in: fleet)
    let waive = FleetWaiveQuestion()
    try waive.waive(guest: "vm-0000001", feature: "erms", reason: "CHG-1204", until: "2099-12-31", in: fleet)
    try waive.waive(guest: "vm-*", feature: "pcid", reason: "CHG-7", until: "2020-01-31", in: fleet)
    // One host comes again with a host-model that lacks a feature, and one cluster with its labels.
    _ = try await sample.add([
      ("old.xml", SampleStore.host("Haswell-noTSX")), ("web.xml", SampleStore.guest("web", "Haswell-noTSX")),
      (
        "cluster.json",
        #"{"apiVersion": "v1", "items": [{"kind": "Node", "metadata": {"name": "old", "labels": {"cpu-feature.node.kubevirt.io/hle": "true"}}, "status": {}}, {"kind": "VirtualMachineInstance", "metadata": {"name": "web", "namespace": "a"}, "spec": {"nodeSelector": {"cpu-feature.node.kubevirt.io/hle": "true"}, "domain": {}}, "status": {"nodeName": "old"}}]}"#
      ),
    ])
    try await Task.sleep(for: .milliseconds(1100))
    _ = try await sample.add([("old.xml", SampleStore.host("Haswell-noTSX", without: ["erms"]))])

    var answers: [(name: String, text: String)] = []
    func take(_ name: String, _ report: some Report, _ text: String) throws {
      answers.append((name + ".txt", text))
      answers.append((name + ".json", try report.json()))
    }
    let hosts = try FleetListQuestion().answer(in: fleet)
    try take("list", hosts, hosts.text)
    let guests = try FleetListQuestion(isOfGuests: true, tag: ("owner", "shop")).answer(in: fleet)
    try take("list-guests", guests, guests.text)
    let host = try FleetShowQuestion(name: "old").answer(in: fleet)
    try take("show", host, host.text)
    let guest = try FleetShowQuestion(name: "vm-0000001", isGuest: true).answer(in: fleet)
    try take("show-guest", guest, guest.text)
    for (name, grouping) in [("matrix", "class"), ("matrix-pools", "pool"), ("matrix-hosts", "host")] {
      let question = FleetMatrixQuestion(by: try #require(FleetMatrixQuestion.Grouping(grouping)))
      let matrix = try question.answer(in: fleet)
      try take(name, matrix, matrix.text)
      answers.append((name + ".csv", matrix.csv))
      if grouping == "pool" { answers.append((name + ".svg", matrix.svg)) }
      #expect(matrix.html.contains("</html>") && matrix.html.utf8.count < 5 << 20)
    }
    let target = try FleetWhereQuestion(guest: "vm-0000001").answer(in: fleet)
    try take("where", target, target.text)
    let who = try FleetWhoQuestion(host: "host-000003").answer(in: fleet)
    try take("who", who, who.text)
    let stuck = try FleetStuckQuestion(isWithinPools: true).answer(in: fleet)
    try take("stuck", stuck, stuck.text)
    let why = try FleetWhyQuestion(feature: "avx512f").answer(in: fleet)
    try take("why", why, why.text)
    let drift = try FleetDriftQuestion().answer(in: fleet)
    try take("drift", drift, drift.text)
    let forecast = try FleetForecastQuestion(changes: ["kernel=6.12", "qemu=10.0"]).answer(in: fleet)
    try take("what-if", forecast, forecast.text)
    let ledger = try FleetLedgerQuestion(tag: "owner").answer(in: fleet)
    try take("ledger", ledger, ledger.text)
    answers.append(("ledger.csv", ledger.csv))
    let labels = try FleetLabelsQuestion().answer(in: fleet)
    try take("labels", labels, labels.text)
    let waivers = try waive.answer(in: fleet)
    try take("waivers", waivers, waivers.text)

    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
    let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
    for answer in answers {
      let text = try Self.lasting(answer.text, sample.folder)
      let file = folder.appendingPathComponent(answer.name)
      if isRecording { try Data(text.utf8).write(to: file) }
      let recorded = try? String(contentsOf: file, encoding: .utf8)
      #expect(recorded == text, "\(answer.name) differs from what was recorded")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == Set(answers.map(\.name)))
    #expect(!isRecording, "recorded again")
  }

  /// The text without what differs between runs and releases: the folder, the present time, digests and versions of Martlet.
  private static func lasting(_ text: String, _ folder: String) throws -> String {
    let now = try Regex("\(TestDays.thisDay)T[0-9:]{8}Z")
    return text.replacing(folder, with: "FOLDER")
      .replacing(/[0-9a-f]{64}/, with: "DIGEST")
      .replacing(/class( +)[0-9a-f]{16}/) { "class\($0.1)DIGEST" }
      .replacing(/(\.(xml|json)  )[0-9a-f]{16}/) { "\($0.1)DIGEST" }
      .replacing(now, with: "NOW")
      .replacing(/"martlet" ?: ?"[^"]*"/, with: "\"martlet\" : \"VERSION\"")
  }
}

/// The days on which a test can run without noticing midnight.
private enum TestDays {
  static var thisDay: String {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate]
    return "(\(formatter.string(from: Date()))|\(formatter.string(from: Date(timeIntervalSinceNow: -86400))))"
  }
}
