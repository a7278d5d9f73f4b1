internal import PlanChecker

/// An order by units.
struct RollRun {
  var batches: [Batch] = []
  var deadEnd: DeadEnd?

  struct Batch {
    var hosts: [Int]
    var moves: [(unit: Int, from: Int, to: Int)]
    var restarts: [Int]
  }

  /// Where no host could be emptied.
  struct DeadEnd {
    var done: [Int]
    var host: Int
    var units: [Int]

    func named(_ fleet: RollFleet) -> RollAnswer.DeadEnd {
      RollAnswer.DeadEnd(done: done, host: host, guests: units.flatMap { fleet.units[$0].guests }.sorted())
    }
  }

  /// The units that restart.
  var restarts: [Int] { batches.flatMap(\.restarts) }

  /// Fewer restarts are better, then fewer batches, then fewer moves.
  var rank: (Int, Int, Int) {
    (restarts.count, batches.count, batches.reduce(0) { $0 + $1.moves.count })
  }

  /// How many guests move, once for each move.
  func moves(of fleet: RollFleet) -> Int {
    batches.reduce(0) { sum, batch in
      sum + batch.moves.reduce(0) { $0 + fleet.units[$1.unit].guests.count }
    }
  }

  /// Adds a batch of hosts that a state has emptied.
  mutating func add(_ hosts: [Int], movesFrom mark: Int, _ state: RollState) {
    batches.append(
      Batch(
        hosts: hosts.sorted(), moves: Array(state.log[mark...]),
        restarts: hosts.flatMap { state.residents[$0] }.sorted()))
  }

  /// The order with each guest alone.
  func order(of fleet: RollFleet) -> RollOrder {
    RollOrder(
      batches: batches.map { batch in
        RollOrder.Batch(
          hosts: batch.hosts,
          moves: batch.moves.flatMap { move in
            fleet.units[move.unit].guests.map { PlacementMove(guest: $0, from: move.from, to: move.to) }
          }, restarts: batch.restarts.flatMap { fleet.units[$0].guests }.sorted())
      })
  }
}
