internal import FileAccess
internal import FleetPlanning
public import FleetQuestions
internal import FleetStorage
internal import Foundation
internal import GuestVerdicts
public import MartletQuestions
public import PlanChecker
internal import ReportContract

/// A fleet as a question of placement: who is where, who has to leave, and who may go where, all from a store's evidence.
///
/// Drains are planned and checked from this alone.
public struct PlacedFleet: Sendable {
  /// The hosts, in the order of their names.
  public var hosts: [DrainPlan.Host] = []
  /// The guests, in the order of their names; those whose host is unknown are left out.
  public var guests: [DrainPlan.Guest] = []
  /// The same in numbers.
  public var problem: PlacementProblem
  /// What is left out, and why, a sentence without a full stop each.
  public var notes: [String] = []
  /// Guests that have to leave and that no host takes.
  public var stuck: [DrainPlan.Stuck] = []
  /// Hosts that run guests which have to leave, and have too little of the pages or cells that these need, as long as nobody else moves.
  public var refusals: [DrainPlan.Refusal] = []
  /// The store's sources by which hosts were added, by host.
  public var sources: [String] = []

  /// Derives everything from the store.
  ///
  /// - Throws: `noInput` for a host that the fleet does not have; `usage` for rules that contradict each other; the store's errors.
  public init(_ fleet: OpenFleet, _ request: DrainPlan.Request) throws(QuestionError) {
    let snapshot = try fleet.snapshot()
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    try fleet.checkWanted()
    let residents = try wrapped { () throws(FleetStoreError) in try fleet.store.guests() }
    try fleet.checkWanted()
    let names = uniqueNames(stored.map { ($0.name, $0.uuid ?? $0.source) })
    var places: [Int64: Int] = [:]
    for (place, host) in stored.enumerated() { places[host.id] = place }
    sources = stored.map(\.source)

    let leaving = try Self.leaving(request.hosts, names, stored, fleet)
    let placed = residents.filter { $0.host.flatMap { places[$0] } != nil }
    if placed.count < residents.count {
      notes.append("\(counted(residents.count - placed.count, "guest")) of unknown hosts are left out")
    }
    let homes = placed.map { $0.host.flatMap { places[$0] } ?? 0 }
    let taken = try PlacementResources(
      request.capacity, hosts: stored, names: names, guests: placed, homes: homes)
    try fleet.checkWanted()
    let labels = uniqueNames(placed.map { ($0.name, $0.uuid ?? $0.source) })
    let matrix = try KindMatrix(fleet, snapshot, placed)
    let ruling = try PlacementRuling(request.rules, guests: placed, labels: labels, hosts: names)

    var isMovable = ruling.isMovable
    var unknown: Set<Int> = []
    for (place, guest) in placed.enumerated() {
      try fleet.checkWanted(at: place)
      let host = homes[place]
      if guest.memory == nil {
        isMovable[place] = false
        unknown.insert(host)
      }
      if taken.memory[place].isUnclear { isMovable[place] = false }
      guests.append(
        DrainPlan.Guest(
          name: labels[place], uuid: guest.uuid, host: host, demand: taken.demand(of: guest, at: place),
          form: matrix.key(ofGuest: place)))
    }
    var silent: [String] = []
    var rooms: [PlacementResources.Room] = []
    for (place, host) in stored.enumerated() {
      let room = taken.room(of: host, named: names[place], at: place)
      let isOpen =
        room.isKnown && !unknown.contains(place) && request.capacity.hosts[names[place]]?.takesGuests ?? true
      if !leaving.contains(place), !room.isKnown || unknown.contains(place) { silent.append(names[place]) }
      rooms.append(room)
      let limits = zip(taken.names, room.capacity).compactMap { name, amount in amount.map { (name, $0) } }
      hosts.append(
        DrainPlan.Host(
          name: names[place], uuid: host.uuid, evidence: try fleet.evidenceDigest(ofHost: host.id),
          capacity: Dictionary(uniqueKeysWithValues: limits), takesGuests: isOpen))
    }
    if !silent.isEmpty {
      notes.append(
        "\(some(silent, 6)): the memory of the host, or of a guest on it, is unknown, so nobody moves there; capture it again, or name memory-mib in the capacity file"
      )
    }
    let forms = Dictionary(uniqueKeysWithValues: snapshot.hosts.map { ($0.id, $0.form) })
    let (hosts, guests) = (self.hosts, self.guests)
    let groups = ruling.together.filter { group in Set(group.map { guests[$0].host }).count == 1 }
    for group in ruling.together where !groups.contains(group) {
      notes.append("\(some(group.map { guests[$0].name })) are not together now; that rule is left out")
    }
    problem = PlacementProblem(
      resources: taken.names,
      hosts: hosts.indices.map { place in
        .init(
          kind: forms[stored[place].id] ?? 0, capacity: rooms[place].capacity,
          takesGuests: hosts[place].takesGuests)
      },
      guests: guests.indices.map { place in
        .init(
          kind: matrix.kind(ofGuest: place), host: guests[place].host, demand: guests[place].demand,
          onlyOn: ruling.onlyOn[place], isMovable: isMovable[place])
      }, isAllowed: matrix.isAllowed, apart: ruling.apart, together: groups, leaving: leaving.sorted())
    try fleet.checkWanted()
    if let flaw = problem.flaw { throw QuestionError(.usage, "rules: \(flaw)", at: .parameter("rules")) }
    notes += taken.notes(rooms, names, leaving)
    let gaps = EvidenceGaps(
      memoryUnknown: Set(placed.indices.filter { placed[$0].memory == nil }),
      isUnclear: taken.memory.map(\.isUnclear), unknown: rooms.map(\.unknown))
    try fleet.checkWanted()
    stuck = try matrix.stuck(in: self, gaps, fleet)
    refusals = try refusals(of: placed.indices.filter(taken.isSpecial), fleet)
  }

  private static func leaving(
    _ wanted: [String], _ names: [String], _ stored: [StoredHost], _ fleet: OpenFleet
  ) throws(QuestionError) -> Set<Int> {
    var leaving: Set<Int> = []
    for name in wanted {
      let found = stored.indices.filter {
        names[$0] == name || stored[$0].uuid == name.lowercased() || stored[$0].name == name
      }
      guard found.count == 1 else {
        throw QuestionError(
          found.isEmpty ? .noInput : .usage,
          found.isEmpty
            ? "\(fleet.store.path): the fleet has no host \(name)"
            : "host: \(found.count) hosts are called \(name); give the UUID", at: .argument("host"))
      }
      leaving.insert(found[0])
    }
    return leaving
  }
}
