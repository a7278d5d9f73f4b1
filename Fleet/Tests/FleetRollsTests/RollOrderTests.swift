import PlanChecker
import RollPlanning
import Testing

/// Orders of small fleets: what is possible, what is not, and what the replay refuses.
@Suite struct RollOrderTests {
  /// Hosts of kind 0 that become kind 1, and others; guests by host, class and size.
  private func question(
    changing: [Int], outside: [(kind: Int, room: Int)] = [], guests: [(host: Int, form: Int, size: Int)],
    takers: [[Bool]], batch: Int = 1
  ) -> RollQuestion {
    RollQuestion(
      placement: PlacementProblem(
        hosts: changing.map { .init(kind: 0, capacity: [$0]) }
          + outside.map { .init(kind: $0.kind, capacity: [$0.room]) },
        guests: guests.map { .init(kind: $0.form, host: $0.host, demand: [$0.size]) }, isAllowed: takers,
        leaving: []), changed: changing.map { _ in 1 } + outside.map { _ in nil }, batch: batch)
  }

  /// Class 0 runs before and after, 1 after only, 2 before only.
  private let takers = [[true, true], [false, true], [true, false]]

  @Test func levelledGuestsMoveOnceAndTheFirstTwice() {
    let roll = question(
      changing: [8, 8, 8, 8], guests: [(0, 0, 2), (0, 0, 2), (1, 0, 2), (2, 0, 2), (2, 0, 2), (3, 0, 2)],
      takers: takers)
    let answer = planRoll(of: roll)
    #expect(answer.order.flaw(in: roll) == nil && answer.order.restarts.isEmpty && answer.deadEnd == nil)
    #expect(answer.order.moves == 7 && answer.bound.moves == 7)
    #expect(answer.order.batches.map(\.hosts.count) == [1, 1, 1, 1])
  }

  /// A guest that was started on a changed host stays there, and old ones go to changed hosts.
  @Test func guestsOfChangedHostsAreNotMovedBack() {
    let roll = question(
      changing: [8, 8], outside: [(1, 20)], guests: [(0, 0, 2), (1, 0, 2), (2, 1, 4)], takers: takers)
    let answer = planRoll(of: roll)
    #expect(answer.order.flaw(in: roll) == nil && answer.order.restarts.isEmpty)
    #expect(answer.order.moves == 2 && answer.bound.moves == 2)
    #expect(!answer.order.batches.flatMap(\.moves).contains { $0.guest == 2 })
  }

  @Test func guestsThatNeedALostBitRestart() {
    let lossy = question(
      changing: [8, 8, 8], guests: [(0, 0, 2), (1, 2, 2), (2, 2, 3)], takers: takers)
    let answer = planRoll(of: lossy)
    #expect(answer.order.flaw(in: lossy) == nil && answer.order.restarts.sorted() == [1, 2])
    #expect(answer.bound.restarts == [1, 2] && answer.isSmallest && answer.deadEnd == nil)
    // A host that stays as it is takes them.
    let refuge = question(
      changing: [8, 8, 8], outside: [(0, 5)], guests: [(0, 0, 2), (1, 2, 2), (2, 2, 3)], takers: takers)
    let other = planRoll(of: refuge)
    #expect(other.order.flaw(in: refuge) == nil && other.order.restarts.isEmpty)
  }

  /// Old-bound guests have to fit the hosts that stay old: here one of three does not, and the order names the step.
  @Test func roomForOldGuestsDecidesWhoRestarts() {
    let roll = question(
      changing: [8, 8, 8], outside: [(0, 5)],
      guests: [(0, 2, 2), (1, 2, 3), (2, 2, 4), (0, 0, 1), (3, 1, 0)], takers: takers)
    let answer = planRoll(of: roll)
    #expect(answer.order.flaw(in: roll) == nil)
    #expect(answer.order.restarts == [2], "\(answer.order)")
    #expect(answer.bound.restarts.isEmpty && answer.isSmallest)
    #expect(answer.deadEnd?.guests == [2])
  }

