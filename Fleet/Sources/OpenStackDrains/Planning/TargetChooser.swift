internal import FleetDocuments
internal import GuestVerdicts
internal import MartletQuestions
internal import OpenStackClient

/// Finds the hosts on which a server certainly runs, those with the most memory left first.
///
/// Room is Nova's to decide: its scheduler checks the host when the migration begins, with allocation ratios, traits and affinity, which no
/// record shows.
struct TargetChooser {
  /// The hosts of a server.
  struct Choice {
    var targets: [String] = []
    var verdicts: [CloudDrainReport.HostGroup] = []
    var isUndetermined = false
    var reason: String?
  }

  private struct Kind: Hashable {
    var host: String?
    var extraSpecs: [String: String]?
    var properties: [String: String]?
    var name: String?
  }

  private let hosts: [ComputeHost]
  private let leaving: Set<String>
  private let judge: ServerJudge
  private let isByName: Bool
  private let takesUnproven: Bool
  private var room: [String: Int] = [:]
  private var known: [Kind: [ServerJudge.Verdict]] = [:]

  /// - Parameters:
  ///   - isByName: Whether verdicts depend on servers' names, as a policy's waivers do.
  ///   - takesUnproven: Whether hosts on which evidence is missing are targets too, after all others.
  init(
    _ facts: DrainFacts, leaving: Set<String>, _ judge: ServerJudge, isByName: Bool, takesUnproven: Bool
  ) {
    self.takesUnproven = takesUnproven
    self.leaving = leaving
    self.judge = judge
    self.isByName = isByName
    hosts = facts.hosts.filter { !leaving.contains($0.host) }
    for host in hosts {
      if let memory = host.memory, let used = host.memoryUsed { room[host.host] = memory - used }
    }
  }

  /// The targets of a server, whose first one is expected to take its memory.
  mutating func choose(for server: CloudServer) throws(QuestionError) -> Choice {
    let kind = Kind(
      host: server.host, extraSpecs: server.extraSpecs, properties: server.imageProperties,
      name: isByName ? server.name : nil)
    let verdicts: [ServerJudge.Verdict]
    if let before = known[kind] {
      verdicts = before
    } else {
      verdicts = try judge.verdicts(of: server)
      known[kind] = verdicts
    }
    let byHypervisor = Dictionary(
      verdicts.map { ($0.hypervisor, $0) }, uniquingKeysWith: { first, _ in first })
    var choice = Choice()
    var groups: [CloudDrainReport.HostGroup] = []
    var ranked: [(host: String, outcome: VerdictOutcome)] = []
    for host in hosts {
      var outcome = VerdictOutcome.undetermined
      var reason: String? = "Nova has no cpu_info of it"
      if let verdict = byHypervisor[host.hypervisor] { (outcome, reason) = (verdict.outcome, verdict.reason) }
      if !host.service.isUp {
        (outcome, reason) = (.blocked, "nova-compute is down")
      } else if !host.service.isEnabled {
        (outcome, reason) = (
          .blocked, "nova-compute is disabled\(host.service.reason.map { " (\($0))" } ?? "")"
        )
      }
      if outcome < .undetermined || outcome == .undetermined && takesUnproven {
        ranked.append((host.host, outcome))
      }
      if let place = groups.firstIndex(where: { $0.outcome == outcome && $0.reason == reason }) {
        groups[place].hosts.append(host.host)
      } else {
        groups.append(.init(outcome: outcome, reason: reason, hosts: [host.host]))
      }
    }
    ranked.sort { a, b in
      (a.outcome, -(room[a.host] ?? .min / 2), a.host) < (b.outcome, -(room[b.host] ?? .min / 2), b.host)
    }
    choice.targets = ranked.map(\.host)
    choice.verdicts = groups.sorted { $0.outcome < $1.outcome }
    if let first = choice.targets.first, let memory = server.memory { room[first]? -= memory }
    choice.isUndetermined = ranked.first?.outcome == .undetermined
    if choice.targets.isEmpty {
      choice.isUndetermined = groups.contains { $0.outcome == .undetermined }
      let decisive = choice.verdicts.first
      choice.reason =
        decisive.map { group in
          "no host certainly takes it; \(group.hosts.prefix(2).joined(separator: ", ")): \(group.reason ?? group.outcome.rawValue)"
        } ?? "the cloud has no other host"
    }
    return choice
  }
}
