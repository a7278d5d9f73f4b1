public import FleetPlans
public import FleetQuestions
public import MartletQuestions
internal import PlanChecker
public import RollPlanning

/// Asks for an order in which hosts of a fleet change or restart while their guests run on.
public struct FleetRollQuestion: Sendable {
  /// What is asked.
  public var request: RollPlan.Request
  /// What the search may take.
  public var limits: RollLimits

  /// Asks for a roll.
  public init(_ request: RollPlan.Request, limits: RollLimits = RollLimits()) {
    self.request = request
    self.limits = limits
  }

  /// The plan.
  ///
  /// - Throws: `noInput` for a fleet without hosts and for a pattern that matches none; `usage` for a change of another form; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> RollPlan {
    let problem = try RollProblem(request, in: fleet)
    guard let answer = planRoll(of: problem.question, limits: limits, unless: fleet.isUnwanted) else {
      throw QuestionError(.interrupted, "somebody stopped this")
    }
    let deadEnd = answer.deadEnd.map { end in
      RollPlan.DeadEnd(
        batch: answer.order.batches.firstIndex { !Set(end.done).isSuperset(of: $0.hosts) }.map { $0 + 1 }
          ?? 1,
        host: problem.hosts[end.host].name, guests: end.guests.map { problem.guests[$0].name })
    }
    return try RollPlan(
      request, problem, answer.order, deadEnd: deadEnd, isFewest: answer.isSmallest, in: fleet)
  }
}
