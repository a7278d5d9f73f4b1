import PlanChecker
import PoolPlanning
import Testing

@Suite struct PoolCurveTests {
  /// Every way to place every unit, one after the other.
  private func cheapest(_ question: PoolQuestion, pools: Int) -> Int? {
    let units = question.kinds.indices.flatMap { kind in
      [Int](repeating: kind, count: question.kinds[kind].units)
    }
    var places = [Int](repeating: 0, count: units.count)
    var best: Int?
    func cost() -> Int? {
      var sum = 0
      for pool in 0..<pools {
        let members = units.indices.filter { places[$0] == pool }.map { units[$0] }
        guard let first = members.first else { continue }
        guard members.reduce(0, { $0 + question.kinds[$1].hostsPerUnit }) >= question.minimumHosts else {
          return nil
        }
        let level = members.dropFirst().reduce(Set(question.kinds[first].columns)) {
          $0.intersection(question.kinds[$1].columns)
        }
        for member in members {
          sum +=
            question.kinds[member].weight
            * question.kinds[member].columns.filter { !level.contains($0) }.reduce(0) {
              $0 + question.losses[$1]
            }
        }
      }
      return sum
    }
    func place(_ unit: Int, _ used: Int) {
      guard unit < units.count else {
        if let cost = cost(), cost < best ?? .max { best = cost }
        return
      }
      for pool in 0..<min(pools, used + 1) {
        places[unit] = pool
        place(unit + 1, max(used, pool + 1))
      }
    }
    place(0, 0)
    return best
  }

  @Test(arguments: 1...60)
  func smallOnesAreAsCheapAsTheBestOfAllWays(seed: Int) throws {
    var samples = PoolSamples(seed: UInt64(seed))
    let question = samples.question(
      kinds: 4, columns: 8, units: 2, slips: 3, minimumHosts: 1 + seed % 3, together: seed % 4 == 0 ? 2 : 0)
    guard let curve = PoolCurve(of: question, pools: 3) else {
      return #expect(cheapest(question, pools: 1) == nil)
    }
    for (place, point) in curve.points.enumerated() {
      #expect(point.split.cost == cheapest(question, pools: place + 1), "\(question) \(point)")
      // The bound counts parts of a unit of several hosts.
      let isWhole = question.minimumHosts == 1 || question.kinds.allSatisfy { $0.hostsPerUnit == 1 }
      #expect(point.isOptimal || !isWhole, "\(point.gap) left: \(question)")
      #expect(throws: Never.self) { try PoolProofCheck.check(point.proof, of: question) }
    }
  }

  /// Every unit of every kind is in a pool, each pool has its hosts, and the cost is what the pools' levels cost.
  @Test(arguments: 1...20)
  func splitsAreWhole(seed: Int) throws {
    var samples = PoolSamples(seed: UInt64(seed))
    let question = samples.question(
      kinds: 10, columns: 14, units: 9, slips: 2, minimumHosts: 2, together: seed % 3)
    let curve = try #require(PoolCurve(of: question, pools: 5))
    var last = Int.max
    for (place, point) in curve.points.enumerated() {
      #expect(point.split.pools.count <= place + 1 && point.split.cost <= last)
      last = point.split.cost
      var units = question.kinds.map { _ in 0 }
      var cost = 0
      for pool in point.split.pools {
        let level = pool.dropFirst().reduce(Set(question.kinds[pool[0].kind].columns)) {
          $0.intersection(question.kinds[$1.kind].columns)
        }
        #expect(pool.reduce(0) { $0 + $1.units * question.kinds[$1.kind].hostsPerUnit } >= 2)
        for share in pool {
          units[share.kind] += share.units
          let lost = question.kinds[share.kind].columns.filter { !level.contains($0) }
          cost +=
            share.units * question.kinds[share.kind].weight * lost.reduce(0) { $0 + question.losses[$1] }
        }
      }
      #expect(units == question.kinds.map(\.units))
      #expect(cost == point.split.cost)
      #expect(point.proof.bound <= point.split.cost)
      #expect(throws: Never.self) { try PoolProofCheck.check(point.proof, of: question) }
    }
  }

  /// A search that is stopped has a split and a bound for each point, which the checker verifies.
  @Test func stoppedSearchesLeaveABound() throws {
    var samples = PoolSamples(seed: 7)
    let question = samples.question(kinds: 9, columns: 12, units: 3, slips: 3)
    let whole = try #require(PoolCurve(of: question, pools: 3))
    let stopped = try #require(PoolCurve(of: question, pools: 3, limits: PoolLimits(isStopped: { true })))
    for (point, exact) in zip(stopped.points, whole.points) {
      #expect(point.proof.bound <= exact.split.cost && exact.split.cost <= point.split.cost)
      #expect(throws: Never.self) { try PoolProofCheck.check(point.proof, of: question) }
    }
  }

  @Test func tooFewHostsHaveNoPool() {
    let question = PoolQuestion(losses: [1], kinds: [.init(columns: [0])], minimumHosts: 2)
    #expect(PoolCurve(of: question, pools: 2) == nil)
  }

  /// With more levels than the limit, the heaviest columns give a bound, which the checker verifies for them.
  @Test func tooManyLevelsLeaveABound() throws {
    var samples = PoolSamples(seed: 7)
    let question = samples.question(kinds: 9, columns: 12, units: 3, slips: 3)
    let whole = try #require(PoolCurve(of: question, pools: 3))
    let narrow = try #require(PoolCurve(of: question, pools: 3, limits: PoolLimits(levels: 12)))
    for (point, exact) in zip(narrow.points, whole.points) {
      let columns = try #require(point.columns)
      #expect(point.proof.bound <= exact.split.cost && exact.split.cost <= point.split.cost)
      #expect(throws: Never.self) {
        try PoolProofCheck.check(point.proof, of: question.narrowed(to: columns))
      }
    }
  }
}
