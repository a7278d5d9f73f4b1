// Written from Documentation/modules/RollPlanning.md by ModulePageTests; edit the page.
import PlanChecker
import RollPlanning

func exampleRollPlanning() async throws {
  // Two hosts of kind 0 become kind 1; the one guest of each runs on both kinds.
  let question = RollQuestion(
    placement: PlacementProblem(
      hosts: [.init(kind: 0, capacity: [8192]), .init(kind: 0, capacity: [8192])],
      guests: [.init(kind: 0, host: 0, demand: [4096]), .init(kind: 0, host: 1, demand: [2048])],
      isAllowed: [[true, true]], leaving: []),
    changed: [1, 1])
  let answer = planRoll(of: question)
  for batch in answer.order.batches { print(batch.hosts, batch.moves.count, batch.restarts) }
  print("\(answer.order.moves) moves, at least \(answer.bound.moves)")
}
