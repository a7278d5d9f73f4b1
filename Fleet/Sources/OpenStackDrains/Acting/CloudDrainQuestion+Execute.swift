internal import FleetDocuments
internal import FleetQuestions
internal import MartletQuestions
public import OpenStackClient

extension CloudDrainQuestion {
  /// Disables the hosts' services, and moves the servers that can move live.
  ///
  /// - Parameter report: Called with a line for each migration as it begins and ends.
  /// - Returns: The plan if nothing was done because it does not go; else the end of every server.
  /// - Throws: `QuestionError` of settings and the journal; `FleetFailure` of the cloud, after which the same command continues.
  public func execute(
    _ client: CloudClient, stop: DrainStop, report progress: @escaping @Sendable (String) -> Void
  ) async throws -> CloudDrainReport {
    var facts = try await client.drainFacts(of: hosts)
    let id = DrainNames.id(facts, hosts)
    let journal = try DrainJournal(folder: self.journal, plan: id)
    var history = DrainHistory(journal.lines)
    let plan = try await report(.plan, facts, id, history)
    guard plan.conflicts.isEmpty, plan.isGo || isPartial else { return plan }
    let leaving = DrainNames.hosts(facts, hosts)
    try journal.open(facts, leaving.map(\.host))
    var notes: [String: String] = [:]
    for host in leaving {
      notes[host.host] = try await disable(host, id, client, journal)
    }
    // Servers may have arrived until the scheduler knew.
    facts = try await client.drainFacts(of: hosts)
    history = DrainHistory(journal.lines)
    var result = try await report(.execute, facts, id, history)
    result.journal = journal.path
    for place in result.hosts.indices { result.hosts[place].note = notes[result.hosts[place].name] }
    // Servers that an earlier run moved, or began to move.
    for (server, entry) in history.moved where !result.servers.contains(where: { $0.id == server }) {
      result.servers.append(.init(past: entry, end: .moved))
    }
    for (server, entry) in history.open where !result.servers.contains(where: { $0.id == server }) {
      result.servers.append(.init(past: entry, end: nil))
    }
    let run = DrainRun(
      client: client, journal: journal, limits: limits,
      follower: MoveFollower(timeLimit: timeLimit, stop: stop),
      progress: progress)
    try await run.carryOut(&result, history)
    result.isStopped = stop.isStopping
    try await addLate(&result, client)
    return result
  }

  /// Keeps new servers off a host, unless somebody does already.
  ///
  /// - Returns: What was done, a clause.
  private func disable(
    _ host: ComputeHost, _ id: String, _ client: CloudClient, _ journal: DrainJournal
  ) async throws -> String {
    let state = try await client.serviceState(of: host.host)
    if DrainNames.isOwn(state, id) { return "an earlier run disabled it" }
    guard state.isEnabled else { return "not disabled by this plan, so it stays disabled" }
    try journal.write(.disabling, host: host.host)
    try await client.setService(of: host.host, disabledBecause: DrainNames.reason(id))
    try journal.write(.disabled, host: host.host)
    return "disabled"
  }

  /// Adds servers that came to the hosts in the meantime, such as by a resize that was reverted.
  private func addLate(_ result: inout CloudDrainReport, _ client: CloudClient) async throws {
    let now = try await client.drainFacts(of: hosts)
    for server in now.servers {
      if let place = result.servers.firstIndex(where: { $0.id == server.server.id }) {
        guard result.servers[place].end?.isAway == true else { continue }
        result.servers[place].end = .unsettled
        result.servers[place].place = server.server.host
        result.servers[place].reason = "it is on the host again"
      } else {
        var entry = CloudDrainReport.Server(server, TreatmentAdvice(server))
        entry.end = .left
        entry.reason = entry.reason ?? "it came to the host in the meantime; run the drain again"
        result.servers.append(entry)
      }
    }
  }

  /// Enables the services that the plan disabled and nobody has changed since.
  ///
  /// - Throws: `QuestionError` of the journal; `FleetFailure` of the cloud, after which the same command continues.
  public func finish(_ client: CloudClient) async throws -> CloudDrainReport {
    let facts = try await client.drainFacts(of: hosts)
    let id = DrainNames.id(facts, hosts)
    let journal = try DrainJournal(folder: self.journal, plan: id)
    var result = CloudDrainReport(
      .done, plan: id, cloud: facts.cloud, microversion: facts.maximumMicroversion.description)
    result.journal = journal.path
    for host in DrainNames.hosts(facts, hosts) {
      var entry = CloudDrainReport.Host(host, plan: id)
      let state = try await client.serviceState(of: host.host)
      if DrainNames.isOwn(state, id) {
        try journal.write(.enabling, host: host.host)
        try await client.setService(of: host.host, disabledBecause: nil)
        try journal.write(.enabled, host: host.host)
        (entry.isOwn, entry.isEnabled, entry.reason) = (true, true, nil)
        entry.note = "enabled again"
      } else {
        entry.isOwn = false
        entry.note =
          state.isEnabled
          ? "it was enabled already" : "somebody else disabled it, so it stays disabled"
      }
      result.hosts.append(entry)
    }
    let open = DrainHistory(journal.lines).open.keys.sorted()
    if !open.isEmpty {
      result.remarks.append(
        "the ends of \(counted(open.count, "migration")) were never seen: \(some(open)); openstack server migration list shows them"
      )
    }
    if DrainHistory(journal.lines).opened != nil { try journal.write(DrainJournalEntry(.done)) }
    return result
  }

  /// The hosts of each drain of a cloud that a folder's journals have as not over.
  ///
  /// - Throws: `QuestionError` of journals.
  public static func openDrains(in folder: String, of client: CloudClient) async throws -> [[String]] {
    let identity = await client.settings.identityURL
    var found: [[String]] = []
    for plan in DrainJournal.plans(in: folder) {
      let history = DrainHistory(try DrainJournal.lines(folder: folder, plan: plan))
      guard let opened = history.opened, opened.identity == identity, let hosts = opened.hosts
      else { continue }
      found.append(hosts)
    }
    return found
  }
}

extension CloudDrainReport.Server {
  /// A server that an earlier run moved or began to move, by the journal's line.
  init(past entry: DrainJournalEntry, end: MoveEnd?) {
    id = entry.server ?? ""
    name = id
    host = entry.from ?? ""
    status = "UNKNOWN"
    treatment = .live
    targets = [entry.to].compactMap { $0 }
    self.end = end
    place = end == .moved ? entry.to : nil
    reason = end == .moved ? "an earlier run moved it" : nil
    commands = []
  }
}
