import LibvirtCPU
import Testing

/// What libvirt says to a refusal, by its version.
@Suite struct RefusalTests {
  /// Messages as they were reported with the versions; `nil` asks for the newest.
  @Test(arguments: [
    (
      LibvirtRefusal.missingFeatures(["svm", "avx"]), LibvirtVersion(1, 2, 9) as LibvirtVersion?,
      "unsupported configuration: guest and host CPU are not compatible: Host CPU does not provide required features: svm, avx"
    ),
    (
      .missingFeatures(["svm"]), LibvirtVersion(2, 3),
      "the CPU is incompatible with host CPU: Host CPU does not provide required features: svm"
    ),
    (
      .missingFeatures(["svm"]), LibvirtVersion(3, 1, 9),
      "the CPU is incompatible with host CPU: Host CPU does not provide required features: svm"
    ),
    (
      .missingFeatures(["ss", "fma"]), LibvirtVersion(3, 2),
      "operation failed: guest CPU doesn't match specification: missing features: ss,fma"
    ),
    (
      .missingFeatures(["ss", "fma"]), nil,
      "operation failed: guest CPU doesn't match specification: missing features: ss,fma"
    ),
    (
      .forbiddenFeatures(["hle"]), LibvirtVersion(7, 1),
      "the CPU is incompatible with host CPU: Host CPU provides forbidden features: hle"
    ),
    (
      .forbiddenFeatures(["hle", "rtm"]), LibvirtVersion(7, 2),
      "the CPU is incompatible with host CPU: Host CPU provides forbidden feature 'hle'"
    ),
    (
      .extraFeatures(["avx", "aes"]), LibvirtVersion(9, 0),
      "the CPU is incompatible with host CPU: Host CPU does not strictly match guest CPU: Extra features: avx, aes"
    ),
    (
      .vendor(required: "AMD"), LibvirtVersion(9, 0),
      "the CPU is incompatible with host CPU: host CPU vendor does not match required CPU vendor AMD"
    ),
    (
      .unknownFeature("monitor"), LibvirtVersion(9, 0),
      "unsupported configuration: unknown CPU feature: monitor"
    ),
    (
      .unlikeDefinition(extra: ["a", "b"], missing: ["c"]), nil,
      "operation failed: guest CPU doesn't match specification: extra features: a,b, missing features: c"
    ),
    (
      .unlikeDefinition(extra: [], missing: []), nil,
      "operation failed: guest CPU doesn't match specification"
    ),
    (
      .virtType("kvm", emulator: nil), nil,
      "unsupported configuration: Emulator 'EMULATOR' does not support virt type 'kvm'"
    ),
    (
      .machineType("pc-q35-9.0", emulator: "/usr/bin/qemu-system-x86_64"), nil,
      "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support machine type 'pc-q35-9.0'"
    ),
    (
      .counterFrequency(wanted: 2_000_000_000, host: 3_000_000_000), nil,
      "unsupported configuration: Requested TSC frequency 2000000000 Hz is outside tolerance range ([2999250000, 3000750000] Hz) "
        + "around host frequency 3000000000 Hz and TSC scaling is not supported by the host CPU"
    ),
    (
      .unfixedInvariantCounter, nil,
      "Requested operation is not valid: domain has 'invtsc' CPU feature but TSC frequency is not specified"
    ),
  ])
  func messages(refusal: LibvirtRefusal, version: LibvirtVersion?, message: String) {
    #expect(refusal.message(in: version) == message)
  }

  @Test func checksByWhichTheSameIsSaidOtherwise() {
    let unknown = LibvirtRefusal.unknownFeature("monitor")
    #expect(unknown.error(of: .comparison).message == "internal error: Unknown CPU feature monitor")
    #expect(unknown.words(of: .comparison) == "Unknown CPU feature monitor")
    #expect(
      LibvirtRefusal.forbiddenFeatures(["a", "b"]).error(of: .comparison).message
        == "the CPU is incompatible with host CPU: Host CPU provides forbidden features: a, b")
    #expect(unknown.wording(of: .migration) == nil)
  }

  /// Rows are in order of version, so that the last that applies is the one printed.
  @Test(arguments: [
    LibvirtRefusal.missingFeatures(["a"]), .forbiddenFeatures(["a"]), .unknownFeature("a"), .unknownHost,
  ])
  func rowsAreInOrder(refusal: LibvirtRefusal) {
    let versions = refusal.wordings.map { $0.since ?? LibvirtVersion(0, 0) }
    #expect(!versions.isEmpty && versions == versions.sorted())
  }
}
