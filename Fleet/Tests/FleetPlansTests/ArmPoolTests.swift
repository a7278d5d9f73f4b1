import CPULevelling
import CPUReaders
import FleetPlanning
import FleetQuestions
import FleetStorage
import FleetTestSupport
import GuestVerdicts
import MartletQuestions
import ReportContract
import Reports
import Testing

@testable import FleetPlans
@testable import FleetPools

/// Pools of arm64 hosts: who shares one, how its guests start, and what `check` says of every pair.
@Suite struct ArmPoolTests {
  private let samples: PlanSamples

  init() throws { samples = try PlanSamples() }

  /// A fleet of captures by their names.
  private func fleet(_ hosts: [ArmVariant]) async throws -> OpenFleet {
    let fleet = try samples.emptyFleet()
    try await samples.add(hosts.map(\.document), to: fleet)
    return fleet
  }

  /// A64FX in six ways: two hosts that offer all, two with vectors of at most 256 bits, two without a PMU.
  private static func a64fx() throws -> [ArmVariant] {
    let text = try ArmVariant.capture("a64fx-6.12")
    let short = ArmVariant.lengths(0x3, in: text)
    let plain = ArmVariant.withoutCounters(text)
    return [("whole", text), ("short", short), ("plain", plain)].flatMap { name, text in
      ["a", "b"].map { ArmVariant(name: "\(name)-\($0)", text: text) }
    }
  }

