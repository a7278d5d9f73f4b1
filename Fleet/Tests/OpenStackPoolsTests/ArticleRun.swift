import CPUReaders
import FleetPlans
import FleetTestSupport
import Foundation
import MartletQuestions
import ReportContract
import Testing

@testable import OpenStackClient
@testable import OpenStackPools

/// The article, acting: SandyBridge with monitor, Broadwell without, each twice; a store, a plan of pools, the pools in Nova, the guest levelled
/// and bound at one power cycle, its move to the wrong pool refused by Nova's scheduler, and its host drained.
struct ArticleRun {
  let cloud: PoolCloud

  /// martlet-fleet's answer.
  private func ask(_ words: [String], status: Int32 = 0) throws -> String {
    let run = try CloudRun(words, in: cloud).finish()
    #expect(run.status == status, "\(words.joined(separator: " ")): \(run.text) \(run.said)")
    return run.text
  }

  func carryOut() async throws {
    let (folder, journal) = (cloud.folder, cloud.folder + "/article")
    let guest = try await cloud.boot(flavor: "2", on: "sandy1").id
    let other = try await cloud.boot(flavor: "2", on: "sandy2").id
    // The article's failure: Nova compares the CPU of sandy1 with Broadwell's.
    #expect(try await cloud.move(guest, to: "broad1")?.contains("Unacceptable CPU info") == true)

    _ = try ask(["fleet", "add", "nova:", "--store", folder + "/store"])
    let records = try cloud.records()
    _ = try ask(["fleet", "add", folder + "/hosts", "--source", "nova:", "--store", folder + "/store"])
    let plan = folder + "/article.json"
    try ask([
      "fleet", "pools", "--max", "2", "--for", "nova", "--format", "json", "--store", folder + "/store",
    ])
    .write(toFile: plan, atomically: true, encoding: .utf8)
    let document = try JSONDecoder().decode(PoolPlan.self, from: Data(contentsOf: URL(fileURLWithPath: plan)))
    let pool = try #require(document.pools.first { $0.hosts.contains { $0.hasSuffix("sandy1") } })
    #expect(document.pools.count == 2 && pool.hosts.count == 2, "\(document.pools.map(\.hosts))")
    let names = try #require(PoolNames(pool.name))
    _ = try ask(["openstack", "apply", plan, "--stage", "2", "--journal", journal])

    // The pool's own nova.conf, on its hosts.
    let settings = settings(
      in: try ask(["openstack", "config", plan, "--for", "oslo.config", "--pool", pool.name]))
    let (model, flags) = (settings["cpu_models"] ?? "", settings["cpu_model_extra_flags"] ?? "")
    #expect(settings["cpu_mode"] == "custom" && !model.isEmpty)
    try await cloud.control("cpu/\(model)/\(flags.replacing(" ", with: ""))")

    try await controller(plan, guest, other, names, journal)
    let cpu = try await cloud.send("GET", "/control/guest/\(guest)")["cpu"] ?? ""
    #expect(cpu.contains("custom") && cpu.contains(model), "\(cpu)")
    #expect(try await cloud.move(guest, to: "broad1")?.contains("No valid host") == true)

    let words =
      ["fleet", "drain", "nova:sandy1", "--execute", "--journal", folder + "/drains"]
      + ["cpu_mode=custom", "cpu_models=\(model)", "cpu_model_extra_flags=\(flags)"]
      .filter { !$0.hasSuffix("=") }.flatMap { ["--nova-cpu", $0] }
      + records
    let drained = try ask(words)
    #expect(drained.contains("sandy1: empty of servers; 1 live migration."), "\(drained)")
    #expect(try await cloud.server(guest).host == "sandy2")
    _ = try ask(["fleet", "drain", "nova:sandy1", "--done", "--journal", folder + "/drains"])
    try await undo(plan, guest, other, names, journal)
    try await cloud.control("cpu/host-model/")
  }

