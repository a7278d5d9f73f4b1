import Foundation
import OpenStackPools
import ReportContract
import Testing

@testable import OpenStackClient

/// A plan's pools in a real deployment: keystone, Placement, conductor and scheduler from PyPI, four hosts.
@Suite(
  .enabled(if: PoolCloud.python != nil, "Nova with keystone was not fetched (Scripts/fetch-openstack)"),
  .serialized)
struct RealPoolsTests {
  private static let nowhere = "No valid host"
  private static let traits = (a: "CUSTOM_MARTLET_INTEL_2", b: "CUSTOM_MARTLET_INTEL_1")

  /// What Nova's scheduler does with bound and unbound servers, and what Martlet says of each.
  @Test func novaKeepsThePools() async throws {
    let cloud = try PoolCloud()
    defer { cloud.end() }
    var question = try SamplePlan.question(cloud.folder + "/journal")
    question.flavors = [try #require(IntendedPools.FlavorChoice("m1.tiny=Intel-2"))]

    // Guests from before the plan. The stub of libvirt cannot stop one that has moved, so that they move when they are bound.
    let (old, _) = try await cloud.boot(flavor: "2", on: "a1")
    let still = try await cloud.boot(flavor: "2", on: "b1").id

    // Stage 2.
    let first = try await cloud.connected { try await question.plan($0) }
    #expect(
      first.exitStatus == 0 && first.steps.count == 15 && first.steps.allSatisfy { $0.state == .absent })
    let early = try await cloud.connected { try await question.apply(.bindings, $0, isDry: false) }
    #expect(early.exitStatus == 1 && early.text.contains("run apply --stage 2 first"))
    let dry = try await cloud.connected { try await question.apply(.pools, $0, isDry: true) }
    #expect(dry.exitStatus == 0 && dry.steps.allSatisfy { $0.state == .absent })
    let made = try await cloud.connected { try await question.apply(.pools, $0, isDry: false) }
    #expect(made.exitStatus == 0 && made.steps.allSatisfy { $0.state == .made }, "\(made.text)")
    #expect(try faults(of: made.json(), OpenStackPoolsReport.form, in: cloud.folder) == "")

    // Row "traits + flavors, isolation off": a new server of the flavor is bound.
    let (new, place) = try await cloud.boot(flavor: "1")
    #expect(["a1", "a2"].contains(place))
    #expect(try await cloud.move(new, to: place == "a1" ? "a2" : "a1") == nil)
    #expect(try await cloud.move(new, to: "b1")?.contains(Self.nowhere) == true)
    #expect(["a1", "a2", "b1", "b2"].contains(try await cloud.boot(flavor: "2").host))

    // Row "custom trait after the next resource update".
    try await cloud.control("resources")
    let kept = try await cloud.connected { try await question.plan($0) }
    #expect(kept.steps.allSatisfy { $0.state == .present && $0.isOwn })

    // Isolation is refused while bindings are unknown, and while they are missing.
    let unknown = try await cloud.connected { try await question.apply(.isolation, $0, isDry: false) }
    #expect(unknown.exitStatus == 2 && unknown.settings == nil)
    #expect(unknown.servers.first { $0.id == old }?.binding == .unknown)
    #expect(unknown.servers.first { $0.id == new }?.binding == .bound)
    #expect(unknown.collect.contains { $0.contains(old) && $0.contains("trait:\(Self.traits.a)") })
    question.answers = try await answers(cloud, unknown)
    let missing = try await cloud.connected { try await question.apply(.isolation, $0, isDry: false) }
    #expect(missing.exitStatus == 2 && missing.servers.first { $0.id == old }?.binding == .unbound)

    // Row "guest booted before the plan": somebody isolates anyway, and it moves nowhere; plain flavors start nowhere.
    try await cloud.control("isolation/on")
    #expect(try await cloud.move(old, to: "a2")?.contains(Self.nowhere) == true)
    #expect(try await cloud.boot(flavor: "2").host == nil)

    // Row "the same guest stopped, property set, started", with the commands that stage 3 prints.
    let advice = try await cloud.connected { try await question.apply(.bindings, $0, isDry: false) }
    #expect(advice.exitStatus == 1)
    let commands = advice.servers.first { $0.id == old }?.commands ?? []
    #expect(
      commands == [
        "openstack server stop \(old)",
        "nova-manage image_property set \(old) --property trait:\(Self.traits.a)=required",
        "openstack server start \(old)",
      ])
    for server in advice.servers where server.binding == .unbound {
      try await cloud.bind(server.id, server.pool == "Intel-2" ? Self.traits.a : Self.traits.b)
    }
    #expect(try await cloud.move(old, to: "a2") == nil)
    #expect(try await cloud.move(old, to: "b2")?.contains(Self.nowhere) == true)
    let fresh = try await cloud.boot(flavor: "1")
    #expect(["a1", "a2"].contains(fresh.host))

    question.answers = try await answers(cloud, advice)
    let complete = try await cloud.connected { try await question.apply(.isolation, $0, isDry: false) }
    #expect(complete.exitStatus == 0, "\(complete.text)")
    let failed = complete.servers.filter { $0.binding != .bound }
    #expect(failed.isEmpty, "\(failed)")
    #expect(complete.settings?.contains("enable_isolated_aggregate_filtering = true") == true)

