import GuestVerdicts
import Testing
import VerdictSamples

/// A pair's verdict is what its explanation says, and what a matrix says; `verdict-properties` does the same for 100,000 pairs.
@Suite struct VerdictPropertyTests {
  @Test func threeWaysOfJudgingAgree() throws {
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: 3)
    var check = PropertyCheck()
    for _ in 0..<110 { try check.check((0..<40).map { _ in maker.sample() }, map: features.map) }
    #expect(check.failures.isEmpty, "\(check.failures.prefix(5))")
    #expect(check.explained >= 4400 && check.crossed == 176_000)
    let rare = check.rare(below: 2)
    #expect(rare.isEmpty, "\(rare)")
  }

  /// A matrix of more hosts than one block has, so that bitmaps and counts go over several.
  @Test func severalBlocksAgree() throws {
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: 5)
    let hosts = (0..<2_100).map { _ in maker.sample() }
    var check = PropertyCheck()
    try check.check(Array(hosts.prefix(12)), on: hosts, map: features.map)
    #expect(check.failures.isEmpty, "\(check.failures.prefix(5))")
    #expect(check.crossed == 12 * 2_100)
  }
}
