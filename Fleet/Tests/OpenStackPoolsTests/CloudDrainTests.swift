import FleetDocuments
import Foundation
import GuestVerdicts
import ReportContract
import Testing

@testable import OpenStackClient
@testable import OpenStackDrains

/// Hosts of a real deployment emptied by Nova, and the article end to end: one cloud for all, because it takes long to start.
@Suite(
  .enabled(if: PoolCloud.python != nil, "Nova with keystone was not fetched (Scripts/fetch-openstack)"),
  .enabled(if: PoolCloud.program != nil, "martlet-fleet is not beside the tests (./test builds it)"),
  .serialized)
struct CloudDrainTests {
  /// Started by the first test; it ends with this process.
  private static let started = Result {
    try PoolCloud(hosts: ["sandy1=sandy", "sandy2=sandy", "broad1=broad", "broad2=broad"])
  }

  /// The cloud without servers on the hosts that have SandyBridge.
  private func emptyCloud() async throws -> PoolCloud {
    let cloud = try Self.started.get()
    try await cloud.clear(["sandy1", "sandy2"])
    return cloud
  }

  private static let judged = ["--nova-cpu", "cpu_mode=host-model"]

  /// `martlet fleet drain`, to its end.
  private func drain(
    _ cloud: PoolCloud, _ words: [String], as environment: [String: String]? = nil
  ) throws -> (status: Int32, report: CloudDrainReport?, said: String) {
    let run = try CloudRun(
      ["fleet", "drain"] + words + ["--journal", cloud.folder + "/drains", "--format", "json"], in: cloud,
      environment: environment
    ).finish()
    let report = try? JSONDecoder().decode(CloudDrainReport.self, from: Data(run.text.utf8))
    return (run.status, report, run.said)
  }

