internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FileAccess
internal import FleetPlanning
public import FleetQuestions
internal import FleetStorage
internal import GuestVerdicts
internal import LibvirtCPU
public import MartletQuestions
public import PlanChecker

/// A fleet as a roll sees it, and the question that it poses: plans are made of this alone, and their check derives it again.
public struct RollProblem: Sendable {
  /// The hosts of the fleet, in the order of their names.
  public var hosts: [RollPlan.Host] = []
  /// The guests on hosts that are known, in the order of their names.
  public var guests: [RollPlan.Guest] = []
  /// The question in numbers, by the places of hosts and guests.
  public var question: RollQuestion
  /// Hosts that are left out.
  public var undetermined: [RollPlan.Undetermined] = []
  /// What hosts are predicted to become.
  public var predictions: [RollPlan.Prediction] = []
  /// Guests that a start on a changed host would bind to changed hosts.
  public var pins: [RollPlan.Pin] = []
  /// What is not known, a sentence each.
  public var notes: [String] = []
  /// The store's rows behind `hosts` and `guests`.
  let storedHosts: [StoredHost]
  let storedGuests: [StoredGuest]
  let judge: RollJudge

  /// Derives everything from the store.
  ///
  /// - Throws: `noInput` for a fleet without hosts and for a pattern that matches none; `usage` for a change of another form; the store's errors.
  public init(_ request: RollPlan.Request, in fleet: OpenFleet) throws(QuestionError) {
    let snapshot = try fleet.snapshot()
    storedHosts = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    guard !storedHosts.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no hosts")
    }
    let places = Dictionary(uniqueKeysWithValues: storedHosts.enumerated().map { ($1.id, $0) })
    try fleet.checkWanted()
    storedGuests = try wrapped { () throws(FleetStoreError) in try fleet.store.guests() }.filter { guest in
      guest.host.map { places[$0] != nil } ?? false
    }
    var chosen = Set(request.hosts.isEmpty ? storedHosts.map(\.id) : [])
    for pattern in request.hosts {
      let found = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: pattern) }
      guard !found.isEmpty else {
        throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no host \(pattern)")
      }
      chosen.formUnion(found.map(\.id))
    }
    let arm = Set(
      snapshot.hosts.filter { snapshot.hostForms[$0.form].otherArchitecture != nil }.map(\.id)
    ).intersection(chosen)
    chosen.subtract(arm)
    try fleet.checkWanted()
    let changing = storedHosts.filter { chosen.contains($0.id) }
    let change = request.changes.isEmpty ? nil : try HostChange(request.changes, of: "change")
    var groups: ChangedHosts?
    if let change { groups = try ChangedHosts(changing, change: change, in: fleet) }
    judge = try RollJudge(snapshot, storedHosts, storedGuests, groups, in: fleet)

    let hostNames = uniqueNames(storedHosts.map { ($0.name, $0.uuid ?? $0.source) })
    if !arm.isEmpty {
      undetermined.append(
        RollPlan.Undetermined(
          hosts: zip(storedHosts, hostNames).filter { arm.contains($0.0.id) }.map(\.1),
          reason: "Martlet does not plan changes of arm64 hosts yet",
          collect:
            "plan them by hand: martlet fleet drain says where guests go, and moves to an older kernel series can fail"
        ))
    }
    for (host, name) in zip(storedHosts, hostNames) {
      hosts.append(
        RollPlan.Host(
          name: name, uuid: host.uuid, evidence: try fleet.evidenceDigest(ofHost: host.id),
          memory: host.memory.map { $0 >> 20 }, changes: judge.changed[places[host.id] ?? 0] != nil))
    }
    if groups == nil {
      for place in hosts.indices { hosts[place].changes = chosen.contains(storedHosts[place].id) }
    }
    let guestNames = uniqueNames(storedGuests.map { ($0.name, $0.uuid ?? $0.source) })
    for (place, guest) in storedGuests.enumerated() {
      try fleet.checkWanted(at: place)
      guests.append(
        RollPlan.Guest(
          name: guestNames[place], uuid: guest.uuid,
          host: hosts[guest.host.flatMap { places[$0] } ?? 0].name, form: guest.form,
          memory: guest.memory.map { ($0 + (1 << 20) - 1) >> 20 },
          waived: judge.accepted[judge.kinds[place]].map(\.name)))
    }
    let (hosts, guests, judge) = (hosts, guests, judge)
    let (storedHosts, storedGuests) = (storedHosts, storedGuests)
    let homes = storedGuests.map { $0.host.flatMap { places[$0] } ?? 0 }
    var capacity = HostCapacity.standard
    capacity.reserved = 0
    let taken = try PlacementResources(
      capacity, hosts: storedHosts, names: hostNames, guests: storedGuests, homes: homes,
      isUnboundCounted: false)
    let rooms = storedHosts.indices.map {
      taken.room(of: storedHosts[$0], named: hostNames[$0], at: $0)
    }
    question = RollQuestion(
      placement: PlacementProblem(
        resources: ["memory"] + taken.columns.map(\.name),
        hosts: hosts.enumerated().map { place, host in
          PlacementProblem.Host(
            kind: judge.hostKinds[place], capacity: [host.memory ?? 0] + rooms[place].capacity.dropFirst(2),
            takesGuests: host.memory != nil)
        },
        guests: storedGuests.enumerated().map { place, guest in
          PlacementProblem.Guest(
            kind: judge.kinds[place], host: homes[place],
            demand: [guests[place].memory ?? 0] + taken.demand(of: guest, at: place).dropFirst(2),
            isMovable: guests[place].memory != nil && !taken.memory[place].isUnclear)
        }, isAllowed: judge.isAllowed, leaving: []),
      changed: hosts.enumerated().map { place, host in
        host.changes ? judge.changed[place] ?? judge.hostKinds[place] : nil
      }, batch: request.batch)
    try fleet.checkWanted()
    if let flaw = question.flaw {
      throw QuestionError(.badInput, "\(fleet.store.path): the fleet cannot be planned: \(flaw)")
    }
    try addNotes(groups, change, request, chosen, fleet)
    notes += taken.notes(rooms, hostNames, hasFile: false).map {
      $0.prefix(1).uppercased() + $0.dropFirst() + "."
    }
  }

  private mutating func addNotes(
    _ groups: ChangedHosts?, _ change: HostChange?, _ request: RollPlan.Request, _ chosen: Set<Int64>,
    _ fleet: OpenFleet
  ) throws(QuestionError) {
    let names = Dictionary(
      uniqueKeysWithValues: storedHosts.enumerated().map { ($1.id, hosts[$0].name) })
    if let groups, let change {
      for group in groups.groups {
        guard case .undetermined = group.after else { continue }
        undetermined.append(
          RollPlan.Undetermined(
            hosts: group.hosts.map { names[$0.id] ?? $0.name },
            reason: "no host of this CPU and software has the microcode, so nothing tells what it brings",
            collect:
              "install it on one such host without guests, run martlet capture there, and add the capture"
          ))
      }
      let known = Set(groups.groups.flatMap { $0.hosts.map(\.id) })
      let silent = storedHosts.indices.filter {
        chosen.contains(storedHosts[$0].id) && !known.contains(storedHosts[$0].id)
      }
      if !silent.isEmpty {
        undetermined.append(
          RollPlan.Undetermined(
            hosts: silent.map { hosts[$0].name }, reason: "no current record describes the host",
            collect: "run martlet capture on it, and add the capture"))
      }
      try forecast(groups, change, request, names, fleet)
      notes += change.upgrade.unknownParts
    }
    let unsized = hosts.filter { $0.memory == nil }.map(\.name)
    if !unsized.isEmpty {
      notes.append(
        "The memory of \(some(unsized)) is unknown, so no guest goes there; martlet capture or virsh nodeinfo tells."
      )
    }
    let shapeless = guests.filter { $0.memory == nil }.map(\.name)
    if !shapeless.isEmpty {
      notes.append(
        "The memory of \(some(shapeless)) is unknown, so these guests do not move; their definition tells.")
    }
    let homeless = try wrapped { () throws(FleetStoreError) in try fleet.store.guests() }.count - guests.count
    if homeless > 0 {
      notes.append("\(counted(homeless, "guest")) of the fleet are on no known host, and not in the plan.")
    }
    notes += try fleet.waiverNotes()
  }

  /// What the hosts become, and whom a start there would bind, as `martlet fleet drift --what-if` says it.
  private mutating func forecast(
    _ groups: ChangedHosts, _ change: HostChange, _ request: RollPlan.Request, _ names: [Int64: String],
    _ fleet: OpenFleet
  ) throws(QuestionError) {
    let told = ChangedHosts(
      groups: groups.groups.filter {
        switch $0.after {
        case .same, .undetermined: false
        case .peer, .forecast: true
        }
      })
    let report = try FleetForecastQuestion(changes: request.changes).answer(for: told, change, in: fleet)
    var reader = GuestReader(fleet)
    for (group, entry) in zip(told.groups, report.classes) {
      guard let after = group.after.host(for: nil, before: group.before) else { continue }
      predictions.append(
        RollPlan.Prediction(
          hosts: group.hosts.map { names[$0.id] ?? $0.name }, evidence: entry.evidence, gained: entry.gained,
          lost: entry.lost, open: entry.open,
          form: HostForm(after, map: fleet.records.interpreter.map).key))
      let members = Set(group.hosts.map(\.id))
      for trapped in entry.trapped {
        try fleet.checkWanted()
        guard
          let example = storedGuests.first(where: {
            $0.name == trapped.example && $0.host.map(members.contains) == true
          })
        else { continue }
        let alike = storedGuests.indices.filter { place in
          let guest = storedGuests[place]
          return guest.formID == example.formID && guest.nextID == example.nextID
            && guest.host.map(members.contains) == true
        }
        let next = try reader.guest(example.id, named: example.name, on: group.before, isStarted: true)?.next
        let pin = RollPlan.Pin(
          guests: alike.map { guests[$0].name }, canPin: next?.mode == .hostModel, gained: trapped.gained,
          reasons: trapped.reasons)
        // What only their names tell apart is one entry.
        if let known = pins.firstIndex(where: {
          $0.canPin == pin.canPin && $0.gained == pin.gained && $0.reasons == pin.reasons
        }) {
          pins[known].guests = (pins[known].guests + pin.guests).sorted()
        } else {
          pins.append(pin)
        }
      }
    }
  }
}
