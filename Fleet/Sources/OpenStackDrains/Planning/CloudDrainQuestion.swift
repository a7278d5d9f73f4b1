internal import FileAccess
internal import FleetDocuments
public import FleetDrains
internal import FleetQuestions
internal import GuestVerdicts
public import MartletQuestions
public import OpenStackClient
internal import ReportContract

/// What is asked about emptying hosts of a cloud, and done for it.
public struct CloudDrainQuestion: Sendable {
  /// Names of compute hosts or hypervisors.
  public var hosts: [String]
  /// Nova's release and settings as `--stack` takes them, among them those that give guests their CPU.
  public var stack: [String]
  /// Further records of hosts, such as captures, by the names of compute hosts or hypervisors.
  public var records: [(host: String, source: DocumentSource)] = []
  /// Whether servers also move to hosts on which evidence is missing, so that Nova's and libvirt's own checks decide alone.
  public var takesUnproven = false
  /// The operator's policy; nil for none.
  public var policy: DocumentSource?
  /// Features that guests may lose, `FEATURE` or `FEATURE=REASON` each.
  public var accepted: [String] = []
  /// How many migrations run at a time.
  public var limits = MoveLimits()
  /// How long a migration is followed; nil for as long as it takes.
  public var timeLimit: Duration?
  /// Whether servers move although others that run have to stay.
  public var isPartial = false
  /// The folder of journals.
  public var journal: String

  /// Asks about hosts.
  public init(hosts: [String], stack: [String], journal: String) {
    self.hosts = hosts
    self.stack = stack
    self.journal = journal
  }

  /// The folder of journals in the user's state folder; nil without one.
  public static var standardFolder: String? { UserFolder.state.path.map { $0 + "/martlet/openstack-drains" } }

  /// The lowest microversion whose live migrations ask the scheduler about the host, and the lowest by which services are disabled here.
  ///
  /// - SeeAlso: nova rest_api_version_history.rst, 2.30, 2.53.
  static let lowest = (migration: Microversion(2, 30), service: Microversion(2, 53))

  /// Which servers would go where, and who stays; changes nothing.
  ///
  /// - Throws: `QuestionError` of settings and journals; `FleetFailure` of the cloud.
  public func plan(_ client: CloudClient) async throws -> CloudDrainReport {
    let facts = try await client.drainFacts(of: hosts)
    let id = DrainNames.id(facts, hosts)
    let history = DrainHistory(try DrainJournal.lines(folder: journal, plan: id))
    return try await report(.plan, facts, id, history)
  }

  /// What the facts come to.
  func report(
    _ verb: CloudDrainReport.Verb, _ facts: DrainFacts, _ id: String, _ history: DrainHistory
  ) async throws(QuestionError) -> CloudDrainReport {
    var report = CloudDrainReport(
      verb, plan: id, cloud: facts.cloud, microversion: facts.maximumMicroversion.description)
    let leaving = DrainNames.hosts(facts, hosts)
    report.hosts = leaving.map { .init($0, plan: id) }
    var known: [String: [DocumentSource]] = [:]
    for (name, source) in records {
      guard let hypervisor = facts.hosts(called: name).first?.hypervisor else {
        throw QuestionError(.usage, "record: Nova has no compute host \(name)", at: .parameter("record"))
      }
      known[hypervisor, default: []].append(source)
    }
    let judge = try await ServerJudge(
      facts.records, stack: stack, known: known, policy: policy, accepting: accepted)
    var chooser = TargetChooser(
      facts, leaving: Set(leaving.map(\.host)), judge, isByName: policy != nil, takesUnproven: takesUnproven)
    for server in facts.servers.sorted(by: {
      ($0.server.name ?? "", $0.server.id) < ($1.server.name ?? "", $1.server.id)
    }) {
      let advice = TreatmentAdvice(server)
      var entry = CloudDrainReport.Server(server, advice)
      if history.open[server.server.id] != nil {
        entry.reason = "an earlier run began its migration, which is followed to its end"
        entry.commands = []
      }
      if advice.treatment == .live {
        let choice = try chooser.choose(for: server.server)
        entry.targets = choice.targets
        entry.verdicts = choice.verdicts
        entry.isUndetermined = choice.isUndetermined
        entry.reason = choice.reason
      }
      report.servers.append(entry)
    }
    report.conflicts = conflicts(facts, leaving, report)
    report.addRemarks(leaving, isJudged: stack.contains { $0.hasPrefix("cpu_mode=host") })
    return report
  }

  /// Why nothing is done in this cloud, or on these hosts.
  private func conflicts(
    _ facts: DrainFacts, _ leaving: [ComputeHost], _ report: CloudDrainReport
  ) -> [String] {
    var conflicts: [String] = []
    let maximum = facts.maximumMicroversion
    if maximum < Self.lowest.migration {
      conflicts.append(
        "Nova's API ends at \(maximum): before \(Self.lowest.migration) a live migration to a named host goes past the scheduler, so Martlet moves nothing there"
      )
    }
    if maximum < Self.lowest.service, leaving.contains(where: \.service.isEnabled) {
      conflicts.append(
        "Nova's API ends at \(maximum), and Martlet disables services from \(Self.lowest.service) on; disable nova-compute there first (openstack compute service set --disable --disable-reason REASON HOST nova-compute)"
      )
    }
    for host in leaving
    where !host.service.isUp
      && report.servers.contains(where: { $0.host == host.host && $0.treatment == .live })
    {
      conflicts.append(
        "nova-compute on \(host.host) is down: Nova moves no running server from there; repair it. Martlet never evacuates, which would rebuild servers elsewhere"
      )
    }
    return conflicts
  }
}

/// How a drain is called.
enum DrainNames {
  /// The compute hosts that names mean, ascending.
  static func hosts(_ facts: DrainFacts, _ names: [String]) -> [ComputeHost] {
    var seen: Set<String> = []
    return names.flatMap { facts.hosts(called: $0) }.filter { seen.insert($0.host).inserted }
      .sorted { $0.host < $1.host }
  }

  /// The plan's id: 12 digits of a SHA-256 of the cloud and the hosts, so that the same command continues.
  static func id(_ facts: DrainFacts, _ names: [String]) -> String {
    let text = ([facts.identity] + hosts(facts, names).map(\.host)).joined(separator: "\n")
    return String(sha256(Array(text.utf8)).prefix(12))
  }

  /// Why a service is disabled by a plan.
  static func reason(_ id: String) -> String { "martlet drain \(id)" }

  /// Whether a service is disabled by a plan, as its reason says.
  static func isOwn(_ service: ComputeServiceState, _ id: String) -> Bool {
    !service.isEnabled && (service.reason ?? "").split(separator: " ").contains { $0 == id }
  }
}
