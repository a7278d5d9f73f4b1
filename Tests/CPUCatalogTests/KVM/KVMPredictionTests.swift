import CPUCatalog
import Testing
import X86CPU

@Suite struct KVMPredictionTests {
  private func answer(
    _ release: String, _ location: String, cpuid: Bool? = nil, kernel hostKernel: Bool? = nil,
    on vendor: KVMVendor? = nil, _ parameters: [String: Bool] = [:]
  ) throws -> KVMPrediction.Answer {
    let treatment = try treatment(release, location)
    let prediction = treatment.offered(
      cpuid: cpuid, hostKernel: hostKernel, vendor: vendor, parameters: parameters)
    #expect(prediction.rule.hasPrefix("KVM "))
    return prediction.answer
  }

  @Test func aBitOfTheHostNeedsTheCPUAndTheKernel() throws {
    let avx = "CPUID.01H:ECX[28]"
    #expect(try answer("6.1", avx, cpuid: true, kernel: true) == .yes)
    #expect(try answer("6.1", avx, cpuid: true, kernel: false) == .no)
    #expect(try answer("6.1", avx, cpuid: false) == .no)
    #expect(try answer("6.1", avx, cpuid: true) == .undetermined)
    #expect(try answer("6.1", avx) == .undetermined)
  }

  @Test func aBitThatIsPassedThroughNeedsTheCPUAlone() throws {
    let la57 = "CPUID.(EAX=07H,ECX=0):ECX[16]"
    #expect(try answer("6.12", la57, cpuid: true, kernel: false) == .yes)
    #expect(try answer("6.12", la57, cpuid: false, kernel: true) == .no)
  }

  @Test func aSynthesizedBitNeedsTheKernelAlone() throws {
    let srsoNo = "CPUID.80000021H:EAX[29]"
    #expect(try answer("6.1", srsoNo, cpuid: false, kernel: true, on: .amd) == .yes)
    #expect(try answer("6.1", srsoNo, cpuid: true, kernel: false, on: .amd) == .no)
    #expect(try answer("5.10", srsoNo, cpuid: true, kernel: true, on: .amd) == .no)
    let specCtrl = "CPUID.(EAX=07H,ECX=0):EDX[26]"
    #expect(
      try answer("6.1", specCtrl, cpuid: false, on: .amd, ["kernel:ibpb": true, "kernel:ibrs": true]) == .yes)
    #expect(try answer("6.1", specCtrl, cpuid: false, on: .amd, ["kernel:ibpb": false]) == .no)
    #expect(try answer("6.1", specCtrl, cpuid: false, on: .amd, ["kernel:ibpb": true]) == .undetermined)
  }

  @Test func anEmulatedBitNeedsNothing() throws {
    #expect(try answer("5.10", "CPUID.01H:ECX[21]", cpuid: false, kernel: false) == .yes)
    #expect(try answer("5.10", "CPUID.01H:ECX[27]", cpuid: true, kernel: true) == .no)
  }

  @Test func parametersDecideWhereTheyAreAsked() throws {
    let vmx = "CPUID.01H:ECX[5]"
    #expect(try answer("6.1", vmx, cpuid: true, kernel: true, on: .intel, ["kvm_intel.nested": true]) == .yes)
    #expect(try answer("6.1", vmx, cpuid: true, kernel: true, on: .intel, ["kvm_intel.nested": false]) == .no)
    #expect(try answer("6.1", vmx, cpuid: true, kernel: true, on: .intel) == .undetermined)
    #expect(try answer("6.1", vmx, cpuid: true, kernel: true, on: .amd) == .no)
    let pku = "CPUID.(EAX=07H,ECX=0):ECX[3]"
    let here = ["kvm_amd.npt": false, "kernel:ospke": true]
    #expect(try answer("6.12", pku, cpuid: true, kernel: true, on: .amd, here) == .no)
    let pages = "CPUID.80000001H:EDX[26]"
    #expect(try answer("6.1", pages, cpuid: false, kernel: false, on: .amd, here) == .yes)
    #expect(
      try answer("6.12", "MSR 10AH[5]", cpuid: false, kernel: false, on: .amd, ["bug:mds": false]) == .yes)
  }

  @Test func numbersAndStateAreNotDecided() throws {
    #expect(try answer("6.1", "CPUID.(EAX=07H,ECX=0):EAX[0]", cpuid: true, kernel: true) == .undetermined)
    #expect(try answer("6.1", "MSR 174H[0]", cpuid: true, kernel: true) == .undetermined)
  }

  @Test(arguments: [
    "CPUID.01H:ECX | source\n  host 1", "kernel 6.1 | linux\nCPUID.01H:ECX\n  host 1", "kernel 6.1 | linux",
    "kernel 6.1 | linux\nCPUID.01H:EQX | source\n  host 1",
    "kernel 6.1 | linux\nCPUID.01H:ECX | source\n  host 32",
    "kernel 6.1 | linux\nCPUID.01H:ECX | source\n  guest 1",
    "kernel 6.1 | linux\nCPUID.01H:ECX | source\n  host 1 on VIA",
    "kernel 6.1 | linux\nCPUID.01H:ECX | source\n  host 1 if kvm.enable_pmu",
    "kernel 6.1 | linux\nCPUID.01H:ECX | source\n  host 1 if moon:full | A sentence",
    "kernel 6.1 | linux\nCPUID.01H:ECX | source\n  host",
    "kernel 6.1 | linux\nCPUID.01H:ECX | source\n  host 1\nCPUID.01H:ECX | source\n  host 2",
  ])
  func tablesThatDoNotFollowTheFormatAreRefused(text: String) {
    #expect(throws: CatalogError.self) { try KVMTableParser.kernels(of: Array(text.utf8)) }
  }
}
