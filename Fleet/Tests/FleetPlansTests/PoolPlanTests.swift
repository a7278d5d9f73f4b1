import CPUCatalog
import CPUCompatibility
import CPULevelling
import CPUReaders
import FleetPlanning
import FleetQuestions
import FleetStorage
import Foundation
import MartletQuestions
import PlanChecker
import ReportContract
import Testing
import X86CPU

@testable import FleetPlans
@testable import FleetPools

/// Plans of pools from a store to their text.
@Suite struct PoolPlanTests {
  private let samples: PlanSamples

  init() throws { samples = try PlanSamples() }

  /// The level of a pool is what all hosts' own levels have: what the planner intersects is what `martlet level` says of the hosts together.
  @Test(arguments: 1...3)
  func poolsHaveTheLevelOfTheirHosts(seed: UInt64) async throws {
    let fleet = try await samples.fleet(hosts: 40, guests: 80, seed: seed)
    let plan = try FleetPoolsQuestion(.init(pools: 5)).answer(in: fleet)
    #expect(plan.pools.count > 2 && plan.isOptimal)
    let catalog = fleet.records.options.catalog
    let masks = ExposureMasks(catalog)
    let stored = try fleet.store.hosts(matching: nil)
    for pool in plan.pools {
      let hosts = try pool.hosts.map { name -> HostOffers in
        let id = try #require(stored.first { $0.name == name }).id
        return HostOffers(try #require(try fleet.recorded(host: id)).cpu, masks: masks)
      }
      let level = try #require(LevelledCPU(hosts, catalog: catalog, masks: masks))
      #expect(catalog.names(of: level.features) == pool.features)
      #expect(pool.vendor == level.vendor)
    }
    let placed = plan.pools.flatMap(\.hosts)
    #expect(Set(placed).count == placed.count && placed.count + plan.unplaced.count == 40)
    #expect(
      plan.pools.reduce(0) { $0 + $1.guests.running } == 80
        - plan.hosts.filter { !placed.contains($0.name) }.reduce(0) { $0 + $1.guests })
  }

  /// More pools never cost more, the gains add up, and what pools give up is what the curve's last point costs.
  @Test func theCurveFalls() async throws {
    let fleet = try await samples.fleet(hosts: 60, guests: 600, seed: 5)
    // Guests of a kind are a mean: without them the numbers are the same to the last digit.
    var weights = PoolWeights.standard
    weights.guest = 0
    let plan = try FleetPoolsQuestion(.init(pools: 6, weights: weights)).answer(in: fleet)
    for (one, next) in zip(plan.curve, plan.curve.dropFirst()) {
      #expect(next.cost <= one.cost && next.gain == one.cost - next.cost && next.bound <= next.cost)
    }
    let lost = plan.pools.flatMap(\.givenUp).reduce(0) { $0 + $1.cost }
    #expect(lost == plan.curve.last?.cost)
    #expect(plan.curve.first?.pools == plan.certificate.count && plan.curve.last?.pools == 6)
    #expect(plan.text.contains("Proven: no split") && plan.svg.hasSuffix("</svg>\n"))
  }

  @Test func guestsAboveTheirLevelHoldWhatThePoolGivesUp() async throws {
    let fleet = try await samples.fleet(hosts: 30, guests: 300, seed: 2)
    let one = try FleetPoolsQuestion(.init(pools: 2)).answer(in: fleet)
    let many = try FleetPoolsQuestion(.init(pools: 12)).answer(in: fleet)
    func above(_ plan: PoolPlan) -> Int { plan.pools.reduce(0) { $0 + $1.guests.above } }
    #expect(above(one) > above(many))
    for pool in one.pools + many.pools {
      #expect(pool.guests.above <= pool.guests.running)
      #expect(pool.guests.beyond.isEmpty == (pool.guests.above == 0))
      #expect(Set(pool.guests.beyond.map(\.feature)).isDisjoint(with: pool.features))
    }
  }

