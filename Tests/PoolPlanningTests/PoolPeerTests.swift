import Foundation
import PlanChecker
import PoolPlanning
import TestSupport
import Testing

/// What others say: CBC of the cost, a Python script of the proof.
@Suite struct PoolPeerTests {
  private func samples() -> [(question: PoolQuestion, curve: PoolCurve)] {
    (1...16).compactMap { seed in
      var samples = PoolSamples(seed: UInt64(seed) &* 77)
      let question = samples.question(
        kinds: 9, columns: 14, units: 5, slips: 3, minimumHosts: 1 + seed % 3, together: seed % 4 == 0 ? 2 : 0
      )
      return PoolCurve(of: question, pools: 4).map { (question, $0) }
    }
  }

  @Test(.enabled(if: installedProgram("python3") != nil, "python3 is not installed"))
  func anIndependentScriptAcceptsEachProofAndNoHigherBound() throws {
    struct Item: Encodable {
      var question: PoolQuestion
      var proof: PoolProof
    }
    var items: [Item] = []
    for (question, curve) in samples() {
      for point in curve.points {
        items.append(Item(question: question, proof: point.proof))
        guard point.isOptimal else { continue }
        var higher = point.proof
        higher.bound += 1
        items.append(Item(question: question, proof: higher))
      }
    }
    #expect(items.count > 60)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "check_pools.py")
    let python = try #require(installedProgram("python3"))
    let said = try feed([python, script.path], String(decoding: JSONEncoder().encode(items), as: UTF8.self))
      .output
    let words = said.split(separator: "\n")
    try #require(words.count == items.count, "\(said)")
    for (item, word) in zip(items, words) {
      var isAccepted = true
      do throws(PoolProofCheck.Failure) { try PoolProofCheck.check(item.proof, of: item.question) } catch {
        isAccepted = false
      }
      #expect((word == "proven") == isAccepted, "\(item)")
    }
    #expect(words.filter { $0 == "proven" }.count * 2 >= items.count)
  }

  @Test(.enabled(if: installedProgram("cbc") != nil, "cbc is not installed (package coinor-cbc)"))
  func cbcFindsTheSameCosts() throws {
    let cbc = try #require(installedProgram("cbc"))
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-pools-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var compared = 0
    for (question, curve) in samples() {
      for (place, point) in curve.points.enumerated() where place > 0 {
        let file = folder.appending(path: "pools.lp")
        let answer = folder.appending(path: "answer")
        try Data(program(question, pools: place + 1).utf8).write(to: file)
        _ = try feed([cbc, file.path, "ratio", "0", "solve", "solution", answer.path], "")
        let head = try String(contentsOf: answer, encoding: .utf8).prefix { $0 != "\n" }
        try #require(head.hasPrefix("Optimal"), "\(head)")
        let cost = try #require(Double(head.split(separator: " ").last ?? ""))
        #expect(point.split.cost == Int(cost.rounded()), "\(question)")
        #expect(point.isOptimal || question.kinds.contains { $0.hostsPerUnit > 1 })
        compared += 1
      }
    }
    #expect(compared > 30)
  }

  /// The integer program: levels that are used, and the units of each kind at each.
  private func program(_ question: PoolQuestion, pools: Int) -> String {
    var levels: Set<[Int]> = []
    for kind in question.kinds {
      levels.formUnion(levels.map { level in level.filter(kind.columns.contains) })
      levels.insert(kind.columns)
    }
    var goal: [String] = []
    var rows: [String] = []
    var bounds: [String] = []
    var whole: [String] = []
    var placed = question.kinds.map { _ in [String]() }
    let order = levels.sorted { $0.lexicographicallyPrecedes($1) }
    for (place, level) in order.enumerated() {
      var hosts: [String] = []
      for (number, kind) in question.kinds.enumerated() where level.allSatisfy(kind.columns.contains) {
        let name = "x\(number)_\(place)"
        let lost = kind.columns.filter { !level.contains($0) }.reduce(0) { $0 + question.losses[$1] }
        goal.append("\(kind.weight * lost) \(name)")
        placed[number].append(name)
        hosts.append("\(kind.hostsPerUnit) \(name)")
        rows.append("\(name) - \(kind.units) y\(place) <= 0")
        bounds.append("0 <= \(name) <= \(kind.units)")
        whole.append(name)
      }
      rows.append(hosts.joined(separator: " + ") + " - \(question.minimumHosts) y\(place) >= 0")
    }
    for (number, names) in placed.enumerated() {
      rows.append(names.joined(separator: " + ") + " = \(question.kinds[number].units)")
    }
    rows.append(order.indices.map { "y\($0)" }.joined(separator: " + ") + " <= \(pools)")
    return """
      Minimize
       cost: \(goal.joined(separator: "\n + "))
      Subject To
      \(rows.enumerated().map { " r\($0.offset): \($0.element)" }.joined(separator: "\n"))
      Bounds
      \(bounds.joined(separator: "\n"))
      Generals
      \(whole.joined(separator: "\n"))
      Binaries
      \(order.indices.map { "y\($0)" }.joined(separator: "\n"))
      End

      """
  }
}
