// Written from Documentation/modules/PlacementPlanning.md by ModulePageTests; edit the page.
import PlacementPlanning
import PlanChecker

func examplePlacementPlanning() async throws {
  // Host 0 has to be emptied. Its guest fits on host 1 once a guest there has gone to host 2.
  let problem = PlacementProblem(
    hosts: [.init(kind: 0, capacity: [20]), .init(kind: 0, capacity: [20]), .init(kind: 1, capacity: [10])],
    guests: [
      .init(kind: 0, host: 0, demand: [12]), .init(kind: 1, host: 1, demand: [5]),
      .init(kind: 1, host: 1, demand: [6]),
    ], isAllowed: [[true, false], [true, true]], leaving: [0])
  let plan = planEvacuation(of: problem)
  for move in plan.moves { print("guest \(move.guest): from host \(move.from) to host \(move.to)") }
  if let obstacle = plan.obstacle { print("impossible: \(obstacle.reason), guests \(obstacle.guests)") }
}
