import Testing

@testable import FailureMessages

/// QEMU's messages about registers on arm64: numbers become names and fields.
@Suite struct ArmMessageTests {
  @Test(arguments: [
    (
      "qemu-system-aarch64: Could not set register op0:3 op1:0 crn:0 crm:0 op2:0 to 414fd0c1 (is 413fd0c1)",
      "qemu.arm-register",
      "MIDR_EL1, which differs in the core: Neoverse-N1 r4p1 instead of Neoverse-N1 r3p1."
    ),
    (
      "Could not set register op0:3 op1:0 crn:0 crm:6 op2:0 to 2120 (is 1120)", "qemu.arm-register",
      "ID_AA64ISAR0_EL1, which differs in SHA2 2 (SHA512) instead of 1 (SHA256)."
    ),
    ("Could not set register fw reg 0 to 10003 (is 10001)", "qemu.arm-register", "the PSCI version."),
    (
      "Could not set register op0:3 op1:7 crn:99 crm:6 op2:0 to 1 (is 2)", "qemu.arm-register",
      "names no register"
    ),
    (
      "op0:3 op1:0 crn:9 crm:14 op2:6 in the incoming stream but unknown on the destination: fail migration",
      "qemu.arm-register-list", "The register is PMMIR_EL1."
    ),
    ("qemu-kvm: Failed to load cpu:cpreg_vmstate_array_len", "qemu.arm-register-list", "names no register"),
  ])
  func numbersBecomeNames(line: String, id: String, words: String) throws {
    let findings = LogFinding.find(in: [LogText(name: "log", bytes: Array(line.utf8))])
    #expect(findings.map(\.id) == [id])
    #expect(findings.first?.proves.contains(words) == true, "\(findings.first?.proves ?? "")")
  }
}
