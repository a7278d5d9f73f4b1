import ArmCPU
import TestSupport
import Testing

@testable import ArmCompatibility

private let hasCorpus = corpusFolder("firecracker-arm") != nil

/// Verdicts on the fingerprints of real Neoverse N1, V1 and V2.
@Suite struct ArmFingerprintTests {
  private static let cores = ["N1", "V1", "V2"]

  @Test(.enabled(if: hasCorpus, "needs ../shared/corpus/firecracker-arm"), arguments: cores, ["5.10", "6.1"])
  func aHostTakesItsOwnGuests(core: String, kernel: String) throws {
    let host = try ArmRecords.host(core, kernel)
    let verdict = ArmVerdict(of: nil, from: host, to: host)
    #expect(verdict.outcome == .runs && verdict.findings.isEmpty && verdict.equalFields > 150)
  }

  /// Each pair of different cores is refused both ways, for the core first.
  @Test(.enabled(if: hasCorpus, "needs ../shared/corpus/firecracker-arm"), arguments: cores, cores)
  func differentCoresRefuse(from: String, to: String) throws {
    guard from != to else { return }
    let verdict = ArmVerdict(
      of: nil, from: try ArmRecords.host(from, "6.1"), to: try ArmRecords.host(to, "6.1"))
    #expect(verdict.outcome == .blocked)
    #expect(verdict.findings.first?.kind == .core && verdict.findings.first?.place == "MIDR_EL1")
    #expect(!verdict.findings.contains { $0.kind == .unseen })
  }

  /// Of V1 against V2, the fields of AArch64 that differ are all named: what a recipe for both must hide.
  @Test(.enabled(if: hasCorpus, "needs ../shared/corpus/firecracker-arm"))
  func fieldsBetweenV1AndV2AreNamed() throws {
    let verdict = ArmVerdict(
      of: nil, from: try ArmRecords.host("V1", "6.1"), to: try ArmRecords.host("V2", "6.1"))
    let wide = Set(
      verdict.findings.filter { $0.weight == .blocks && $0.place.hasPrefix("ID_AA64") }.map(\.place))
    let expected = [
      "ID_AA64PFR0_EL1.EL0", "ID_AA64PFR0_EL1.SEL2", "ID_AA64PFR1_EL1.BT", "ID_AA64ISAR0_EL1.SM3",
      "ID_AA64ISAR0_EL1.SM4", "ID_AA64ISAR0_EL1.TLB", "ID_AA64ISAR0_EL1.TS", "ID_AA64ISAR1_EL1.SB",
      "ID_AA64ISAR1_EL1.SPECRES", "ID_AA64ISAR1_EL1.FRINTTS", "ID_AA64MMFR0_EL1.TGRAN4_2",
      "ID_AA64MMFR0_EL1.TGRAN16_2", "ID_AA64MMFR0_EL1.TGRAN64_2", "ID_AA64MMFR1_EL1.ECBHB",
      "ID_AA64MMFR1_EL1.PAN",
      "ID_AA64MMFR2_EL1.E0PD", "ID_AA64MMFR2_EL1.TTL", "ID_AA64MMFR2_EL1.ST",
    ]
    #expect(wide == Set(expected))
    // Without its AArch32, V2 lacks what V1's 32-bit registers promise.
    #expect(verdict.findings.contains { $0.place == "ID_ISAR5_EL1.AES" && $0.kind == .lower })
  }

  /// With a kernel that lets fields be written, V2 takes V1's lower values; what V1 has more still stands in the way.
  @Test(.enabled(if: hasCorpus, "needs ../shared/corpus/firecracker-arm"))
  func aNewerKernelTakesLowerValues() throws {
    let verdict = ArmVerdict(
      of: nil, from: try ArmRecords.host("V1", "6.1"), to: try ArmRecords.host("V2", "6.1", running: "7.1.8"))
    let accepted = Set(verdict.findings.filter { $0.kind == .higher }.map(\.place))
    #expect(accepted.isSuperset(of: ["ID_AA64ISAR0_EL1.TLB", "ID_AA64PFR1_EL1.BT", "ID_AA64PFR0_EL1.SEL2"]))
    let blocks = Set(
      verdict.findings.filter { $0.weight == .blocks && $0.place.hasPrefix("ID_AA64") }.map(\.place))
    #expect(
      blocks == [
        "ID_AA64PFR0_EL1.EL0", "ID_AA64ISAR0_EL1.SM3", "ID_AA64ISAR0_EL1.SM4", "ID_AA64MMFR0_EL1.TGRAN4_2",
        "ID_AA64MMFR0_EL1.TGRAN16_2", "ID_AA64MMFR0_EL1.TGRAN64_2",
      ])
  }

  /// One core under two kernels: what only the newer one has ends the move to the older.
  @Test(.enabled(if: hasCorpus, "needs ../shared/corpus/firecracker-arm"))
  func kernelsOfOneCoreDiffer() throws {
    let (old, new) = (try ArmRecords.host("N1", "5.10"), try ArmRecords.host("N1", "6.1"))
    let back = ArmVerdict(of: nil, from: new, to: old)
    let places = Set(back.findings.filter { $0.weight == .blocks }.map(\.place))
    #expect(
      places.isSuperset(of: [
        "the PSCI version", "KVM_REG_ARM_STD_BMAP", "OSLSR_EL1", "ID_AA64DFR0_EL1.DebugVer",
      ]))
    let forth = ArmVerdict(of: nil, from: old, to: new)
    #expect(forth.findings.contains { $0.kind == .register && $0.place == "PMCR_EL0" })
    // Of a guest with a PMU, these records of virtual CPUs without one decide nothing.
    let guest = ArmVerdict(of: ArmGuest(), from: old, to: new)
    #expect(!guest.findings.contains { $0.place.hasPrefix("PM") && $0.weight == .blocks })
    #expect(guest.findings.contains { $0.kind == .counters && $0.weight == .unknown })
  }
}
