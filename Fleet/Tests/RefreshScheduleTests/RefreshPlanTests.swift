import Testing

@testable import RefreshSchedule

@Suite struct RefreshPlanTests {
  private static let minute = 60_000
  private let plan = RefreshPlan(interval: 15 * minute, connections: 200)
  private let uris = (0..<5000).map { "ssh://node\($0).example.org" }

  /// Each minute of the interval has its share of the hosts, whenever somebody starts.
  @Test(arguments: [0, 1, 1_790_000_000_123, 1_790_000_777_777])
  func hostsAreSpreadOverTheInterval(start: Int) {
    let turns = uris.map { plan.turn(of: $0, after: start) }
    #expect(turns.allSatisfy { $0 > start && $0 <= start + plan.interval })
    var minutes: [Int: Int] = [:]
    for turn in turns { minutes[(turn - start - 1) / Self.minute, default: 0] += 1 }
    // 333 a minute; 5.5 standard deviations of a binomial distribution are 97.
    #expect(minutes.count == 15 && minutes.values.allSatisfy { (236...430).contains($0) }, "\(minutes)")
  }

  @Test func aHostKeepsItsPlaceInTheInterval() {
    for uri in uris.prefix(100) {
      let first = plan.turn(of: uri, after: 1_790_000_000_000)
      for late in [0, 1, 5000, plan.interval - 1] {
        #expect(plan.turn(of: uri, after: first + late) == first + plan.interval)
      }
      #expect(plan.turn(of: uri, after: first + plan.interval) == first + 2 * plan.interval)
    }
  }

  @Test func whoFailsWaitsTwiceAsLongEachTimeAndSixHoursAtMost() {
    for uri in uris.prefix(100) {
      let turn = plan.turn(of: uri, after: 1_790_000_000_000)
      let waits = [0, 1, 2, 3, 4, 5, 40, 1_000_000].map {
        (plan.turn(of: uri, after: turn + 120_000, failures: $0) - turn) / Self.minute
      }
      #expect(waits == [15, 30, 60, 120, 240, 360, 360, 360])
    }
    // Who is asked less often than every six hours keeps the interval.
    let daily = RefreshPlan(interval: 24 * 60 * Self.minute, connections: 1)
    let turn = daily.turn(of: "a", after: 0)
    #expect(daily.turn(of: "a", after: turn, failures: 9) == turn + daily.interval)
  }

  @Test func placesDoNotChangeWithTheVersion() {
    // By an implementation of its own: FNV-1a of 64 bits and MurmurHash3's fmix64 in Python.
    #expect(
      ["ssh://a", "qemu+ssh://node7/system", "ssh://größe"].map { plan.slot(of: $0) } == [
        98075, 862106, 295058,
      ])
  }
}
