public import PlanChecker

/// Plans how the hosts `problem.leaving` are emptied: with the fewest moves, and of those with the least memory.
///
/// If each of their guests finds a place as others stay, that is the answer. Else other guests make room. There is no chance in the
/// search, and no clock: the same problem has the same answer. A search that is abandoned gives no plan, and claims nothing.
///
/// - Precondition: `problem.flaw` is nil.
public func planEvacuation(
  of problem: PlacementProblem, limits: PlacementLimits = PlacementLimits()
) -> PlacementPlan {
  precondition(problem.flaw == nil, "a problem without a meaning")
  let plan = PlacementSearch(problem, limits: limits)?.plan()
  if let plan, !limits.isAbandoned() { return plan }
  return PlacementPlan(moves: [], cost: nil, bound: PlacementCost(), proof: nil, obstacle: nil)
}
