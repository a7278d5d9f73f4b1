import Testing
import X86CPU

@Suite struct FeatureLocationTests {
  @Test(arguments: [
    "CPUID.01H:ECX[3]", "CPUID.(EAX=07H,ECX=0):EBX[16]", "CPUID.80000001H:EDX[31]", "MSR 10AH[0]",
    "MSR C0010015H[63]", "CPUID.(EAX=0DH,ECX=1):EAX[4]",
  ])
  func notationIsReadAsItIsWritten(text: String) throws {
    let location = try #require(FeatureLocation(text))
    #expect(location.description == text)
  }

  @Test(arguments: [
    "", "CPUID.01H:ECX[32]", "CPUID.01H:ESI[3]", "CPUID.01:ECX[3]", "MSR 10AH[64]", "MSR [1]",
    "CPUID.(EAX=07H):EBX[1]", "CPUID.01H:ECX[3] ", "cpuid.01H:ECX[3]", "CPUID.01H:ECX[-1]",
    "CPUID.1FFFFFFFFH:ECX[3]",
  ])
  func whatIsNotNotationIsRefused(text: String) {
    #expect(FeatureLocation(text) == nil)
  }

  @Test func locationsSortAsTheManualsList() throws {
    let sorted = try [
      "CPUID.01H:ECX[3]", "CPUID.01H:EDX[0]", "CPUID.(EAX=07H,ECX=0):EBX[2]", "CPUID.(EAX=07H,ECX=0):EBX[16]",
      "CPUID.(EAX=07H,ECX=1):EAX[4]", "CPUID.80000001H:ECX[0]", "MSR CFH[5]", "MSR 10AH[0]", "MSR 10AH[33]",
    ].map { try #require(FeatureLocation($0)) }
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test func noSubleafAndSubleafZeroAreOneLocation() {
    let bare = FeatureLocation(leaf: 1, subleaf: nil, register: .ecx, bit: 3)
    let zero = FeatureLocation(leaf: 1, subleaf: 0, register: .ecx, bit: 3)
    #expect(bare == zero)
    #expect(bare?.hashValue == zero?.hashValue)
  }
}
