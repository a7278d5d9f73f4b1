internal import PlanChecker

extension PlacementState {
  /// Whether hosts have too few places of a size for units that have to come to them, even if others leave within the limit.
  ///
  /// It is the claim of a proof's room with a step: a unit fills as many places as its amount does; one that leaves a host gives it its
  /// amount, less the places that it fills on another of these hosts if it can only go to these.
  func lacksPlaces(_ hosts: [Int], _ resource: Int, of step: Int, for guests: [Int]) -> Bool {
    let left = limit.moves - cost.moves
    guard (0...16).contains(left) else { return false }
    var missing = guests.reduce(0) { $0 + all.units[$1].demand[resource] / step }
    guard missing > 0 else { return false }
    var rests: [Int] = []
    for host in hosts {
      let room = self.room(host, resource) + excess(host, resource)
      let places = room >= 0 ? room / step : -((step - 1 - room) / step)
      rests.append(room - places * step)
      missing -= places
    }
    guard missing > 0 else { return false }
    guard missing <= 64 else { return false }
    // What is freed is counted in what all guests share, or in a 64th of a place, rounded up.
    let unit = max(all.measures[resource], (step + 63) / 64)

    var isInside = all.problem.hosts.map { _ in false }
    for host in hosts { isInside[host] = true }
    var isClosed: [Int: Bool] = [:]
    var table = PlacesGained(most: missing, moves: left)
    for (host, rest) in zip(hosts, rests) {
      var leavers: [PlacesGained.Leaver] = []
      for place in all.residents[host] where !all.units[place].mustLeave && canLeave(place) {
        let (leaving, targets) = (all.units[place], all.units[place].targets)
        let isInner = isClosed[targets] ?? all.targetSets[targets].allSatisfy { isInside[$0] }
        isClosed[targets] = isInner
        let amount = isInner ? leaving.demand[resource] % step : leaving.demand[resource]
        // Of many alike, no more than can be moved.
        guard amount > 0, leaving.cost.moves <= left else { continue }
        let leaver = PlacesGained.Leaver(amount: (amount + unit - 1) / unit, cost: leaving.cost)
        if leavers.count(where: { $0 == leaver }) < left { leavers.append(leaver) }
      }
      if !leavers.isEmpty { table.add(leavers, rest: (rest + unit - 1) / unit, step: step, unit: unit) }
    }
    let costs = table.least
    return costs.indices.allSatisfy { moves in
      guard let memory = costs[moves] else { return true }
      return moves == left && cost.memory + memory >= limit.memory
    }
  }
}

/// The least memory with which places are gained, by their number and that of the moves.
private struct PlacesGained {
  struct Leaver: Hashable {
    var amount: Int
    var cost: PlacementCost
  }

  private let most: Int
  private let moves: Int
  private var memory: [Int]
  private static let none = Int.max

  init(most: Int, moves: Int) {
    self.most = most
    self.moves = moves
    memory = [Int](repeating: Self.none, count: (most + 1) * (moves + 1))
    memory[0] = 0
  }

  /// The least memory that gains all places, by the number of moves; nil where they are too few.
  var least: [Int?] { (0...moves).map { memory[most * (moves + 1) + $0] }.map { $0 == Self.none ? nil : $0 } }

  /// Adds what the leavers of one host can gain there.
  mutating func add(_ leavers: [Leaver], rest: Int, step: Int, unit: Int) {
    let width = moves + 1
    let enough = (most * step + unit - 1) / unit
    var freed = [Int](repeating: Self.none, count: (enough + 1) * width)
    freed[0] = 0
    var highest = 0
    for leaver in leavers {
      for from in stride(from: min(highest, enough), through: 0, by: -1) {
        for before in stride(from: moves - leaver.cost.moves, through: 0, by: -1) {
          let known = freed[from * width + before]
          guard known < Self.none else { continue }
          let to = min(enough, from + leaver.amount) * width + before + leaver.cost.moves
          freed[to] = min(freed[to], known + leaver.cost.memory)
        }
      }
      highest += leaver.amount
    }
    // What gains nothing is no move worth making.
    var options: [(gained: Int, moves: Int, memory: Int)] = []
    for own in 1...moves {
      var cheapest = [Int](repeating: Self.none, count: most + 1)
      for amount in 0...enough where freed[amount * width + own] < Self.none {
        let gained = min(most, (rest + amount) * unit / step)
        cheapest[gained] = min(cheapest[gained], freed[amount * width + own])
      }
      for gained in stride(from: 1, through: most, by: 1) where cheapest[gained] < Self.none {
        options.append((gained, own, cheapest[gained]))
      }
    }
    guard !options.isEmpty else { return }
    var sums = memory
    for option in options {
      for from in 0...most {
        for before in stride(from: moves - option.moves, through: 0, by: -1) {
          let known = memory[from * width + before]
          guard known < Self.none else { continue }
          let to = min(most, from + option.gained) * width + before + option.moves
          sums[to] = min(sums[to], known + option.memory)
        }
      }
    }
    memory = sums
  }
}