    try await lostBindings(cloud, question, still, fresh.id)
  }

  /// A rebuild and a resize take bindings away; undo leaves what servers need.
  private func lostBindings(
    _ cloud: PoolCloud, _ before: PoolQuestion, _ rebuilt: String, _ resized: String
  ) async throws {
    var question = before
    try await cloud.control("isolation/off")
    let fine = try await cloud.connected { try await question.verify($0) }
    #expect(fine.findings.allSatisfy { $0.kind == .configuration && $0.isUnknown }, "\(fine.findings)")
    try await cloud.act(
      #"{"rebuild": {"imageRef": "70a599e0-31e7-49b7-b260-868f441e862b"}}"#, on: rebuilt, until: "ACTIVE")
    try await cloud.act(#"{"resize": {"flavorRef": "2"}}"#, on: resized, until: "VERIFY_RESIZE")
    let busy = try await cloud.connected { try await question.apply(.bindings, $0, isDry: true) }
    let server = try #require(busy.servers.first { $0.id == resized })
    #expect(server.isBusy && server.commands.isEmpty && busy.text.contains("Nova is at work on it"))
    try await cloud.act(#"{"confirmResize": null}"#, on: resized, until: "ACTIVE")
    question.answers = try await answers(cloud, try await cloud.connected { try await question.verify($0) })
    let lost = try await cloud.connected { try await question.verify($0) }
    #expect(lost.exitStatus == 1)
    let texts = Dictionary(
      lost.findings.filter { $0.kind == .lost }.map { ($0.subject, $0.text) }, uniquingKeysWith: { a, _ in a }
    )
    #expect(texts[rebuilt]?.contains("rebuilt with another image") == true, "\(lost.findings)")
    #expect(texts[resized]?.contains("a resize gave it m1.small") == true, "\(lost.findings)")

    let undone = try await cloud.connected { try await question.undo($0, isDry: false) }
    #expect(undone.exitStatus == 1, "servers are still bound to Intel-1 and Intel-2: \(undone.text)")
    let left = undone.steps.filter { $0.state == .left }
    #expect(left.contains { $0.step.kind == .hostTrait && $0.reason?.contains("requires it") == true })
    // Aggregates and flavors bind nobody: they are gone.
    #expect(
      undone.steps.allSatisfy {
        ![.aggregate, .member, .flavor].contains($0.step.kind) || $0.state == .removed
      })
  }

  /// What nova-manage shows of every server of a pool, and of that alone.
  private func answers(_ cloud: PoolCloud, _ report: OpenStackPoolsReport) async throws -> PropertyAnswers {
    var text = ""
    for server in report.servers {
      guard let pool = server.pool else { continue }
      text += try await cloud.property(server.id, pool == "Intel-2" ? Self.traits.a : Self.traits.b)
    }
    return PropertyAnswers(text)
  }

  /// Row "an availability zone per pool", and row "a scheduler filter".
  @Test func zonesAndTheFilter() async throws {
    let cloud = try PoolCloud()
    defer { cloud.end() }
    let question = try SamplePlan.question(cloud.folder + "/journal")
    // The stub of libvirt moves a guest once.
    let guest = try await cloud.boot(flavor: "2", on: "a1").id
    let wanderer = try await cloud.boot(flavor: "2", on: "a1").id
    let zone = try await cloud.send(
      "POST", "/compute/v2.1/os-aggregates",
      #"{"aggregate": {"name": "zone-a", "availability_zone": "zone-a"}}"#)
    let id = try #require(zone["aggregate", "id"])
    let path = "/compute/v2.1/os-aggregates/\(id)/action"
    #expect(try await cloud.send("POST", path, #"{"add_host": {"host": "a1"}}"#).status == 409)
    #expect(try await cloud.send("POST", path, #"{"add_host": {"host": "a2"}}"#).status == 200)
    #expect(try await cloud.send("POST", path, #"{"remove_host": {"host": "a2"}}"#).status == 200)

    // The pool's configuration, and a power cycle: the guest is levelled.
    try await cloud.control("custom-model")
    for id in [guest, wanderer] {
      try await cloud.act(#"{"reboot": {"type": "HARD"}}"#, on: id, until: "ACTIVE")
    }
    let cpu = try await cloud.send("GET", "/control/guest/\(guest)")["cpu"] ?? ""
    #expect(cpu.contains("custom") && cpu.contains("SandyBridge") && !cpu.contains("monitor"), "\(cpu)")
    // With traits and without isolation an old guest wanders; it does so at the end, when no filter keeps it.
    #expect(try await cloud.connected { try await question.apply(.pools, $0, isDry: false) }.exitStatus == 0)
    // A running guest is kept in its pool by the file that Martlet writes, without any power cycle.
    let allowed = try await cloud.connected { try await question.allowed($0) }
    #expect(allowed.servers.map(\.id) == [guest, wanderer].sorted())
    #expect(allowed.servers.allSatisfy { $0.hosts == ["a1", "a2"] })
    #expect(try faults(of: allowed.json(), AllowedHosts.form, in: cloud.folder) == "")
    try allowed.write(to: cloud.folder + "/allowed.json")
    try await cloud.control("filter/refuse")
    #expect(try await cloud.move(guest, to: "b1")?.contains(Self.nowhere) == true)
    #expect(try await cloud.move(guest, to: "a2") == nil)
    #expect(try await cloud.boot(flavor: "2").host != nil)
    try FileManager.default.removeItem(atPath: cloud.folder + "/allowed.json")
    #expect(try await cloud.move(wanderer, to: "a2")?.contains(Self.nowhere) == true)
    try await cloud.control("filter/pass")
    #expect(try await cloud.move(wanderer, to: "b1") == nil)
  }
}
