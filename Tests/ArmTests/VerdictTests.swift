import ArmCPU
import ArmCatalog
import Testing

@testable import ArmCompatibility

/// KVM's and QEMU's rules, one by one.
@Suite struct ArmVerdictTests {
  private static let features = SystemRegister(encoding: 0xc030)  // ID_AA64ISAR0_EL1
  private static let memory = SystemRegister(encoding: 0xc038)  // ID_AA64MMFR0_EL1

  private static func verdict(
    _ register: SystemRegister, _ from: UInt64, _ to: UInt64, kernel: String?
  ) -> ArmVerdict {
    let same: [SystemRegister: UInt64] = [.mainID: 0x413f_d0c1]
    return ArmVerdict(
      of: nil, from: ArmRecords.bare(same.merging([register: from]) { $1 }, kernel: "6.12"),
      to: ArmRecords.bare(same.merging([register: to]) { $1 }, kernel: kernel))
  }

  /// SHA2 1 and 2 (bits 15:12), both ways, under kernels that let it be written, do not, and are unknown.
  @Test func orderAndKernelDecide() {
    let cases: [(UInt64, UInt64, String?, ArmVerdict.Outcome)] = [
      (0x1000, 0x2000, "6.12.117", .runs), (0x2000, 0x1000, "6.12.117", .blocked),
      (0x1000, 0x2000, "6.1.176", .blocked),
      (0x2000, 0x1000, nil, .blocked), (0x1000, 0x2000, nil, .undetermined),
      (0x1000, 0x2000, "6.6", .undetermined),
      (0x1000, 0x1000, nil, .runs),
    ]
    for (from, to, kernel, outcome) in cases {
      let verdict = Self.verdict(Self.features, from, to, kernel: kernel)
      #expect(verdict.outcome == outcome, "\(from) \(to) \(kernel ?? "-") \(verdict.findings)")
    }
  }

  /// ASIDBITS (bits 7:4) may not even fall.
  @Test func fixedFieldsMustBeEqual() {
    let verdict = Self.verdict(Self.memory, 0x0, 0x20, kernel: "7.1.8")
    #expect(verdict.outcome == .blocked && verdict.findings.first?.kind == .fixed)
    #expect(verdict.findings.first?.place == "ID_AA64MMFR0_EL1.ASIDBITS")
  }

  /// A value that the table lacks is compared, and said to be new.
  @Test func newerValuesAreSaid() {
    let verdict = Self.verdict(Self.features, 0x1000, 0x5000, kernel: "7.1.8")
    #expect(verdict.outcome == .runsWithWarnings)
    #expect(verdict.findings.contains { $0.kind == .newer && $0.place == "ID_AA64ISAR0_EL1.SHA2" })
    #expect(Self.verdict(Self.features, 0x5000, 0x1000, kernel: "7.1.8").outcome == .blocked)
  }

  /// Bits that no field has must be equal: KVM compares whole registers.
  @Test func bitsWithoutANameMustBeEqual() {
    let verdict = Self.verdict(Self.features, 0x1000, 0x1001, kernel: "7.1.8")
    #expect(verdict.outcome == .blocked && verdict.findings.first?.place == "ID_AA64ISAR0_EL1")
  }

  /// Only the stepping differs: KVM refuses, as it did where it was tried.
  @Test func anotherSteppingIsAnotherCore() {
    let verdict = ArmVerdict(
      of: nil, from: ArmRecords.bare([.mainID: 0x414f_d0c1], kernel: "7.1"),
      to: ArmRecords.bare([.mainID: 0x413f_d0c1], kernel: "7.1"))
    #expect(verdict.outcome == .blocked && verdict.findings.map(\.kind) == [.core])
    #expect(verdict.findings[0].source == "Neoverse-N1 r4p1 (0x414fd0c1)")
  }

