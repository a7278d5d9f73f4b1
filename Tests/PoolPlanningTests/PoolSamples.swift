import PlanChecker

/// Invented hosts for pools, by a seed.
struct PoolSamples {
  private var state: UInt64

  init(seed: UInt64) { state = seed &+ 0x9e37_79b9_7f4a_7c15 }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var value = state ^ (state >> 33)
    value = value &* 0xff51_afd7_ed55_8ccd
    value ^= value >> 33
    return range.lowerBound + Int(value % UInt64(range.count))
  }

  /// Hosts of generations: each has what earlier ones have, less a few slips.
  mutating func question(
    kinds: Int, columns: Int, units: Int, slips: Int, minimumHosts: Int = 1, together: Int = 0
  ) -> PoolQuestion {
    let losses = (0..<columns).map { _ in [1, 1, 2, 5, 10, 30][number(0...5)] }
    let generations = max(2, kinds / 6)
    let born = (0..<columns).map { _ in number(0...generations - 1) }
    var found: [[Int]] = []
    var tries = 0
    while found.count < kinds, tries < kinds * 200 {
      tries += 1
      let generation = number(0...generations - 1)
      var own = (0..<columns).filter { born[$0] <= generation }
      for _ in 0..<number(0...slips) where !own.isEmpty { own.remove(at: number(0...own.count - 1)) }
      if !found.contains(own) { found.append(own) }
    }
    return PoolQuestion(
      losses: losses,
      kinds: found.enumerated().map { place, columns in
        place < together
          ? .init(columns: columns, units: 1, hostsPerUnit: number(2...4), weight: number(1...9))
          : .init(columns: columns, units: number(1...units), weight: number(1...3))
      }, minimumHosts: minimumHosts)
  }
}
