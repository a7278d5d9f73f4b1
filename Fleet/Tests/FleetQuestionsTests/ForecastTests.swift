import FleetPlanning
import FleetStorage
import GuestVerdicts
import MartletQuestions
import ReportContract
import Testing

@testable import FleetQuestions

/// What a change would bring is asked before it happens, by the function behind `martlet upgrade`.
@Suite struct ForecastTests {
  @Test func theForecastIsThatOfUpgrade() async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 8, guests: 40)
    let report = try FleetForecastQuestion(changes: ["kernel=6.18", "qemu=10.0"]).answer(in: sample.fleet)
    #expect(report.classes.reduce(0) { $0 + $1.hosts.count } == 8)
    let guests = report.classes.reduce(0) { sum, entry in
      sum + entry.comeBack + entry.undetermined + entry.heldAnyway
        + entry.cannotComeBack.reduce(0) { $0 + $1.count }
    }
    #expect(guests == 40)
    guard let simulated = SimulatedFleet(hosts: 8, guests: 40, seed: 7) else { return }
    for entry in report.classes {
      let index = try #require(Int(entry.hosts[0].dropFirst(5)))
      let upgrade = try await UpgradeQuestion(
        hosts: [.document(simulated.document(ofHost: index))], kernel: "6.18", qemu: "10.0"
      ).answer()
      let json = try upgrade.json()
      for name in entry.gained + entry.lost {
        #expect(json.contains("\"\(name)\""), "\(name) of \(entry.hosts[0])")
      }
    }
  }

  /// Microcode is answered by hosts that have it, and by nothing else.
  @Test func microcodeIsAnsweredByPeers() async throws {
    func host(_ microcode: String, _ features: String) -> String {
      """
      <capabilities><host><uuid>\(microcode)-0000</uuid><cpu><arch>x86_64</arch><model>Haswell-noTSX</model><vendor>Intel</vendor>
      <microcode version='\(microcode)'/><signature family='6' model='63' stepping='2'/>\(features)</cpu></host></capabilities>
      """
    }
    let sample = try SampleStore()
    _ = try await sample.add([
      ("a.xml", host("70", "")), ("b.xml", host("73", "<feature name='abm'/>")),
      ("c.xml", SampleStore.host("Westmere")),
    ])
    let report = try FleetForecastQuestion(changes: ["microcode=0x49"]).answer(in: sample.fleet)
    let a = try #require(report.classes.first { $0.hosts == ["a"] })
    #expect(a.evidence == "b" && a.gained.contains("abm") && a.lost.isEmpty)
    #expect(report.classes.first { $0.hosts == ["c"] }?.isUndetermined == true)
    #expect(!report.classes.contains { $0.hosts.contains("b") } && report.exitStatus == 2)
    let none = try FleetForecastQuestion(changes: ["microcode=0x99"]).answer(in: sample.fleet)
    #expect(none.classes.count == 3 && none.classes.allSatisfy(\.isUndetermined))
  }

  @Test(arguments: [
    ["kernel"], ["kernel=new"], ["bios=2"], ["microcode=73"], ["microcode=0x49", "kernel=6.18"], [],
  ])
  func otherChangesAreRefused(changes: [String]) async throws {
    let sample = try SampleStore()
    _ = try await sample.add([("a.xml", SampleStore.host("Westmere"))])
    #expect(throws: QuestionError.self) {
      try FleetForecastQuestion(changes: changes).answer(in: sample.fleet)
    }
  }

  /// A guest above its pool's level and one below the policy are due, whatever their definitions say.
  @Test func theLedgerKnowsPoolsAndPolicies() async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 12, guests: 80, seed: 3)
    let plain = try FleetLedgerQuestion().answer(in: sample.fleet)
    #expect(plain.entries.allSatisfy { !$0.causes.contains(.policy) })
    let above = plain.entries.filter { $0.causes.contains(.pool) }
    #expect(!above.isEmpty && above.allSatisfy { $0.pool != nil && !$0.abovePool.isEmpty })
    _ = try FleetChangeQuestion(names: ["*"]).tag(["pool="], in: sample.fleet)
    let loose = try FleetLedgerQuestion().answer(in: sample.fleet)
    #expect(loose.entries.allSatisfy { !$0.causes.contains(.pool) } && loose.due < plain.due)
    let policy = try sample.write("policy.yaml", "keep: [avx2, pcid]\n")
    let kept = try FleetLedgerQuestion(policy: .argument(policy)).answer(in: sample.fleet)
    let below = kept.entries.filter { $0.causes.contains(.policy) }
    #expect(!below.isEmpty && below.allSatisfy { Set($0.belowPolicy).isSubset(of: ["avx2", "pcid"]) })
    #expect(kept.due >= loose.due && kept.due + kept.current + kept.undetermined == 80)
  }

  @Test func waiversStandInEveryVerdict() async throws {
    let sample = try SampleStore()
    _ = try await sample.add([
      ("new.xml", SampleStore.host("Haswell-noTSX")),
      ("old.xml", SampleStore.host("Haswell-noTSX", without: ["erms"])),
      ("web.xml", SampleStore.guest("web", "Haswell-noTSX")),
      ("db.xml", SampleStore.guest("db", "Haswell-noTSX")),
    ])
    let by = FleetMatrixQuestion(by: .host)
    let before = try by.answer(in: sample.fleet)
    #expect(before.rows.count == 1 && before.rows[0].guests == 2 && before.waivers.isEmpty)
    try FleetWaiveQuestion().waive(
      guest: "web", feature: "erms", reason: "CHG-1", until: "2099-01-01", in: sample.fleet)
    let matrix = try by.answer(in: sample.fleet)
    #expect(matrix.rows.count == 2 && matrix.rows.map(\.guests) == [1, 1] && matrix.waivers.count == 1)
    let waived = try #require(matrix.rows.first { $0.waived == ["erms"] })
    #expect(waived.example == "web" && waived.outcomes != matrix.rows.first { $0.waived.isEmpty }?.outcomes)
    #expect(
      matrix.html.contains("waived: erms") && matrix.text.contains("erms for web: its loss is accepted"))
    let who = try FleetWhoQuestion(host: "old").answer(in: sample.fleet)
    #expect(Set(who.classes.map(\.waived)) == [[], ["erms"]] && who.classes.map(\.count) == [1, 1])
    #expect(who.classes.first?.example == "web" && who.classes.last?.outcome == .blocked)
    try FleetWaiveQuestion().waive(
      guest: "web", feature: "erms", reason: "CHG-1", until: "2020-01-01", in: sample.fleet)
    let after = try by.answer(in: sample.fleet)
    #expect(after.rows.count == 1 && after.waivers.first?.contains("the waiver is over") == true)
    #expect(try FleetStuckQuestion().answer(in: sample.fleet).waivers == after.waivers)
  }
}
