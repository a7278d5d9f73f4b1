import CPUReaders
import FleetDrains
import FleetPlanning
import FleetQuestions
import FleetStorage
import FleetTestSupport
import MartletQuestions
import ReportContract
import Testing

@testable import FleetPlans
@testable import FleetPools

/// Plans for fleets with arm64 hosts beside x86: pools and drains serve them, hosts come and go, and rolls leave them out by name.
@Suite struct ArmPlansTests {
  private let samples: PlanSamples

  init() throws { samples = try PlanSamples() }

  private static let names = ["max-6.18", "max-7.1", "n1-6.12", "n1-7.1"]

  private func fleet(x86 hosts: Int = 8) async throws -> OpenFleet {
    let fleet = try await samples.fleet(hosts: hosts, guests: 24, seed: 5)
    try await add(Self.names, to: fleet)
    return fleet
  }

  private func add(_ names: [String], to fleet: OpenFleet) async throws {
    let captures = try ArmHosts.captures().filter { names.contains($0.name) }
    try #require(captures.count == names.count)
    try await samples.add(
      captures.map { host in
        let name = "on-" + host.name
        let text = ArmHosts.capture(host.text, running: name, ArmHosts.guest(name))
        return Document(name: host.name, bytes: Array(text.utf8))
      }, to: fleet)
  }