  /// The settings of a file that `martlet openstack config` writes.
  private func settings(in text: String) -> [String: String] {
    var found: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 { found[parts[0]] = parts[1] }
    }
    return found
  }

  /// Stage 3 on a controller by ssh: what is stopped is bound there, what runs is not touched.
  private func controller(
    _ plan: String, _ guest: String, _ other: String, _ names: PoolNames, _ journal: String
  ) async throws {
    guard LoopbackSSHD.isInstalled else { return }
    let daemon = try LoopbackSSHD(folder: cloud.folder)
    defer { daemon.stop() }
    let question = try self.question(plan, journal, daemon)
    // Nobody is stopped: nothing is set, and the bindings are known without --properties.
    let early = try await cloud.connected { try await question.apply(.bindings, $0, isDry: false) }
    #expect(early.exitStatus == 1 && early.changed.isEmpty)
    #expect(early.servers.allSatisfy { $0.binding == .unbound }, "\(early.text)")
    for id in [guest, other] { try await cloud.act(#"{"os-stop": null}"#, on: id, until: "SHUTOFF") }
    let dry = try await cloud.connected { try await question.apply(.bindings, $0, isDry: true) }
    #expect(Set(dry.changed) == [guest, other] && dry.text.contains("TO BIND BY nova-manage ON ssh://"))
    #expect(try await cloud.property(guest, names.trait).contains("not found"))
    let bound = try await cloud.connected { try await question.apply(.bindings, $0, isDry: false) }
    #expect(bound.exitStatus == 0 && Set(bound.changed) == [guest, other], "\(bound.text)")
    #expect(try faults(of: bound.json(), OpenStackPoolsReport.form, in: cloud.folder) == "")
    #expect(try await cloud.property(guest, names.trait).contains("required"))
    // nova-manage itself refuses a server that runs.
    try await cloud.act(#"{"os-start": null}"#, on: guest, until: "ACTIVE")
    let refusal = try await question.controller?.set(names.key, of: guest, to: "required")
    #expect(refusal?.contains("status 3") == true, "\(refusal ?? "")")
  }

  /// `undo` gives a stopped server back what it had, and leaves one that runs.
  private func undo(
    _ plan: String, _ guest: String, _ other: String, _ names: PoolNames, _ journal: String
  ) async throws {
    guard LoopbackSSHD.isInstalled else { return }
    let scratch = try Scratch()
    let daemon = try LoopbackSSHD(folder: scratch.path)
    defer { daemon.stop() }
    let question = try self.question(plan, journal, daemon)
    let undone = try await cloud.connected { try await question.undo($0, isDry: false) }
    #expect(undone.exitStatus == 1 && undone.changed == [other], "\(undone.text)")
    #expect(undone.remarks.contains { $0.contains("\(guest) keeps its binding while it runs") })
    #expect(try await cloud.property(other, names.trait).contains("not found"))
    #expect(try await cloud.property(guest, names.trait).contains("required"))
  }

  /// The question about the plan with a controller, whose nova-manage is the one of the cloud's Nova.
  private func question(_ plan: String, _ journal: String, _ daemon: LoopbackSSHD) throws -> PoolQuestion {
    let path = cloud.folder + "/nova-manage.py"
    let script = """
      # Nova's database is in the memory of the process that serves it.
      import json, sys, urllib.request
      verb, uuid = sys.argv[2:4]
      words = [uuid, sys.argv[4]] if verb == "show" else [uuid] + sys.argv[5].split("=")
      path = "\(cloud.address)/control/property/" + "/".join(words)
      opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
      answer = json.load(opener.open(urllib.request.Request(path, method="GET" if verb == "show" else "POST")))
      print(answer["printed"])
      sys.exit(int(answer["status"]))

      """
    try script.write(toFile: path, atomically: true, encoding: .utf8)
    let document = try Document(argument: plan)
    // As the command names its journal.
    let id = String((PoolPlan.input(document).sha256 ?? "").prefix(12))
    var question = PoolQuestion(try PoolPlan(reading: document), id: id)
    question.journal = journal
    question.controller = try NovaController(
      "ssh://\(NSUserName())@127.0.0.1:\(daemon.port)", command: "\(PoolCloud.python ?? "") \(path)",
      access: HostAccess(sshOptions: daemon.options))
    return question
  }
}
