import Testing
import X86CPU

@Suite struct CPUIDTableTests {
  @Test func bitsOfRegistersThatAreNotThereAreUnknown() throws {
    let monitor = try #require(FeatureLocation("CPUID.01H:ECX[3]"))
    let rdclNo = try #require(FeatureLocation("MSR 10AH[0]"))
    var table = CPUIDTable(leaves: [CPUIDLeaf(eax: 1): CPUIDRegisters(ecx: 0b0100)])
    #expect(table[monitor] == false)
    #expect(table[rdclNo] == nil)
    table.set(monitor)
    table.set(rdclNo)
    #expect(table[monitor] == true)
    #expect(table.leaves[CPUIDLeaf(eax: 1)]?.ecx == 0b1100)
    #expect(table.msrs[0x10a] == 1)
  }

  /// EAX of leaf 1: Sandy Bridge server, Broadwell server, EPYC.
  @Test(
    arguments: [(0x000206d7, 6, 45, 7), (0x000406f1, 6, 79, 1), (0x00800f12, 23, 1, 2)]
      as [(UInt32, UInt32, UInt32, UInt32)])
  func signaturesAreDecoded(eax: UInt32, family: UInt32, model: UInt32, stepping: UInt32) {
    #expect(CPUSignature(eax: eax) == CPUSignature(family: family, model: model, stepping: stepping))
  }
}
