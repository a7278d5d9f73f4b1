import PlanChecker
import PoolPlanning
import Testing

/// What the checker says of splits, of sums of curves, and of numbers that are too large.
@Suite struct PoolSplitTests {
  private func example(_ seed: UInt64) throws -> (question: PoolQuestion, point: PoolCurve.Point) {
    var samples = PoolSamples(seed: seed)
    let question = samples.question(kinds: 8, columns: 12, units: 4, slips: 3, minimumHosts: 2)
    let curve = try #require(PoolCurve(of: question, pools: 3))
    return (question, try #require(curve.points.last))
  }

  @Test(arguments: 1...20)
  func foundSplitsHaveNoFlaw(seed: UInt64) throws {
    let (question, point) = try example(seed)
    #expect(point.split.flaw(in: question, pools: 3) == nil)
    #expect(point.split.flaw(in: question, pools: point.split.pools.count - 1)?.contains("allowed") == true)
  }

  @Test(arguments: 1...20)
  func changedSplitsHaveOne(seed: UInt64) throws {
    let (question, point) = try example(seed)
    func flaw(_ change: (inout PoolSplit) -> Void) -> String? {
      var split = point.split
      change(&split)
      return split.flaw(in: question, pools: 4)
    }
    #expect(flaw { $0.cost += 1 }?.contains("it costs") == true)
    #expect(flaw { $0.pools.append([]) }?.contains("0 hosts") == true)
    #expect(flaw { $0.pools[0][0].kind = 99 }?.contains("do not exist") == true)
    #expect(flaw { $0.pools[0][0].kind = -1 }?.contains("do not exist") == true)
    #expect(flaw { $0.pools[0][0].units = 0 }?.contains("twice") == true)
    #expect(flaw { $0.pools[0][0].units = .max }?.contains("twice") == true)
    #expect(flaw { $0.pools[0].append($0.pools[0][0]) } != nil)
    #expect(flaw { $0.pools.removeLast() } != nil)
  }

  /// The sum of curves is the least of all ways to share the pools.
  @Test(arguments: 1...30)
  func sumsAreTheLeast(seed: UInt64) {
    var samples = PoolSamples(seed: seed)
    let curves = (0..<samples.number(1...3)).map { _ in
      (0..<samples.number(1...5)).map { _ in samples.number(0...99) }.sorted(by: >)
    }
    let most = samples.number(curves.count...9)
    let sum = CombinedCosts(curves, most: most)
    #expect(sum.entries.map(\.pools) == Array(curves.count...most))
    for entry in sum.entries {
      var least = Int.max
      func share(_ vendor: Int, _ left: Int, _ cost: Int) {
        guard vendor < curves.count else {
          least = min(least, cost)
          return
        }
        for (place, own) in curves[vendor].enumerated() where place + 1 <= left {
          share(vendor + 1, left - place - 1, cost + own)
        }
      }
      share(0, entry.pools, 0)
      #expect(entry.cost == least)
      #expect(entry.shares.reduce(0, +) <= entry.pools)
      #expect(zip(curves, entry.shares).reduce(0) { $0 + $1.0[$1.1 - 1] } == entry.cost)
    }
  }

  @Test func moreVendorsThanPoolsHaveNoSum() {
    #expect(CombinedCosts([[3], [4]], most: 1).entries.isEmpty && CombinedCosts([], most: 3).entries.isEmpty)
  }

  /// Numbers near the ends of their range are refused; nothing overflows.
  @Test(arguments: [Int.max, Int.min, 1 << 60, -(1 << 60), 1 << 56])
  func hugeNumbersAreRefused(number: Int) throws {
    let (question, point) = try example(3)
    func failure(_ change: (inout PoolProof) -> Void) -> PoolProofCheck.Failure? {
      var proof = point.proof
      change(&proof)
      do throws(PoolProofCheck.Failure) {
        try PoolProofCheck.check(proof, of: question)
        return nil
      } catch { return error }
    }
    #expect(failure { $0.root.steps[0][0] = number } == .shape)
    #expect(failure { $0.bound = number } == .shape)
    #expect(failure { $0.pools = number } == .shape)
    var heavy = question
    heavy.kinds[0].units = number
    #expect(heavy.flaw != nil)
    heavy = question
    heavy.kinds[0].hostsPerUnit = number
    #expect(heavy.flaw != nil)
    heavy = question
    heavy.losses = heavy.losses.map { _ in number }
    #expect(heavy.flaw != nil)
  }
}
