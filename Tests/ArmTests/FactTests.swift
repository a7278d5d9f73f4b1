import ArmCPU
import Testing
import X86CPU

@testable import ArmCatalog

/// The tables of Arm's registers hold together, and agree with what the manual says of a few.
@Suite struct ArmFactTests {
  private static let table = ArmFieldTable.standard

  @Test func thresholdsFitTheirSpaceAndBelongToOneFieldEach() {
    var seen: Set<Int> = []
    for field in Self.table.fields {
      let all = field.thresholds(of: 0)
      for index in all.reached + all.missed { #expect(seen.insert(index).inserted, "\(field.fullName)") }
      #expect(!field.citation.isEmpty)
    }
    #expect(
      seen.count == Self.table.thresholdCount && seen.count > 300 && seen.count <= ThresholdSet.capacity)
  }

  /// A value reaches as many thresholds as there are known values below it or equal, the lowest left out.
  @Test func thresholdsAreOrdered() throws {
    let sha = try #require(Self.table.field("ID_AA64ISAR0_EL1", "SHA2"))
    #expect(sha.bits == 12...15)
    #expect(sha.thresholds(of: 0).reached.isEmpty && sha.thresholds(of: 1).reached.count == 1)
    #expect(sha.thresholds(of: 2).missed.isEmpty && sha.thresholds(of: 7).reached.count == 2)
    #expect(sha.knows(2) && !sha.knows(7) && sha.text(of: 2) == "2 (SHA512)")
  }

  /// A signed field's highest raw value is −1, below all others.
  @Test func signsCount() throws {
    let fp = try #require(Self.table.field("ID_AA64PFR0_EL1", "FP"))
    #expect(fp.isSigned && fp.number(of: 15) == -1)
    #expect(fp.thresholds(of: 15).reached.isEmpty && fp.thresholds(of: 0).reached.count == 1)
    #expect(fp.accepts(15, limit: 0) && !fp.accepts(1, limit: 0))
  }

  /// Orders other than lower: higher or zero, a safe value, none.
  @Test func ordersAreTheKernels() throws {
    let erg = try #require(Self.table.field("CTR_EL0", "ERG"))
    #expect(erg.accepts(0, limit: 4) && erg.accepts(5, limit: 4) && !erg.accepts(3, limit: 4))
    let policy = try #require(Self.table.field("CTR_EL0", "L1Ip"))
    #expect(policy.accepts(2, limit: 3) && !policy.accepts(3, limit: 2))
    let equal = try #require(Self.table.field("ID_AA64PFR1_EL1", "NMI"))
    #expect(equal.accepts(1, limit: 1) && !equal.accepts(0, limit: 1))
  }

