import Glibc
import PlacementPlanning
import PlanChecker

/// Measures the search for drains, and the check of its proof, on invented hosts that are equally full; the first one is emptied.
///
/// `drain-benchmarks HOSTS GUESTS PERCENT FIRST LAST`: for each seed the processor's seconds of both, the cost, the bound, and what binds.
@main enum DrainBenchmarks {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 6, let hosts = Int(words[1]), hosts > 1, let guests = Int(words[2]),
      let percent = Int(words[3]), (1...100).contains(percent), let first = UInt64(words[4]),
      let last = UInt64(words[5]), first <= last
    else {
      print("usage: drain-benchmarks HOSTS GUESTS PERCENT FIRST LAST")
      exit(64)
    }
    var times: [Double] = []
    var decided = 0
    for seed in first...last {
      let problem = invented(hosts: hosts, guests: guests, percent: percent, seed: seed)
      let start = processorTime()
      let plan = planEvacuation(of: problem)
      let found = processorTime()
      if plan.cost != nil { _ = try PlacementReplay(plan.moves, of: problem) }
      if let proof = plan.proof { try PlacementProofCheck.check(proof, of: problem) }
      let checked = processorTime()
      times.append(found - start)
      if plan.isOptimal || plan.isInfeasible { decided += 1 }
      let answer =
        plan.cost.map { "\($0.moves) moves of \($0.memory) MiB" }
        ?? plan.obstacle.map { "impossible (\($0.reason.rawValue))" } ?? "open"
      print(
        "\(seed): \(rounded(found - start)) s, check \(rounded(checked - found)) s; \(answer); at least \(plan.bound.moves) moves of \(plan.bound.memory) MiB"
      )
    }
    let sorted = times.sorted()
    print(
      "\(sorted.count) drains, \(decided) proven: median \(rounded(sorted[sorted.count / 2])) s, at most \(rounded(sorted[sorted.count - 1])) s"
    )
  }

  /// Guests of 2 to 32 GiB, dealt to hosts in turn; each host has `percent` of a hundred of its memory in use.
  private static func invented(hosts: Int, guests: Int, percent: Int, seed: UInt64) -> PlacementProblem {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    let sizes = [2, 4, 4, 8, 8, 8, 16, 16, 32]
    var used = [Int](repeating: 0, count: hosts)
    let all = (0..<guests).map { place in
      // Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled" (xorshift64*).
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      let memory = sizes[Int((state &* 2_685_821_657_736_338_717) >> 33) % sizes.count] * 1024
      used[place % hosts] += memory
      return PlacementProblem.Guest(kind: 0, host: place % hosts, demand: [memory])
    }
    return PlacementProblem(
      hosts: used.map { PlacementProblem.Host(kind: 0, capacity: [$0 * 100 / percent]) }, guests: all,
      isAllowed: [[true]], leaving: [0])
  }

  /// Seconds that the process spent on processors.
  private static func processorTime() -> Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func rounded(_ seconds: Double) -> String { "\((seconds * 1000).rounded() / 1000)" }
}
