import CPULevelling
import CPUReaders
import FleetPlanning
import FleetQuestions
import Foundation
import MartletQuestions
import PlanChecker
import ReportContract
import Testing

@testable import FleetPlans
@testable import FleetPools

/// What the check of plans accepts, and what it refuses.
@Suite struct PlanVerificationTests {
  private let samples: PlanSamples

  init() throws { samples = try PlanSamples() }

  @Test(arguments: [
    PoolPlan.Request(pools: 5), .init(pools: 4, minimumHosts: 1),
    .init(pools: 4, minimumHosts: 3, keepTogether: "rack"),
  ])
  func plansHold(request: PoolPlan.Request) async throws {
    let fleet = try await samples.fleet(hosts: 36, guests: 72, seed: 11)
    _ = try FleetChangeQuestion(names: ["host-000003", "host-000004"]).tag(["rack=r1"], in: fleet)
    let plan = try FleetPoolsQuestion(request, systems: [.libvirt]).answer(in: fleet)
    let read = try PoolPlan(reading: Document(name: "plan", bytes: Array(try plan.json().utf8)))
    let report = try PlanVerificationQuestion(of: read).answer(in: fleet)
    #expect(report.status == .verified && report.exitStatus == 0, "\(report.failures) \(report.changes)")
    #expect(report.proofs == plan.certificate.reduce(0) { $0 + $1.points.count })
  }

