import PlacementPlanning
import PlanChecker
import Testing

/// Plans of invented placements: replayed, proven, and no better by trying everything.
@Suite struct PlacementTests {
  private typealias Host = PlacementProblem.Host
  private typealias Guest = PlacementProblem.Guest

  @Test func plansAreReplayedAndTheirBoundsProven() throws {
    var (direct, repacked, infeasible) = (0, 0, 0)
    for seed in UInt64(1)...120 {
      let problem = PlacementSamples.small(seed)
      try #require(problem.flaw == nil)
      let plan = planEvacuation(of: problem)
      if let proof = plan.proof { try PlacementProofCheck.check(proof, of: problem) }
      let forced = problem.guests.count { problem.leaving.contains($0.host) }
      if let cost = plan.cost {
        #expect(try PlacementReplay(plan.moves, of: problem).cost == cost)
        #expect(plan.bound <= cost)
        #expect(plan.bound.moves == forced + (plan.proof?.bound?.moves ?? 0))
        if cost.moves == forced { direct += 1 } else { repacked += 1 }
      } else {
        #expect(plan.moves.isEmpty)
        if plan.isInfeasible {
          infeasible += 1
          #expect(plan.proof != nil && plan.proof?.bound == nil)
        }
      }
      #expect(planEvacuation(of: problem) == plan)
    }
    #expect(direct > 20 && repacked > 5 && infeasible > 20)
  }

