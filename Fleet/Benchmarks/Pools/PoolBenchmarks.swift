import FleetPlanning
import FleetPlans
import FleetQuestions
import Foundation
import Glibc
import MartletQuestions
import PlanChecker
import PoolPlanning

/// Measures the search for pools on invented fleets of one vendor: the whole curve up to 6 pools, on one core.
///
/// `pool-benchmarks VENDOR DISTINCT HOSTS FIRST LAST MINIMUM [FOLDER]`: for each seed the kinds, columns and levels, the time of the search and of its check,
/// the numbers of pools that are not proven, and those whose proof had to branch. FOLDER gets each question with its answers, for solvers of others.
@main enum PoolBenchmarks {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count >= 7, let distinct = Int(words[2]), let hosts = Int(words[3]),
      let first = UInt64(words[4]),
      let last = UInt64(words[5]), first <= last, let minimum = Int(words[6])
    else {
      print("usage: pool-benchmarks VENDOR DISTINCT HOSTS FIRST LAST MINIMUM [FOLDER]")
      exit(64)
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "pool-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var times: [Double] = []
    var branched = 0
    for seed in first...last {
      let path = folder.appendingPathComponent("\(seed)").path
      guard let problem = try await problem(words[1], distinct, hosts, seed, minimum, path) else {
        print("\(seed): no such fleet")
        continue
      }
      try? FileManager.default.removeItem(atPath: path)
      let question = problem.question
      let start = processorTime()
      guard let curve = PoolCurve(of: question, pools: 6) else { continue }
      let found = processorTime()
      let proofs = curve.points.map(\.proof)
      try PoolProofCheck.check(proofs, of: question)
      let end = processorTime()
      let open = curve.points.indices.filter { !curve.points[$0].isOptimal }.map {
        "\($0 + 1) (\(curve.points[$0].gap))"
      }
      let deep = curve.points.indices.filter { curve.points[$0].proof.root.split != nil }.map { "\($0 + 1)" }
      if !deep.isEmpty { branched += 1 }
      times.append(found - start)
      print(
        "\(seed): \(question.kinds.count) kinds, \(question.losses.count) columns, \(LevelTable(of: question)?.count ?? 0) levels; "
          + "\(rounded(found - start)) s, check \(rounded(end - found)) s; not proven: \(open.isEmpty ? "none" : open.joined(separator: " ")); "
          + "branched: \(deep.isEmpty ? "none" : deep.joined(separator: " ")); costs \(curve.points.map { "\($0.split.cost)" }.joined(separator: " "))"
      )
      if words.count > 7 {
        let items = curve.points.enumerated().map {
          Item(question: question, pools: $0.offset + 1, cost: $0.element.split.cost, proof: $0.element.proof)
        }
        try JSONEncoder().encode(items).write(
          to: URL(fileURLWithPath: words[7]).appendingPathComponent("\(words[1])-\(seed).json"))
      }
    }
    let sorted = times.sorted()
    guard let most = sorted.last else { return }
    print(
      "\(sorted.count) fleets: median \(rounded(sorted[sorted.count / 2])) s, at most \(rounded(most)) s; \(branched) with a gap at the root"
    )
  }

  /// A question with one answer, as other programs read it.
  struct Item: Encodable {
    var question: PoolQuestion
    var pools: Int
    var cost: Int
    var proof: PoolProof
  }

  /// The question that a simulated fleet poses, through a store as `martlet fleet pools` has it.
  private static func problem(
    _ vendor: String, _ distinct: Int, _ hosts: Int, _ seed: UInt64, _ minimum: Int, _ path: String
  ) async throws -> PoolProblem.Vendor? {
    guard
      let fleet = SimulatedFleet(
        hosts: hosts, guests: hosts * 8, seed: seed, distinct: .init(count: distinct, vendor: vendor))
    else { return nil }
    let open = try OpenFleet(path: path, isCreating: true)
    var question = FleetAddQuestion()
    question.documents = (hosts, { fleet.document(ofHost: $0) })
    _ = try await question.answer(in: open)
    let planned = try PlannedFleet(open, weights: .standard)
    return try PoolProblem(
      planned, weights: .standard, minimumHosts: minimum, catalog: open.records.options.catalog
    ).vendors.first
  }

  /// Seconds that the process spent on processors.
  private static func processorTime() -> Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func rounded(_ seconds: Double) -> String { "\((seconds * 1000).rounded() / 1000)" }
}
