public import FleetPlans
internal import PlacementPlanning
internal import PlanChecker

/// Plans the rest of a drain after a guest did not move.
public struct DrainReplanning: Sendable {
  private let placed: PlacedFleet
  private let isRepacking: Bool

  /// - Parameter placed: The fleet that the plan is of, before anybody moved.
  public init(_ placed: PlacedFleet, isRepacking: Bool) {
    self.placed = placed
    self.isRepacking = isRepacking
  }

  /// The steps from where everybody is: no guest tries a target twice; nil if there is no such plan.
  public func steps(done: [MoveStep], failed: [MoveStep]) -> [MoveStep]? {
    let hosts = Dictionary(
      uniqueKeysWithValues: placed.hosts.enumerated().map { ($0.element.name, $0.offset) })
    let guests = Dictionary(
      uniqueKeysWithValues: placed.guests.enumerated().map { ($0.element.name, $0.offset) })
    var problem = placed.problem
    for step in done {
      guard let guest = guests[step.guest], let host = hosts[step.to] else { return nil }
      problem.guests[guest].host = host
    }
    for step in failed {
      guard let guest = guests[step.guest], let host = hosts[step.to] else { return nil }
      let allowed = problem.guests[guest].onlyOn ?? Array(problem.hosts.indices)
      problem.guests[guest].onlyOn = allowed.filter { $0 != host }
    }
    guard problem.flaw == nil else { return nil }
    let plan = planEvacuation(of: problem, limits: PlacementLimits(isRepacking: isRepacking))
    guard plan.cost != nil else { return nil }
    return plan.moves.map { move in
      MoveStep(
        guest: placed.guests[move.guest].name, uuid: placed.guests[move.guest].uuid,
        from: placed.hosts[move.from].name, to: placed.hosts[move.to].name)
    }
  }
}
