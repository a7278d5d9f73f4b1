// Written from Documentation/modules/PoolPlanning.md by ModulePageTests; edit the page.
import PlanChecker
import PoolPlanning

func examplePoolPlanning() async throws {
  let question = PoolQuestion(
    losses: [5, 1],
    kinds: [.init(columns: [0], units: 2), .init(columns: [0, 1], units: 3), .init(columns: [1], units: 2)],
    minimumHosts: 2)
  if let curve = PoolCurve(of: question, pools: 3) {
    for (place, point) in curve.points.enumerated() {
      print("\(place + 1) pools: \(point.split.cost), at least \(point.proof.bound)")
    }
  }
}
