internal import FleetDocuments
internal import FleetQuestions
public import GuestVerdicts
internal import OpenStackClient
public import ReportContract

/// How hosts of a cloud are emptied: what would happen, what happened, what stays; encoded as JSON, `martlet.openstack-drain/1.0`.
public struct CloudDrainReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("openstack-drain", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// Empty: everything is read from the cloud.
  public var inputs: [InputReport] = []
  /// Empty: each host is judged by the record that Nova has of it.
  public var judgedBy: [Yardstick] = []
  /// What was asked.
  public var verb: Verb
  /// The plan's id, which stands in the reason of services that it disabled.
  public var plan: String
  /// The cloud's name.
  public var cloud: String
  /// The highest microversion of Nova's API.
  public var microversion: String
  /// The journal's file; nil if nothing was written.
  public var journal: String?
  /// The hosts that are emptied, in the order of their names.
  public var hosts: [Host] = []
  /// The servers on them, and those that were moved from them, in the order of their names.
  public var servers: [Server] = []
  /// Why nothing is done, a sentence without a full stop each.
  public var conflicts: [String] = []
  /// Whether somebody asked to stop.
  public var isStopped = false
  /// What else matters, a sentence without a full stop each.
  public var remarks: [String] = []

  /// What was asked.
  public enum Verb: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// What would happen.
    case plan
    /// The hosts were emptied, or it was tried.
    case execute
    /// The services that the plan disabled were enabled again.
    case done
  }

  /// A host that is emptied.
  public struct Host: Sendable, Codable, Hashable {
    /// The compute host.
    public var name: String
    /// The hypervisor.
    public var hypervisor: String
    /// Whether its nova-compute reports to Nova.
    public var isUp: Bool
    /// Whether the scheduler gives it servers.
    public var isEnabled: Bool
    /// Why it is disabled; nil for none.
    public var reason: String?
    /// Whether this plan disabled it, so that `--done` enables it.
    public var isOwn: Bool
    /// What was done with its service, a clause without a full stop; nil for nothing.
    public var note: String?

    init(_ host: ComputeHost, plan: String) {
      name = host.host
      hypervisor = host.hypervisor
      isUp = host.service.isUp
      isEnabled = host.service.isEnabled
      reason = host.service.reason
      isOwn = DrainNames.isOwn(host.service, plan)
    }
  }

  /// Hosts with one verdict on a server.
  public struct HostGroup: Sendable, Codable, Hashable {
    /// What would happen to the server there.
    public var outcome: VerdictOutcome
    /// What decides, a clause without a full stop; nil where it runs without a warning.
    public var reason: String?
    /// The compute hosts.
    public var hosts: [String]
  }

  /// A server on a host that is emptied.
  public struct Server: Sendable, Codable, Hashable {
    /// Its UUID.
    public var id: String
    /// The user's name for it.
    public var name: String
    /// The compute host that it was on.
    public var host: String
    /// Nova's state, such as `ACTIVE`.
    public var status: String
    /// What Nova does with it, such as `migrating`; nil for nothing.
    public var task: String?
    /// Its memory in MiB; nil if unknown.
    public var memory: Int?
    /// What takes it from its host.
    public var treatment: ServerTreatment
    /// The compute hosts on which it certainly runs, in the order in which they are tried; empty if it does not move live.
    public var targets: [String] = []
    /// The verdicts on all hosts that stay; empty if it does not move live.
    public var verdicts: [HostGroup] = []
    /// Whether evidence is missing: of a server with targets, that it runs on the first one; of another, that a host takes it.
    public var isUndetermined = false
    /// What became of it; nil if nothing was tried.
    public var end: MoveEnd?
    /// The compute host where it is in the end; nil if unknown, or nothing was tried.
    public var place: String?
    /// Why it stays, or how its migrations ended, a clause without a full stop.
    public var reason: String?
    /// Commands that lead on.
    public var commands: [String]

    init(_ server: DrainServer, _ advice: TreatmentAdvice) {
      id = server.server.id
      name = server.server.name ?? server.server.id
      host = server.server.host ?? ""
      status = server.server.status ?? "UNKNOWN"
      task = server.server.task
      memory = server.server.memory
      treatment = advice.treatment
      reason = advice.reason
      commands = advice.commands
    }

    /// Whether it runs, and no host certainly takes it.
    var isStuck: Bool { treatment == .live && targets.isEmpty && end?.isAway != true }
  }

  init(_ verb: Verb, plan: String, cloud: String, microversion: String) {
    self.verb = verb
    self.plan = plan
    self.cloud = cloud
    self.microversion = microversion
  }

  /// Servers that stay.
  var staying: [Server] { servers.filter { $0.end?.isAway != true } }

  /// Whether servers can be moved by the plan: nothing stands against it, and no running server is without a target.
  var isGo: Bool { conflicts.isEmpty && !servers.contains(where: \.isStuck) }

  /// 0 if all is done or can be.
  ///
  /// Of a plan: 1 if live migrations do not empty the hosts, 2 if evidence alone is missing. Of an execution: 75 if a server is left, 130 if it was
  /// stopped before.
  public var exitStatus: Int32 {
    switch verb {
    case .plan: return planStatus
    case .execute: return staying.isEmpty ? 0 : isStopped ? 130 : 75
    case .done: return 0
    }
  }

  private var planStatus: Int32 {
    let stays = servers.filter { $0.treatment != .live || $0.targets.isEmpty }
    guard conflicts.isEmpty, !stays.isEmpty else { return conflicts.isEmpty ? 0 : 1 }
    return stays.allSatisfy(\.isUndetermined) ? 2 : 1
  }

  /// Adds what a reader has to know of the hosts, and of how guests were judged.
  mutating func addRemarks(_ leaving: [ComputeHost], isJudged byHost: Bool) {
    for host in hosts where !host.isEnabled && !host.isOwn {
      remarks.append(
        "\(host.name) was disabled before\(host.reason.map { " (\($0))" } ?? ""), not by this plan: it stays so after --done"
      )
    }
    if byHost, servers.contains(where: { $0.treatment == .live }) {
      remarks.append(
        "guests are judged as they start on their host now; one that came from another host by a live migration has that host's CPU, which Nova compares when it begins"
      )
    }
  }
}
