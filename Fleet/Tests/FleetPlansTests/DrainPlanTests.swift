import CPUReaders
import FleetDrains
import FleetPlanning
import FleetPlans
import FleetQuestions
import Foundation
import GuestVerdicts
import MartletQuestions
import PlanChecker
import ReportContract
import Testing

/// Plans of drains: made of a store, checked without the search, refused where they claim too much or the fleet changed.
@Suite struct DrainPlanTests {
  private let samples: PlanSamples

  init() throws { samples = try PlanSamples() }

  private let names = (0..<20).map { "host-0000\($0 < 10 ? "0" : "")\($0)" }

  private func drain(
    _ fleet: OpenFleet, _ hosts: [String], _ change: (inout DrainPlan.Request) -> Void = { _ in }
  ) throws -> DrainPlan {
    var request = DrainPlan.Request(hosts: hosts)
    change(&request)
    return try FleetDrainQuestion(request).answer(in: fleet)
  }

  private func verify(_ plan: DrainPlan, _ fleet: OpenFleet) throws -> PlanVerificationReport {
    try DrainVerificationQuestion(of: plan).answer(in: fleet)
  }

  @Test func plansHoldAndSayWhoIsStuck() async throws {
    let fleet = try await samples.fleet(hosts: 20, guests: 120, seed: 3)
    var outcomes: Set<DrainPlan.Outcome> = []
    for host in names {
      let plan = try drain(fleet, [host])
      outcomes.insert(plan.outcome)
      let read = try DrainPlan(json: Array(try plan.json().utf8))
      let report = try verify(read, fleet)
      #expect(report.status == .verified && report.kind == .drain, "\(report.failures) \(report.changes)")
      switch plan.outcome {
      case .possible:
        #expect(plan.stuck.isEmpty && plan.isOptimal && plan.text.hasPrefix("GO: "))
        let leaving = plan.guests.filter { plan.hosts[$0.host].name == host }.map(\.name)
        #expect(Set(leaving).isSubset(of: plan.moves.map(\.guest)))
        // Each guest goes where `where` says that it runs.
        for move in plan.moves {
          let classes = try FleetWhereQuestion(guest: move.guest).answer(in: fleet).classes
          let target = classes.first { $0.hosts.contains(move.to) }
          #expect(target.map { $0.outcome == .runs || $0.outcome == .runsWithWarnings } ?? false)
        }
      case .impossible: #expect(!plan.stuck.isEmpty && plan.proof != nil && plan.exitStatus == 1)
      case .undetermined: #expect(plan.stuck.allSatisfy(\.isUndetermined) && plan.exitStatus == 2)
      case .open: Issue.record("the search of a small fleet is not open")
      }
      #expect(plan.stuck.allSatisfy { !$0.advice.isEmpty && !$0.reason.isEmpty })
    }
    #expect(outcomes.count > 1)
  }