  /// Twenty servers, five of them in states from which nothing moves live.
  @Test func twentyServers() async throws {
    let cloud = try await emptyCloud()
    let ids = try await cloud.boot(20, flavor: "1", on: "sandy1")
    let (paused, locked, stopped, failed, busy, rescued) = (ids[0], ids[1], ids[2], ids[3], ids[4], ids[5])
    try await cloud.act(#"{"pause": null}"#, on: paused, until: "PAUSED")
    try await cloud.act(#"{"lock": null}"#, on: locked, until: "ACTIVE")
    try await cloud.act(#"{"os-stop": null}"#, on: stopped, until: "SHUTOFF")
    try await cloud.control("state/\(failed)/error/-")
    try await cloud.control("state/\(busy)/active/image_snapshot")
    try await cloud.control("state/\(rescued)/rescued/-")
    let words = ["nova:sandy1"] + Self.judged + (try cloud.records())

    // A target that is disabled is none; Broadwell lacks what the guests have.
    try await cloud.connected { try await $0.setService(of: "sandy2", disabledBecause: "maintenance") }
    let closed = try drain(cloud, words + ["--execute"])
    #expect(closed.status == 1 && closed.report?.verb == .plan)
    let verdicts = try #require(closed.report?.servers.first { $0.id == paused }?.verdicts)
    #expect(
      verdicts.contains { $0.hosts == ["sandy2"] && $0.reason == "nova-compute is disabled (maintenance)" })
    let broad = verdicts.filter { $0.hosts.contains { $0.hasPrefix("broad") } }
    #expect(broad.flatMap(\.hosts) == ["broad1", "broad2"], "\(verdicts)")
    #expect(broad.allSatisfy { $0.outcome == .blocked && $0.reason?.hasSuffix("monitor is missing") == true })
    #expect(try await cloud.service("sandy1").status == "enabled")
    try await cloud.connected { try await $0.setService(of: "sandy2", disabledBecause: nil) }

    // What decides about guests' CPUs has to be said, and what their targets offer; or Nova's own checks are to decide.
    let unsaid = try drain(cloud, ["nova:sandy1"])
    #expect(unsaid.status == 64 && unsaid.said.contains("nova-cpu is missing"))
    let open = try #require(try drain(cloud, ["nova:sandy1", "--execute"] + Self.judged).report)
    #expect(open.verb == .plan && open.exitStatus == 1 && open.servers.allSatisfy { $0.end == nil })
    #expect(open.servers.first { $0.id == paused }?.isUndetermined == true, "\(open.text)")
    let unproven = try #require(try drain(cloud, ["nova:sandy1", "--unproven"] + Self.judged).report)
    #expect(unproven.servers.first { $0.id == paused }?.targets.count == 3, "\(unproven.text)")

    let plan = try #require(try drain(cloud, words).report)
    #expect(plan.exitStatus == 1 && plan.servers.count == 20 && plan.text.hasPrefix("GO IN PART: 15 live"))
    let treatments = Dictionary(uniqueKeysWithValues: plan.servers.map { ($0.id, $0.treatment) })
    #expect(treatments.values.count { $0 == .live } == 15 && treatments[paused] == .live)
    #expect(treatments[stopped] == .cold && treatments[busy] == .busy)
    #expect([locked, failed, rescued].allSatisfy { treatments[$0] == .operators })
    #expect(plan.servers.allSatisfy { $0.treatment != .live || $0.targets == ["sandy2"] })
    #expect(try await cloud.service("sandy1").status == "enabled")

    // Nova's own refusal for a server that it is at work on.
    let refusal = try await cloud.connected { try await $0.liveMigrate(busy, to: "sandy2") }
    guard case .refused(409, let message) = refusal else {
      Issue.record("\(refusal)")
      return
    }
    #expect(message.contains("image_snapshot"))

    #expect(try faults(of: plan.json(), CloudDrainReport.form, in: cloud.folder) == "")
    let done = try drain(cloud, words + ["--execute", "--per-host", "8", "--per-link", "8"])
    let report = try #require(done.report, "\(done.said)")
    #expect(done.status == 75 && report.servers.count { $0.end == .moved } == 15, "\(report.text)")
    #expect(try await cloud.servers(on: "sandy2").count == 15)
    #expect(report.text.contains("openstack server migrate --wait \(stopped)"))
    #expect(report.text.contains("openstack server unlock \(locked)"))
    let service = try await cloud.service("sandy1")
    #expect(service.status == "disabled" && service.reason == "martlet drain \(report.plan)")

    // What could not be moved can be now: the rest of the same drain.
    try await cloud.act(#"{"unlock": null}"#, on: locked, until: "ACTIVE")
    try await cloud.control("state/\(busy)/active/-")
    let rest = try #require(try drain(cloud, words + ["--execute"]).report)
    #expect(rest.servers.first { $0.id == locked }?.end == .moved, "\(rest.text)")
    #expect(rest.servers.first { $0.id == busy }?.end == .moved, "\(rest.text)")
    #expect(rest.hosts.first?.note == "an earlier run disabled it")

    try await contradictions(cloud, paused)
    try await calls(cloud)
    try await services(cloud)
  }

  /// A record that says completed and a server that is elsewhere are no end.
  private func contradictions(_ cloud: PoolCloud, _ id: String) async throws {
    try await cloud.control("place/\(id)/sandy1")
    let move = ServerMove(server: id, from: "sandy1", to: "sandy2")
    let follower = MoveFollower(stop: DrainStop(), patience: 2)
    let open = try await cloud.connected { await follower.follow(move, $0) }
    #expect(open.end == .unsettled && open.place == "sandy1", "\(open)")
    #expect(open.reason?.contains("says completed to sandy2, and the server is on sandy1") == true, "\(open)")
    try await cloud.control("place/\(id)/sandy2")
    let settled = try await cloud.connected { await follower.follow(move, $0) }
    #expect(settled.end == .moved && settled.place == "sandy2")
    try await cloud.control("record/\(id)/error")
    let failed = try await cloud.connected { await follower.follow(move, $0) }
    #expect(failed.end == .unsettled && failed.reason?.contains("says error") == true, "\(failed)")
    try await cloud.control("record/\(id)/completed")
  }

  /// Every migration names its host, none is forced, and nobody was evacuated.
  private func calls(_ cloud: PoolCloud) async throws {
    struct Writes: Decodable { var writes: [[String]] }
    let answer = try await cloud.send("GET", "/control/writes")
    let bodies = try JSONDecoder().decode(Writes.self, from: Data(answer.body.utf8)).writes.map { $0[2] }
    let moves = bodies.filter { $0.contains("os-migrateLive") }
    #expect(moves.count >= 17)
    #expect(moves.allSatisfy { $0 == #"{"os-migrateLive":{"block_migration":"auto","host":"sandy2"}}"# })
    #expect(!bodies.contains { $0.contains("evacuate") || $0.contains("force") })
  }

  /// `--done` enables what the drain disabled, once, and nothing else.
  private func services(_ cloud: PoolCloud) async throws {
    let first = try #require(try drain(cloud, ["--done"]).report)
    #expect(first.exitStatus == 0 && first.hosts.map(\.note) == ["enabled again"])
    #expect(try await cloud.service("sandy1").status == "enabled")
    let second = try #require(try drain(cloud, ["nova:sandy1", "--done"]).report)
    #expect(second.exitStatus == 0 && second.hosts.map(\.note) == ["it was enabled already"])
    let none = try drain(cloud, ["--done"])
    #expect(none.status == 66 && none.said.contains("no journal has a drain of this cloud"))

    // Somebody else's reason stays, before and after.
    try await cloud.connected { try await $0.setService(of: "broad2", disabledBecause: "maintenance") }
    let foreign = try #require(try drain(cloud, ["nova:broad2", "--execute"] + Self.judged).report)
    #expect(
      foreign.exitStatus == 0
        && foreign.hosts.first?.note == "not disabled by this plan, so it stays disabled")
    #expect(foreign.remarks.contains { $0.contains("broad2 was disabled before (maintenance)") })
    let kept = try #require(try drain(cloud, ["nova:broad2", "--done"]).report)
    #expect(kept.hosts.first?.note == "somebody else disabled it, so it stays disabled")
    #expect(try await cloud.service("broad2").reason == "maintenance")
    try await cloud.connected { try await $0.setService(of: "broad2", disabledBecause: nil) }
    let unknown = try drain(cloud, ["nova:sandy3"] + Self.judged)
    #expect(unknown.status == 66 && unknown.said.contains("Nova has no compute host sandy3"))
  }

  /// Killed at every call, and stopped by the user: the same command continues, and no server is moved twice.
  @Test func endsOfAnyKind() async throws {
    let cloud = try await emptyCloud()
    let ids = try await cloud.boot(5, flavor: "1", on: "sandy2")
    let words =
      [
        "fleet", "drain", "nova:sandy2", "--execute", "--journal", cloud.folder + "/drains", "--format",
        "json",
      ]
      + Self.judged + (try cloud.records())
    // The service, and the first two servers: each run is killed at the next call that is missing.
    for call in 1...3 {
      for moment in ["before", "after"] {
        let killed = try CloudRun(words, in: cloud)
        try await cloud.control("kill/\(killed.process.processIdentifier)/1/\(moment)")
        let end = try killed.finish()
        #expect(end.isKilled, "call \(call), \(moment): \(end.text) \(end.said)")
      }
    }
    #expect(try await cloud.service("sandy2").reason?.hasPrefix("martlet drain ") == true)

    // Those that were asked for go on in Nova.
    try await cloud.wait("they have ended", limit: 3_000) {
      try await cloud.servers(on: "sandy1").filter { $0.status == "ACTIVE" }.count == 2
    }

    // Ctrl-C while a migration runs: it is followed, and nothing else begins.
    try await cloud.control("hold/on")
    let stopped = try CloudRun(words, in: cloud)
    try stopped.begin()
    try await cloud.wait("a migration begins") { stopped.said.contains("sandy2 to sandy1…") }
    let again = try CloudRun(words, in: cloud).finish()
    #expect(again.status == 75 && again.said.contains("is locked"))
    kill(stopped.process.processIdentifier, SIGINT)
    try await cloud.wait("the stop is noted") { stopped.said.contains("stopping:") }
    try await cloud.control("hold/off")
    let end = try stopped.finish()
    let report = try JSONDecoder().decode(CloudDrainReport.self, from: Data(end.text.utf8))
    #expect(end.status == 130 && report.isStopped, "\(end.said)")
    #expect(report.servers.count { $0.end == .moved } == 3, "\(report.text)")
    #expect(report.servers.count { $0.end == .left } == 2, "\(report.text)")

    // Twice: the migration is left to Nova, and the next run sees its end.
    try await cloud.control("hold/on")
    let left = try CloudRun(words, in: cloud)
    try left.begin()
    try await cloud.wait("a migration begins") { left.said.contains("sandy2 to sandy1…") }
    kill(left.process.processIdentifier, SIGINT)
    try await cloud.wait("the stop is noted") { left.said.contains("stopping:") }
    kill(left.process.processIdentifier, SIGINT)
    let open = try left.finish()
    #expect(open.status == 130 && open.text.contains(#""unsettled""#), "\(open.said)")
    try await cloud.control("hold/off")
    let last = try CloudRun(words, in: cloud).finish()
    let whole = try JSONDecoder().decode(CloudDrainReport.self, from: Data(last.text.utf8))
    #expect(last.status == 0 && whole.servers.count { $0.end == .moved } == 5, "\(whole.text)")
    for id in ids {
      let migrations = try await cloud.connected { try await $0.liveMigrations(of: id) }
      #expect(migrations.map(\.status) == ["completed"], "\(id): \(migrations)")
    }
    #expect(try drain(cloud, ["nova:sandy2", "--done"]).status == 0)
  }

  /// Older APIs: what each can do is done, and what it cannot is said.
  @Test func olderAPIs() async throws {
    let cloud = try await emptyCloud()
    let id = try await cloud.boot(flavor: "1", on: "sandy1").id
    let words = ["--execute"] + Self.judged + (try cloud.records())

    // Before 2.30 Nova's scheduler is not asked about a host that is named.
    try await cloud.control("newest/2.29")
    let unasked = try #require(try drain(cloud, ["nova:sandy1"] + words).report)
    #expect(unasked.exitStatus != 0 && unasked.conflicts.contains { $0.contains("goes past the scheduler") })
    #expect(try await cloud.server(id).host == "sandy1")

    // Before 2.53 a service has no UUID by which it is disabled, and hypervisors have none by which pools are kept.
    try await cloud.control("newest/2.52")
    let pike = try #require(try drain(cloud, ["nova:sandy1"] + words).report)
    #expect(
      pike.exitStatus != 0
        && pike.conflicts.contains { $0.contains("openstack compute service set --disable") },
      "\(pike.text)")
    #expect(try await cloud.server(id).host == "sandy1")
    await #expect(throws: FleetFailure.self) {
      try await cloud.connected { try await $0.poolFacts(traitsFrom: "CUSTOM_MARTLET_") }
    }
    try await cloud.control("newest/")
    try await cloud.connected { try await $0.setService(of: "sandy1", disabledBecause: "by hand") }
    try await cloud.control("newest/2.52")
    let disabled = try #require(try drain(cloud, ["nova:sandy1"] + words).report)
    #expect(disabled.servers.map(\.end) == [.moved], "\(disabled.text)")
    #expect(try await cloud.service("sandy1").reason == "by hand")
    try await cloud.control("newest/")
    try await cloud.connected { try await $0.setService(of: "sandy1", disabledBecause: nil) }

    try await cloud.clear(["sandy1", "sandy2"])
    _ = try await cloud.boot(flavor: "1", on: "sandy1")
    try await cloud.control("newest/2.60")
    let queens = try drain(cloud, ["nova:sandy1"] + words)
    let back = try #require(queens.report, "\(queens.said)")
    #expect(queens.status == 0 && back.servers.allSatisfy { $0.end == .moved }, "\(back.text) \(queens.said)")
    #expect(try await cloud.service("sandy1").status == "disabled")
    #expect(try drain(cloud, ["nova:sandy1", "--done"]).status == 0)
    try await cloud.control("newest/")
  }

