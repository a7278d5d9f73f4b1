import PlanChecker

/// Invented placements, each made of its seed alone.
struct PlacementSamples {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number of a range (Vigna, "xorshift64*").
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return range.lowerBound + Int((state &* 2_685_821_657_736_338_717) >> 33) % range.count
  }

  /// Hosts of several kinds with guests of several sizes, some of whom have to leave; full enough that some of the problems need room to be made, and some have no plan.
  static func small(_ seed: UInt64) -> PlacementProblem {
    var random = PlacementSamples(seed: seed)
    let kinds = random.number(1...3)
    let count = random.number(3...6)
    let sizes = [2, 3, 4, 8, 12, 16].map { $0 * 1024 }
    var hosts = (0..<count).map { _ in
      PlacementProblem.Host(
        kind: random.number(0...kinds - 1), capacity: [48 * 1024, random.number(0...2) == 0 ? nil : 40])
    }
    if random.number(0...3) == 0 { hosts[count - 1].takesGuests = false }
    let isAllowed = (0..<kinds).map { row in (0..<kinds).map { $0 == row || random.number(0...2) > 0 } }
    var guests: [PlacementProblem.Guest] = []
    for host in 0..<count {
      var (memory, cpus) = (random.number(24...46) * 1024, 36)
      while true {
        let demand = [sizes[random.number(0...5)], random.number(1...6)]
        guard demand[0] <= memory, demand[1] <= cpus else { break }
        memory -= demand[0]
        cpus -= demand[1]
        let kind = hosts[host].kind
        var guest = PlacementProblem.Guest(kind: kind, host: host, demand: demand)
        if random.number(0...59) == 0 { guest.isMovable = false }
        if random.number(0...19) == 0 { guest.onlyOn = Array(0...count / 2) }
        guests.append(guest)
      }
    }
    var problem = PlacementProblem(
      resources: ["memory", "cpus"], hosts: hosts, guests: guests, isAllowed: isAllowed, leaving: [0])
    if random.number(0...1) == 0 {
      problem.apart = (0..<2).map { _ in (0..<3).map { _ in random.number(0...guests.count - 1) } }
      problem.apart = problem.apart.map { Set($0).sorted() }
    }
    if random.number(0...1) == 0 {
      let own = guests.indices.filter { guests[$0].host == 0 }
      if own.count > 1 { problem.together = [Array(own.prefix(2))] }
    }
    // A contradiction of rules is no problem to plan.
    if problem.flaw != nil { problem.apart = [] }
    return problem
  }

  /// Equal hosts, each as full as `share` of a hundred; the first has to be emptied.
  static func large(hosts: Int, guests: Int, share: Int, seed: UInt64) -> PlacementProblem {
    var random = PlacementSamples(seed: seed)
    let sizes = [2, 4, 4, 8, 8, 8, 16, 16, 32].map { $0 * 1024 }
    var all: [PlacementProblem.Guest] = []
    var used = [Int](repeating: 0, count: hosts)
    for place in 0..<guests {
      let memory = sizes[random.number(0...sizes.count - 1)]
      let host = place % hosts
      all.append(.init(kind: 0, host: host, demand: [memory, memory / 4096 + 1]))
      used[host] += memory
    }
    return PlacementProblem(
      resources: ["memory", "cpus"],
      hosts: used.map { .init(kind: 0, capacity: [$0 * 100 / share, nil]) }, guests: all, isAllowed: [[true]],
      leaving: [0])
  }
}
