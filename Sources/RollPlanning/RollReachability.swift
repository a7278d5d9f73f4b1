internal import PlanChecker

/// Every state that a small fleet can reach by single moves and single changes of hosts.
///
/// Batches of several hosts reach nothing more: their hosts can change one after another. Units that are alike are counted instead of distinguished.
struct RollReachability {
  private let fleet: RollFleet
  private let limits: RollLimits

  init(_ fleet: RollFleet, limits: RollLimits) {
    self.fleet = fleet
    self.limits = limits
  }

  /// Whether an order exists with a set of restarts.
  enum Outcome {
    /// An order of single hosts with the fewest moves.
    case possible(RollOrder)
    case impossible
    /// There are too many states, or the search was stopped.
    case open
  }

  /// Units that are alike.
  private struct Form: Hashable {
    var kind: Int
    var demand: [Int]
    var targets: [Int]
    /// The unit itself, if a rule or its company distinguishes it.
    var own: Int?
  }

  private func form(_ unit: Int) -> Form {
    let entry = fleet.units[unit]
    let isPlain = entry.rules.isEmpty && entry.guests.count == 1
    return Form(
      kind: fleet.question.placement.guests[entry.guests[0]].kind, demand: entry.demand,
      targets: entry.targets, own: isPlain ? nil : unit)
  }

  /// The fewest guests that have to restart, if that is fewer than `most` or proven to be it; nil if there are too many states.
  func fewestRestarts(below most: Int) -> (count: Int, order: RollOrder?)? {
    let lost = fleet.units.indices.filter { fleet.units[$0].isLost }
    let others = fleet.units.indices.filter {
      !fleet.units[$0].isLost && fleet.question.changed[fleet.units[$0].home] != nil
    }
    let count = lost.reduce(0) { $0 + fleet.units[$1].guests.count }
    // Alike units of one host are one choice.
    var choices: [[Int]] = [[]]
    var seen: Set<[[Int]]> = []
    for extra in 0..<max(0, most - count) {
      var open = false
      for choice in choices where choice.reduce(0, { $0 + fleet.units[$1].guests.count }) == extra {
        switch order(restarting: lost + choice) {
        case .possible(let order): return (count + extra, order)
        case .open: open = true
        case .impossible: break
        }
      }
      if open { return nil }
      var next: [[Int]] = choices.filter { $0.reduce(0) { $0 + fleet.units[$1].guests.count } > extra }
      for choice in choices {
        for unit in others where choice.last.map({ $0 < unit }) ?? true {
          let grown = choice + [unit]
          let key = grown.map {
            [fleet.units[$0].home, form($0).kind, form($0).own ?? -1] + form($0).demand
          }
          if seen.insert(key.sorted { $0.lexicographicallyPrecedes($1) }).inserted { next.append(grown) }
        }
        if next.count > 2000 { return nil }
      }
      choices = next
    }
    return (most, nil)
  }

