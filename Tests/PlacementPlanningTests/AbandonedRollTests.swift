import PlanChecker
import RollPlanning
import TestSupport
import Testing

/// A roll that nobody wants any more ends within a few questions, wherever its search is, and has no answer.
@Suite struct AbandonedRollTests {
  /// Hosts that all change, with guests that fill a half of them.
  private func question(hosts: Int, batch: Int, seed: UInt64) -> RollQuestion {
    var random = PlacementSamples(seed: seed)
    let guests = (0..<hosts * 3).map { place in
      PlacementProblem.Guest(
        kind: random.number(0...2), host: place / 3, demand: [random.number(1...3)])
    }
    return RollQuestion(
      placement: PlacementProblem(
        hosts: (0..<hosts).map { _ in .init(kind: 0, capacity: [12]) }, guests: guests,
        isAllowed: [[true, true], [false, true], [true, false]], leaving: []),
      changed: (0..<hosts).map { _ in 1 }, batch: batch)
  }

  @Test(arguments: [(4, 1), (8, 2), (12, 3)]) func searchesEndWhereverTheyAre(hosts: Int, batch: Int) {
    for seed in UInt64(1)...4 {
      let roll = question(hosts: hosts, batch: batch, seed: seed)
      let limits = RollLimits(pairs: 2_000_000)
      let never = AbandonedSearch()
      #expect(planRoll(of: roll, limits: limits) { never.holds() } == planRoll(of: roll, limits: limits))
      for patience in AbandonedSearch.patiences(of: never.questions) {
        let wish = AbandonedSearch(after: patience)
        #expect(planRoll(of: roll, limits: limits) { wish.holds() } == nil)
        #expect(wish.late <= 4, "\(seed), \(patience) of \(never.questions): \(wish.late)")
      }
    }
  }

  /// Units of guests and hosts are steps: a larger fleet is asked about more often.
  @Test func largerFleetsAskMoreOften() {
    func questions(_ hosts: Int) -> Int {
      let never = AbandonedSearch()
      _ = planRoll(of: question(hosts: hosts, batch: 1, seed: 1), limits: RollLimits(pairs: 0, states: 0)) {
        never.holds()
      }
      return never.questions
    }
    #expect(questions(6) >= 6 * 3 && questions(12) >= 12 * 3 + 12 * 12 / 2)
  }
}
