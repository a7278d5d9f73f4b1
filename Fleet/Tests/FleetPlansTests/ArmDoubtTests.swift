import ArmCompatibility
import CPUReaders
import FleetPlanning
import FleetQuestions
import FleetTestSupport
import MartletQuestions
import Testing

@testable import FleetPlans
@testable import FleetPools

/// Pools of arm64 hosts whose records lack something, or that differ in what no kernel changes: what is unknown stays so.
@Suite struct ArmDoubtTests {
  private let samples: PlanSamples

  init() throws { samples = try PlanSamples() }

  private func fleet(_ hosts: [(String, String)]) async throws -> OpenFleet {
    let fleet = try samples.emptyFleet()
    try await samples.add(hosts.map { ArmVariant(name: $0.0, text: $0.1).document }, to: fleet)
    return fleet
  }

  private func verify(_ plan: PoolPlan, in fleet: OpenFleet) throws {
    let report = try PlanVerificationQuestion(of: plan).answer(in: fleet)
    #expect(report.status == .verified, "\(report.failures)")
  }

  /// N1 without a PMU offers nothing at all, and still shares pools: with its like, and started without a PMU with the others.
  @Test func hostsThatOfferNothingSharePools() async throws {
    let n1 = try ArmVariant.capture("n1-6.12")
    let plain = ArmVariant.withoutCounters(n1)
    let fleet = try await fleet([("a", n1), ("b", n1), ("c", plain), ("d", plain)])
    let two = try FleetPoolsQuestion(.init(pools: 2)).answer(in: fleet)
    #expect(two.pools.map(\.hosts) == [["a", "b"], ["c", "d"]] && two.joins == nil && two.exitStatus == 0)
    let one = try FleetPoolsQuestion(.init(pools: 1)).answer(in: fleet)
    #expect(one.pools.map(\.arm?.option) == ["-cpu host,pmu=off"])
    #expect(
      one.pools[0].arm?.definition
        == "<features>\n  <pmu state='off'/>\n</features>\n<cpu mode='host-passthrough' check='none'/>\n")
    try verify(one, in: fleet)
  }

  /// Of 25 MHz, an unknown frequency and 100 MHz, the second equals neither.
  @Test func unknownQuantitiesEqualNothing() async throws {
    let n1 = try ArmVariant.capture("n1-6.12")
    let (slow, fast) = (
      ArmVariant.line("counter 25000000", in: n1), ArmVariant.line("counter 100000000", in: n1)
    )
    let fleet = try await fleet([
      ("a", slow), ("b", slow), ("open", n1), ("y", fast), ("z", fast),
    ])
    let plan = try FleetPoolsQuestion(.init(pools: 3)).answer(in: fleet)
    #expect(Set(plan.pools.map(\.hosts)) == [["a", "b"], ["y", "z"]] && plan.exitStatus == 2)
    let open = try #require(plan.unplaced.first)
    #expect(open.host == "open" && open.reason.contains("CNTFRQ_EL0"))
    #expect(open.collect?.contains("ssh-helper python3") == true)
    try verify(plan, in: fleet)
    // Between the other two no kernel helps.
    let join = try #require(plan.joins?.first)
    #expect(join.between == ["CNTFRQ_EL0"] && join.steps.isEmpty && join.there == "runs-with-warnings")
    // The host into a pool whose hosts show it, and one that shows it into a pool whose hosts do not.
    _ = try FleetChangeQuestion(names: ["a", "b"]).tag(["pool=slow"], in: fleet)
    _ = try FleetChangeQuestion(names: ["open"]).tag(["pool=open"], in: fleet)
    let admitted = try FleetAdmitQuestion(.stored("open")).answer(in: fleet)
    #expect(admitted.pools.map(\.outcome) == [.undetermined] && admitted.exitStatus == 2)
    #expect(admitted.pools[0].reasons?[0].contains("CNTFRQ_EL0") == true && admitted.pools[0].start == nil)
    let known = try FleetAdmitQuestion(.stored("y")).answer(in: fleet)
    #expect(known.pools.first { $0.pool == "slow" }?.outcome == .otherVendor)
    let other = try #require(known.pools.first { $0.pool == "open" })
    #expect(other.outcome == .undetermined && other.start == nil && other.reasons?.isEmpty == false)
    let blind = try await self.fleet([("a", n1), ("b", n1)])
    _ = try FleetChangeQuestion(names: ["a", "b"]).tag(["pool=p"], in: blind)
    let new = ArmVariant(name: "new", text: slow).document
    let seeing = try FleetAdmitQuestion(.document(new)).answer(in: blind).pools[0]
    #expect(seeing.outcome == .undetermined && seeing.start == nil)
    #expect(seeing.reasons?[0].hasPrefix("no record of its hosts shows") == true)
  }

  /// Another interrupt controller is a certain obstacle in the direction in which it counts, and no kernel changes it.
  @Test func interruptControllersSeparate() async throws {
    let text = try ArmVariant.capture("n1-6.12")
    let old = ArmVariant.line("gic 2", in: text)
    let fleet = try await fleet([("a", text), ("b", text), ("old", old)])
    let plan = try FleetPoolsQuestion(.init(pools: 2)).answer(in: fleet)
    #expect(plan.pools.map(\.hosts) == [["a", "b"]] && plan.exitStatus == 1)
    let join = try #require(plan.joins?.first)
    #expect(join.between == ["GIC"] && join.steps.isEmpty)
    #expect(Set([join.there, join.back]) == ["runs", "runs-with-warnings"])
    _ = try FleetChangeQuestion(names: ["a", "b"]).tag(["pool=p"], in: fleet)
    let admitted = try FleetAdmitQuestion(.stored("old")).answer(in: fleet)
    #expect(admitted.pools.map(\.outcome) == [.otherVendor] && admitted.pools[0].steps == [])
    // A plan that puts them together is refused, whatever else it says.
    var mixed = plan
    mixed.pools[0].hosts.append("old")
    let report = try PlanVerificationQuestion(of: mixed).answer(in: fleet)
    #expect(report.failures.contains { $0.contains("does not simply run on") && $0.contains("GIC") })
  }

  /// One host lacks TCR2_EL1 and the other PIR_EL1: QEMU's release decides, in each direction.
  @Test func undeterminedIsNotCertain() async throws {
    let text = try ArmVariant.capture("n1-6.12")
    let one = text.replacing(#/\|register 0x603000000013c103 \S+\n/#, with: "")
    let two = text.replacing(#/\|register 0x603000000013c512 \S+\n/#, with: "")
    try #require(one.count < text.count && two.count < text.count)
    let fleet = try await fleet([("one", one), ("two", two)])
    let plan = try FleetPoolsQuestion(.init(pools: 2)).answer(in: fleet)
    #expect(plan.pools.isEmpty && plan.exitStatus == 2)
    #expect(plan.joins?.map(\.there) == ["undetermined"] && plan.joins?.map(\.back) == ["undetermined"])
    for host in plan.unplaced {
      #expect(host.reason.hasPrefix("it is unknown whether guests move both ways"))
      #expect(host.collect?.contains("QEMU 11.1") == true)
    }
    _ = try FleetChangeQuestion(names: ["one", "two"]).tag(["pool=p"], in: fleet)
    let retired = try FleetRetireQuestion(hosts: ["two"]).answer(in: fleet)
    #expect(retired.pools[0].reason?.hasPrefix("it is unknown whether") == true)
    let admitted = try FleetAdmitQuestion(
      .document(ArmVariant(name: "new", text: text).document)
    ).answer(in: fleet)
    #expect(admitted.pools.map(\.outcome) == [.undetermined] && admitted.exitStatus == 2)
    #expect(admitted.pools[0].reasons?[0].hasPrefix("it is unknown whether its own hosts") == true)
  }

  /// Members of thin evidence are not judged, so nobody knows how guests of all hosts start.
  @Test func thinMembersLeaveAdmissionOpen() async throws {
    let text = try ArmVariant.capture("n1-6.12")
    let words =
      "processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\n"
      + "CPU variant\t: 0x4\nCPU part\t: 0xd0c\nCPU revision\t: 1\n"
    let fleet = try await fleet([("a", text)])
    try await samples.add([Document(name: "thin", bytes: Array(words.utf8))], to: fleet)
    _ = try FleetChangeQuestion(names: ["a", "thin"]).tag(["pool=p"], in: fleet)
    let new = ArmVariant(name: "new", text: text).document
    let admitted = try FleetAdmitQuestion(.document(new)).answer(in: fleet)
    #expect(admitted.pools.map(\.outcome) == [.undetermined] && admitted.exitStatus == 2)
    #expect(admitted.pools[0].thin == ["thin"] && admitted.pools[0].start == nil)
    // A host one of whose cores fits is not refused for certain, and one with none is.
    let second = words.replacing("processor\t: 0", with: "processor\t: 1").replacing("0xd0c", with: "0xd40")
    let mixed = Document(name: "mixed", bytes: Array((words + second).utf8))
    #expect(
      try FleetAdmitQuestion(.document(mixed)).answer(in: fleet).pools.map(\.outcome) == [.undetermined])
    let none = Document(name: "none", bytes: Array(second.utf8))
    #expect(try FleetAdmitQuestion(.document(none)).answer(in: fleet).pools.map(\.outcome) == [.otherVendor])
  }

  /// More kinds of hosts than the usual number of pools raise it, unless somebody named one.
  @Test func kindsRaiseTheNumberOfPools() async throws {
    let captures = try ArmHosts.captures().filter { !$0.name.hasPrefix("max") }
    let fleet = try await fleet(
      captures.flatMap { host in ["", "-twin"].map { (host.name + $0, host.text) } })
    let plan = try FleetPoolsQuestion(raisesPools: true).answer(in: fleet)
    #expect(plan.request.pools == 10 && plan.pools.count == 10)
    try verify(plan, in: fleet)
    let error = #expect(throws: QuestionError.self) { try FleetPoolsQuestion().answer(in: fleet) }
    #expect(error?.message.contains("max 6") == true)
    let more = try FleetPoolsQuestion(.init(pools: 12), raisesPools: true).answer(in: fleet)
    #expect(more.request.pools == 12)
    // Grouping ends when nobody wants the answer.
    let abandoned = fleet.abandoned { true }
    #expect(throws: QuestionError.self) { try FleetPoolsQuestion().answer(in: abandoned) }
    #expect(throws: QuestionError.self) {
      try ArmGrouping([ArmHost(name: "", architecture: "aarch64")]) { () throws(QuestionError) in
        throw QuestionError(.interrupted, "somebody stopped this")
      }
    }
  }

  /// libvirt's elements for everything that can be off, whole.
  @Test func libvirtsElementsAreWhole() {
    let all = ArmSettings(disabling: ["sve256", "pauth", "pmu"])
    #expect(
      all.libvirt == """
        <features>
          <pmu state='off'/>
        </features>
        <cpu mode='host-passthrough' check='none'>
          <feature policy='disable' name='sve256'/>
          <feature policy='disable' name='pauth'/>
        </cpu>

        """)
    #expect(all.remarksOnLibvirt.contains { $0.contains("10.6.0") })
    let none = ArmSettings(disabling: [])
    #expect(none.libvirt == "<cpu mode='host-passthrough' check='none'/>\n" && none.remarksOnLibvirt.isEmpty)
  }
}
