/// Checks a proof about a placement from the problem alone; it shares no code with the search that finds placements.
///
/// A case ends when its moves cost the bound, or when hosts hold more than they have, even if as many guests leave them as the rest of the bound pays for.
/// What a host is over its capacity before anybody moves counts as its own, since nobody has to repair it.
public struct PlacementProofCheck {
  /// What a proof lacks.
  public enum Failure: Error, Sendable, Hashable {
    /// The problem has no meaning, for this reason.
    case problem(String)
    /// A case names what does not exist, or is about a guest that is decided already.
    case shape
    /// A case is left in which a plan can cost less: of this guest on this host, or in which these hosts suffice (both nil).
    case open(guest: Int?, host: Int?)
  }

  let problem: PlacementProblem
  let bound: PlacementCost
  private let leaving: Set<Int>
  let groups: [[Int]]
  private let groupOf: [Int]
  /// The hosts to which each group can go, without its own.
  let targets: [[Int]]
  private let rivals: [Set<Int>]
  let residents: [[Int]]
  let capacity: [[Int]]

  private(set) var decided: [Int?]
  private(set) var spent = PlacementCost()
  private(set) var used: [[Int]]

  /// Succeeds if `proof` proves its bound for `problem`.
  ///
  /// It takes O(cases × hosts × guests on a host).
  ///
  /// - Throws: `Failure`.
  public static func check(_ proof: PlacementProof, of problem: PlacementProblem) throws(Failure) {
    if let flaw = problem.flaw { throw .problem(flaw) }
    var check = PlacementProofCheck(problem, bound: proof.bound ?? PlacementCost(moves: 1 << 40))
    try check.verify(proof.root)
  }

  private init(_ problem: PlacementProblem, bound: PlacementCost) {
    self.problem = problem
    self.bound = bound
    let leaving = Set(problem.leaving)
    var groups = problem.together.filter { !$0.isEmpty }
    let grouped = Set(groups.joined())
    groups += problem.guests.indices.filter { !grouped.contains($0) }.map { [$0] }
    var groupOf = problem.guests.map { _ in 0 }
    for (number, group) in groups.enumerated() { for guest in group { groupOf[guest] = number } }
    let open = problem.hosts.indices.filter { problem.hosts[$0].takesGuests && !leaving.contains($0) }
    targets = groups.map { group in
      open.filter { host in
        group.allSatisfy { member in
          let guest = problem.guests[member]
          return guest.isMovable && guest.host != host && guest.onlyOn?.contains(host) ?? true
            && problem.isAllowed[guest.kind][problem.hosts[host].kind]
        }
      }
    }
    var rivals = groups.map { _ in Set<Int>() }
    for rule in problem.apart {
      let members = Set(rule.map { groupOf[$0] })
      for member in members { rivals[member].formUnion(members.subtracting([member])) }
    }
    var residents = problem.hosts.map { _ in [Int]() }
    var used = problem.hosts.map { $0.capacity.map { _ in 0 } }
    for (number, group) in groups.enumerated() {
      let host = problem.guests[group[0]].host
      guard !leaving.contains(host) else { continue }
      residents[host].append(number)
      for guest in group {
        for resource in problem.resources.indices {
          used[host][resource] += problem.guests[guest].demand[resource]
        }
      }
    }
    // Guests take whole multiples of what all of them share; a host's rest beyond these is of no use.
    let shared = problem.resources.indices.map { resource in
      var shared = 0
      for guest in problem.guests {
        var (a, b) = (guest.demand[resource], shared)
        while b != 0 { (a, b) = (b, a % b) }
        shared = a
      }
      return max(1, shared)
    }
    capacity = problem.hosts.map { host in
      zip(host.capacity, shared).map { capacity, shared in
        capacity.map { $0 - $0 % shared } ?? PlacementProblem.Host.unlimited
      }
    }
    decided = groups.map { _ in nil }
    self.leaving = leaving
    self.groups = groups
    self.groupOf = groupOf
    self.rivals = rivals
    self.residents = residents
    self.used = used
    before = used
    self.shared = shared
  }

  let before: [[Int]]
  let shared: [Int]

  private func home(_ group: Int) -> Int { problem.guests[groups[group][0]].host }
  func isLeaving(_ group: Int) -> Bool { leaving.contains(home(group)) }
  func demand(_ group: Int, _ resource: Int) -> Int {
    groups[group].reduce(0) { $0 + problem.guests[$1].demand[resource] }
  }
  func price(_ group: Int) -> PlacementCost {
    PlacementCost(moves: groups[group].count, memory: demand(group, 0))
  }

  private mutating func verify(_ node: PlacementProof.Node) throws(Failure) {
    if spent >= bound { return }
    if let room = node.room {
      guard room.hosts.allSatisfy(problem.hosts.indices.contains), Set(room.hosts).count == room.hosts.count,
        problem.resources.indices.contains(room.resource)
      else { throw .shape }
      let hosts = Set(room.hosts)
      let isProven =
        if let step = room.step { lacksPlaces(hosts, room.resource, of: step) } else {
          cannotHold(hosts, room.resource)
        }
      guard isProven else { throw .open(guest: nil, host: nil) }
      return
    }
    guard let guest = node.guest, problem.guests.indices.contains(guest) else {
      throw node.guest == nil ? .open(guest: nil, host: nil) : .shape
    }
    let group = groupOf[guest]
    guard decided[group] == nil else { throw .shape }
    var cases: [Int: PlacementProof.Case] = [:]
    for entry in node.cases { cases[entry.host] = entry }
    for host in options(group) {
      guard let entry = cases[host] else { throw .open(guest: guest, host: host) }
      if let like = entry.like {
        guard cases[like]?.node != nil, isLike(host, like) else { throw .open(guest: guest, host: host) }
      } else if let child = entry.node {
        decide(group, host)
        try verify(child)
        undo(group, host)
      } else {
        throw .shape
      }
    }
  }

