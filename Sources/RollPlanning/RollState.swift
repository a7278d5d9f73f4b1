internal import PlanChecker

/// A fleet in the middle of a roll: where each unit of guests is, and what room hosts have.
///
/// A unit is one guest, or guests that belong together. Every move is logged, so that trials can be undone.
struct RollState {
  let fleet: RollFleet
  /// The host of each unit.
  private(set) var place: [Int]
  /// Room by host and resource; nothing is subtracted where there is no limit.
  private var room: [Int]
  /// The units on each host, in no order that matters.
  private(set) var residents: [[Int]]
  private var slot: [Int]
  /// How many members of each rule are on each host.
  private var crowd: [Int]
  private(set) var kinds: [Int]
  private(set) var isDone: [Bool]
  /// Hosts that change in the batch that is being made.
  var isLeaving: [Bool]
  /// Units that are shut down with their hosts.
  var isRestarting: [Bool]
  /// When a host is to change, if that is known; units that have to move twice prefer the last.
  var turn: [Int]
  private(set) var log: [(unit: Int, from: Int, to: Int)] = []

  init(_ fleet: RollFleet) {
    self.fleet = fleet
    place = fleet.units.map(\.home)
    kinds = fleet.question.placement.hosts.map(\.kind)
    let hosts = kinds.count
    isDone = Array(repeating: false, count: hosts)
    isLeaving = isDone
    turn = Array(repeating: 0, count: hosts)
    isRestarting = fleet.units.map { _ in false }
    residents = Array(repeating: [], count: hosts)
    slot = place
    crowd = Array(repeating: 0, count: hosts * fleet.rules)
    room = fleet.capacity
    for unit in place.indices { arrive(unit, at: place[unit]) }
  }

  private mutating func arrive(_ unit: Int, at host: Int) {
    place[unit] = host
    slot[unit] = residents[host].count
    residents[host].append(unit)
    for (resource, demand) in fleet.units[unit].demand.enumerated() {
      room[host * fleet.resources + resource] -= demand
    }
    for rule in fleet.units[unit].rules { crowd[host * fleet.rules + rule] += 1 }
  }

  private mutating func leave(_ unit: Int) {
    let host = place[unit]
    let last = residents[host].removeLast()
    if last != unit {
      residents[host][slot[unit]] = last
      slot[last] = slot[unit]
    }
    for (resource, demand) in fleet.units[unit].demand.enumerated() {
      room[host * fleet.resources + resource] += demand
    }
    for rule in fleet.units[unit].rules { crowd[host * fleet.rules + rule] -= 1 }
  }

  /// Moves a unit and logs it.
  mutating func move(_ unit: Int, to host: Int) {
    log.append((unit, place[unit], host))
    leave(unit)
    arrive(unit, at: host)
  }

  /// Takes back all moves after the log had that length.
  mutating func undo(to length: Int) {
    while log.count > length {
      let last = log.removeLast()
      leave(last.unit)
      arrive(last.unit, at: last.from)
    }
  }

  /// Changes hosts that are empty but for units that restart.
  mutating func change(_ hosts: [Int]) {
    for host in hosts {
      kinds[host] = fleet.question.changed[host] ?? kinds[host]
      isDone[host] = true
      isLeaving[host] = false
    }
  }

  /// Whether guests on a host need not move again.
  func settles(_ host: Int) -> Bool { isDone[host] || fleet.question.changed[host] == nil }

  /// Whether a unit may be on a host as that is now, were there room.
  func takes(_ host: Int, _ unit: Int) -> Bool {
    !isLeaving[host] && host != place[unit] && fleet.isAllowed(unit, host, kinds[host])
  }

  /// Whether a host has room for a unit, and none that has to be apart from it.
  func fits(_ unit: Int, on host: Int) -> Bool {
    let own = fleet.units[unit]
    for (resource, demand) in own.demand.enumerated()
    where demand > 0 && room[host * fleet.resources + resource] < demand { return false }
    for rule in own.rules where crowd[host * fleet.rules + rule] > 0 { return false }
    return true
  }

  /// What is left of a host's first limited resource, memory as a rule.
  func slack(_ host: Int) -> Int { room[host * fleet.resources] }

  /// The best host for a unit: one that stays, then the one that fewest others could use, then the fullest; nil if no host takes it as things stand.
  func target(of unit: Int) -> Int? {
    var best: (key: (Int, Int, Int, Int), host: Int)?
    for host in fleet.units[unit].targets where takes(host, unit) && fits(unit, on: host) {
      let stays = settles(host)
      let key = (stays ? 0 : 1, stays ? 0 : -turn[host], fleet.demand(onKind: kinds[host]), slack(host))
      if best.map({ key < $0.key }) ?? true { best = (key, host) }
    }
    return best?.host
  }
}
