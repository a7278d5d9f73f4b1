import CPUCatalog
import CPUCompatibility
import CPUReaders
import FleetPlanning
import GuestVerdicts
import LibvirtCPU
import Testing

/// Who comes back to a changed host, and who is bound to it after a start there.
@Suite struct UpgradeEffectTests {
  private let forms = SampleForms()

  private func effect(
    running: String, next: String?, later: String?, from before: String, known: String? = nil,
    to after: String
  ) throws -> UpgradeEffect.Outcome {
    let residents = UpgradeEffect.Residents(
      running: try forms.guest(running), next: try next.map(forms.guest), later: try later.map(forms.guest),
      after: try forms.host(after))
    return try #require(
      UpgradeEffect([residents], on: forms.host(before), knownAs: forms.host(known ?? before)).outcomes.first)
  }

  @Test func aGainTrapsWhoStartsAfterIt() throws {
    let outcome = try effect(
      running: "Westmere", next: "Westmere", later: "Haswell-noTSX", from: "Westmere", to: "Haswell-noTSX")
    #expect(
      outcome.comesBack <= .runsWithWarnings && outcome.returns == .blocked && !outcome.returnRules.isEmpty)
    #expect(outcome.gained.contains("avx2") && outcome.removed.isEmpty && !outcome.isHeldAnyway)
  }

  @Test func aLossStrandsWhoRuns() throws {
    let outcome = try effect(
      running: "Haswell-noTSX", next: "Haswell-noTSX", later: "Westmere", from: "Haswell-noTSX",
      to: "Westmere")
    #expect(
      outcome.comesBack == .blocked && outcome.lost.contains("avx2") && outcome.removed.contains("avx2"))
    #expect(outcome.returns.map { $0 <= .runsWithWarnings } == true)
  }

  /// Who is blocked on the host as it is, whatever changes, is neither stranded nor trapped by the change.
  @Test func whoIsHeldTodayIsNotTheChanges() throws {
    let outcome = try effect(
      running: "Haswell-noTSX", next: "Haswell-noTSX", later: "Haswell-noTSX", from: "Westmere",
      to: "Westmere")
    #expect(outcome.isHeldAnyway && outcome.comesBack == .blocked && outcome.returns == nil)
  }

  /// Where the tables know less of the host than its records, what they lack is nobody's loss.
  @Test func whatTheTablesDoNotKnowIsUndetermined() throws {
    let outcome = try effect(
      running: "Haswell-noTSX", next: "Haswell-noTSX", later: nil, from: "Haswell-noTSX", known: "Westmere",
      to: "Westmere")
    #expect(outcome.comesBack == .undetermined && outcome.returns == nil)
  }
}