  /// Pools never mix architectures, and x86 hosts get the pools that they get alone.
  @Test func poolsKeepArchitecturesApart() async throws {
    let fleet = try await fleet()
    let plan = try FleetPoolsQuestion(.init(pools: 4)).answer(in: fleet)
    let arm = plan.pools.filter { $0.arm != nil }
    #expect(arm.map(\.hosts) == [["max-6.18", "max-7.1"]] && arm[0].guests.running == 2)
    let alone = plan.unplaced.filter { Self.names.contains($0.host) }
    #expect(alone.map(\.host) == ["n1-6.12", "n1-7.1"] && alone.allSatisfy { $0.collect == nil })
    #expect(alone[0].reason.contains("(Neoverse-N1-r4p1-Linux-6.12)"))
    #expect(plan.joins?.map(\.hosts) == [["n1-6.12"]])
    let x86 = plan.pools.filter { $0.arm == nil }
    #expect(!x86.isEmpty && x86.allSatisfy { Set($0.hosts).isDisjoint(with: Self.names) })
    #expect(try PlanVerificationQuestion(of: plan).answer(in: fleet).status == .verified)
    let other = try await samples.fleet(hosts: 8, guests: 24, seed: 5)
    let plain = try FleetPoolsQuestion(.init(pools: 3)).answer(in: other)
    #expect(x86 == plain.pools && plain.joins == nil)
    // A pool of both is refused.
    var mixed = plan
    let place = try #require(plan.pools.firstIndex { $0.arm == nil })
    mixed.pools[place].hosts.append("max-7.1")
    let refused = try PlanVerificationQuestion(of: mixed).answer(in: fleet)
    #expect(refused.status == .refused && refused.failures.contains { $0.contains("mixes architectures") })
    // Fewer pools than kinds, and a group across kinds.
    let error = try #require(throws: QuestionError.self) {
      try FleetPoolsQuestion(.init(pools: 1)).answer(in: fleet)
    }
    #expect(error.message.contains("kinds") && error.message.contains("share no pool"))
    _ = try FleetChangeQuestion(names: ["max-6.18", "host-000001"]).tag(["rack=r1"], in: fleet)
    let kept = try FleetPoolsQuestion(.init(pools: 6, keepTogether: "rack")).answer(in: fleet)
    #expect(kept.unplaced.first { $0.host == "max-6.18" }?.reason.contains("must stay together") == true)
  }

  @Test func drainsKeepToOneCore() async throws {
    let fleet = try await fleet()
    var request = DrainPlan.Request(hosts: ["max-6.18"])
    request.capacity = try HostCapacity(
      Document(
        name: "capacity.yaml",
        bytes: Array(
          ("hosts:\n" + Self.names.map { "  \($0): {memory-mib: 65536}\n" }.joined()).utf8)))
    let plan = try FleetDrainQuestion(request).answer(in: fleet)
    #expect(plan.outcome == .possible && plan.moves.map(\.to) == ["max-7.1"])
    let report = try DrainVerificationQuestion(of: plan).answer(in: fleet)
    #expect(report.status == .verified, "\(report.failures)")
    // Back from the newer kernel, nothing takes it, and the plan names the register.
    request.hosts = ["n1-7.1"]
    let back = try FleetDrainQuestion(request).answer(in: fleet)
    let stuck = try #require(back.stuck.first)
    #expect(back.outcome == .impossible && stuck.remedy == .upgradeHost && stuck.target == "n1-6.12")
    #expect(stuck.rules.contains { $0.rule == "arm.firmware" && $0.title.contains("the PSCI version") })
  }

  @Test func rollsLeaveArmOut() async throws {
    let fleet = try await fleet()
    for changes in [[], ["kernel=6.18"]] {
      let problem = try RollProblem(RollPlan.Request(changes: changes, batch: 2), in: fleet)
      let left = try #require(problem.undetermined.first)
      #expect(left.hosts == Self.names && left.reason == "Martlet does not plan changes of arm64 hosts yet")
      #expect(problem.hosts.filter(\.changes).allSatisfy { !Self.names.contains($0.name) })
      #expect(problem.hosts.contains { $0.changes })
    }
  }

  @Test func admissionJudgesBothDirections() async throws {
    let fleet = try await fleet()
    _ = try FleetChangeQuestion(names: ["host-*"]).tag(["pool=a"], in: fleet)
    _ = try FleetChangeQuestion(names: ["n1-6.12"]).tag(["pool=old"], in: fleet)
    _ = try FleetChangeQuestion(names: ["max-6.18"]).tag(["pool=max"], in: fleet)
    let joining = try FleetAdmitQuestion(.stored("max-7.1")).answer(in: fleet)
    #expect(joining.architecture == "aarch64" && joining.vendor == nil && joining.exitStatus == 0)
    #expect(joining.pools.map(\.pool) == ["max", "a", "old"])
    #expect(joining.pools[0].outcome == .joins && joining.pools[0].start == "-cpu host")
    #expect(joining.pools[1].reasons == ["it has x86 hosts"] && joining.pools[1].outcome == .otherVendor)
    #expect(joining.pools[2].reasons?.first?.contains("Neoverse-N1 r4p1") == true)
    #expect(joining.text.contains("max-7.1 can join max"))
    // A newer kernel's guests do not come back: what would change that is said.
    let newer = try FleetAdmitQuestion(.stored("n1-7.1")).answer(in: fleet)
    let old = try #require(newer.pools.first { $0.pool == "old" })
    #expect(newer.vendor == "Arm" && newer.exitStatus == 1 && old.outcome == .otherVendor)
    #expect(old.reasons?.contains("the PSCI version") == true)
    #expect(old.steps?.first?.contains("kvm-psci-version=1.1") == true && old.start == nil)
    #expect(newer.text.contains("n1-7.1 fits no pool: guests do not move both ways"))
    // An x86 host, and a pool that mixes.
    _ = try FleetChangeQuestion(names: ["n1-7.1", "host-000002"]).tag(["pool=both"], in: fleet)
    let admitted = try FleetAdmitQuestion(.stored("host-000001")).answer(in: fleet)
    #expect(admitted.pools.first { $0.pool == "old" }?.outcome == .otherVendor)
    #expect(admitted.pools.first { $0.pool == "both" }?.reasons == ["it has arm64 hosts"])
    #expect(admitted.architecture == nil)
    let retired = try FleetRetireQuestion(hosts: ["n1-7.1"]).answer(in: fleet)
    #expect(retired.pools[0].isUndetermined && retired.pools[0].reason == "the pool has x86 and arm64 hosts")
    #expect(retired.pools[0].guestsToMove == 1 && retired.exitStatus == 1)
  }

  /// What hosts that come and go do to the start of a pool's guests, and what thin evidence leaves open.
  @Test func settingsFallAndRise() async throws {
    let text = try ArmVariant.capture("a64fx-6.12")
    let short = ArmVariant.lengths(0x3, in: text)
    let plain = ArmVariant.withoutCounters(text)
    let fleet = try samples.emptyFleet()
    try await samples.add(
      [("one", text), ("two", text), ("plain", plain), ("n1", try ArmVariant.capture("n1-6.12"))].map {
        ArmVariant(name: $0, text: $1).document
      }, to: fleet)
    _ = try FleetChangeQuestion(names: ["one", "two"]).tag(["pool=p"], in: fleet)
    let lower = try FleetAdmitQuestion(.stored("plain")).answer(in: fleet).pools[0]
    #expect(lower.outcome == .lowers && lower.lost == ["pmu"] && lower.givenUp.isEmpty)
    #expect(lower.start == "-cpu host,pmu=off" && lower.cost == 2 * 11 * 10 && lower.guestsAbove == 2)
    let file = try FleetAdmitQuestion(.document(ArmVariant(name: "new", text: short).document)).answer(
      in: fleet)
    #expect(file.host == "new" && file.pools[0].lost == ["sve512"] && file.exitStatus == 1)
    let same = try FleetAdmitQuestion(.document(ArmVariant(name: "new", text: text).document)).answer(
      in: fleet)
    #expect(same.pools[0].outcome == .joins && same.exitStatus == 0)
    // Words alone: another core is certain, the rest is not.
    let words =
      "processor\t: 0\nFeatures\t: fp asimd sve\nCPU implementer\t: 0x46\nCPU architecture: 8\n"
      + "CPU variant\t: 0x1\nCPU part\t: 0x001\nCPU revision\t: 0\n"
    let thin = try FleetAdmitQuestion(.document(Document(name: "cpuinfo", bytes: Array(words.utf8)))).answer(
      in: fleet)
    #expect(thin.exitStatus == 2 && thin.pools[0].outcome == .undetermined, "\(thin.text)")
    #expect(thin.dependsOn?.contains("list of registers") == true)
    // A pool's guests gain what the host that leaves did not give.
    _ = try FleetChangeQuestion(names: ["plain"]).tag(["pool=p"], in: fleet)
    let retired = try FleetRetireQuestion(hosts: ["plain"]).answer(in: fleet)
    #expect(retired.pools[0].gained == ["pmu"] && retired.pools[0].architecture == "aarch64")
    #expect(retired.exitStatus == 0 && retired.text.contains("guests gain     pmu"))
    // A pool whose hosts do not exchange guests.
    _ = try FleetChangeQuestion(names: ["n1"]).tag(["pool=p"], in: fleet)
    let torn = try FleetRetireQuestion(hosts: ["n1"]).answer(in: fleet)
    #expect(
      torn.exitStatus == 2 && torn.pools[0].reason?.hasSuffix("between the hosts that stay they do") == true)
    let refused = try FleetAdmitQuestion(.document(ArmVariant(name: "new", text: text).document)).answer(
      in: fleet)
    #expect(refused.pools[0].outcome == .otherVendor)
    #expect(refused.pools[0].reasons?.first?.hasPrefix("its own hosts do not exchange guests") == true)
  }
}
