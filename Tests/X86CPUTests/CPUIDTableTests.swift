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

  /// EAX of leaf 1: Sandy Bridge server, EPYC, KaiXian KX-6000, and families whose extended fields do not count.
  @Test(
    arguments: [
      (0x000206d7, 6, 45, 7), (0x00800f12, 23, 1, 2), (0x000307b1, 7, 59, 1), (0x001206d7, 6, 45, 7),
      (0x00130543, 5, 4, 3),
    ] as [(UInt32, UInt32, UInt32, UInt32)])
  func displayedSignaturesAreDecoded(eax: UInt32, family: UInt32, model: UInt32, stepping: UInt32) {
    #expect(CPUSignature(displayed: eax) == CPUSignature(family: family, model: model, stepping: stepping))
  }

  @Test func libvirtAlwaysAddsTheExtendedFields() {
    #expect(CPUSignature(eax: 0x0012_06d7) == CPUSignature(family: 7, model: 45, stepping: 7))
    #expect(CPUSignature(eax: 0x0013_0543) == CPUSignature(family: 6, model: 52, stepping: 3))
  }
}