  @Test func registersHaveNames() throws {
    let register = try #require(SystemRegister(qemu: "op0:3 op1:0 crn:0 crm:4 op2:0"))
    #expect(ArmNames.standard.name(of: register) == "ID_AA64PFR0_EL1" && register.isFeatureID)
    #expect(register.numbers == [3, 0, 0, 4, 0] && register.genericName == "S3_0_C0_C4_0")
    #expect(SystemRegister(qemu: "op0:3 op1:9 crn:0 crm:4 op2:0") == nil)
    #expect(SystemRegister(qemu: "op0:3 op1:0") == nil)
    #expect(KVMRegisterID(register).id == 0x6030_0000_0013_c020 && KVMRegisterID(register).width == 64)
    #expect(KVMRegisterID(register).systemRegister == register)
    #expect(ArmNames.standard.register(named: "midr") == .mainID)
    #expect(ArmNames.standard.register(named: "ctr_el0") == .cacheType)
    #expect(
      ArmNames.standard.name(of: KVMRegisterID(id: 0x6030_0000_0016_0003)) == "KVM_REG_ARM_VENDOR_HYP_BMAP_2")
    #expect(ArmNames.standard.name(of: .powerVersion) == "the PSCI version")
    #expect(
      [SystemRegister.revisionID, .auxiliaryID, .cacheLevels, .affinity].map {
        ArmNames.standard.name(of: $0)
      } == ["REVIDR_EL1", "AIDR_EL1", "CLIDR_EL1", "MPIDR_EL1"])
  }

  @Test(arguments: [
    (UInt32(0x413f_d0c1), "Neoverse-N1", "r3p1"), (0x411f_d401, "Neoverse-V1", "r1p1"),
    (0x410f_d4f1, "Neoverse-V2", "r0p1"), (0x461f_0010, "A64FX", "r1p0"), (0x481f_d010, "TSV110", "r1p0"),
  ])
  func coresHaveNames(value: UInt32, name: String, stepping: String) {
    let id = MainID(value)
    #expect(ArmNames.standard.core(id)?.name == name && id.stepping == stepping)
    let again = MainID(
      implementer: UInt32(id.implementer), variant: UInt32(id.variant), part: UInt32(id.part),
      revision: UInt32(id.revision))
    #expect(again == id)
  }

  @Test func anUnknownPartHasItsImplementer() {
    #expect(ArmNames.standard.core(MainID(0x411f_fff0))?.name == nil)
    #expect(ArmNames.standard.core(MainID(0x411f_fff0))?.implementer == "Arm")
    #expect(ArmNames.standard.core(MainID(0x7f1f_0010)) == nil)
  }

  /// What cannot be written in Linux 6.12 and 6.18 is what shared measurements met: BRPs, ASIDBITS, SVE, MTE, pointer authentication.
  @Test(arguments: [
    ("ID_AA64PFR0_EL1", "SVE"), ("ID_AA64PFR0_EL1", "FP"), ("ID_AA64PFR1_EL1", "MTE"),
    ("ID_AA64ISAR1_EL1", "APA"),
    ("ID_AA64MMFR0_EL1", "ASIDBITS"), ("ID_AA64DFR0_EL1", "BRPs"),
  ])
  func someFieldsStayFixed(register: String, name: String) throws {
    let field = try #require(Self.table.field(register, name))
    for release in ["6.1.192", "6.12.117-1-arm64", "6.18.15", "7.1.8"] {
      guard case .fixed(let citation) = ArmKernel.writing(field, release: release) else {
        Issue.record("\(register).\(name) on \(release)")
        continue
      }
      #expect(citation.contains("sys_regs.c"))
    }
  }

  /// Between two kernels that differ, and beyond the table, nothing is claimed.
  @Test func kernelsBetweenTwoAreUnknown() throws {
    let sha = try #require(Self.table.field("ID_AA64ISAR0_EL1", "SHA2"))
    guard case .fixed = ArmKernel.writing(sha, release: "6.1.172-216.329.amzn2023.aarch64"),
      case .writable = ArmKernel.writing(sha, release: "6.12.117"),
      case .unknown = ArmKernel.writing(sha, release: "6.6.30"),
      case .unknown = ArmKernel.writing(sha, release: nil),
      case .writable = ArmKernel.writing(sha, release: "6.14"),
      case .writable = ArmKernel.writing(sha, release: "7.3.4"),
      case .fixed = ArmKernel.writing(sha, release: "5.10.255")
    else {
      Issue.record("SHA2's writing")
      return
    }
    let number = try #require(Self.table.field("ID_AA64DFR0_EL1", "BRPs"))
    guard case .unknown = ArmKernel.writing(number, release: "7.3.4") else {
      Issue.record("a newer kernel may have opened a field")
      return
    }
  }

  @Test(arguments: [
    "register A 3 0 0 6 0", "register A 3 0 0 6 | x", "  SHA2 15:12 unsigned lower visible 0 | x",
    "register A 3 0 0 6 0 | x\n  B 4:8 unsigned lower visible 0 | x",
    "register A 3 0 0 6 0 | x\n  B 8:4 unsigned most visible 0 | x",
    "register A 3 0 0 6 0 | x\n  B 8:4 unsigned lower visible 99 | x",
    "register A 3 0 0 6 0 | x\n  B 8:4 unsigned lower visible 0 | x\n  C 6:2 unsigned lower visible 0 | x",
    "register A 3 0 0 6 0 | x\nregister B 3 0 0 6 0 | x",
  ])
  func damagedTablesAreRefusedWithALine(text: String) {
    #expect(throws: ArmTableError.self) { try ArmFieldTable(text: text) }
  }
}