  /// A host of the fleet that can be emptied, with its plan.
  private func possible(_ fleet: OpenFleet) throws -> DrainPlan {
    for host in names {
      let plan = try drain(fleet, [host])
      if plan.outcome == .possible, plan.moves.count > 1 { return plan }
    }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test func changedClaimsAreRefused() async throws {
    let fleet = try await samples.fleet(hosts: 20, guests: 120, seed: 3)
    let plan = try possible(fleet)
    func expect(_ part: String, _ change: (inout DrainPlan) -> Void) throws {
      var changed = plan
      change(&changed)
      let report = try verify(changed, fleet)
      #expect(report.status == .refused && report.exitStatus == 1, "\(part)")
      let isNamed = report.failures.contains { $0.contains(part) }
      #expect(isNamed, "\(part): \(report.failures)")
    }
    try expect("left on a host") { $0.moves.removeLast() }
    try expect("cost other") { $0.cost?.memory -= 1 }
    try expect("supports a smaller bound") { $0.bound.moves += 1 }
    try expect("moves a guest from where it is not") { $0.moves.append($0.moves[0]) }
    try expect("otherwise than the fleet") { $0.moves[0].to = "nobody" }
    try expect("otherwise than the fleet") { $0.moves[0].memory += 1 }
    try expect("may not go") {
      var back = $0.moves[0]
      (back.from, back.to) = (back.to, back.from)
      $0.moves.append(back)
    }
    try expect("nothing proves") {
      $0.outcome = .impossible
      $0.moves = []
      $0.cost = nil
    }
    try expect("no evidence is missing") {
      $0.outcome = .undetermined
      $0.moves = []
      $0.cost = nil
    }
    try expect("other guests are stuck") { $0.notes.append("nothing") }
    try expect("the proof does not hold") {
      $0.proof = PlacementProof(bound: PlacementCost(moves: 1), root: PlacementProof.Node())
    }
  }

  @Test func changedFleetsMakePlansStale() async throws {
    let fleet = try await samples.fleet(hosts: 20, guests: 120, seed: 3)
    let plan = try possible(fleet)
    _ = try FleetChangeQuestion(names: [plan.moves[0].guest], isOfGuests: true).remove(in: fleet)
    let report = try verify(plan, fleet)
    #expect(report.status == .stale && report.changes.contains("\(plan.moves[0].guest) is gone"))
    #expect(report.text.contains("martlet fleet drain"))
    let again = try drain(fleet, plan.request.hosts)
    let difference = PlanDifferenceReport(from: plan, to: again, inputs: [])
    #expect(difference.kind == .drain && difference.hosts == ["\(plan.moves[0].guest) is gone"])
    #expect(difference.moves.contains(where: { $0.guest == plan.moves[0].guest && $0.to == nil }))
    #expect(PlanDifferenceReport(from: plan, to: plan, inputs: []).isEmpty)
  }

  @Test func rulesAndCapacityBind() async throws {
    let fleet = try await samples.fleet(hosts: 20, guests: 120, seed: 3)
    let plan = try possible(fleet)
    let host = plan.request.hosts[0]
    let guests = plan.moves.map(\.guest)
    let staying = try drain(fleet, [host]) { $0.rules.stay = [guests[0]] }
    #expect(staying.outcome == .impossible && staying.stuck[0].advice.contains("stay"))
    let apart = try drain(fleet, [host]) { $0.rules.apart = [guests] }
    if apart.outcome == .possible {
      #expect(Set(apart.moves.filter { guests.contains($0.guest) }.map(\.to)).count == Set(guests).count)
    }
    #expect(try verify(apart, fleet).status == .verified)
    let together = try drain(fleet, [host]) { $0.rules.together = [Array(guests.prefix(2))] }
    if together.outcome == .possible {
      #expect(Set(together.moves.filter { guests.prefix(2).contains($0.guest) }.map(\.to)).count == 1)
    }
    let only = try drain(fleet, [host]) {
      $0.rules.onlyOn = [.init(guests: [guests[0]], hosts: [plan.moves[0].to])]
    }
    #expect(only.moves.last { $0.guest == guests[0] }?.to == plan.moves[0].to)
    let full = try drain(fleet, [host]) { $0.capacity.memoryPercent = 1 }
    #expect(full.outcome == .impossible && full.shortage != nil && full.text.hasPrefix("NO GO"))
    #expect(try verify(full, fleet).status == .verified)
    #expect(throws: QuestionError.self) { try drain(fleet, [host]) { $0.rules.stay = ["nobody"] } }
    #expect(throws: QuestionError.self) { try drain(fleet, ["nobody"]) }
  }

  @Test func filesAreReadAndRefused() throws {
    func capacity(_ text: String) throws -> HostCapacity {
      try HostCapacity(Document(name: "c.yaml", bytes: Array(text.utf8)))
    }
    func rules(_ text: String) throws -> PlacementRules {
      try PlacementRules(Document(name: "r.yaml", bytes: Array(text.utf8)))
    }
    let example = try HostCapacity(try samples.document("Examples/drain-capacity.yaml"))
    #expect(
      example.reserved == HostCapacity.standard.reserved && example.memoryPercent == 100
        && example.cpuPercent == nil)
    #expect(example.hosts["host-000001"]?.hugePages == ["2048": 1000, "1048576": 0])
    #expect(example.hosts["host-000002"]?.takesGuests == false)
    let ruling = try PlacementRules(try samples.document("Examples/drain-rules.yaml"))
    #expect(
      ruling.apart.count == 1 && ruling.together.count == 1 && ruling.onlyOn.count == 1
        && ruling.stay.count == 1)
    #expect(try capacity("") == .standard && rules("{}") == PlacementRules())
    for (text, part) in [
      ("memory-percent: 0", "whole number"), ("hosts: {a: {cpu: 3}}", "no key is called cpu"),
      ("hosts: {a: {takes-guests: maybe}}", "yes or no"),
      ("hosts: {a: {huge-pages: {2M: 1}}}", "number of KiB"),
      ("reserved: 3", "no key is called reserved"), ("- 1", "mapping"), ("a: [", "c.yaml"),
    ] {
      let error = #expect(throws: QuestionError.self) { try capacity(text) }
      let message = (error.map(\.message) ?? "") + (error?.location.map { "\($0)" } ?? "")
      #expect(message.contains(part), "\(text): \(message)")
    }
    for (text, part) in [
      ("apart: [a, b]", "must be a list"), ("only-on: [{guests: [a]}]", "names guests and hosts"),
      ("near: []", "no key is called near"), ("stay: a", "must be a list"),
    ] {
      let error = #expect(throws: QuestionError.self) { try rules(text) }
      let message = error.map(\.message) ?? ""
      #expect(message.contains(part), "\(text): \(message)")
    }
  }

  /// Others' validator accepts plans by the published schema.
  @Test func plansFollowTheirSchema() async throws {
    let fleet = try await samples.fleet(hosts: 16, guests: 80, seed: 9)
    guard try run(["python3", "-c", "import jsonschema"]).status == 0 else { return }
    let published = try #require(PlanForms.all.first { $0.form == DrainPlan.form })
    let (document, schema) = (
      samples.folder.appendingPathComponent("d.json"), samples.folder.appendingPathComponent("s.json")
    )
    try published.strictSchema.text.write(to: schema, atomically: true, encoding: .utf8)
    let script =
      "import json, sys, jsonschema; jsonschema.Draft202012Validator(json.load(open(sys.argv[2]))).validate(json.load(open(sys.argv[1])))"
    for host in ["host-000000", "host-000001", "host-000002", "host-000003"] {
      for percent in [1, 100] {
        let plan = try drain(fleet, [host]) { $0.capacity.memoryPercent = percent }
        try plan.json().write(to: document, atomically: true, encoding: .utf8)
        let ended = try run(["python3", "-c", script, document.path, schema.path])
        #expect(ended.status == 0, "\(ended.output)")
      }
    }
  }
}
