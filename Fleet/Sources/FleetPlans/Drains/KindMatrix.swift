internal import CPUCatalog
internal import FleetPlanning
internal import FleetQuestions
internal import FleetStorage
internal import GuestVerdicts
internal import MartletQuestions
internal import PlanChecker

/// Which kinds of guests certainly run on which kinds of hosts, by verdict.
///
/// Guests of one kind have the same form and the same accepted losses.
struct KindMatrix {
  /// Whether a kind of guests (row) runs on a form of hosts (column).
  private(set) var isAllowed: [[Bool]] = []
  private var kinds: [Int] = []
  private var keys: [String] = []
  /// For each kind the fleet that judges it, and its place there.
  private var judges: [(fleet: PreparedFleet, guest: Int)] = []

  /// Judges all pairs, in O(kinds × forms of hosts).
  init(_ fleet: OpenFleet, _ snapshot: FleetSnapshot, _ guests: [StoredGuest]) throws(QuestionError) {
    let forms = Dictionary(
      snapshot.guestForms.enumerated().map { ($0.element.key, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let waived = try fleet.waivedGuests()
    var accepted: [String: [Feature]] = [:]
    for guest in waived { accepted[Self.key(guest.name, guest.form, guest.host)] = guest.features }
    var numbers: [String: Int] = [:]
    var members: [(form: Int, features: [Feature])] = []
    for (place, guest) in guests.enumerated() {
      try fleet.checkWanted(at: place)
      let features = waived.isEmpty ? [] : accepted[Self.key(guest.name, guest.form, guest.host)] ?? []
      let key = guest.form + features.map { " \($0.name)" }.joined()
      if numbers[key] == nil {
        guard let form = forms[guest.form] else {
          throw QuestionError(
            .badInput, "\(fleet.store.path): the class of \(guest.name) is missing; the store is damaged")
        }
        numbers[key] = members.count
        members.append((form, features))
      }
      kinds.append(numbers[key] ?? 0)
      keys.append(key)
    }
    // One preparation judges all kinds for which the same is accepted.
    var byFeatures: [[String]: [Int]] = [:]
    for (kind, member) in members.enumerated() {
      byFeatures[member.features.map(\.name), default: []].append(kind)
    }
    isAllowed = members.map { _ in [] }
    var own: [Int: (PreparedFleet, Int)] = [:]
    for (_, group) in byFeatures {
      try fleet.checkWanted()
      let prepared = PreparedFleet(
        hosts: snapshot.hostForms, guests: group.map { snapshot.guestForms[members[$0].form] },
        accepting: members[group[0]].features)
      try fleet.checkWanted()
      let matrix = FleetMatrix(prepared)
      for (place, kind) in group.enumerated() {
        try fleet.checkWanted(at: place)
        isAllowed[kind] = snapshot.hostForms.indices.map {
          matrix.outcome(ofGuest: place, onHost: $0) <= .runsWithWarnings
        }
        own[kind] = (prepared, place)
      }
    }
    judges = members.indices.compactMap { kind in own[kind].map { ($0.0, $0.1) } }
  }

  private static func key(_ name: String, _ form: String, _ host: Int64?) -> String {
    "\(name)\n\(form)\n\(host ?? -1)"
  }

  /// The kind of a guest: a row.
  func kind(ofGuest guest: Int) -> Int { kinds[guest] }

  /// The digest of a guest's form, with what is accepted for it.
  func key(ofGuest guest: Int) -> String { keys[guest] }

  /// Guests that have to leave and that no host takes, whatever room there is, with the least that gives them one.
  ///
  /// - Parameter gaps: What is unknown of the memory of guests and hosts.
  /// - Throws: `interrupted` if nobody wants the answer.
  func stuck(
    in fleet: PlacedFleet, _ gaps: EvidenceGaps, _ open: OpenFleet
  ) throws(QuestionError) -> [DrainPlan.Stuck] {
    let problem = fleet.problem
    let leaving = Set(problem.leaving)
    let takers = problem.hosts.indices.filter { problem.hosts[$0].takesGuests && !leaving.contains($0) }
    var groups: [[Int]: [Int]] = [:]
    for place in problem.guests.indices where leaving.contains(problem.guests[place].host) {
      try open.checkWanted()
      let guest = problem.guests[place]
      let hosts = takers.filter { problem.isAllowed[guest.kind][problem.hosts[$0].kind] }
      let reason =
        gaps.memoryUnknown.contains(place)
        ? 0
        : gaps.isUnclear[place]
          ? 4
          : !guest.isMovable
            ? 1
            : hosts.isEmpty
              ? 2
              : guest.onlyOn.map({ !hosts.contains(where: $0.contains) }) ?? false
                ? 3 : gaps.isRoomUnknown(guest, on: hosts, in: problem) ? 5 : 6
      if reason < 6 { groups[[guest.host, reason, guest.kind], default: []].append(place) }
    }
    return groups.sorted {
      ($0.value.count, $1.key[0], $1.value[0]) > ($1.value.count, $0.key[0], $0.value[0])
    }
    .map { key, members in
      var entry = DrainPlan.Stuck(
        guests: members.map { fleet.guests[$0].name }, host: fleet.hosts[key[0]].name, reason: "",
        isUndetermined: false, remedy: nil, advice: "", target: nil, rules: [], lost: [])
      switch key[1] {
      case 0:
        entry.reason = "the guest's memory is unknown"
        entry.isUndetermined = true
        entry.remedy = .collectEvidence
        entry.advice = "add its definition again (virsh dumpxml)"
      case 1:
        entry.reason = "a rule says that the guest stays"
        entry.advice = "take it from stay in the rules file, or shut it down"
      case 3:
        entry.reason = "the hosts that only-on names cannot take the guest"
        entry.advice = "name more hosts in only-on"
      case 4:
        entry.reason = "what its definition asks for its memory (numatune, hugepages) cannot be read"
        entry.isUndetermined = true
        entry.remedy = .collectEvidence
        entry.advice = "add its definition as libvirt prints it (virsh dumpxml)"
      case 5:
        entry.reason = "no host that runs it is known to have the huge pages or NUMA cells that it needs"
        entry.isUndetermined = true
        entry.remedy = .collectEvidence
        entry.advice = "capture the hosts again, or name huge-pages and cells in the capacity file"
      default: explain(key[2], among: takers, fleet, &entry)
      }
      return entry
    }
  }

  /// What keeps a kind from every host, and the least that opens one.
  private func explain(_ kind: Int, among open: [Int], _ fleet: PlacedFleet, _ entry: inout DrainPlan.Stuck) {
    let judge = judges[kind]
    entry.reason = open.isEmpty ? "no other host takes guests" : "no host that takes guests runs it"
    entry.remedy = .addHost
    var best: (remedy: StrandingRemedy, lost: Int, rules: Int)?
    var seen: Set<Int> = []
    for host in open where seen.insert(fleet.problem.hosts[host].kind).inserted {
      let form = fleet.problem.hosts[host].kind
      let verdict = judge.fleet.verdict(ofGuest: judge.guest, onHost: form)
      let lost = judge.fleet.lost(ofGuest: judge.guest, onHost: form)
      if verdict.outcome == .undetermined { entry.isUndetermined = true }
      guard let remedy = StrandingRemedy(opening: verdict, losing: lost) else { continue }
      let cost = (remedy, lost.count, verdict.deciding.count)
      if let known = best, cost >= known { continue }
      best = cost
      entry.remedy = remedy
      entry.target = fleet.hosts[host].name
      entry.rules = FleetReason.reasons(verdict.deciding)
      entry.lost = lost.map(\.name)
    }
    if entry.isUndetermined { entry.reason = "no host certainly runs it, and evidence is missing" }
    entry.advice = (entry.remedy ?? .addHost).advice(about: entry.rules)
  }
}
