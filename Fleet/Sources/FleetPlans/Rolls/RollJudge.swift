internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FleetPlanning
internal import FleetQuestions
internal import FleetStorage
internal import GuestVerdicts
internal import MartletQuestions

/// Who takes whom, before and after a change of hosts: by classes.
struct RollJudge: Sendable {
  /// The class of each guest, and of each host as it is.
  let kinds: [Int]
  let hostKinds: [Int]
  /// The class of each host after the change; nil for a host that does not change, and for all where only a restart is asked for.
  let changed: [Int?]
  /// What waivers accept for each class of guests.
  let accepted: [[Feature]]
  /// By class of guests and of hosts, whether the guests certainly run there.
  let isAllowed: [[Bool]]
  /// The same, whether evidence is missing.
  let isOpen: [[Bool]]
  /// The changed hosts behind the classes after the forms of hosts.
  let groups: [ChangedHosts.Group]
  /// How many classes of hosts are as they are.
  let formCount: Int
  private let parts: [PreparedFleet]
  private let rows: [(part: Int, guest: Int)]
  private let columns: [[Int]]

  init(
    _ snapshot: FleetSnapshot, _ hosts: [StoredHost], _ guests: [StoredGuest], _ changes: ChangedHosts?,
    in fleet: OpenFleet
  ) throws(QuestionError) {
    formCount = snapshot.hostForms.count
    let formPlaces = Dictionary(
      snapshot.hostForms.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    hostKinds = hosts.map { formPlaces[$0.form] ?? 0 }
    // A host that has the change already stays as it is; one that no record describes is left out.
    groups = (changes?.groups ?? []).filter { group in
      switch group.after {
      case .same, .undetermined: false
      case .peer, .forecast: true
      }
    }
    var groupOfHost: [Int64: Int] = [:]
    for (place, group) in groups.enumerated() { for host in group.hosts { groupOfHost[host.id] = place } }
    let forms = snapshot.hostForms.count
    changed = hosts.map { groupOfHost[$0.id].map { forms + $0 } }

    // Classes of guests: what they need, and what waivers accept for them.
    let guestPlaces = Dictionary(
      snapshot.guestForms.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var waived: [String: [Feature]] = [:]
    for guest in try fleet.waivedGuests() { waived["\(guest.name)\n\(guest.host ?? 0)"] = guest.features }
    struct Kind: Hashable {
      var form: Int
      var accepted: [Int]
    }
    var numbers: [Kind: Int] = [:]
    var order: [(form: Int, accepted: [Feature])] = []
    kinds = guests.map { guest in
      let features = waived["\(guest.name)\n\(guest.host ?? 0)"] ?? []
      let kind = Kind(form: guestPlaces[guest.form] ?? 0, accepted: features.map(\.index))
      if let known = numbers[kind] { return known }
      numbers[kind] = order.count
      order.append((kind.form, features))
      return order.count - 1
    }
    accepted = order.map(\.accepted)

    // The changed hosts as guests of each machine type meet them, and as tables know them today.
    let map = fleet.records.interpreter.map
    var all = snapshot.hostForms
    var known = formPlaces
    func place(_ form: HostForm) -> Int {
      if let place = known[form.key] { return place }
      known[form.key] = all.count
      all.append(form)
      return all.count - 1
    }
    let machines = Set(order.map { snapshot.guestForms[$0.form].machine })
    var after: [[String?: Int]] = []
    var baselines: [Int] = []
    for group in groups {
      try fleet.checkWanted()
      var own: [String?: Int] = [:]
      for machine in machines {
        guard let host = group.after.host(for: machine, before: group.before) else { continue }
        own[machine] = place(HostForm(host, map: map))
      }
      after.append(own)
      baselines.append(place(HostForm(group.after.known(before: group.before), map: map)))
    }
    var parts: [PreparedFleet] = []
    var rows = order.map { _ in (part: 0, guest: 0) }
    let byWaiver = Dictionary(grouping: order.indices) { order[$0].accepted.map(\.index) }
    for (_, members) in byWaiver.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      try fleet.checkWanted()
      for (place, row) in members.enumerated() { rows[row] = (parts.count, place) }
      parts.append(
        PreparedFleet(
          hosts: all, guests: members.map { snapshot.guestForms[order[$0].form] },
          accepting: order[members[0]].accepted))
    }
    try fleet.checkWanted()
    let matrices = parts.map { FleetMatrix($0) }
    let groupForms = groups.map { formPlaces[$0.hosts[0].form] ?? 0 }
    var allowed: [[Bool]] = []
    var open: [[Bool]] = []
    var columns: [[Int]] = []
    for (row, kind) in order.enumerated() {
      try fleet.checkWanted(at: row)
      func outcome(_ host: Int) -> VerdictOutcome {
        matrices[rows[row].part].outcome(ofGuest: rows[row].guest, onHost: host)
      }
      var outcomes = (0..<forms).map(outcome)
      var own = Array(0..<forms)
      for place in groups.indices {
        let changed = after[place][snapshot.guestForms[kind.form].machine] ?? baselines[place]
        own.append(changed)
        var then = outcome(changed)
        let (today, tables) = (outcome(groupForms[place]), outcome(baselines[place]))
        // Only what differs between two descriptions of one kind is due to the change.
        if then == .blocked, today != .blocked, tables == .blocked { then = .undetermined }
        if then < .undetermined, !(today < .undetermined), tables < .undetermined { then = today }
        outcomes.append(then)
      }
      allowed.append(outcomes.map { $0 < .undetermined })
      open.append(outcomes.map { $0 == .undetermined })
      columns.append(own)
    }
    isAllowed = allowed
    isOpen = open
    self.parts = parts
    self.rows = rows
    self.columns = columns
  }

  /// The rules that decide for a class of guests on a class of hosts.
  func reasons(_ kind: Int, on host: Int) -> [FleetReason] {
    FleetReason.reasons(
      parts[rows[kind].part].verdict(ofGuest: rows[kind].guest, onHost: columns[kind][host]).deciding)
  }
}
