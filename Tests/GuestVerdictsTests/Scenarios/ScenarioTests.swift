import CPUCatalog
import CPUCompatibility
import CPUReaders
import LibvirtCPU
import Testing

@testable import GuestVerdicts

/// Guests and hosts with reviewed verdicts: each row says what the sources require, and why.
@Suite struct ScenarioTests {
  static let all =
    Scenario.features + Scenario.modes + Scenario.numbers + Scenario.machines + Scenario.devices
    + Scenario.hostDevices + Scenario.states + Scenario.resources

  @Test func thereAreEnoughAndEachHasAReason() {
    #expect(Self.all.count >= 80)
    #expect(Set(Self.all.map(\.name)).count == Self.all.count)
    for scenario in Self.all { #expect(scenario.why.count > 20, "\(scenario.name)") }
  }

  @Test(arguments: all) func theVerdictIsTheReviewedOne(scenario: Scenario) throws {
    let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)
    let pair = try scenario.pair(interpreter)
    let verdict = pair.verdict
    let rules = verdict.rules.indices.map { VerdictRule.all[$0] }
    let reasons = Set(
      rules.compactMap { rule in
        rule.weight.flatMap { $0 == .note ? nil : "\(rule.header.id) \($0.rawValue)" }
      })
    #expect(reasons == scenario.reasons, "\(scenario.why)")
    #expect(verdict.outcome == scenario.outcome, "\(scenario.why)")
    let gaps = Set(rules.filter { $0.weight == nil }.map(\.header.id))
    #expect(gaps.isSuperset(of: scenario.gaps), "\(scenario.why): \(gaps)")
    // The two halves of each rule agree.
    let speaking = pair.findingsOfAllRules().filter { !$0.findings.isEmpty }.map(\.index)
    #expect(speaking == verdict.rules.indices)
  }

  /// Every obstacle is in a scenario, so that none is without a reviewed verdict.
  @Test func everyRuleOfMovesIsThere() throws {
    let seen = Self.all.reduce(into: Set<String>()) { seen, scenario in
      seen.formUnion(scenario.reasons.map { String($0.split(separator: " ")[0]) })
      seen.formUnion(scenario.gaps)
    }
    let rules =
      (VerdictRule.moveRules + VerdictRule.moveGaps + VerdictRule.resourceRules + VerdictRule.kvmRules)
      .map(\.header.id)
    #expect(Set(rules).subtracting(seen).isEmpty, "\(Set(rules).subtracting(seen).sorted())")
  }
}
