import PlanChecker
import PoolPlanning
import TestSupport
import Testing

/// A search for pools that nobody wants any more ends within a few questions, also while it derives levels.
@Suite struct AbandonedPoolTests {
  @Test func searchesEndWhereverTheyAre() throws {
    for seed in UInt64(1)...6 {
      var samples = PoolSamples(seed: seed)
      let question = samples.question(kinds: 14, columns: 16, units: 3, slips: 3, minimumHosts: 2)
      func curve(_ wish: AbandonedSearch) -> PoolCurve? {
        var limits = PoolLimits()
        limits.isAbandoned = { wish.holds() }
        return PoolCurve(of: question, pools: 4, limits: limits)
      }
      let never = AbandonedSearch()
      #expect(curve(never)?.points == PoolCurve(of: question, pools: 4)?.points)
      for patience in AbandonedSearch.patiences(of: never.questions) {
        let wish = AbandonedSearch(after: patience)
        #expect(curve(wish) == nil, "\(seed), \(patience) of \(never.questions)")
        #expect(wish.late <= 8, "\(seed), \(patience) of \(never.questions): \(wish.late)")
      }
    }
  }

  /// Each kind of hosts, and each 1,024 levels, are a step.
  @Test func tablesAskForEachKind() {
    let kinds = 12
    let question = PoolQuestion(
      losses: Array(repeating: 1, count: kinds),
      kinds: (0..<kinds).map { own in
        .init(columns: (0..<kinds).filter { $0 != own }, units: 2, hostsPerUnit: 1, weight: 1)
      }, minimumHosts: 1)
    let never = AbandonedSearch()
    let table = LevelTable(of: question) { never.holds() }
    #expect(table?.count == 1 << kinds - 1)
    #expect(never.questions >= kinds - 1 + (1 << kinds) / 1024)
    let wish = AbandonedSearch(after: 5)
    #expect(LevelTable(of: question) { wish.holds() } == nil && wish.late == 1)
  }
}