  /// Each claim of a plan, changed by hand.
  @Test func changedClaimsAreRefused() async throws {
    let fleet = try await samples.fleet(hosts: 30, guests: 60, seed: 12)
    let plan = try FleetPoolsQuestion(.init(pools: 4), systems: [.nova, .libvirt]).answer(in: fleet)
    #expect(try PlanVerificationQuestion(of: plan).answer(in: fleet).status == .verified)
    func expect(_ part: String, _ change: (inout PoolPlan) -> Void) throws {
      var changed = plan
      change(&changed)
      #expect(
        changed.curve != plan.curve || changed.certificate != plan.certificate || changed.pools != plan.pools
          || changed.unplaced != plan.unplaced || changed.hosts != plan.hosts)
      let report = try PlanVerificationQuestion(of: changed).answer(in: fleet)
      #expect(report.status == .refused && report.exitStatus == 1, "\(part)")
      #expect(report.failures.contains { $0.contains(part) }, "\(part): \(report.failures)")
    }
    let last = plan.certificate[0].points.count - 1
    try expect("not proven") {
      let steps = $0.certificate[0].points[last].proof.root.steps
      $0.certificate[0].points[last].proof.root.steps = steps.map { $0.map { _ in 0 } }
    }
    try expect("not proven") { $0.certificate[0].points[0].proof.root.steps = [[]] }
    try expect("not proven") { $0.certificate[0].points[0].proof.root.steps[0][0] = .max }
    try expect("not proven") { $0.certificate[0].points[0].proof.root.steps[0][0] = .min }
    try expect("something else") { $0.certificate[0].points[last].proof.bound += 1 }
    try expect("something else") { $0.certificate[0].points[last].proof.pools += 1 }
    try expect("it costs") { $0.certificate[0].points[last].split.cost -= 1 }
    try expect("leaves hosts out") { $0.certificate[0].points[0].split.pools[0].removeLast() }
    try expect("places hosts twice") {
      let share = $0.certificate[0].points[0].split.pools[0][0]
      $0.certificate[0].points[0].split.pools[0].append(share)
    }
    try expect("were allowed") {
      let pool = $0.certificate[0].points[0].split.pools[0]
      $0.certificate[0].points[0].split.pools.append(pool)
    }
    try expect("another question") { $0.certificate[0].question.losses[0] += 1 }
    try expect("another question") { $0.certificate[0].question.minimumHosts = 1 }
    try expect("another question") { $0.certificate[0].units[0][0] = ["host-999999"] }
    try expect("another question") { $0.certificate[0].unavoidable += 1 }
    try expect("columns that do not exist") { $0.certificate[0].points[0].columns = [-1] }
    try expect("numbers of pools") { $0.certificate[0].points.removeLast() }
    try expect("other vendors") { $0.certificate.removeLast() }
    try expect("the curve") { $0.curve[0].cost -= 1 }
    try expect("the curve") { $0.curve[0].bound = 0 }
    try expect("another level") { $0.pools[0].level += " and more" }
    try expect("another level") { $0.pools[0].model = "Nehalem" }
    try expect("another level") { $0.pools[0].required.append("avx512f") }
    try expect("another level") { $0.pools[0].physicalAddressBits = 64 }
    try expect("other losses") { $0.pools[$0.pools.count - 1].givenUp.removeLast() }
    try expect("other guests") {
      $0.pools[0].guests.above = 0; $0.pools[0].guests.running += 1
    }
    try expect("another name") { $0.pools[0].name = "gold" }
    try expect("other configurations") {
      let text = $0.pools[0].configurations[0].text
      $0.pools[0].configurations[0].text = text?.replacing("cpu", with: "CPU")
    }
    try expect("other configurations") { $0.pools[1].configurations.removeLast() }
    try expect("systems that there are not") { $0.pools[0].configurations[0].system = "hyper-v" }
    try expect("other hosts than") {
      let host = $0.pools[0].hosts.removeLast()
      $0.pools[1].hosts.append(host)
    }
    try expect("other features") { $0.pools[0].features.append("avx512-fp16x") }
    try expect("its certificate has") { $0.pools.removeLast() }
    try expect("lists its hosts twice") { $0.hosts.append($0.hosts[0]) }
    if plan.unplaced.isEmpty {
      try expect("in no pool") {
        $0.unplaced.append(.init(host: plan.hosts[0].name, reason: "why", collect: nil))
      }
    }
  }

  /// Any number of a plan's certificate, changed by chance: what is still accepted claims nothing else.
  @Test func numbersChangedByChanceClaimNothingElse() async throws {
    let fleet = try await samples.fleet(
      hosts: 20, guests: 40, seed: 13, distinct: .init(count: 10, vendor: "Intel"))
    let plan = try FleetPoolsQuestion(.init(pools: 3)).answer(in: fleet)
    let text = try JSONEncoder().encode(plan.certificate)
    let bytes = [UInt8](text)
    var state: UInt64 = 99
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var refused = 0
    var tried = 0
    for _ in 0..<400 where tried < 40 {
      var changed = bytes
      let place = below(bytes.count)
      guard (0x30...0x39).contains(changed[place]) else { continue }
      changed[place] = UInt8(0x30 + below(10))
      guard changed != bytes,
        let certificate = try? JSONDecoder().decode([PoolPlan.Certificate].self, from: Data(changed))
      else { continue }
      tried += 1
      var other = plan
      other.certificate = certificate
      let report = try PlanVerificationQuestion(of: other).answer(in: fleet)
      if report.status == .verified {
        // Other multipliers can prove the same bound.
        #expect(
          certificate.map { $0.points.map(\.split.cost) }
            == plan.certificate.map { $0.points.map(\.split.cost) })
        #expect(
          certificate.map { $0.points.map(\.proof.bound) }
            == plan.certificate.map { $0.points.map(\.proof.bound) })
        #expect(certificate.map(\.question) == plan.certificate.map(\.question))
      } else {
        refused += 1
      }
    }
    #expect(tried == 40 && refused * 3 > tried, "\(refused) of \(tried)")
  }

  @Test func stalePlansSayWhatChanged() async throws {
    let fleet = try await samples.fleet(hosts: 20, guests: 40, seed: 14)
    let plan = try FleetPoolsQuestion(.init(pools: 4, keepTogether: nil)).answer(in: fleet)
    func changes() throws -> [String] {
      let report = try PlanVerificationQuestion(of: plan).answer(in: fleet)
      #expect(report.status == (report.changes.isEmpty ? .verified : .stale))
      return report.changes
    }
    #expect(try changes().isEmpty)
    let other = try #require(SimulatedFleet(hosts: 21, guests: 0, seed: 15))
    try await samples.add([other.document(ofHost: 20)], to: fleet)
    #expect(try changes() == ["host-000020 is new"])
    _ = try FleetChangeQuestion(names: ["host-000020"]).remove(in: fleet)
    #expect(try changes().isEmpty)
    // A host that was captured again with other evidence and other guests.
    let again = try #require(SimulatedFleet(hosts: 20, guests: 400, seed: 14)).document(ofHost: 7)
    let later = String(decoding: again.bytes, as: UTF8.self).replacingOccurrences(
      of: "2026-11-", with: "2026-12-")
    try await samples.add([Document(name: again.name, bytes: Array(later.utf8))], to: fleet)
    let found = try changes()
    #expect(
      found.contains("host-000007 has other records")
        && found.contains { $0.hasPrefix("host-000007 has 20 guests") }, "\(found)")
    _ = try FleetChangeQuestion(names: ["host-000003"]).remove(in: fleet)
    #expect(try changes().contains("host-000003 is gone"))
    var tables = plan
    tables.tables = "0"
    #expect(
      try PlanVerificationQuestion(of: tables).answer(in: fleet).changes.contains { $0.contains("tables") })
  }

  @Test func plansAreCompared() async throws {
    let fleet = try await samples.fleet(hosts: 24, guests: 48, seed: 16)
    let plan = try FleetPoolsQuestion(.init(pools: 4)).answer(in: fleet)
    #expect(PlanDifferenceReport(from: plan, to: plan, inputs: []).isEmpty)
    var renamed = plan
    for place in renamed.pools.indices { renamed.pools[place].name = "p\(place)" }
    #expect(PlanDifferenceReport(from: plan, to: renamed, inputs: []).isEmpty)
    var moved = plan
    let from = try #require(
      moved.pools.indices.max { moved.pools[$0].hosts.count < moved.pools[$1].hosts.count })
    let to = from == 0 ? 1 : 0
    let host = moved.pools[from].hosts.removeLast()
    moved.pools[to].hosts.append(host)
    moved.curve[0].cost += 5
    moved.request.minimumHosts = 3
    let report = PlanDifferenceReport(from: plan, to: moved, inputs: [])
    #expect(report.moves == [.init(host: host, from: plan.pools[from].name, to: plan.pools[to].name)])
    #expect(
      report.curve.count == 1 && report.request.count == 1 && report.hosts.isEmpty && report.exitStatus == 1)
    #expect(report.text.contains("HOSTS IN ANOTHER POOL"))
  }

  /// The check imports nothing that finds plans: neither its module nor what that module uses.
  @Test func theCheckImportsNoSearch() throws {
    for (folder, allowed) in [
      ("Sources/PlanChecker", Set<String>()),
      (
        "Fleet/Sources/FleetPlans",
        [
          "ArmCPU", "ArmCatalog", "ArmCompatibility",
          "CPUCatalog", "CPUCompatibility", "CPULevelling", "CPUReaders", "FileAccess", "FleetPlanning",
          "FleetQuestions", "FleetStorage", "LibvirtCPU", "Foundation", "Glibc", "GuestVerdicts",
          "MartletQuestions",
          "PlanChecker", "ReportContract", "Wording", "X86CPU", "YAMLNodes",
        ]
      ),
    ] {
      let path = "\(PlanSamples.root)/\(folder)"
      let names = try #require(FileManager.default.enumerator(atPath: path)).compactMap { $0 as? String }
        .filter { $0.hasSuffix(".swift") }
      #expect(names.count > 3)
      for name in names {
        let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        for line in text.split(separator: "\n") {
          guard
            let match = line.wholeMatch(
              of: /(?:(?:public|internal|package|private|fileprivate) )?(?:@\w+ )?import (\w+).*/)
          else { continue }
          #expect(allowed.contains(String(match.1)), "\(folder)/\(name): \(line)")
        }
      }
    }
  }

  /// CBC finds the same costs, and a script of the checker's length accepts the same proofs.
  @Test(
    .enabled(if: (try? run(["cbc", "quit"]).status) == 0, "cbc is not installed (package coinor-cbc)"),
    arguments: [(1, ""), (2, ""), (2, "rack")])
  func othersSayTheSame(minimum: Int, tag: String) async throws {
    let fleet = try await samples.fleet(
      hosts: 28, guests: 56, seed: 17, distinct: .init(count: 14, vendor: "AMD"))
    _ = try FleetChangeQuestion(names: ["host-000003", "host-000004"]).tag(["rack=r1"], in: fleet)
    let plan = try FleetPoolsQuestion(
      .init(pools: 4, minimumHosts: minimum, keepTogether: tag.isEmpty ? nil : tag)
    ).answer(in: fleet)
    struct Item: Encodable {
      var question: PoolQuestion
      var pools: Int
      var cost: Int
      var proof: PoolProof
    }
    let items = plan.certificate.flatMap { part in
      part.points.enumerated().map {
        Item(
          question: part.question, pools: $0.offset + 1, cost: $0.element.split.cost, proof: $0.element.proof)
      }
    }
    #expect(items.count > 2)
    let file = samples.folder.appendingPathComponent("items.json")
    try JSONEncoder().encode(items).write(to: file)
    let solved = try run([
      "python3", "\(PlanSamples.root)/Fleet/Tests/FleetPlansTests/Peer/solve_pools.py", file.path,
    ])
    #expect(solved.status == 0 && !solved.output.contains("None"), "\(solved.output)")
    let proven = try run([
      "sh", "-c", "python3 \(PlanSamples.root)/Tests/PoolPlanningTests/check_pools.py < \(file.path)",
    ])
    #expect(proven.output.split(separator: "\n").allSatisfy { $0 == "proven" }, "\(proven.output)")
  }
}