  @Test func othersMakeRoom() {
    let roll = question(
      changing: [10], outside: [(0, 10), (0, 10)], guests: [(0, 0, 6), (1, 0, 5), (2, 0, 5)], takers: takers)
    let answer = planRoll(of: roll)
    #expect(answer.order.flaw(in: roll) == nil && answer.order.moves == 2 && answer.order.restarts.isEmpty)
  }

  /// A search that is stopped has an order that holds, with a bound; it claims no fewest restarts that it did not prove.
  @Test func stoppedSearchesHaveAnOrder() {
    for seed in 1...20 {
      var random = SmallRandom(state: UInt64(seed))
      let roll = question(
        changing: [12, 12, 12, 12],
        guests: (0..<10).map { place in (place % 4, random.below(3), 2 + random.below(2)) }, takers: takers)
      let whole = planRoll(of: roll)
      let stopped = planRoll(of: roll, limits: RollLimits(isStopped: { true }))
      #expect(stopped.order.flaw(in: roll) == nil && stopped.bound.moves <= stopped.order.moves)
      #expect(whole.order.restarts.count <= stopped.order.restarts.count)
      #expect(!stopped.isSmallest || stopped.order.restarts.count == whole.order.restarts.count)
    }
  }

  @Test func rulesHoldAtEveryStep() {
    var roll = question(
      changing: [20, 20, 20], outside: [(0, 20)],
      guests: [(0, 0, 2), (1, 0, 2), (2, 0, 2), (0, 0, 3), (0, 0, 3)], takers: takers, batch: 2)
    roll.placement.apart = [[0, 1, 2]]
    roll.placement.together = [[3, 4]]
    let answer = planRoll(of: roll)
    #expect(answer.order.flaw(in: roll) == nil && answer.order.restarts.isEmpty, "\(answer.order)")
    // Four hosts for three guests that stay apart: two hosts at once cannot be empty.
    #expect(answer.order.batches.count == 3)
  }

  /// Small random questions, against every state told apart.
  @Test(arguments: 1...40) func answersAreThoseOfAllStates(seed: Int) throws {
    var random = SmallRandom(state: UInt64(seed))
    let forms = (0..<5).map { _ in random.below(3) }
    let roll = question(
      changing: [6, 7, 6], outside: random.below(2) == 0 ? [] : [(random.below(2), 3)],
      guests: forms.map { (random.below(3), $0, 1 + random.below(4)) }, takers: takers)
    let answer = planRoll(of: roll)
    #expect(answer.order.flaw(in: roll) == nil)
    #expect(answer.order.moves >= answer.bound.moves)
    let every = EveryState(roll)
    let sets = (0..<32).map { mask in (0..<5).filter { mask >> $0 & 1 == 1 } }
      .sorted { ($0.count, $0.description) < ($1.count, $1.description) }
    let fewest = try #require(sets.first { every.fewestMoves(restarting: $0) != nil })
    #expect(answer.isSmallest && answer.order.restarts.count == fewest.count)
    #expect(Set(answer.bound.restarts).count <= fewest.count)
    #expect(answer.order.moves == every.fewestMoves(restarting: answer.order.restarts))
  }

  @Test func largerOrdersAreNearTheirBound() {
    var random = SmallRandom(state: 5)
    let roll = question(
      changing: Array(repeating: 120, count: 30),
      guests: (0..<300).map { ($0 % 30, random.below(20) == 0 ? 2 : 0, 2 << random.below(4)) },
      takers: takers,
      batch: 3)
    let answer = planRoll(of: roll)
    #expect(answer.order.flaw(in: roll) == nil)
    #expect(answer.order.moves * 100 <= answer.bound.moves * 105)
    #expect(planRoll(of: roll) == answer)
  }

