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

/// Plans for fleets with arm64 hosts: drains serve them, pools group them in words, and rolls leave them out by name.
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

  @Test func poolsNameTheGroups() async throws {
    let fleet = try await fleet()
    let plan = try FleetPoolsQuestion(.init(pools: 4)).answer(in: fleet)
    let arm = plan.unplaced.filter { Self.names.contains($0.host) }
    #expect(arm.count == 4 && arm.allSatisfy { $0.collect == nil })
    #expect(Set(arm.map(\.reason)).count == 4)
    let first = try #require(arm.first { $0.host == "n1-6.12" })
    #expect(first.reason.contains("Neoverse-N1 r4p1 (MIDR_EL1 0x414fd0c1) and Linux 6.12 in a pool"))
    #expect(!plan.pools.isEmpty && plan.pools.allSatisfy { Set($0.hosts).isDisjoint(with: Self.names) })
    #expect(try PlanVerificationQuestion(of: plan).answer(in: fleet).status == .verified)
    // The x86 part is the plan of the x86 hosts alone.
    let alone = try await samples.fleet(hosts: 8, guests: 24, seed: 5)
    let plain = try FleetPoolsQuestion(.init(pools: 4)).answer(in: alone)
    #expect(plan.pools.map(\.hosts) == plain.pools.map(\.hosts) && plan.curve == plain.curve)
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

  @Test func admissionIsOfX86() async throws {
    let fleet = try await fleet()
    _ = try FleetChangeQuestion(names: ["host-*"]).tag(["pool=a"], in: fleet)
    _ = try FleetChangeQuestion(names: ["n1-*"]).tag(["pool=arm"], in: fleet)
    let error = try #require(throws: QuestionError.self) {
      try FleetAdmitQuestion(.stored("max-7.1")).answer(in: fleet)
    }
    #expect(error.message.contains("aarch64") && !error.message.contains("capture"))
    let admitted = try FleetAdmitQuestion(.stored("host-000001")).answer(in: fleet)
    #expect(admitted.pools.first { $0.pool == "arm" }?.outcome == .otherVendor)
    let retired = try FleetRetireQuestion(hosts: ["n1-6.12"]).answer(in: fleet)
    #expect(retired.pools[0].isUndetermined && retired.pools[0].guestsToMove == 1)
  }
}
