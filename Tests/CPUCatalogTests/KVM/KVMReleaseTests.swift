import Testing
import X86CPU

@testable import CPUCatalog

/// Kernels of single points, between series, and of distributions.
@Suite struct KVMReleaseTests {
  private func answer(
    _ release: String, _ location: String, cpuid: Bool? = true, kernel: Bool? = true,
    _ vendor: KVMVendor = .intel,
    _ parameters: [String: Bool] = [:]
  ) throws -> KVMPrediction {
    let location = try #require(FeatureLocation(location))
    let treatment = try #require(KVMKernel.covering(release)?.treatment(at: location))
    return treatment.offered(cpuid: cpuid, hostKernel: kernel, vendor: vendor, parameters: parameters)
  }

  private static let arch = ["kernel:arch-capabilities": true, "bug:rfds": true, "bug:its": true]

  /// RFDS_CLEAR, ITS_NO and others came to 6.1 after 6.1.8, and were there in 6.1.170.
  @Test(arguments: [
    ("6.1.4", KVMPrediction.Answer.no), ("6.1.8", .no), ("6.1.9", .undetermined), ("6.1.129", .undetermined),
    ("6.1.170", .yes), ("6.1.176", .yes), ("6.1", .yes), ("6.1.0-33-amd64", .undetermined), ("6.12.8", .yes),
  ])
  func aPointDecides(release: String, expected: KVMPrediction.Answer) throws {
    #expect(try answer(release, "MSR 10AH[28]", Self.arch).answer == expected)
  }

  private func answer(_ release: String, _ location: String, _ parameters: [String: Bool]) throws
    -> KVMPrediction
  {
    try answer(release, location, cpuid: true, kernel: true, .intel, parameters)
  }

  /// What went is there before, is not after, and is not known in between.
  @Test func whatWentIsKnownToo() throws {
    let bus = "CPUID.(EAX=07H,ECX=0):ECX[24]"
    #expect(try answer("6.1.8", bus, .amd).answer == .yes)
    #expect(try answer("6.1.100", bus, .amd).answer == .undetermined)
    #expect(try answer("6.1.176", bus, .amd).answer == .no)
    #expect(try answer("6.1.100", bus, .intel).answer == .yes)
  }

  private func answer(_ release: String, _ location: String, _ vendor: KVMVendor) throws -> KVMPrediction {
    try answer(release, location, cpuid: true, kernel: true, vendor)
  }

  /// Both answers are told where releases differ.
  @Test func bothAnswersAreTold() throws {
    let prediction = try answer("6.1.129", "MSR 10AH[28]", Self.arch)
    #expect(prediction.rule.contains("in linux 6.1.129") && prediction.rule.contains("releases differ"))
    #expect(prediction.rule.contains("From the host's MSR") && prediction.rule.contains("does not offer it"))
  }

  /// Between two series, what both have from their first release on counts.
  @Test func betweenSeriesAgreementCounts() throws {
    #expect(try answer("6.6.30", "CPUID.01H:ECX[28]", [:]).answer == .yes)
    #expect(try answer("6.6.30", "CPUID.01H:ECX[3]", [:]).answer == .no)
    // AVX-VNNI-INT8 is in 6.12 and not in 6.1.
    #expect(try answer("6.6.30", "CPUID.(EAX=07H,ECX=1):EDX[4]", [:]).answer == .undetermined)
    // In 6.1 and 6.12 of today, and a backport to both.
    #expect(try answer("6.6.30", "MSR 10AH[62]", Self.arch).answer == .undetermined)
  }