  @Test func changedOrdersAreRefused() throws {
    let roll = question(
      changing: [8, 8, 8], outside: [(0, 4)],
      guests: [(0, 0, 4), (1, 0, 4), (2, 0, 4), (3, 0, 2), (1, 2, 1)],
      takers: takers)
    let order = planRoll(of: roll).order
    #expect(order.flaw(in: roll) == nil)
    func expect(_ part: String, _ change: (inout RollOrder) -> Void) {
      var changed = order
      change(&changed)
      #expect(changed != order)
      let flaw = changed.flaw(in: roll)
      #expect(flaw?.contains(part) == true, "\(part): \(flaw ?? "accepted")")
    }
    let busy = try #require(order.batches.firstIndex { !$0.moves.isEmpty })
    expect("never change") { $0.batches.removeLast() }
    expect("changes a host twice") { $0.batches[2].hosts = $0.batches[1].hosts }
    expect("not to change") { $0.batches[0].hosts = [3] }
    expect("1 to 1 are allowed") { $0.batches[0].hosts += $0.batches[1].hosts }
    expect("1 to 1 are allowed") { $0.batches[0].hosts = [] }
    expect("still on hosts that change") { $0.batches[busy].moves.removeLast() }
    expect("not on the host that it leaves") { $0.batches[busy].moves.append($0.batches[busy].moves[0]) }
    expect("no such guest") { $0.batches[busy].moves[0].guest = 99 }
    expect("no such guest") { $0.batches[busy].moves[0].to = -1 }
    expect("changes in the same batch") {
      $0.batches[busy].moves.append(
        PlacementMove(guest: 3, from: 3, to: $0.batches[busy].hosts[0]))
    }
    expect("no room") { $0.batches[0].moves.insert(PlacementMove(guest: 0, from: 0, to: 3), at: 0) }
    expect("does not take") {
      $0.batches[2].moves.insert(
        PlacementMove(guest: 4, from: $0.place(of: 4, in: roll, before: 2), to: $0.batches[0].hosts[0]), at: 0
      )
    }
    expect("that restart are elsewhere") { $0.batches[busy].restarts.append(3) }
  }
}

extension RollOrder {
  /// Where a guest is before a batch.
  fileprivate func place(of guest: Int, in question: RollQuestion, before batch: Int) -> Int {
    batches[..<batch].flatMap(\.moves).last { $0.guest == guest }?.to ?? question.placement.guests[guest].host
  }
}

/// Numbers that follow from a seed.
struct SmallRandom {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}

/// Every state of a question of one resource without rules, each guest told apart: the peer of the search.
private struct EveryState {
  let question: RollQuestion

  init(_ question: RollQuestion) { self.question = question }

  private struct State: Hashable {
    var place: [Int]
    var done: Set<Int>
  }

  /// The fewest moves of an order in which these guests restart; nil if there is none.
  func fewestMoves(restarting: [Int]) -> Int? {
    let problem = question.placement
    var layer: Set<State> = [State(place: problem.guests.map(\.host), done: [])]
    var seen = layer
    var moves = 0
    while !layer.isEmpty {
      var open = Array(layer)
      while let state = open.popLast() {
        for host in question.changing where !state.done.contains(host) {
          let isEmpty = problem.guests.indices.allSatisfy {
            state.place[$0] != host || restarting.contains($0)
          }
          guard isEmpty else { continue }
          var next = state
          next.done.insert(host)
          if seen.insert(next).inserted {
            layer.insert(next)
            open.append(next)
          }
        }
      }
      if layer.contains(where: { $0.done.count == question.changing.count }) { return moves }
      var next: Set<State> = []
      for state in layer {
        for guest in problem.guests.indices where !restarting.contains(guest) {
          for host in problem.hosts.indices where host != state.place[guest] {
            let kind = state.done.contains(host) ? question.changed[host] ?? 0 : problem.hosts[host].kind
            let used = problem.guests.indices.reduce(0) {
              $0 + (state.place[$1] == host ? problem.guests[$1].demand[0] : 0)
            }
            guard problem.isAllowed[problem.guests[guest].kind][kind],
              used + problem.guests[guest].demand[0] <= problem.hosts[host].capacity[0] ?? .max
            else { continue }
            var other = state
            other.place[guest] = host
            if seen.insert(other).inserted { next.insert(other) }
          }
        }
      }
      layer = next
      moves += 1
    }
    return nil
  }
}
