import FleetDocuments
import FleetTestSupport
import Foundation
import MartletQuestions
import OpenStackPools
import Testing

@testable import OpenStackClient

/// Ends and refusals on the way, in a real deployment.
@Suite(
  .enabled(if: PoolCloud.python != nil, "Nova with keystone was not fetched (Scripts/fetch-openstack)"),
  .enabled(if: PoolCloud.program != nil, "martlet-fleet is not beside the tests (./test builds it)"),
  .serialized)
struct PoolFaultTests {
  /// A run of martlet-fleet that waits for a line before it begins, so that its number is known to the cloud.
  private struct Run {
    let process = Process()
    private let input = Pipe()
    private let output: String

    init(_ words: [String], in cloud: PoolCloud) throws {
      output = cloud.folder + "/output-\(UUID().uuidString)"
      _ = FileManager.default.createFile(atPath: output, contents: nil)
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments =
        ["-c", "read line; exec \"$0\" openstack \"$@\"", PoolCloud.program ?? ""] + words
        + ["--journal", cloud.folder + "/journal", "--format", "json"]
      process.environment = cloud.environment
      process.standardInput = input
      process.standardOutput = FileHandle(forWritingAtPath: output)
      process.standardError = FileHandle(forWritingAtPath: cloud.folder + "/log")
      try process.start()
    }

    func finish() throws -> (status: Int32, isKilled: Bool, text: String) {
      try input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      return (
        process.terminationStatus, process.terminationReason == .uncaughtSignal,
        try String(contentsOfFile: output, encoding: .utf8)
      )
    }
  }

  /// What the cloud has of pools: traits with their hosts, aggregates, and flavors' specs.
  private func state(_ cloud: PoolCloud) async throws -> [String] {
    let facts = try await cloud.connected { try await $0.poolFacts(traitsFrom: PoolNames.prefix) }
    return facts.traits.map { "\($0.key) on \($0.value.count)" }.sorted()
      + facts.aggregates.map { "\($0.name) \($0.hosts.sorted()) \($0.metadata)" }.sorted()
      + facts.flavors.map { "\($0.name) \($0.extraSpecs ?? [:])" }.sorted()
  }

  /// `apply` is killed at each of its calls, before or after it; the next run completes it, and `undo`, killed likewise, restores the cloud.
  ///
  /// Before and after each call take twice as long: `MARTLET_LAB=full` does both.
  @Test func killedAtEveryCall() async throws {
    let cloud = try PoolCloud()
    defer { cloud.end() }
    let plan = cloud.folder + "/plan.json"
    try SamplePlan.json().write(to: URL(fileURLWithPath: plan))
    let apply = ["apply", plan, "--stage", "2", "--flavor", "m1.tiny=Intel-2"]
    let before = try await state(cloud)
    let whole = try Run(apply, in: cloud).finish()
    #expect(whole.status == 0, "\(whole.text)")
    let complete = try await state(cloud)
    #expect(complete != before)
    #expect(try Run(["undo", plan], in: cloud).finish().status == 0)
    #expect(try await state(cloud) == before)

    // 2 traits, 4 hosts with them, 2 aggregates with a property and 2 hosts each, 1 flavor.
    let calls = 15
    let isWhole = ProcessInfo.processInfo.environment["MARTLET_LAB"] == "full"
    for call in 1...calls {
      for moment in isWhole ? ["before", "after"] : [call.isMultiple(of: 2) ? "before" : "after"] {
        let killed = try Run(apply, in: cloud)
        try await cloud.control("kill/\(killed.process.processIdentifier)/\(call)/\(moment)")
        #expect(try killed.finish().isKilled, "apply, call \(call), \(moment)")
        let again = try Run(apply, in: cloud).finish()
        #expect(again.status == 0, "apply, call \(call), \(moment): \(again.text)")
        #expect(try await state(cloud) == complete, "apply, call \(call), \(moment)")
        let undoing = try Run(["undo", plan], in: cloud)
        let other = isWhole == (moment == "before") ? "before" : "after"
        try await cloud.control("kill/\(undoing.process.processIdentifier)/\(call)/\(other)")
        #expect(try undoing.finish().isKilled, "undo, call \(call), \(other)")
        let rest = try Run(["undo", plan], in: cloud).finish()
        #expect(rest.status == 0, "undo, call \(call), \(other): \(rest.text)")
        #expect(try await state(cloud) == before, "undo, call \(call), \(other)")
      }
    }
    // An apply that is killed half-way can be undone at once.
    let half = try Run(apply, in: cloud)
    try await cloud.control("kill/\(half.process.processIdentifier)/7/after")
    #expect(try half.finish().isKilled)
    #expect(try Run(["undo", plan], in: cloud).finish().status == 0)
    #expect(try await state(cloud) == before)
  }

