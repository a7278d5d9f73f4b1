import Foundation
import PlacementPlanning
import PlanChecker
import TestSupport
import Testing

/// What CBC says of the same placements.
@Suite struct PlacementPeerTests {
  private struct Item: Encodable { var problem: PlacementProblem }

  @Test(.enabled(if: installedProgram("cbc") != nil, "cbc is not installed (package coinor-cbc)"))
  func cbcFindsTheSameCosts() throws {
    let python = try #require(installedProgram("python3"))
    let problems = (UInt64(1)...40).map(PlacementSamples.small)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "solve_placements.py")
    let said = try feed(
      [python, script.path], String(decoding: JSONEncoder().encode(problems.map(Item.init)), as: UTF8.self)
    ).output
    let lines = said.split(separator: "\n").map(String.init)
    try #require(lines.count == problems.count, "\(said)")
    var equal = 0
    for (problem, line) in zip(problems, lines) {
      let plan = planEvacuation(of: problem)
      #expect(plan.isInfeasible == (line == "infeasible"), "\(line), \(plan)")
      guard !plan.isInfeasible else { continue }
      let words = line.split(separator: " ").compactMap { Int($0) }
      try #require(words.count == 2)
      let cost = PlacementCost(moves: words[0], memory: words[1])
      #expect(plan.bound <= cost)
      // An assignment has no order of moves, so a plan can cost more.
      if let own = plan.cost { #expect(cost <= own) }
      if plan.isOptimal {
        #expect(plan.cost == cost)
        equal += 1
      }
    }
    #expect(equal >= 15)
  }
}
