// Written from Documentation/modules/PlanChecker.md by ModulePageTests; edit the page.
import PlanChecker

func examplePlanChecker() async throws {
  // Three kinds of hosts; the second has both features, whose losses weigh 5 and 1.
  let question = PoolQuestion(
    losses: [5, 1],
    kinds: [.init(columns: [0], units: 2), .init(columns: [0, 1], units: 3), .init(columns: [1], units: 2)],
    minimumHosts: 2)
  let proof = PoolProof(pools: 3, bound: 0, root: .init(steps: [[0, 0, 0]]))
  do {
    try PoolProofCheck.check(proof, of: question)
  } catch {
    print("not proven: \(error)")
  }
}
