import PlacementPlanning
import PlanChecker
import TestSupport
import Testing

/// A search that nobody wants any more ends within a few questions, wherever it is, and claims nothing.
@Suite struct AbandonedPlacementTests {
  private func limits(_ wish: AbandonedSearch) -> PlacementLimits {
    var limits = PlacementLimits()
    limits.isAbandoned = { wish.holds() }
    return limits
  }

  @Test func searchesEndWhereverTheyAre() {
    var examined = 0
    for seed in UInt64(1)...40 {
      let problem = PlacementSamples.small(seed)
      let never = AbandonedSearch()
      #expect(planEvacuation(of: problem, limits: limits(never)) == planEvacuation(of: problem))
      for patience in AbandonedSearch.patiences(of: never.questions) {
        let wish = AbandonedSearch(after: patience)
        let plan = planEvacuation(of: problem, limits: limits(wish))
        #expect(plan.cost == nil && plan.moves.isEmpty && plan.proof == nil && !plan.isInfeasible)
        #expect(plan.bound == PlacementCost())
        // Each level of the search that it leaves may ask once more.
        #expect(wish.late <= 12, "\(seed), \(patience) of \(never.questions): \(wish.late)")
        examined += 1
      }
    }
    #expect(examined > 200)
  }

  /// Guests are grouped one by one: a larger fleet is asked about more often, and not one question takes longer for it.
  @Test func groupingAsksForEachGuest() {
    func questions(_ hosts: Int) -> Int {
      let problem = PlacementProblem(
        hosts: (0..<hosts).map { _ in .init(kind: 0, capacity: [64]) },
        guests: (0..<hosts * 4).map { .init(kind: 0, host: $0 / 4, demand: [8]) }, isAllowed: [[true]],
        leaving: [0])
      let never = AbandonedSearch()
      _ = planEvacuation(of: problem, limits: limits(never))
      return never.questions
    }
    #expect(questions(10) >= 40 && questions(40) >= 160)
  }
}
