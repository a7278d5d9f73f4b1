import FleetPlanning
import FleetPlans
import FleetQuestions
import FleetRolls
import Foundation
import Glibc
import MartletQuestions

/// Measures plans of rolls on invented fleets.
///
/// `roll-benchmarks HOSTS GUESTS BATCH FIRST LAST [CHANGE…]`: for each seed the batches, moves, bound, gap and restarts, the time of planning from the store, and that of the
/// check, which replays each move with the judge that explains.
@main enum RollBenchmarks {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count >= 6, let hosts = Int(words[1]), let guests = Int(words[2]), let batch = Int(words[3]),
      let first = UInt64(words[4]), let last = UInt64(words[5]), first <= last
    else {
      print("usage: roll-benchmarks HOSTS GUESTS BATCH FIRST LAST [CHANGE…]")
      exit(64)
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "roll-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var near = 0
    for seed in first...last {
      guard let simulated = SimulatedFleet(hosts: hosts, guests: guests, seed: seed) else { continue }
      let fleet = try OpenFleet(path: folder.appendingPathComponent("\(seed)").path, isCreating: true)
      var question = FleetAddQuestion()
      question.documents = (hosts, { simulated.document(ofHost: $0) })
      _ = try await question.answer(in: fleet)
      let request = RollPlan.Request(changes: Array(words.dropFirst(6)), batch: batch)
      let start = processorTime()
      let plan = try FleetRollQuestion(request).answer(in: fleet)
      let found = processorTime()
      let report = try RollVerificationQuestion(of: plan).answer(in: fleet)
      let end = processorTime()
      if plan.gapPerMille <= 50 { near += 1 }
      print(
        "\(seed): \(plan.batches.count) batches, \(plan.moves) moves, at least \(plan.bound), gap \(Double(plan.gapPerMille) / 10) %; "
          + "\(plan.restarts.count) restarts, \(plan.provenRestarts) proven; \(rounded(found - start)) s; "
          + "check \(report.status) with \(report.pairs) verdicts, \(rounded(end - found)) s"
      )
      for failure in report.failures.prefix(3) { print("   \(failure)") }
    }
    print("\(near) of \(last - first + 1) fleets within 5 % of the bound")
  }

  /// Seconds that the process spent on processors.
  private static func processorTime() -> Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func rounded(_ seconds: Double) -> String { "\((seconds * 100).rounded() / 100)" }
}