  /// A distribution's kernel has what its own series began with, and perhaps what came later.
  @Test(arguments: [
    "5.14.0-503.el9.x86_64", "6.8.12-4-pve", "6.4.0-150600.23.53-default", "6.1.60-microsoft",
  ])
  func distributionsAreNotJudgedByTheNumberAlone(release: String) throws {
    #expect(try answer(release, "CPUID.01H:ECX[28]", [:]).answer == .yes)
    #expect(try answer(release, "CPUID.01H:ECX[3]", [:]).answer == .no)
    #expect(try answer(release, "CPUID.(EAX=07H,ECX=1):EDX[4]", [:]).answer == .undetermined)
    #expect(try answer(release, "CPUID.(EAX=07H,ECX=1):EDX[10]", [:]).answer == .undetermined)
  }

  /// CET, SPEC_CTRL on AMD, TSA and AVX10 by their series.
  @Test func bitsOfOurTime() throws {
    let cet = "CPUID.(EAX=07H,ECX=0):ECX[7]"
    #expect(try answer("6.12.107", cet, [:]).answer == .no)
    #expect(try answer("6.18.15", cet, .amd).answer == .undetermined)
    let with = ["kvm_amd.npt": true, "kernel:xss-cet": true, "offers:CPUID.(EAX=0DH,ECX=1):EAX[3]": true]
    #expect(try answer("6.18.15", cet, cpuid: true, kernel: true, .amd, with).answer == .yes)
    #expect(try answer("6.18.15", "CPUID.(EAX=07H,ECX=0):EDX[20]", .amd).answer == .no)
    let ibrs = ["kernel:ibpb": true, "kernel:ibrs": true, "kernel:amd-ibpb": true, "kernel:amd-ibrs": true]
    let spec = "CPUID.(EAX=07H,ECX=0):EDX[26]"
    #expect(try answer("6.12.107", spec, cpuid: false, kernel: false, .amd, ibrs).answer == .yes)
    var noReturns = ibrs
    noReturns["kernel:amd-ibpb-ret"] = false
    #expect(try answer("6.18.15", spec, cpuid: false, kernel: false, .amd, noReturns).answer == .no)
    // KVM of 6.18 sets TSA_SQ_NO unasked; 7.1 asks the kernel.
    #expect(try answer("6.18.15", "CPUID.80000021H:ECX[1]", cpuid: false, kernel: false, .amd).answer == .yes)
    #expect(try answer("7.1.13", "CPUID.80000021H:ECX[1]", cpuid: false, kernel: false, .amd).answer == .no)
    for release in ["6.18.15", "7.1.13"] {
      #expect(try answer(release, "CPUID.(EAX=07H,ECX=1):EAX[17]", [:]).answer == .no)
      #expect(try answer(release, "CPUID.(EAX=07H,ECX=1):EAX[26]", [:]).answer == .yes)
      #expect(try answer(release, "CPUID.80000008H:EBX[30]", .amd).answer == .yes)
      #expect(try answer(release, "CPUID.01H:ECX[24]", cpuid: false, kernel: false).answer == .yes)
    }
    #expect(try answer("6.18.15", "CPUID.80000021H:EAX[24]", .amd).answer == .no)
    #expect(try answer("7.1.13", "CPUID.80000021H:EAX[24]", .amd).answer == .yes)
  }

  @Test func pointsAreKnownBetweenWhatWasRead() {
    let came = KVMPoints(first: 9...170, gone: nil)
    #expect([8, 9, 169, 170].map { came.holds(at: $0) } == [false, nil, nil, true])
    let went = KVMPoints(first: nil, gone: 14...46)
    #expect([13, 14, 45, 46].map { went.holds(at: $0) } == [true, nil, nil, false])
    #expect(KVMPoints.all.holds(at: 0) == true)
  }

  @Test(arguments: ["host 1 from", "host 1 from x", "host 1 from 9-3", "host 1 until 0", "host 1 from 1-2-3"])
  func wrongPointsAreRefused(line: String) {
    #expect(throws: CatalogError.self) {
      _ = try KVMTableParser.kernels(
        of: Array("kernel 6.1 | linux 6.1.1\nCPUID.01H:ECX | a, b\n  \(line)\n".utf8))
    }
  }
}
