import CPUCatalog
import CPUCompatibility
import TestSupport
import Testing
import X86CPU

@Suite struct EvidenceTests {
  private func evidence(present: [Int] = [], absent: [Int] = [], names: Set<String> = []) -> Evidence {
    var evidence = Evidence()
    evidence.present = FeatureSet(present)
    evidence.absent = FeatureSet(absent)
    evidence.uncatalogued = names
    return evidence
  }

  @Test func mergingIsAssociativeCommutativeAndIdempotent() {
    var random = SeededGenerator(seed: 7)
    func draw() -> Evidence {
      evidence(
        present: (0..<20).filter { _ in Bool.random(using: &random) },
        absent: (0..<20).filter { _ in Bool.random(using: &random) },
        names: Bool.random(using: &random) ? ["x"] : [])
    }
    func merged(_ a: Evidence, _ b: Evidence) -> Evidence {
      var result = a
      result.merge(b)
      return result
    }
    for _ in 0..<200 {
      let (a, b, c) = (draw(), draw(), draw())
      #expect(merged(merged(a, b), c) == merged(a, merged(b, c)))
      #expect(merged(a, b) == merged(b, a))
      #expect(merged(a, a) == a)
    }
  }

  /// What nobody saw and nobody missed is undetermined, and a conflict is no evidence.
  @Test func onlyCertainAbsenceIsMissing() {
    let wanted = evidence(present: [1, 2, 3, 4], absent: [9], names: ["new", "newer"])
    let offered = evidence(present: [1, 4, 9, 10], absent: [2, 4], names: ["new"])
    let difference = FeatureDifference(wanted: wanted, offered: offered, catalogueCount: 20)
    #expect(Array(difference.missing) == [2])
    #expect(Array(difference.undetermined) == [3, 4])
    // The wanted side may have 10 too; a definition does not ask for it.
    #expect(Array(difference.extra) == [9])
    let defined = FeatureDifference(
      wanted: wanted, offered: offered, catalogueCount: 20, wantsNothingElse: true)
    #expect(Array(defined.extra) == [9, 10])
    #expect(difference.undeterminedNames == ["newer"])
    #expect(difference.unknownElsewhere == 20 - 6)
  }

  @Test func whatIsWantedInConflictIsNotWantedForCertain() {
    let difference = FeatureDifference(
      wanted: evidence(present: [1], absent: [1]), offered: evidence(absent: [1]), catalogueCount: 2)
    #expect(difference.missing.isEmpty)
    #expect(Array(difference.undetermined) == [1])
  }
}