  /// Lists: what only the source has ends the migration, but for what QEMU tolerates since 11.1.
  @Test func listsOfRegistersDecide() {
    let known: [SystemRegister: UInt64] = [.mainID: 0x413f_d0c1, Self.features: 0]
    let plain = ArmRecords.bare(known, kernel: "6.12")
    let more = ArmRecords.bare(known, kernel: "7.1", listing: [0x6030_0000_0013_c4f6])
    let back = ArmVerdict(of: nil, from: more, to: plain)
    #expect(back.outcome == .blocked && back.findings[0].place == "PMMIR_EL1")
    #expect(ArmVerdict(of: nil, from: plain, to: more).outcome == .runs)
    let tolerated = ArmRecords.bare(known, kernel: "7.1", listing: [0x6030_0000_0013_c103])
    let verdict = ArmVerdict(of: nil, from: tolerated, to: plain)
    #expect(verdict.outcome == .undetermined && verdict.findings[0].detail == "QEMU tolerates it since 11.1")
  }

  /// PSCI may only be as new as the destination's; workarounds and hypercalls no more than its own.
  @Test func firmwareMayNotBeNewer() {
    func host(_ version: UInt64, _ calls: UInt64) -> ArmHost {
      var core = ArmCore()
      core[.mainID] = 0x413f_d0c1
      core.registers[KVMRegisterID.powerVersion.id] = version
      core.registers[0x6030_0000_0016_0002] = calls
      var record = ArmRecord(point: .virtualCPU)
      record.cores = [core]
      return ArmHost([record], name: "host")
    }
    let newer = ArmVerdict(of: nil, from: host(0x1_0003, 3), to: host(0x1_0001, 3))
    #expect(
      newer.outcome == .blocked && newer.findings[0].source == "1.3" && newer.findings[0].destination == "1.1"
    )
    #expect(ArmVerdict(of: nil, from: host(0x1_0001, 3), to: host(0x1_0003, 3)).outcome == .runs)
    #expect(ArmVerdict(of: nil, from: host(0x1_0001, 7), to: host(0x1_0001, 3)).outcome == .blocked)
    #expect(ArmVerdict(of: nil, from: host(0x1_0001, 1), to: host(0x1_0001, 3)).outcome == .runs)
  }

  /// Another architecture is the only reason, whatever else differs.
  @Test func anotherArchitectureBlocks() {
    let arm = ArmRecords.bare([.mainID: 0x413f_d0c1], kernel: nil)
    let verdict = ArmVerdict(of: nil, from: arm, to: ArmHost(name: "x", architecture: "x86_64"))
    #expect(verdict.outcome == .blocked && verdict.findings.map(\.kind) == [.architecture])
  }

  /// Words prove lower limits; a missing word proves nothing.
  @Test func wordsAreLimits() throws {
    let text = { (words: String) in
      "processor\t: 0\nFeatures\t: \(words)\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x3\n"
        + "CPU part\t: 0xd0c\nCPU revision\t: 1\n"
    }
    let source = ArmHost([try ArmRecords.record(text("fp asimd aes pmull sha2 sha512"))], name: "a")
    let poorer = ArmHost([try ArmRecords.record(text("fp asimd"))], name: "b")
    let verdict = ArmVerdict(of: nil, from: source, to: poorer)
    #expect(verdict.outcome == .undetermined && !verdict.findings.contains { $0.weight == .blocks })
    // Against a record of registers, a limit is enough to refuse.
    let exact = ArmRecords.bare([.mainID: 0x413f_d0c1, Self.features: 0x0000_0000_0000_1020], kernel: nil)
    let refused = ArmVerdict(of: nil, from: source, to: exact)
    #expect(refused.outcome == .blocked)
    #expect(refused.findings.filter { $0.weight == .blocks }.map(\.place) == ["ID_AA64ISAR0_EL1.SHA2"])
  }

  /// A host with two kinds of cores: where only some fit, which CPUs the guest gets decides.
  @Test func mixedCoresAreDifferentCPUs() throws {
    var record = ArmRecord(point: .virtualCPU)
    record.cores = [UInt64(0x410f_d034), 0x410f_d083].map { id in
      var core = ArmCore()
      core[.mainID] = id
      return core
    }
    let mixed = ArmHost([record], name: "mixed")
    #expect(mixed.cores.count == 2)
    let small = ArmRecords.bare([.mainID: 0x410f_d034], kernel: nil)
    let verdict = ArmVerdict(of: nil, from: mixed, to: small)
    #expect(verdict.outcome == .undetermined && verdict.findings.first?.kind == .core)
    #expect(
      ArmVerdict(of: nil, from: ArmRecords.bare([.mainID: 0x413f_d0c1], kernel: nil), to: mixed).outcome
        == .blocked)
  }
}
