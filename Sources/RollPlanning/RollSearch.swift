internal import PlanChecker

/// The search for an order: greedy in several ways, then exchanges.
struct RollSearch {
  let fleet: RollFleet
  let limits: RollLimits
  private let changing: [Int]

  init(_ fleet: RollFleet, limits: RollLimits) {
    self.fleet = fleet
    self.limits = limits
    changing = fleet.question.changing
  }

  /// What decides between hosts that send equally many guests to hosts that are still to change.
  enum Preference: CaseIterable { case first, roomiest, emptiest, fullest }

  /// The best run that was found; nil if the search is abandoned.
  func best() -> RollRun? {
    var best: RollRun?
    for preference in Preference.allCases where best == nil || !limits.isStopped() {
      guard let run = greedy(preferring: preference) else { return nil }
      if best.map({ run.rank < $0.rank }) ?? true { best = run }
    }
    guard let best else { return RollRun() }
    return improved(best)
  }

  /// Takes the host next that sends the fewest guests to hosts that are still to change; nil if it is abandoned.
  private func greedy(preferring preference: Preference) -> RollRun? {
    var state = RollState(fleet)
    for (unit, entry) in fleet.units.enumerated() where entry.isLost { state.isRestarting[unit] = true }
    var run = RollRun()
    var left = changing
    while !left.isEmpty {
      let most = left.count % fleet.question.batch
      var chosen = choose(most == 0 ? fleet.question.batch : most, of: left, &state, preference)
      var mark = state.log.count
      while true {
        for host in chosen { state.isLeaving[host] = true }
        if limits.isAbandoned() { return nil }
        if !chosen.isEmpty, state.empty(chosen).isEmpty { break }
        state.undo(to: mark)
        for host in chosen { state.isLeaving[host] = false }
        if chosen.count > 1 {
          chosen.removeLast()
          continue
        }
        let (host, stuck) = freest(of: left, &state)
        if !stuck.isEmpty, run.deadEnd == nil {
          run.deadEnd = RollRun.DeadEnd(done: run.batches.flatMap(\.hosts), host: host, units: stuck)
        }
        for unit in stuck { state.isRestarting[unit] = true }
        chosen = [host]
        mark = state.log.count
      }
      run.add(chosen, movesFrom: mark, state)
      state.change(chosen)
      left.removeAll(where: chosen.contains)
    }
    return run
  }

  /// Hosts for a batch, one after another; fewer if no more can be emptied as the others stay.
  private func choose(
    _ count: Int, of left: [Int], _ state: inout RollState, _ preference: Preference
  ) -> [Int] {
    let start = state.log.count
    var chosen: [Int] = []
    while chosen.count < count {
      var best: (key: (Int, Int, Int), host: Int)?
      for host in left where !state.isLeaving[host] {
        // What was chosen so far is a batch too; the caller asks next.
        if limits.isAbandoned() { break }
        let mark = state.log.count
        state.isLeaving[host] = true
        let stuck = state.empty([host], depth: 0)
        let moved = state.log[mark...].reduce(0) {
          $0 + (state.settles($1.to) ? 0 : fleet.units[$1.unit].guests.count)
        }
        state.undo(to: mark)
        state.isLeaving[host] = false
        let tie =
          switch preference {
          case .first: 0
          case .roomiest: -fleet.capacity[host * fleet.resources]
          case .emptiest: state.residents[host].count
          case .fullest: -state.residents[host].count
          }
        let key = (stuck.count, moved, tie)
        if best.map({ key < $0.key }) ?? true { best = (key, host) }
      }
      guard let best, best.key.0 == 0 || chosen.isEmpty else { break }
      state.isLeaving[best.host] = true
      _ = state.empty([best.host], depth: 0)
      chosen.append(best.host)
    }
    state.undo(to: start)
    for host in chosen { state.isLeaving[host] = false }
    return chosen
  }

  /// The host that can be emptied but for the fewest guests, though others make room.
  private func freest(of left: [Int], _ state: inout RollState) -> (host: Int, stuck: [Int]) {
    var best: (host: Int, stuck: [Int])?
    for host in left {
      if limits.isAbandoned() { break }
      let mark = state.log.count
      state.isLeaving[host] = true
      let stuck = state.empty([host], depth: 3)
      state.undo(to: mark)
      state.isLeaving[host] = false
      if best.map({ stuck.count < $0.stuck.count }) ?? true { best = (host, stuck) }
      if stuck.isEmpty { break }
    }
    return best ?? (left[0], [])
  }

  /// Exchanges hosts of two batches while that saves moves.
  private func improved(_ start: RollRun) -> RollRun {
    var best = start
    let bound = RollBound(
      of: fleet.question, restarting: best.restarts.flatMap { fleet.units[$0].guests },
      inBatches: best.batches.count
    ).moves
    let pairs = fleet.units.reduce(1) { $0 + $1.targets.count }
    var random = limits.seed
    func below(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((random >> 33) % UInt64(limit))
    }
    guard best.batches.count > 1 else { return best }
    for _ in 0..<min(4000, limits.pairs / pairs) where best.moves(of: fleet) > bound {
      guard !limits.isStopped(), !limits.isAbandoned() else { break }
      var batches = best.batches.map(\.hosts)
      let one = below(batches.count)
      let other = (one + 1 + below(batches.count - 1)) % batches.count
      let (a, b) = (below(batches[one].count), below(batches[other].count))
      (batches[one][a], batches[other][b]) = (batches[other][b], batches[one][a])
      if let run = run(along: batches, like: best, below: best.moves(of: fleet)) { best = run }
    }
    return best
  }

  /// Empties batches in a given order; nil if that strands a guest or takes more moves.
  private func run(along batches: [[Int]], like other: RollRun, below most: Int) -> RollRun? {
    var state = RollState(fleet)
    for unit in other.restarts { state.isRestarting[unit] = true }
    for (turn, hosts) in batches.enumerated() { for host in hosts { state.turn[host] = turn } }
    var run = RollRun()
    run.deadEnd = other.deadEnd
    for hosts in batches {
      if limits.isAbandoned() { return nil }
      let mark = state.log.count
      for host in hosts { state.isLeaving[host] = true }
      guard state.empty(hosts, patience: 200).isEmpty, state.log.count <= most else { return nil }
      run.add(hosts, movesFrom: mark, state)
      state.change(hosts)
    }
    return run.restarts.count == other.restarts.count && run.moves(of: fleet) <= most ? run : nil
  }
}