  private mutating func decide(_ group: Int, _ host: Int, _ sign: Int = 1) {
    decided[group] = sign > 0 ? host : nil
    let home = home(group)
    guard host != home else { return }
    for resource in problem.resources.indices {
      let amount = demand(group, resource) * sign
      used[host][resource] += amount
      if !isLeaving(group) { used[home][resource] -= amount }
    }
    if !isLeaving(group) {
      let price = price(group)
      spent.moves += price.moves * sign
      spent.memory += price.memory * sign
    }
  }

  private mutating func undo(_ group: Int, _ host: Int) { decide(group, host, -1) }

  /// The hosts that a group can be on as the case stands.
  mutating func options(_ group: Int) -> [Int] {
    let all = (isLeaving(group) ? [] : [home(group)]) + targets[group]
    return all.filter { can(group, be: $0) }
  }

  private mutating func can(_ group: Int, be host: Int) -> Bool {
    let home = home(group)
    if host != home, !isLeaving(group), !isAffordable(group) { return false }
    for rival in rivals[group] {
      let isAtHome = self.home(rival) == host
      if isAtHome, host == home { continue }
      if decided[rival] == host { return false }
      if decided[rival] == nil, isAtHome, !isLeaving(rival), !canLeave(rival) { return false }
    }
    decide(group, host)
    defer { undo(group, host) }
    let hasArrival =
      host != home || groups.indices.contains { decided[$0] == host && self.home($0) != host }
    guard hasArrival else { return true }
    return problem.resources.indices.allSatisfy { resource in
      !isBeyond(used[host][resource] - capacity[host][resource], resource, residents[host].filter(canLeave))
    }
  }

  private func isAffordable(_ group: Int) -> Bool {
    let price = price(group)
    return PlacementCost(moves: spent.moves + price.moves, memory: spent.memory + price.memory) < bound
  }

  func canLeave(_ group: Int) -> Bool {
    decided[group] == nil && !isLeaving(group) && !targets[group].isEmpty && isAffordable(group)
  }

  /// Whether hosts have too little of a resource for what is on them, and for undecided groups that can only come to them.
  private mutating func cannotHold(_ hosts: Set<Int>, _ resource: Int) -> Bool {
    var over = 0
    for host in hosts { over += used[host][resource] - max(capacity[host][resource], before[host][resource]) }
    for group in groups.indices where decided[group] == nil && isLeaving(group) {
      let amount = demand(group, resource)
      if amount > 0, options(group).allSatisfy(hosts.contains) { over += amount }
    }
    let leavers = hosts.sorted().flatMap { residents[$0] }.filter { group in
      canLeave(group) && targets[group].contains { !hosts.contains($0) }
    }
    return isBeyond(over, resource, leavers)
  }

  /// Whether freeing so much by moves of these groups costs the rest of the bound.
  private func isBeyond(_ over: Int, _ resource: Int, _ leavers: [Int]) -> Bool {
    guard over > 0 else { return false }
    let gains = leavers.map { (gain: demand($0, resource), price: price($0)) }.filter { $0.gain > 0 }
    guard gains.reduce(0, { $0 + $1.gain }) >= over else { return true }
    var (rest, moves) = (over, 0)
    // A part of a group counts as a part of its moves.
    for entry in gains.sorted(by: { $0.gain * $1.price.moves > $1.gain * $0.price.moves }) where rest > 0 {
      moves +=
        rest >= entry.gain ? entry.price.moves : (rest * entry.price.moves + entry.gain - 1) / entry.gain
      rest -= entry.gain
    }
    let total = spent.moves + moves
    if total != bound.moves { return total > bound.moves }
    var memory = 0
    let single = gains.filter { $0.price.moves == 1 && $0.gain >= over }.map(\.price.memory).min()
    if moves == 1, let single {
      memory = single
    } else {
      rest = over
      for entry in gains.sorted(by: { $0.price.memory * $1.gain < $1.price.memory * $0.gain }) where rest > 0
      {
        memory += rest >= entry.gain ? entry.price.memory : rest * entry.price.memory / entry.gain
        rest -= entry.gain
      }
    }
    return spent.memory + memory >= bound.memory
  }

  /// Whether two hosts have the same room for the same guests, and nothing tells them apart.
  private func isLike(_ a: Int, _ b: Int) -> Bool {
    guard problem.apart.isEmpty, problem.guests.allSatisfy({ $0.onlyOn == nil }),
      problem.isAllowed.allSatisfy({ $0[problem.hosts[a].kind] == $0[problem.hosts[b].kind] }),
      !(residents[a] + residents[b]).contains(where: canLeave)
    else { return false }
    return problem.resources.indices.allSatisfy {
      capacity[a][$0] - used[a][$0] == capacity[b][$0] - used[b][$0]
        && max(0, before[a][$0] - capacity[a][$0]) == max(0, before[b][$0] - capacity[b][$0])
    }
  }
}
