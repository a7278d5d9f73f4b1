import FleetDocuments
import FleetQuestions
import Foundation
import MartletQuestions
import OpenStackPools
import Testing

@testable import OpenStackClient
@testable import OpenStackDrains

/// What drains decide without a cloud.
@Suite struct DrainValueTests {
  private func server(_ status: String, task: String? = nil, isLocked: Bool = false) -> DrainServer {
    var server = CloudServer(id: "8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11")
    server.status = status
    server.task = task
    server.host = "node1"
    return DrainServer(server, isLocked: isLocked)
  }

  /// Every state of Nova's API has a treatment with a reason, and only running and paused servers move live.
  @Test(arguments: [
    ("ACTIVE", ServerTreatment.live), ("PAUSED", .live), ("SHUTOFF", .cold), ("BUILD", .busy),
    ("REBOOT", .busy),
    ("HARD_REBOOT", .busy), ("REBUILD", .busy), ("RESIZE", .busy), ("REVERT_RESIZE", .busy),
    ("MIGRATING", .busy),
    ("PASSWORD", .busy), ("SUSPENDED", .operators), ("RESCUE", .operators), ("VERIFY_RESIZE", .operators),
    ("SHELVED", .operators), ("SHELVED_OFFLOADED", .operators), ("ERROR", .operators),
    ("UNKNOWN", .operators),
  ])
  func everyStateHasATreatment(_ status: String, _ treatment: ServerTreatment) {
    let advice = TreatmentAdvice(server(status))
    #expect(advice.treatment == treatment)
    #expect((advice.reason == nil) == (treatment == .live))
    #expect(advice.commands.allSatisfy { $0.contains("8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11") })
    #expect(TreatmentAdvice(server(status, task: "migrating")).treatment == .busy)
    #expect(TreatmentAdvice(server(status, isLocked: true)).treatment == .operators)
  }

  /// A journal that was cut off anywhere has the migrations whose end is unknown, and nothing of a drain that is over.
  @Test func journalsContinue() throws {
    let scratch = try Scratch()
    let move = ServerMove(server: "a", from: "node1", to: "node2", known: ["1"])
    do {
      let journal = try DrainJournal(folder: scratch.path, plan: "plan")
      try journal.write(DrainJournalEntry(.opened))
      try journal.write(.moving, move)
      let open = DrainHistory(journal.lines)
      #expect(open.open["a"]?.known == ["1"] && open.open["a"]?.to == "node2" && open.moved.isEmpty)
      try journal.write(.ended, move, end: .unsettled)
      #expect(DrainHistory(journal.lines).open["a"] != nil)
      try journal.write(.ended, move, end: .moved)
      #expect(
        DrainHistory(journal.lines).open.isEmpty && DrainHistory(journal.lines).moved["a"]?.to == "node2")
      let second = #expect(throws: QuestionError.self) {
        try DrainJournal(folder: scratch.path, plan: "plan")
      }
      #expect(second?.kind == .temporary)
      try journal.write(DrainJournalEntry(.done))
    }
    let over = DrainHistory(try DrainJournal.lines(folder: scratch.path, plan: "plan"))
    #expect(over.opened == nil && over.open.isEmpty && over.moved.isEmpty)
    #expect(DrainJournal.plans(in: scratch.path) == ["plan"])
  }

  /// Only a disabled service whose reason has the plan's id is the plan's.
  @Test func onlyOwnServicesAreEnabled() {
    func isOwn(_ isEnabled: Bool, _ reason: String?) -> Bool {
      DrainNames.isOwn(
        ComputeServiceState(id: "1", isUp: true, isEnabled: isEnabled, reason: reason), "0123456789ab")
    }
    #expect(
      isOwn(false, DrainNames.reason("0123456789ab")) && isOwn(false, "ticket 7, martlet drain 0123456789ab"))
    #expect(!isOwn(true, DrainNames.reason("0123456789ab")) && !isOwn(false, "maintenance"))
    #expect(!isOwn(false, nil) && !isOwn(false, DrainNames.reason("ba9876543210")))
  }

  /// The exit status of each verb.
  @Test func exitStatuses() {
    func report(_ verb: CloudDrainReport.Verb, _ servers: [CloudDrainReport.Server]) -> CloudDrainReport {
      var report = CloudDrainReport(verb, plan: "plan", cloud: "cloud", microversion: "2.96")
      report.servers = servers
      return report
    }
    func entry(_ status: String, targets: [String] = [], end: MoveEnd? = nil, isUndetermined: Bool = false)
      -> CloudDrainReport.Server
    {
      let found = server(status)
      var entry = CloudDrainReport.Server(found, TreatmentAdvice(found))
      (entry.targets, entry.end, entry.isUndetermined) = (targets, end, isUndetermined)
      return entry
    }
    #expect(report(.plan, []).exitStatus == 0)
    #expect(report(.plan, [entry("ACTIVE", targets: ["node2"])]).exitStatus == 0)
    #expect(report(.plan, [entry("ACTIVE", targets: ["node2"]), entry("SHUTOFF")]).exitStatus == 1)
    #expect(report(.plan, [entry("ACTIVE", isUndetermined: true)]).exitStatus == 2)
    #expect(!report(.plan, [entry("ACTIVE")]).isGo && report(.plan, [entry("SHUTOFF")]).isGo)
    var old = report(.plan, [])
    old.conflicts = ["Nova's API ends at 2.25"]
    #expect(old.exitStatus == 1 && !old.isGo)
    #expect(report(.execute, [entry("ACTIVE", end: .moved), entry("ACTIVE", end: .gone)]).exitStatus == 0)
    var stopped = report(.execute, [entry("ACTIVE", end: .moved), entry("ACTIVE", end: .left)])
    #expect(stopped.exitStatus == 75)
    stopped.isStopped = true
    #expect(stopped.exitStatus == 130)
  }

  /// Neither the controller's name nor the command can make a shell or ssh do something else.
  @Test(arguments: [
    "root@ctl1", "ssh://-oProxyCommand=id", "ssh://root@-x", "ssh://ctl1;id", "ssh://a@b@c", "ssh://",
  ])
  func controllersArePlain(_ uri: String) {
    let name = #expect(throws: QuestionError.self) { try NovaController(uri) }
    #expect(name?.kind == .usage)
    let command = #expect(throws: QuestionError.self) {
      try NovaController("ssh://ctl1", command: "id; nova-manage")
    }
    #expect(command?.kind == .usage && command?.message.contains("without quotes") == true)
    #expect(throws: Never.self) { try NovaController("ssh://root@ctl1:2222", command: "sudo -n nova-manage") }
  }
}