  @Test func refusalsOnTheWay() async throws {
    let cloud = try PoolCloud()
    defer { cloud.end() }
    let journal = cloud.folder + "/journal"
    let question = try SamplePlan.question(journal)
    let before = try await state(cloud)

    // A role too weak for one of the calls: what came before stays, with the policy's name, and another run continues.
    try await cloud.control("forbid/os_compute_api:os-aggregates:create")
    let weak = await #expect(throws: FleetFailure.self) {
      try await cloud.connected { try await question.apply(.pools, $0, isDry: false) }
    }
    #expect(
      weak?.kind == .noPermission && weak?.reason.contains("os_compute_api:os-aggregates:create") == true,
      "\(weak?.reason ?? "")")
    try await cloud.control("forbid/")
    let half = try await cloud.connected { try await question.plan($0) }
    #expect(half.steps.contains { $0.state == .present } && half.steps.contains { $0.state == .absent })

    // Somebody else writes a host's traits in between: they are read again, and the other's stay.
    let undone = try await cloud.connected { try await question.undo($0, isDry: false) }
    #expect(undone.exitStatus == 0)
    #expect(try await state(cloud) == before)
    try await cloud.control("race/4")
    let raced = try await cloud.connected { try await question.apply(.pools, $0, isDry: false) }
    #expect(raced.exitStatus == 0 && raced.steps.allSatisfy { $0.state == .made })
    try await cloud.control("race/0")
    let facts = try await cloud.connected { try await $0.poolFacts(traitsFrom: "CUSTOM_OTHER_") }
    #expect(facts.traits.values.reduce(0) { $0 + $1.count } == 4)
    #expect(try await cloud.connected { try await question.undo($0, isDry: false) }.exitStatus == 0)
    try await cloud.control("race/1000")
    let contested = await #expect(throws: FleetFailure.self) {
      try await cloud.connected { try await question.apply(.pools, $0, isDry: false) }
    }
    #expect(contested?.kind == .temporary && contested?.reason.contains("409") == true)
    try await cloud.control("race/0")

    // A disabled host is told, and takes its place in the pool anyway.
    try await cloud.connected { try await $0.setService(of: "a2", disabledBecause: "martlet sample") }
    let made = try await cloud.connected { try await question.apply(.pools, $0, isDry: false) }
    #expect(made.exitStatus == 0 && made.remarks.contains { $0.contains("a2 is disabled (martlet sample)") })
    try await cloud.connected { try await $0.setService(of: "a2", disabledBecause: nil) }
    let enabled = try await cloud.connected { try await question.verify($0) }
    #expect(!enabled.remarks.contains { $0.contains("a2") })
    let noHost = await #expect(throws: FleetFailure.self) {
      try await cloud.connected { try await $0.setService(of: "c1", disabledBecause: nil) }
    }
    #expect(noHost?.kind == .noInput)

    try await othersStay(cloud, question)
  }

  /// `undo` leaves what somebody else changed since, and what was there before.
  private func othersStay(_ cloud: PoolCloud, _ question: PoolQuestion) async throws {
    let aggregates = try await cloud.send("GET", "/compute/v2.1/os-aggregates")
    let facts = try await cloud.connected { try await $0.poolFacts(traitsFrom: PoolNames.prefix) }
    let id = try #require(facts.aggregates.first { $0.name == "martlet-intel-2" }?.id, "\(aggregates.body)")
    let path = "/compute/v2.1/os-aggregates/\(id)/action"
    try await cloud.send("POST", path, #"{"set_metadata": {"metadata": {"owner": "somebody"}}}"#)
    let undone = try await cloud.connected { try await question.undo($0, isDry: false) }
    #expect(undone.exitStatus == 1)
    #expect(
      undone.steps.filter { $0.state == .left }.map(\.step.clause) == ["the aggregate martlet-intel-2 exists"]
    )
    #expect(undone.text.contains("it has properties that this plan did not set: owner"))
    // It was there before this plan's next run, and without the journal it is not known to be the plan's.
    var stranger = question
    stranger.id = "another"
    #expect(try await cloud.connected { try await stranger.apply(.pools, $0, isDry: false) }.exitStatus == 0)
    #expect(try await cloud.connected { try await stranger.undo($0, isDry: false) }.exitStatus == 0)
    let left = try await cloud.connected { try await $0.poolFacts(traitsFrom: PoolNames.prefix) }
    #expect(left.aggregates.map(\.name) == ["martlet-intel-2"] && left.traits.isEmpty)

    // Another plan's pools on the same hosts are refused, and so is a host that Nova does not have.
    let host = try #require(left.hosts.first { $0.host == "b1" })
    try await cloud.send("PUT", "/placement/traits/CUSTOM_MARTLET_OLD")
    try await cloud.connected {
      try await $0.setTrait("CUSTOM_MARTLET_OLD", of: host.id, to: true)
    }
    var absent = question
    absent.plan = try SamplePlan.plan([("Intel-1", ["b1", "b2"]), ("Intel-2", ["a1", "a3"])])
    let refused = try await cloud.connected { try await absent.apply(.pools, $0, isDry: false) }
    #expect(
      refused.exitStatus == 1
        && refused.steps.allSatisfy { $0.state == .absent || $0.step.name == "martlet-intel-2" })
    #expect(refused.conflicts.contains { $0.contains("CUSTOM_MARTLET_OLD of another plan") })
    #expect(refused.conflicts.contains { $0.contains("no hypervisor or compute host a3") })
  }
}