  /// A role that is too weak, and an application credential whose access rules allow just the calls of the page, or fewer.
  @Test func leastRights() async throws {
    let cloud = try await emptyCloud()
    let id = try await cloud.boot(flavor: "1", on: "sandy1").id
    let words = ["nova:sandy1", "--execute"] + Self.judged + (try cloud.records())
    let policy = "os_compute_api:os-migrate-server:migrate_live:host"
    try await cloud.control("forbid/\(policy)")
    let weak = try drain(cloud, words)
    #expect(weak.status == 77 && weak.said.contains(policy), "\(weak.said)")
    #expect(try await cloud.server(id).host == "sandy1")
    try await cloud.control("forbid/")

    let rules = try Self.accessRules()
    let reading = rules.filter { $0.contains(#""GET""#) }
    let reader = try await cloud.credential("reader", rules: "[\(reading.joined(separator: ","))]")
    #expect(try drain(cloud, words.filter { $0 != "--execute" }, as: reader).status == 0)
    let refused = try drain(cloud, words, as: reader)
    #expect(
      refused.status == 77
        && refused.said.contains("the access rules of the application credential do not allow this call"),
      "\(refused.said)")
    let mover = try await cloud.credential("mover", rules: "[\(rules.joined(separator: ","))]")
    let moved = try drain(cloud, words, as: mover)
    #expect(moved.status == 0, "\(moved.said) \(moved.report?.text ?? "")")
    #expect(try await cloud.server(id).host == "sandy2")
    #expect(try drain(cloud, ["nova:sandy1", "--done"], as: mover).status == 0)
    #expect(try await cloud.service("sandy1").status == "enabled")
  }

  /// The access rules that the page gives, an object each.
  static func accessRules() throws -> [String] {
    let page = try String(
      contentsOfFile: PoolCloud.root + "/Documentation/openstack-drain.md", encoding: .utf8)
    return page.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix(#"{"service""#) }
      .map { String($0.prefix { $0 != "}" }) + "}" }
  }

  /// The article, acting; the hosts' nova.conf is the plan's from then on.
  @Test func theArticle() async throws { try await ArticleRun(cloud: try await emptyCloud()).carryOut() }

  /// libvirt refuses after all of Nova's checks: the server stays, and the record's end is its reason.
  @Test func lateRefusal() async throws {
    let cloud = try await emptyCloud()
    let id = try await cloud.boot(flavor: "1", on: "broad1").id
    try await cloud.control("late-refusal")
    let failed = try drain(
      cloud, ["nova:broad1", "--execute"] + Self.judged + (try cloud.records()))
    let server = try #require(failed.report?.servers.first { $0.id == id }, "\(failed.said)")
    // Nova has it in ERROR for a while or for good, by how far the refusal came.
    #expect(failed.status == 75 && [.failed, .error].contains(server.end), "\(server)")
    #expect(server.place == "broad1")
    #expect(server.reason?.contains("broad2") == true)
    try await cloud.control("late-refusal/off")
  }
}