  /// The order with the fewest moves in which single hosts change while these units restart and all others run on.
  func order(restarting restarts: [Int]) -> Outcome {
    let moving = fleet.units.indices.filter { !restarts.contains($0) }
    let forms = Array(Set(moving.map(form))).sorted { a, b in
      (a.kind, a.own ?? -1) == (b.kind, b.own ?? -1)
        ? (a.demand + a.targets).lexicographicallyPrecedes(b.demand + b.targets)
        : (a.kind, a.own ?? -1) < (b.kind, b.own ?? -1)
    }
    let example = forms.map { wanted in moving.first { form($0) == wanted } ?? 0 }
    let hosts = fleet.question.placement.hosts.count
    guard forms.count * hosts <= 4096, moving.count < 256 else { return .open }
    var start = [UInt8](repeating: 0, count: hosts * (forms.count + 1))
    for unit in moving {
      let place = forms.firstIndex(of: form(unit)) ?? 0
      start[hosts + fleet.units[unit].home * forms.count + place] += 1
    }
    var fixed = Array(repeating: 0, count: hosts * fleet.resources)
    for unit in restarts {
      for (resource, demand) in fleet.units[unit].demand.enumerated() {
        fixed[fleet.units[unit].home * fleet.resources + resource] += demand
      }
    }
    let rulesOfRestarts = restarts.map { (fleet.units[$0].home, Set(fleet.units[$0].rules)) }
    let changing = fleet.question.changing
    func takes(_ host: Int, _ place: Int, _ state: [UInt8]) -> Bool {
      let unit = example[place]
      let kind =
        state[host] == 1
        ? fleet.question.changed[host] ?? 0 : fleet.question.placement.hosts[host].kind
      guard fleet.units[unit].targets.contains(host), fleet.isAllowed(unit, host, kind) else { return false }
      for (resource, demand) in fleet.units[unit].demand.enumerated() where demand > 0 {
        var used = fixed[host * fleet.resources + resource] + demand
        for other in forms.indices {
          used += Int(state[hosts + host * forms.count + other]) * forms[other].demand[resource]
        }
        if used > fleet.capacity[host * fleet.resources + resource] { return false }
      }
      let rules = Set(fleet.units[unit].rules)
      guard !rules.isEmpty else { return true }
      if rulesOfRestarts.contains(where: { $0.0 == host && !$0.1.isDisjoint(with: rules) }) { return false }
      return forms.indices.allSatisfy { other in
        state[hosts + host * forms.count + other] == 0
          || rules.isDisjoint(with: fleet.units[example[other]].rules)
      }
    }
    // Layers by the number of moves; a change of a host costs none.
    var parents: [[UInt8]: Step] = [start: Step(before: nil, host: nil, move: nil)]
    var layer = [start]
    while !layer.isEmpty {
      var place = 0
      while place < layer.count {
        let state = layer[place]
        place += 1
        if changing.allSatisfy({ state[$0] == 1 }) {
          return .possible(order(to: state, parents, forms, moving: moving, restarts: restarts))
        }
        for host in changing where state[host] == 0 {
          let own = hosts + host * forms.count
          guard state[own..<own + forms.count].allSatisfy({ $0 == 0 }) else { continue }
          var other = state
          other[host] = 1
          if parents[other] == nil {
            parents[other] = Step(before: state, host: host, move: nil)
            layer.append(other)
          }
        }
      }
      var next: [[UInt8]] = []
      for state in layer {
        guard !limits.isStopped(), !limits.isAbandoned() else { return .open }
        for from in 0..<hosts {
          for form in forms.indices where state[hosts + from * forms.count + form] > 0 {
            for to in fleet.units[example[form]].targets where to != from && takes(to, form, state) {
              var other = state
              other[hosts + from * forms.count + form] -= 1
              other[hosts + to * forms.count + form] += 1
              guard parents[other] == nil else { continue }
              parents[other] = Step(before: state, host: nil, move: (form, from, to))
              next.append(other)
              if parents.count > limits.states { return .open }
            }
          }
        }
      }
      layer = next
    }
    return .impossible
  }

  /// How a state was reached.
  private struct Step {
    var before: [UInt8]?
    var host: Int?
    var move: (form: Int, from: Int, to: Int)?
  }

  private func order(
    to end: [UInt8], _ parents: [[UInt8]: Step], _ forms: [Form], moving: [Int], restarts: [Int]
  ) -> RollOrder {
    var steps: [Step] = []
    var state: [UInt8]? = end
    while let own = state, let step = parents[own] {
      steps.append(step)
      state = step.before
    }
    var place = fleet.units.map(\.home)
    var batches: [RollOrder.Batch] = []
    var moves: [PlacementMove] = []
    for step in steps.reversed() {
      if let move = step.move {
        guard let unit = moving.first(where: { place[$0] == move.from && form($0) == forms[move.form] })
        else { continue }
        place[unit] = move.to
        moves += fleet.units[unit].guests.map { PlacementMove(guest: $0, from: move.from, to: move.to) }
      } else if let host = step.host {
        let staying = restarts.filter { fleet.units[$0].home == host }.flatMap { fleet.units[$0].guests }
        batches.append(RollOrder.Batch(hosts: [host], moves: moves, restarts: staying.sorted()))
        moves = []
      }
    }
    return RollOrder(batches: batches)
  }
}