  /// Twice thirteen hosts: every pair of a pool is what `check` says, and between pools of one core something stands that is named.
  @Test func poolsHoldWhatCheckSays() async throws {
    let captures = try ArmHosts.captures()
    let fleet = try await fleet(
      captures.flatMap { host in
        ["", "-twin"].map { ArmVariant(name: host.name + $0, text: host.text) }
      })
    let plan = try FleetPoolsQuestion(.init(pools: 14), systems: [.libvirt, .qemu, .nova]).answer(in: fleet)
    #expect(plan.unplaced.isEmpty && plan.pools.count == 12 && plan.curve.last?.cost == 0)
    #expect(plan.pools.first { $0.hosts.contains("max-7.1") }?.hosts.contains("max-6.18") == true)
    let verified = try PlanVerificationQuestion(of: plan).answer(in: fleet)
    #expect(verified.status == .verified, "\(verified.failures)")
    let sources = Dictionary(
      uniqueKeysWithValues: captures.map {
        ($0.name, DocumentSource.document(Document(name: $0.name, bytes: Array($0.text.utf8))))
      })
    let guest = DocumentSource.document(
      Document(name: "guest.xml", bytes: Array(ArmHosts.guest("guest").utf8)))
    var pairs = 0
    for from in captures.map(\.name) {
      let others = captures.map(\.name)
      let answer = try await CheckQuestion(
        guest: guest, hosts: others.compactMap { sources[$0] }, from: [try #require(sources[from])]
      ).answerOfAnyArchitecture()
      guard case .arm(let report) = answer else {
        Issue.record("\(from): no answer about arm64")
        continue
      }
      let own = try #require(plan.pools.first { $0.hosts.contains(from) })
      #expect(own.arm?.option == "-cpu host" && own.disabled.isEmpty && own.givenUp.isEmpty)
      for (to, move) in zip(others, report.moves) {
        let isRunning = move.outcome == "runs" && move.reverse == "runs"
        #expect(own.hosts.contains(to) == isRunning, "\(from) → \(to)")
        pairs += 1
      }
    }
    #expect(pairs == 169)
    // Six cores under two kernels or more, and what joins them.
    let joins = try #require(plan.joins)
    #expect(joins.count == 6 && joins.allSatisfy { $0.there == "undetermined" && $0.back == "blocked" })
    let n1 = try #require(joins.first { $0.hosts.contains("n1-6.12") })
    #expect(n1.others.contains("n1-7.1") && n1.between.contains("the PSCI version"))
    #expect(n1.steps.count == 2 && n1.steps[0].contains("QEMU 11.1 or later"))
    #expect(n1.steps[0].contains("-cpu host,kvm-psci-version=1.1."))
    #expect(n1.steps[1].hasPrefix("This interrupts the hosts under Linux 6.12"))
    let max = try #require(joins.first { $0.hosts.contains("max-6.12") })
    #expect(max.others.contains("max-6.18") && max.steps[0].contains("Run Linux 6.18 or 7.1 on them"))
    // A field that only newer kernels let be written: QEMU's release does not help.
    let v1 = try #require(joins.first { $0.hosts.contains("v1-6.12") })
    #expect(v1.steps.count == 1 && v1.between.contains("ID_AA64MMFR2_EL1.NV"))
    // What libvirt and QEMU can express, and Nova not by Martlet.
    let pool = try #require(plan.pools.first { $0.hosts.contains("n1-6.12") })
    #expect(pool.vendor == "Neoverse-N1-r4p1-Linux-6.12" && pool.arm?.powerVersion == "1.1")
    #expect(pool.configurations[0].text == "<cpu mode='host-passthrough' check='none'/>\n")
    #expect(pool.configurations[1].text == "-cpu host\n" && pool.configurations[2].text == nil)
    #expect(plan.text.contains("BETWEEN Neoverse-N1-r4p1-Linux-6.12"))
  }

  /// Fewer pools start their guests with less, the most that all hosts of a pool share.
  @Test func fewerPoolsStartWithLess() async throws {
    let fleet = try await fleet(try Self.a64fx())
    let whole = try FleetPoolsQuestion(.init(pools: 3)).answer(in: fleet)
    #expect(whole.curve.map(\.pools) == [1, 2, 3] && whole.curve[2].cost == 0 && whole.pools.count == 3)
    // Without sve512 a host loses 2, without a PMU 10; a host with its guest counts 11.
    #expect(whole.curve[0].cost == 11 * (2 * (2 + 10) + 2 * 10 + 2 * 2))
    #expect(whole.curve[1].cost == 11 * 2 * 2 && whole.isOptimal)
    let one = try FleetPoolsQuestion(.init(pools: 1), systems: [.libvirt]).answer(in: fleet)
    let pool = try #require(one.pools.first)
    #expect(
      pool.hosts.count == 6 && pool.disabled == ["sve512", "pmu"]
        && pool.features == ["sve", "sve128", "sve256"])
    #expect(pool.arm?.option == "-cpu host,sve512=off,pmu=off" && pool.level == "host without sve512 and pmu")
    #expect(pool.givenUp.map(\.features) == [["sve512", "pmu"], ["pmu"], ["sve512"]])
    #expect(pool.givenUp.map(\.cost) == [264, 220, 44] && pool.physicalAddressBits == 40)
    #expect(
      pool.configurations[0].text
        == "<features>\n  <pmu state='off'/>\n</features>\n<cpu mode='host-passthrough' check='none'>\n"
        + "  <feature policy='disable' name='sve512'/>\n</cpu>\n")
    #expect(pool.configurations[0].text == pool.arm?.definition)
    #expect(pool.configurations[0].remarks.count == 2 && pool.configurations[0].remarks[1].contains("5.10.0"))
    // Each started with something that some host does not give.
    #expect(pool.guests.running == 6 && pool.guests.above == 6)
    #expect(pool.guests.beyond.map(\.feature).contains("sve512"))
    #expect(try PlanVerificationQuestion(of: one).answer(in: fleet).status == .verified)
    // What costs nothing does not split pools, and guests start without it all the same.
    var weights = PoolWeights.standard
    (weights.features["pmu"], weights.features["sve512"]) = (0, 0)
    let free = try FleetPoolsQuestion(.init(pools: 3, weights: weights)).answer(in: fleet)
    #expect(free.pools.count == 1 && free.pools[0].disabled == ["sve512", "pmu"] && free.curve[0].cost == 0)
    #expect(try PlanVerificationQuestion(of: free).answer(in: fleet).status == .verified)
  }

  /// KVM gives a guest all lengths of its host up to the longest, so lengths are shared up to the first that only some hosts have.
  @Test func vectorLengthsAreSharedUpToTheFirstGap() async throws {
    let text = try ArmVariant.capture("a64fx-6.12")
    let hosts = [("gap", 0xb), ("dense", 0xf)].flatMap { name, lengths in
      ["a", "b"].map { ArmVariant(name: "\(name)-\($0)", text: ArmVariant.lengths(lengths, in: text)) }
    }
    let fleet = try await fleet(hosts)
    let plan = try FleetPoolsQuestion(.init(pools: 1)).answer(in: fleet)
    #expect(plan.pools.map(\.disabled) == [["sve384", "sve512"]])
    #expect(plan.pools[0].features == ["sve", "sve128", "sve256", "pmu"])
    #expect(try PlanVerificationQuestion(of: plan).answer(in: fleet).status == .verified)
    // The verdict on single moves knows it too.
    let there = try FleetWhereQuestion(guest: "on-gap-a").answer(in: fleet)
    let dense = try #require(there.classes.first { $0.hosts.contains("dense-a") })
    #expect(dense.outcome == .runsWithWarnings && dense.reasons.map(\.rule) == ["arm.vectors"])
    #expect(dense.reasons[0].title.hasSuffix(": sve384"))
  }

  /// Each claim about arm64, changed by hand.
  @Test func changedClaimsAreRefused() async throws {
    let other = try ["n1-6.12", "n1-7.1"].flatMap { name -> [ArmVariant] in
      let text = try ArmVariant.capture(name)
      return ["", "-twin"].map { ArmVariant(name: name + $0, text: text) }
    }
    let fleet = try await fleet(try Self.a64fx() + other)
    let plan = try FleetPoolsQuestion(.init(pools: 3), systems: [.libvirt]).answer(in: fleet)
    #expect(plan.pools.map(\.hosts.count) == [6, 2, 2] && plan.joins?.count == 1)
    func expect(_ part: String, _ change: (inout PoolPlan) -> Void) throws {
      var changed = plan
      change(&changed)
      #expect(
        changed.pools != plan.pools || changed.joins != plan.joins || changed.certificate != plan.certificate)
      let report = try PlanVerificationQuestion(of: changed).answer(in: fleet)
      #expect(report.status == .refused && report.exitStatus == 1, "\(part)")
      #expect(report.failures.contains { $0.contains(part) }, "\(part): \(report.failures)")
    }
    try expect("does not simply run on") { $0.pools[0].arm?.option = "-cpu host" }
    try expect("does not simply run on") { $0.pools[0].arm?.option = "-cpu host,pmu=off" }
    try expect("no model host") { $0.pools[0].arm?.option = "-cpu max,sve512=off,pmu=off" }
    try expect("no model host") { $0.pools[0].arm?.option += ",aarch64=off" }
    try expect("start of guests") { $0.pools[0].arm?.option = "-cpu host,sve=off,pmu=off" }
    try expect("start of guests") { $0.pools[0].arm?.definition = "<cpu/>" }
    try expect("another core") { $0.pools[1].arm?.core = "Neoverse-V1" }
    try expect("another core") { $0.pools[1].arm?.kernels = ["7.1"] }
    try expect("another core") { $0.pools[1].arm?.powerVersion = "1.3" }
    try expect("mixes architectures") { $0.pools[0].arm = nil }
    try expect("does not simply run on") {
      let host = $0.pools[2].hosts[0]
      $0.pools[1].hosts.append(host)
    }
    try expect("another level") { $0.pools[0].disabled = [] }
    try expect("other losses") { $0.pools[0].givenUp.removeLast() }
    try expect("other guests") { $0.pools[0].guests.above = 0 }
    try expect("stand between groups") { $0.joins = nil }
    try expect("stand between groups") { $0.joins?[0].back = "runs" }
    try expect("another question") { $0.certificate[0].columns[0].loss += 1 }
    try expect("another question") { $0.certificate[0].units[0][0] = ["n1-7.1"] }
  }

  /// Thin evidence, different cores and words alone: in no pool, each with what to collect.
  @Test func thinEvidenceIsInNoPool() async throws {
    let n1 = try ArmVariant.capture("n1-6.12")
    let words =
      "processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU architecture: 8\n"
      + "CPU variant\t: 0x4\nCPU part\t: 0xd0c\nCPU revision\t: 1\n"
    let mixed =
      words + words.replacing("processor\t: 0", with: "processor\t: 1").replacing("0xd0c", with: "0xd40")
    let fleet = try await fleet(["one", "two"].map { ArmVariant(name: $0, text: n1) })
    try await samples.add(
      [("words", words), ("mixed", mixed)].map { Document(name: $0, bytes: Array($1.utf8)) }, to: fleet)
    let plan = try FleetPoolsQuestion(.init(pools: 2)).answer(in: fleet)
    #expect(plan.pools.map(\.hosts) == [["one", "two"]] && plan.exitStatus == 2)
    let thin = try #require(plan.unplaced.first { $0.host == "words" })
    #expect(thin.reason.contains("list of registers") && thin.collect?.contains("ssh-helper python3") == true)
    #expect(plan.unplaced.first { $0.host == "mixed" }?.reason.contains("different cores") == true)
    #expect(try PlanVerificationQuestion(of: plan).answer(in: fleet).status == .verified)
    // Twice the same record is one kind; of another kernel, a pool of one.
    try await samples.add(
      [ArmVariant(name: "new", text: try ArmVariant.capture("n1-7.1")).document], to: fleet)
    let more = try FleetPoolsQuestion(.init(pools: 2)).answer(in: fleet)
    let lonely = try #require(more.unplaced.first { $0.host == "new" })
    #expect(lonely.reason.contains("in both directions") && lonely.collect == nil)
    #expect(more.joins?.count == 1)
  }
}