  /// Every assignment of small problems: none that the moves could reach costs less than the bound, and one exists if a plan does.
  @Test func boundsHoldAgainstEveryAssignment() throws {
    var compared = 0
    for seed in UInt64(1)...400 {
      var problem = PlacementSamples.small(seed)
      guard problem.guests.count <= 16 else { continue }
      problem.together = []
      compared += 1
      let best = cheapest(problem)
      let plan = planEvacuation(of: problem)
      if let best { #expect(plan.bound <= best && !plan.isInfeasible, "\(seed)") }
      if plan.cost != nil { #expect(best != nil, "\(seed)") }
      if plan.isOptimal { #expect(plan.cost == best, "\(seed)") }
    }
    #expect(compared > 10)
  }

  /// What the cheapest assignment costs, by trying all; nil if there is none.
  private func cheapest(_ problem: PlacementProblem) -> PlacementCost? {
    let leaving = Set(problem.leaving)
    var best: PlacementCost?
    var places = [Int?](repeating: nil, count: problem.guests.count)
    var used = problem.hosts.map { $0.capacity.map { _ in 0 } }
    func place(_ number: Int, _ cost: PlacementCost) {
      if let best, cost >= best { return }
      guard number < problem.guests.count else {
        best = cost
        return
      }
      let guest = problem.guests[number]
      for host in problem.hosts.indices {
        let stays = host == guest.host
        guard
          stays
            ? !leaving.contains(host)
            : guest.isMovable && problem.hosts[host].takesGuests && !leaving.contains(host)
              && problem.isAllowed[guest.kind][problem.hosts[host].kind]
              && guest.onlyOn?.contains(host) ?? true
        else { continue }
        let rivals = problem.apart.filter { $0.contains(number) }.joined().filter { $0 != number }
        guard
          !rivals.contains(where: {
            places[$0] == host && !(stays && problem.guests[$0].host == host)
          })
        else { continue }
        let fits = guest.demand.indices.allSatisfy { resource in
          problem.hosts[host].capacity[resource].map { used[host][resource] + guest.demand[resource] <= $0 }
            ?? true
        }
        guard fits else { continue }
        for resource in guest.demand.indices { used[host][resource] += guest.demand[resource] }
        places[number] = host
        place(
          number + 1,
          stays ? cost : PlacementCost(moves: cost.moves + 1, memory: cost.memory + guest.demand[0]))
        places[number] = nil
        for resource in guest.demand.indices { used[host][resource] -= guest.demand[resource] }
      }
    }
    place(0, PlacementCost())
    return best
  }

  @Test func othersMakeRoomWhereNobodyElseCan() throws {
    // 12 has no place until 5 moves from host 1 to host 2; by way of nobody.
    let problem = PlacementProblem(
      hosts: [
        Host(kind: 0, capacity: [20]), Host(kind: 0, capacity: [20]), Host(kind: 1, capacity: [10]),
      ],
      guests: [
        Guest(kind: 0, host: 0, demand: [12]), Guest(kind: 1, host: 1, demand: [5]),
        Guest(kind: 1, host: 1, demand: [6]), Guest(kind: 1, host: 2, demand: [4]),
      ], isAllowed: [[true, false], [true, true]], leaving: [0])
    let plan = planEvacuation(of: problem)
    #expect(plan.moves == [PlacementMove(guest: 1, from: 1, to: 2), PlacementMove(guest: 0, from: 0, to: 1)])
    #expect(plan.isOptimal && plan.cost == PlacementCost(moves: 2, memory: 17))
    let staying = planEvacuation(of: problem, limits: PlacementLimits(isRepacking: false))
    #expect(staying.isInfeasible && staying.cost == nil)
    let proof = try #require(staying.proof)
    try PlacementProofCheck.check(proof, of: problem)
    #expect(proof.bound == PlacementCost(moves: 1, memory: 0))
  }

  @Test func obstaclesSayWhatBinds() throws {
    let host = Host(kind: 0, capacity: [16])
    func plan(_ guests: [Guest], _ isAllowed: [[Bool]] = [[true]]) -> PlacementPlan {
      planEvacuation(
        of: PlacementProblem(hosts: [host, host], guests: guests, isAllowed: isAllowed, leaving: [0]))
    }
    let pinned = plan([Guest(kind: 0, host: 0, demand: [4], isMovable: false)])
    #expect(pinned.obstacle?.reason == .immovable && pinned.obstacle?.guests == [0])
    let foreign = plan([Guest(kind: 0, host: 0, demand: [4])], [[false]])
    #expect(foreign.obstacle?.reason == .noHost)
    let full = plan([Guest(kind: 0, host: 0, demand: [10]), Guest(kind: 0, host: 1, demand: [9])])
    #expect(full.obstacle?.reason == .room && full.obstacle?.missing == 3)
    #expect(full.obstacle?.hosts == [1] && full.obstacle?.resource == 0)
    let empty = plan([Guest(kind: 0, host: 1, demand: [9])])
    #expect(empty.moves.isEmpty && empty.cost == PlacementCost() && empty.isOptimal)
  }

  /// Tens of thousands of hosts that limit nothing of a resource are counted together.
  @Test func manyHostsWithoutALimitAreSummed() throws {
    func problem(_ memory: Int) -> PlacementProblem {
      PlacementProblem(
        resources: ["memory", "cpus"],
        hosts: (0..<10_000).map { _ in Host(kind: 0, capacity: [memory, nil]) },
        guests: [Guest(kind: 0, host: 0, demand: [4, 1])], isAllowed: [[true]], leaving: [0])
    }
    #expect(planEvacuation(of: problem(8)).cost == PlacementCost(moves: 1, memory: 4))
    let lacking = planEvacuation(of: problem(3))
    #expect(lacking.isInfeasible && lacking.obstacle?.resource == 0)
    for resource in 0...1 {
      let room = PlacementProof.Room(hosts: Array(1..<10_000), resource: resource)
      let proof = PlacementProof(bound: nil, root: PlacementProof.Node(room: room))
      if resource == 0 {
        try PlacementProofCheck.check(proof, of: problem(3))
      } else {
        #expect(throws: (any Error).self) { try PlacementProofCheck.check(proof, of: problem(3)) }
      }
    }
  }

  /// Hosts over their capacity keep what they have: nobody has to move for that, and nobody arrives.
  @Test func overfullHostsAreLeftAlone() {
    let problem = PlacementProblem(
      hosts: [Host(kind: 0, capacity: [16]), Host(kind: 0, capacity: [8]), Host(kind: 0, capacity: [8])],
      guests: [Guest(kind: 0, host: 0, demand: [4]), Guest(kind: 0, host: 1, demand: [12])],
      isAllowed: [[true]], leaving: [0])
    #expect(planEvacuation(of: problem).moves == [PlacementMove(guest: 0, from: 0, to: 2)])
  }

  @Test func mutatedProofsAndMovesAreRefused() throws {
    var (proofs, steps, missed) = (0, 0, 0)
    for seed in UInt64(1)...200 {
      let problem = PlacementSamples.small(seed)
      let plan = planEvacuation(of: problem)
      if var proof = plan.proof, proof.bound != nil || plan.isInfeasible {
        // A leaf that says nothing, a case that is left out, and hosts that are not too small.
        let root = proof.root
        proof.root = PlacementProof.Node()
        #expect(throws: PlacementProofCheck.Failure.self) {
          try PlacementProofCheck.check(proof, of: problem)
        }
        if let first = root.cases.first {
          proof.root = root
          proof.root.cases.removeAll { $0 == first }
          // The checker can see by itself that a case is none, so not every one is missed.
          do throws(PlacementProofCheck.Failure) { try PlacementProofCheck.check(proof, of: problem) } catch {
            missed += 1
          }
        }
        proof.root = PlacementProof.Node(room: .init(hosts: [problem.hosts.count], resource: 0))
        #expect(throws: PlacementProofCheck.Failure.self) {
          try PlacementProofCheck.check(proof, of: problem)
        }
        proofs += 1
      }
      if plan.cost != nil, var proof = plan.proof {
        proof.bound = nil
        #expect(throws: PlacementProofCheck.Failure.self) {
          try PlacementProofCheck.check(proof, of: problem)
        }
      }
      if plan.isOptimal, let cost = plan.cost, let bound = plan.proof?.bound {
        // The same cases prove no more than they did.
        var higher = try #require(plan.proof)
        higher.bound = PlacementCost(moves: bound.moves, memory: bound.memory + 1)
        #expect(throws: PlacementProofCheck.Failure.self, "\(seed) \(cost)") {
          try PlacementProofCheck.check(higher, of: problem)
        }
      }
      guard plan.isOptimal, !plan.moves.isEmpty else { continue }
      for place in plan.moves.indices {
        var moves = plan.moves
        let removed = moves.remove(at: place)
        #expect(throws: PlacementReplay.Failure.self) { try PlacementReplay(moves, of: problem) }
        moves.insert(
          PlacementMove(guest: removed.guest, from: removed.from, to: removed.from), at: place)
        #expect(throws: PlacementReplay.Failure.self) { try PlacementReplay(moves, of: problem) }
        steps += 1
      }
    }
    #expect(proofs > 20 && steps > 100 && missed > 5)
  }

  /// Where several others have to make room, places of a guest's size prove how many, and how much memory they take.
  @Test(arguments: [0, 1]) func placesProveTheMemory(_ odd: Int) throws {
    var (steps, proven) = (0, 0)
    for seed in UInt64(1)...6 {
      var problem = PlacementSamples.large(hosts: 12, guests: 240, share: 90, seed: seed)
      // A size that shares no measure with the others.
      if odd > 0 { problem.guests.append(.init(kind: 0, host: 1, demand: [1025, 1])) }
      let plan = planEvacuation(of: problem, limits: PlacementLimits(work: 2000))
      if plan.isOptimal || plan.isInfeasible { proven += 1 }
      guard var proof = plan.proof else { continue }
      try PlacementProofCheck.check(proof, of: problem)
      guard let room = proof.root.room, let step = room.step else { continue }
      steps += 1
      // Larger places, no places, and a part of the hosts prove nothing.
      for wrong in [
        PlacementProof.Room(hosts: room.hosts, resource: 0, step: step * 64),
        .init(hosts: room.hosts, resource: 0, step: 0), .init(hosts: room.hosts, resource: 0, step: -step),
        .init(hosts: Array(room.hosts.dropLast(room.hosts.count / 2)), resource: 0, step: step),
      ] {
        proof.root = PlacementProof.Node(room: wrong)
        #expect(throws: PlacementProofCheck.Failure.self) {
          try PlacementProofCheck.check(proof, of: problem)
        }
      }
      proof.root = PlacementProof.Node(room: room)
      proof.bound = PlacementCost(moves: 16, memory: 0)
      #expect(throws: PlacementProofCheck.Failure.self) { try PlacementProofCheck.check(proof, of: problem) }
    }
    #expect(steps > 1 && proven > 3)
  }

  /// A search that is stopped answers with what it has: a plan whose bound is proven, or none without a claim.
  @Test func stoppedSearchesClaimOnlyWhatTheyProved() throws {
    var (plans, open) = (0, 0)
    for seed in UInt64(1)...60 {
      let problem = PlacementSamples.small(seed)
      let whole = planEvacuation(of: problem)
      let stopped = planEvacuation(of: problem, limits: PlacementLimits(isStopped: { true }))
      if let proof = stopped.proof { try PlacementProofCheck.check(proof, of: problem) }
      #expect(stopped.bound <= whole.bound && (!stopped.isInfeasible || whole.isInfeasible))
      if let cost = stopped.cost {
        #expect(try PlacementReplay(stopped.moves, of: problem).cost == cost)
        plans += 1
      } else if !stopped.isInfeasible {
        open += 1
      }
    }
    #expect(plans > 10 && open > 0)
  }

  @Test func contradictionsAreNamed() {
    let host = Host(kind: 0, capacity: [16])
    func flaw(_ change: (inout PlacementProblem) -> Void) -> String? {
      var problem = PlacementProblem(
        hosts: [host, host],
        guests: [
          Guest(kind: 0, host: 0, demand: [1]), Guest(kind: 0, host: 0, demand: [1]),
          Guest(kind: 0, host: 1, demand: [1]),
        ],
        isAllowed: [[true]], leaving: [0])
      change(&problem)
      return problem.flaw
    }
    #expect(flaw { _ in } == nil)
    #expect(flaw { $0.together = [[0, 2]] }?.contains("together") == true)
    #expect(
      flaw {
        $0.together = [[0, 1]]; $0.apart = [[0, 1]]
      }?.contains("apart") == true)
    #expect(flaw { $0.together = [[0, 1], [1]] }?.contains("several groups") == true)
    #expect(flaw { $0.guests[0].demand = [-1] } != nil)
    #expect(flaw { $0.hosts[0].capacity = [] } != nil)
    #expect(flaw { $0.leaving = [2] } != nil)
  }
}
