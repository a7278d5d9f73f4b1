import ArmCPU
import ArmCatalog
import MartletQuestions
import Reports
import Testing

/// `explain` of a register or field of arm64.
@Suite struct ArmRegisterTests {
  /// One register by each of its names, and by them alone.
  @Test(arguments: ["ID_AA64ISAR0_EL1", "id_aa64isar0", "S3_0_C0_C6_0", "s3_0_c0_c6_0", "0x603000000013c030"])
  func registersHaveSeveralNames(name: String) throws {
    let place = try #require(ArmPlace(name))
    #expect(place.register == SystemRegister(encoding: 0xc030) && place.field == nil)
    #expect(ArmPlace(name + ".sha2")?.field?.fullName == "ID_AA64ISAR0_EL1.SHA2")
    #expect(ArmPlace(name + ".SHA9") == nil && ArmPlace(name + ".") == nil)
  }

  /// Neither words of x86, nor other registers of KVM, nor numbers out of range.
  @Test(arguments: [
    "avx2", "EPYC-Genoa", "S3_0_C0_C16_0", "S9_0_C0_C1_0", "S3_0_C0_C6", "0x6030000000140000",
    "0x603000000023c030",
    "0x10a", "0x60", "", ".", "_", "NO_SUCH_EL1",
  ])
  func otherWordsAreNone(word: String) { #expect(ArmPlace(word) == nil) }

  @Test func aFieldHasItsFacts() throws {
    let report = try ArmRegisterQuestion("ID_AA64ISAR0_EL1.SHA2").answer()
    #expect(report.name == "ID_AA64ISAR0_EL1" && report.encoding == "S3_0_C0_C6_0")
    let field = try #require(report.fields.first)
    #expect(report.fields.count == 1 && field.bits == "15:12" && field.order == "lower" && field.isVisible)
    #expect(field.values == ["0", "1 (SHA256)", "2 (SHA512)"])
    #expect(field.words == ["sha2 ≥ 1", "sha512 ≥ 2"])
    #expect(field.kernels.map(\.series) == ["6.1", "6.12", "6.18", "7.1"])
    #expect(field.kernels.map(\.isWritable) == [false, true, true, true])
    #expect(
      field.kernels.allSatisfy { $0.citation.contains("sys_regs.c") } && field.citation.contains("sysreg:"))
  }

  /// Every field of a register in its order; a register without fields has its rules alone.
  @Test func registersHaveRules() throws {
    let whole = try ArmRegisterQuestion("CTR_EL0").answer()
    #expect(
      whole.fields.contains { $0.order == "higher-or-zero" }
        && whole.fields.contains { $0.order.hasPrefix("safe") })
    let core = try ArmRegisterQuestion("MIDR_EL1").answer()
    #expect(core.fields.isEmpty && core.rules.contains { $0.text.contains("must be equal") })
    // QEMU tolerates that one end lacks TCR2_EL1, and not PMMIR_EL1.
    #expect(try ArmRegisterQuestion("TCR2_EL1").answer().rules.contains { $0.text.contains("11.1") })
    #expect(
      try ArmRegisterQuestion("PMMIR_EL1").answer().rules.contains { $0.text.contains("ends a migration") })
  }

  @Test func explainKnowsThem() throws {
    #expect(try ExplanationTopic(of: "ID_AA64PFR0_EL1.SVE") == .armRegister)
    #expect(try ExplanationTopic(of: "0x603000000013c030") == .armRegister)
    #expect(try ExplanationTopic(of: "avx2") == .features)
    #expect(throws: QuestionError.self) { try ExplanationTopic(of: "ID_AA64PFR0_EL1.NOSUCH") }
    #expect(throws: QuestionError.self) { try ArmRegisterQuestion("ID_AA64PFR0_EL1.NOSUCH").answer() }
    #expect(ArmRegisterQuestion.names.contains("ID_AA64PFR0_EL1"))
  }
}
