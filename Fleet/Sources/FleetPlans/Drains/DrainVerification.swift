public import FleetQuestions
public import MartletQuestions
internal import PlanChecker
internal import ReportContract

/// Checks the plan of a drain against the evidence of a store, without any code that finds plans.
///
/// It poses the question again from the store and from the plan's request. A plan of other evidence is stale, and each change is listed. Else the moves are
/// replayed one by one, and the proof is checked, in the problem that the check posed itself.
public struct DrainVerificationQuestion: Sendable {
  /// The plan.
  public var plan: DrainPlan

  /// Asks about a plan.
  public init(of plan: DrainPlan) { self.plan = plan }

  /// What holds of the plan, and what does not.
  ///
  /// - Throws: The store's errors; `noInput` and `usage` for hosts and guests of the request that no longer exist.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> PlanVerificationReport {
    var report = PlanVerificationReport(inputs: [fleet.input], kind: .drain)
    let now: PlacedFleet
    do {
      now = try PlacedFleet(fleet, plan.request)
    } catch  where error.kind == .noInput || error.kind == .usage {
      report.changes.append(error.message)
      return report.concluded()
    }
    report.changes = plan.changes(toHosts: now.hosts, guests: now.guests)
    if plan.tables != fleet.tables {
      report.changes.append("this Martlet, or its tables, read the evidence differently than the plan's")
    }
    guard report.changes.isEmpty else { return report.concluded() }
    guard plan.hosts == now.hosts, plan.guests == now.guests, plan.resources == now.problem.resources else {
      report.failures.append("the plan lists its hosts or guests twice, or in another order")
      return report.concluded()
    }
    check(now, into: &report)
    return report.concluded()
  }

  /// Checks everything that the plan claims of an unchanged fleet.
  private func check(_ now: PlacedFleet, into report: inout PlanVerificationReport) {
    let problem = now.problem
    if plan.stuck != now.stuck || plan.notes != now.notes {
      report.failures.append("other guests are stuck, or left out, than the evidence says")
    }
    if plan.refusals ?? [] != now.refusals {
      report.failures.append("other hosts lack pages or cells than the evidence says")
    }
    let leaving = Set(problem.leaving)
    var least = PlacementCost()
    for guest in problem.guests where leaving.contains(guest.host) {
      least.moves += 1
      least.memory += guest.demand[0]
    }
    var isInfeasible = false
    if let proof = plan.proof {
      do throws(PlacementProofCheck.Failure) {
        try PlacementProofCheck.check(proof, of: problem)
        report.proofs += 1
      } catch {
        report.failures.append("the proof does not hold (\(error))")
        return
      }
      if let bound = proof.bound {
        least.moves += bound.moves
        least.memory += bound.memory
        isInfeasible = !plan.request.isRepacking && bound >= PlacementCost(moves: 1)
      } else {
        isInfeasible = true
      }
    }
    if plan.bound > least {
      report.failures.append("the proof supports a smaller bound than the plan claims")
    }
    if plan.outcome == .possible {
      replay(now, into: &report)
    } else {
      if !plan.moves.isEmpty || plan.cost != nil {
        report.failures.append("a plan without an outcome has moves")
      }
      let isExplained = now.stuck.contains(where: \.isUndetermined)
      if plan.outcome == .impossible, !isInfeasible {
        report.failures.append("nothing proves that the hosts cannot be emptied")
      }
      if plan.outcome == .undetermined, !isExplained {
        report.failures.append("no evidence is missing for a guest that has to leave")
      }
    }
  }

  /// Carries the moves out in numbers.
  private func replay(_ now: PlacedFleet, into report: inout PlanVerificationReport) {
    let hosts = Dictionary(uniqueKeysWithValues: now.hosts.enumerated().map { ($0.element.name, $0.offset) })
    let guests = Dictionary(
      uniqueKeysWithValues: now.guests.enumerated().map { ($0.element.name, $0.offset) })
    var moves: [PlacementMove] = []
    for move in plan.moves {
      guard let guest = guests[move.guest], let from = hosts[move.from], let to = hosts[move.to],
        move.uuid == now.guests[guest].uuid, move.memory == now.guests[guest].demand[0]
      else {
        report.failures.append(
          "a move names \(move.guest), \(move.from) or \(move.to) otherwise than the fleet")
        return
      }
      moves.append(PlacementMove(guest: guest, from: from, to: to))
    }
    do throws(PlacementReplay.Failure) {
      let replay = try PlacementReplay(moves, of: now.problem)
      if replay.cost != plan.cost { report.failures.append("the moves cost other than the plan claims") }
      if !plan.request.isRepacking,
        moves.contains(where: { !now.problem.leaving.contains(now.problem.guests[$0.guest].host) })
      {
        report.failures.append("a guest of another host moves, which was not asked for")
      }
    } catch {
      report.failures.append(now.describe(error))
    }
  }
}

extension DrainPlan {
  /// What changed of the evidence, a sentence without a full stop each.
  func changes(toHosts present: [Host], guests residents: [Guest]) -> [String] {
    var changes = hostChanges(from: hosts, to: present) { before, host in
      before.capacity == host.capacity && before.takesGuests == host.takesGuests
        ? [] : ["\(host.name) has other room for guests"]
    }
    let guests = Dictionary(self.guests.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    func name(_ place: Int, _ hosts: [Host]) -> String {
      hosts.indices.contains(place) ? hosts[place].name : "an unknown host"
    }
    for guest in residents {
      guard let before = guests[guest.name] else {
        changes.append("\(guest.name) is new on \(name(guest.host, present))")
        continue
      }
      let (then, place) = (name(before.host, hosts), name(guest.host, present))
      if then != place { changes.append("\(guest.name) is on \(place); the plan saw it on \(then)") }
      if before.uuid != guest.uuid || before.form != guest.form {
        changes.append("\(guest.name) is another guest, or runs with another definition or waiver")
      } else if before.demand != guest.demand {
        changes.append("\(guest.name) has another size")
      }
    }
    let remaining = Set(residents.map(\.name))
    for guest in self.guests where !remaining.contains(guest.name) { changes.append("\(guest.name) is gone") }
    return changes
  }
}

extension PlacedFleet {
  /// What a step does wrong, a sentence without a full stop.
  func describe(_ failure: PlacementReplay.Failure) -> String {
    switch failure {
    case .problem(let reason): "the question has no meaning: \(reason)"
    case .step(let step): "step \(step + 1) moves a guest from where it is not"
    case .notAllowed(let step, let guest, let host):
      "step \(step + 1): \(guests[guest].name) may not go to \(hosts[host].name)"
    case .room(let step, let host, let resource):
      "step \(step + 1): \(hosts[host].name) has too little \(problem.resources[resource])"
    case .apart(let step, let guest, let other):
      "step \(step + 1): \(guests[guest].name) and \(guests[other].name) may not share a host"
    case .together(let step, let guest): "step \(step + 1) separates \(guests[guest].name) from its group"
    case .left(let guest): "\(guests[guest].name) is left on a host that was to be emptied"
    }
  }
}
