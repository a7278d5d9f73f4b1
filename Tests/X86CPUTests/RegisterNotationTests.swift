import Testing
import X86CPU

/// How people write the place of a bit.
@Suite struct RegisterNotationTests {
  /// Every location's own notation is read as that location.
  @Test func whatIsWrittenIsRead() throws {
    for leaf: UInt32 in [1, 7, 0xd, 0x14, 0x8000_0001, 0x4000_0003] {
      for subleaf: UInt32? in [nil, 0, 1, 2] {
        for register in CPUIDRegister.allCases {
          for bit: UInt8 in [0, 9, 31] {
            let location = try #require(
              FeatureLocation(leaf: leaf, subleaf: subleaf, register: register, bit: bit))
            #expect(RegisterNotation(location.description)?.location == location, "\(location)")
          }
        }
      }
    }
    for index: UInt32 in [0xcf, 0x10a, 0x345, 0x48b, 0xc000_0080] {
      for bit: UInt8 in [0, 31, 63] {
        let location = try #require(FeatureLocation(msr: index, bit: bit))
        #expect(RegisterNotation(location.description)?.location == location, "\(location)")
      }
    }
  }

  @Test(arguments: [
    "", "8", "monitor", "ecx", "[8]", "0x10a[64]", "0x10a[-1]", "07H.0 EBX[32]", "07H.0 EFX[1]",
    "0x1ffffffff[0]",
    "EPYC-Genoa", "missing features: hle,rtm", "avx512f", "sse4.1", "x86-64-v2", "a.b.c.d", "10a", "486",
    "0x10a[8][9]",
    "CPUID", "leaf", "Haswell", "pentium3", "core2duo", "n270", "1 2 3 4 EAX", "MSR", "msr name",
  ])
  func whatIsNoPlaceIsNone(text: String) {
    #expect(RegisterNotation(text)?.bit == nil && RegisterNotation(text)?.location == nil)
    #expect(RegisterNotation(text) == nil, "\(text)")
  }
}
