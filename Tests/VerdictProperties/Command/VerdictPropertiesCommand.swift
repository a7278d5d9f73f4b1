import Glibc
import GuestVerdicts
import VerdictSamples

/// Makes pairs of guests and hosts from a seed, and holds three ways of judging them against each other.
///
/// `verdict-properties [PAIRS [SEED]]`: 100,000 pairs and the seed 1 if nothing else is said. Exit status 1 for a pair that is
/// judged in two ways, and for a rule, by weight and who decides, that is the sole reason in fewer than 100 pairs.
@main enum VerdictPropertiesCommand {
  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().map { UInt64($0) }
    let pairs = numbers.first.flatMap { $0 } ?? 100_000
    let seed = numbers.dropFirst().first.flatMap { $0 } ?? 1
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: seed)
    var check = PropertyCheck()
    var made: UInt64 = 0
    while made < pairs {
      let count = min(64, pairs - made)
      made += count
      try check.check((0..<count).map { _ in maker.sample() }, map: features.map)
    }
    // More hosts than one block of a matrix has.
    let hosts = (0..<2_200).map { _ in maker.sample() }
    try check.check(Array(hosts.prefix(40)), on: hosts, map: features.map)
    for failure in check.failures.prefix(20) { print(failure) }
    let rare = check.rare(below: 100)
    for line in rare { print("sole reason too seldom: \(line)") }
    print(
      "\(pairs) pairs of the seed \(seed): \(check.explained) explained and \(check.crossed) crossed in a matrix, "
        + "\(check.failures.count) differ; \(check.sole.count) rules by weight and who decides are the sole reason somewhere"
    )
    if !check.failures.isEmpty || !rare.isEmpty { exit(1) }
  }
}