  @Test func levelsAreWrittenAndCheckedForEverySystem() async throws {
    let fleet = try await samples.fleet(
      hosts: 12, guests: 0, seed: 3, distinct: .init(count: 6, vendor: "Intel"))
    let plan = try FleetPoolsQuestion(.init(pools: 2), systems: ConfiguredSystem.allCases).answer(in: fleet)
    for pool in plan.pools {
      #expect(pool.configurations.map(\.system) == ConfiguredSystem.allCases.map(\.rawValue))
      for configuration in pool.configurations {
        #expect(configuration.text != nil || !configuration.remarks.isEmpty, "\(configuration)")
      }
      let libvirt = try #require(pool.configurations.first { $0.system == "libvirt" }?.text)
      #expect(libvirt.contains(try #require(pool.model)))
    }
  }

  /// Thin evidence, a lonely vendor and a group across vendors: in no pool, each with its reason.
  @Test func hostsWithoutAPlaceSayWhy() async throws {
    let fleet = try await samples.fleet(
      hosts: 8, guests: 0, seed: 3, distinct: .init(count: 4, vendor: "Intel"))
    let other = try #require(
      SimulatedFleet(hosts: 40, guests: 0, seed: 1, distinct: .init(count: 2, vendor: "AMD")))
    try await samples.add(
      [
        Document(
          name: "amd.json",
          bytes: Array(String(decoding: other.document(ofHost: 39).bytes, as: UTF8.self).utf8))
      ],
      to: fleet)
    try await samples.add([try samples.document("Examples/article/sandybridge.txt")], to: fleet)
    let plan = try FleetPoolsQuestion(.init(pools: 3)).answer(in: fleet)
    #expect(plan.certificate.map(\.vendor) == ["Intel"] && plan.exitStatus == 2)
    let thin = try #require(plan.unplaced.first { $0.host == "sandybridge" })
    #expect(thin.reason.contains("CPUID") && thin.collect?.contains("martlet capture") == true)
    let lonely = try #require(plan.unplaced.first { $0.host == "host-000039" })
    #expect(lonely.reason.contains("only host of AMD") && lonely.collect == nil)
    let alone = try FleetPoolsQuestion(.init(pools: 3, minimumHosts: 1)).answer(in: fleet)
    #expect(
      alone.certificate.map(\.vendor) == ["AMD", "Intel"] && alone.unplaced.map(\.host) == ["sandybridge"])
    #expect(alone.text.contains("IN NO POOL: 1 host"))
    // A group across vendors.
    _ = try FleetChangeQuestion(names: ["host-000039", "host-000001"]).tag(["rack=r1"], in: fleet)
    let grouped = try FleetPoolsQuestion(.init(pools: 3, minimumHosts: 1, keepTogether: "rack")).answer(
      in: fleet)
    #expect(Set(grouped.unplaced.map(\.host)) == ["host-000001", "host-000039", "sandybridge"])
    #expect(throws: QuestionError.self) {
      try FleetPoolsQuestion(.init(pools: 1, minimumHosts: 1)).answer(in: fleet)
    }
    #expect(throws: QuestionError.self) {
      try FleetPoolsQuestion(.init(keepTogether: "floor")).answer(in: fleet)
    }
  }

  @Test func hostsOfOneGroupStayTogether() async throws {
    let fleet = try await samples.fleet(
      hosts: 24, guests: 48, seed: 4, distinct: .init(count: 12, vendor: "Intel"))
    let group = ["host-000000", "host-000005", "host-000011"]
    _ = try FleetChangeQuestion(names: group).tag(["rack=r1"], in: fleet)
    let plan = try FleetPoolsQuestion(.init(pools: 4, keepTogether: "rack")).answer(in: fleet)
    #expect(plan.pools.contains { Set(group).isSubset(of: $0.hosts) })
    let free = try FleetPoolsQuestion(.init(pools: 4)).answer(in: fleet)
    #expect(try #require(plan.curve.last).cost >= (try #require(free.curve.last)).cost)
    #expect(plan.certificate[0].unavoidable > 0)
  }

  /// The same evidence and weights make the same plan, byte for byte.
  @Test func plansHaveNoChanceInThem() async throws {
    let fleet = try await samples.fleet(hosts: 30, guests: 60, seed: 6)
    #expect(
      try FleetPoolsQuestion().answer(in: fleet).json() == FleetPoolsQuestion().answer(in: fleet).json())
  }

  @Test func weightsAreReadAndRefused() throws {
    func read(_ text: String) throws -> PoolWeights {
      try PoolWeights(Document(name: "w.yaml", bytes: Array(text.utf8)), catalog: .standard)
    }
    let example = try PoolWeights(try samples.document("Examples/pool-weights.yaml"), catalog: .standard)
    var standard = PoolWeights.standard
    #expect(
      example.effects == standard.effects && example.host == standard.host && example.guest == standard.guest)
    #expect(example.features == ["avx512f": 40, "hle": 0, "rtm": 0])
    standard.effects["slow"] = 7
    #expect(try read("effects: {slow: 7}") == standard)
    #expect(try read("") == .standard && read("{\"host\": 0}").host == 0)
    for (text, part) in [
      ("effects: {slows: 7}", "no effect is called slows"),
      ("features: {avx512ff: 1}", "did you mean avx512f"),
      ("host: -1", "whole number"), ("host: 1.5", "whole number"), ("guest: '3'", "whole number"),
      ("guest: 1000001", "whole number"), ("hosts: 1", "no key hosts"), ("- 1", "mapping"),
      ("a: [", "w.yaml"),
    ] {
      let error = #expect(throws: QuestionError.self) { try read(text) }
      #expect(
        error?.kind == .badInput
          && "\(error?.message ?? "") \(error?.location.map { "\($0)" } ?? "")".contains(part),
        "\(text): \(error?.message ?? "")")
    }
  }

  /// Others' validator accepts plans by the published schema.
  @Test func plansFollowTheirSchema() async throws {
    let fleet = try await samples.fleet(hosts: 16, guests: 32, seed: 9)
    let plan = try FleetPoolsQuestion(.init(pools: 4), systems: [.libvirt]).answer(in: fleet)
    let verification = try PlanVerificationQuestion(of: plan).answer(in: fleet)
    let difference = PlanDifferenceReport(
      from: plan, to: try FleetPoolsQuestion(.init(pools: 3)).answer(in: fleet), inputs: plan.inputs)
    #expect(try FleetChangeQuestion(names: ["host-00000?"]).tag(["pool=a"], in: fleet) == 10)
    let admit = try FleetAdmitQuestion(.stored("host-000012")).answer(in: fleet)
    let retire = try FleetRetireQuestion(hosts: ["host-000001"]).answer(in: fleet)
    let texts = [
      try plan.json(), try verification.json(), try difference.json(), try admit.json(), try retire.json(),
    ]
    let forms = [
      PoolPlan.form, PlanVerificationReport.form, PlanDifferenceReport.form, FleetAdmitReport.form,
      FleetRetireReport.form,
    ]
    guard try run(["python3", "-c", "import jsonschema"]).status == 0 else { return }
    for (text, form) in zip(texts, forms) {
      let published = try #require((PlanForms.all + PoolForms.all).first { $0.form == form })
      let (document, schema) = (
        samples.folder.appendingPathComponent("d.json"), samples.folder.appendingPathComponent("s.json")
      )
      try text.write(to: document, atomically: true, encoding: .utf8)
      for own in [published.schema.text, published.strictSchema.text].dropLast() {
        try own.write(to: schema, atomically: true, encoding: .utf8)
        let script =
          "import json, sys, jsonschema; jsonschema.Draft202012Validator(json.load(open(sys.argv[2]))).validate(json.load(open(sys.argv[1])))"
        #expect(try run(["python3", "-c", script, document.path, schema.path]).status == 0, "\(form)")
      }
    }
  }
}
