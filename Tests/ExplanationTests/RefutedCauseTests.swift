import CPUCatalog
import CPUCompatibility
import Testing

@testable import LossCauses

/// Causes that other evidence on the same host rules out, and updates that take away.
@Suite struct RefutedCauseTests {
  typealias Case = CauseTests.Case

  private static let kvm = ObservationPoint.kvmSupported
  private static let model = ObservationPoint.libvirtHostModel(emulator: nil, type: "kvm")
  private static func lost(
    _ rule: String, _ expected: Cause.Certainty?, _ feature: String, seen: [String] = [],
    missing: [String] = [],
    vendor: String = "Intel", signature: (UInt64, UInt64, UInt64) = (6, 0x55, 4),
    configure: @escaping @Sendable (inout HostConfiguration) -> Void = { _ in }
  ) -> Case {
    Case(
      rule: rule, expected: expected, feature: feature, present: [.cpuid], absent: [.kernelFlags],
      others: [(.cpuid, seen + missing, []), (.kernelFlags, seen, missing)], vendor: vendor,
      signature: signature,
      configure: configure)
  }
  private static func inCPUID(
    _ rule: String, _ expected: Cause.Certainty?, _ feature: String, seen: [String] = [],
    missing: [String] = [],
    vendor: String = "Intel", signature: (UInt64, UInt64, UInt64) = (6, 0x55, 4), microcode: UInt64? = nil,
    configure: @escaping @Sendable (inout HostConfiguration) -> Void = { _ in }
  ) -> Case {
    Case(
      rule: rule, expected: expected, feature: feature, absent: [.cpuid], others: [(.cpuid, seen, missing)],
      vendor: vendor, signature: signature, microcode: microcode, configure: configure)
  }
  private static func notOffered(
    _ rule: String, _ expected: Cause.Certainty?, _ feature: String, offered: [String],
    vendor: String = "Intel", configure: @escaping @Sendable (inout HostConfiguration) -> Void = { _ in }
  ) -> Case {
    Case(
      rule: rule, expected: expected, feature: feature, present: [.cpuid], absent: [kvm],
      others: [(kvm, offered, [])], vendor: vendor, configure: configure)
  }

  static let cases: [Case] = [
    // What a parameter takes, it takes together.
    lost("kernel.noxsave", .excluded, "mpx", seen: ["avx"]), lost("kernel.noxsave", .possible, "mpx"),
    lost("kernel.noxsave", .excluded, "xsaves", seen: ["avx2"]),
    lost("kernel.noxsave", .possible, "xsaves", missing: ["avx2"]),
    lost("kernel.noxsave", .excluded, "pku", seen: ["avx"]),
    lost("kernel.option-removes", .excluded, "sgx1", seen: ["sgx"]) { $0.commandLine = ["nosgx"] },
    lost("kernel.option-removes", .proven, "sgx1", missing: ["sgx"]) { $0.commandLine = ["nosgx"] },
    lost("kernel.noxsaveopt", .proven, "xsaveopt") { $0.commandLine = ["noxsaveopt"] },
    lost("kernel.gather_data_sampling", .excluded, "avx512f", seen: ["avx2"]),
    lost("kernel.option-removes", .excluded, "smap") {
      $0.commandLine = ["nosmap"]; $0.kernelRelease = "6.1.0-33-amd64"
    },
    lost("kernel.option-removes", .proven, "smep") {
      $0.commandLine = ["nosmep"]; $0.kernelRelease = "5.10.0-28-amd64"
    },
    notOffered("kvm.kvm_intel.nested", .excluded, "vmx-ept", offered: ["vmx"]),
    notOffered("kvm.kvm_intel.nested", .possible, "vmx-ept", offered: ["avx"]),
    notOffered("kvm.kvm_intel.sgx", .excluded, "sgxlc", offered: ["sgx"]),
    // What guests get they have from KVM.
    Case(
      rule: "kernel.noxsave", expected: .excluded, feature: "mpx", absent: [model],
      others: [(model, ["avx"], [])]),
    Case(
      rule: "kernel.noxsave", expected: .excluded, feature: "xsaves", absent: [model],
      others: [(.qemuModel(name: "host", accelerator: "kvm"), ["avx2"], [])]),
    Case(
      rule: "kernel.noxsave", expected: .possible, feature: "mpx", absent: [model],
      others: [(.qemuModel(name: "max", accelerator: "tcg"), ["avx"], [])]),
    // An update brings all of its bits to a CPU.
    inCPUID("microcode.update", .excluded, "stibp", seen: ["spec-ctrl"]),
    inCPUID("microcode.update", .possible, "stibp", missing: ["spec-ctrl"]),
    inCPUID("microcode.update", .excluded, "rfds-no", seen: ["rfds-clear"]),
    inCPUID("microcode.update", nil, "spec-ctrl", vendor: "AMD"),
    // A setup entry writes MSRs, and what runs on what it switches off shows it.
    inCPUID("firmware.setup", .excluded, "monitor") { $0.msrs = [0: [0x1a0: 1 << 18]] },
    inCPUID("firmware.setup", .possible, "monitor") { $0.msrs = [0: [0x1a0: 0]] },
    inCPUID("firmware.setup", .excluded, "aes") { $0.msrs = [0: [0x13c: 1]] },
    notOffered("firmware.setup", .excluded, "svm", offered: ["avx"], vendor: "AMD") {
      $0.modules = ["kvm", "kvm_amd"]; $0.kvmCapabilities = [:]
    },
    notOffered("firmware.setup", .excluded, "vmx", offered: ["avx"]) { $0.modules = ["kvm", "kvm_intel"] },
    notOffered("firmware.setup", .possible, "vmx", offered: []),
    // Without what the feature needs, the kernel's parameter takes nothing.
    inCPUID("kernel.nopku", .excluded, "ospke", missing: ["pku"]) { $0.commandLine = ["nopku"] },
    inCPUID("kernel.nopku", .proven, "ospke", seen: ["pku"]) { $0.commandLine = ["nopku"] },
    inCPUID("kernel.nopku", .proven, "ospke") { $0.commandLine = ["nopku"] },
    // The rules of the same subjects.
    notOffered("firmware.vmx-locked-off", .excluded, "vmx", offered: ["avx"]) {
      $0.modules = ["kvm", "kvm_intel"]
    },
    notOffered("firmware.vmx-locked-off", .possible, "vmx-ept", offered: ["avx"]) { $0.modules = ["kvm"] },
    notOffered("firmware.svm-off", .excluded, "npt", offered: ["avx"], vendor: "AMD") {
      $0.modules = ["kvm", "kvm_amd"]
    },
    lost("firmware.sgx-off", .excluded, "sgx2", seen: ["sgx"]),
    lost("firmware.sgx-off", .possible, "sgx2", missing: ["sgx"]),
    lost("kernel.gather-data-sampling", .excluded, "avx512dq", seen: ["avx2"]),
    lost("kernel.gather-data-sampling", .excluded, "avx512f", seen: ["avx"]) {
      $0.commandLine = ["gather_data_sampling=force"]
    },
    notOffered("kvm.condition", nil, "pause-filter", offered: ["svm"], vendor: "AMD") {
      $0.kernelRelease = "6.1.0"
    },
    // What QEMU's options take shows in the same model, not in what KVM offers.
    Case(
      rule: "qemu.pmu", expected: .possible, feature: "pdcm", present: [.cpuid, kvm],
      absent: [.qemuModel(name: "host", accelerator: "kvm")], others: [(kvm, ["pebs-trap"], [])]),
    // TSX: both bits go together, RTM_ALWAYS_ABORT goes before tsx=, and the build decides where tsx= is not there.
    inCPUID("kernel.tsx-parameter", .excluded, "hle", seen: ["rtm", "tsx-ctrl"]) {
      $0.commandLine = ["quiet"]
    },
    inCPUID("kernel.tsx-parameter", .excluded, "rtm", seen: ["rtm-always-abort", "tsx-ctrl"]) {
      $0.commandLine = ["tsx=off"]; $0.msrs = [0: [0x122: 3]]
    },
    inCPUID("kernel.tsx-parameter", .proven, "rtm", seen: ["tsx-ctrl"]) { $0.commandLine = ["tsx=yes"] },
    inCPUID("kernel.tsx-parameter", .proven, "rtm", seen: ["tsx-ctrl"]) {
      $0.commandLine = ["tsx=auto"]; $0.kernelBugs = ["taa", "mds"]
    },
    inCPUID("kernel.tsx-parameter", .excluded, "rtm", seen: ["tsx-ctrl"]) {
      $0.commandLine = ["tsx=auto"]; $0.kernelBugs = ["spectre_v1"]
    },
    inCPUID("kernel.tsx-parameter", .possible, "rtm", seen: ["tsx-ctrl"]) { $0.commandLine = ["tsx=auto"] },
    inCPUID("kernel.tsx-parameter", .proven, "hle", seen: ["tsx-ctrl"]) {
      $0.commandLine = []; $0.kernelBugs = ["taa"]
      $0.kernelSettings = ["CONFIG_X86_INTEL_TSX_MODE_AUTO": "y"]
    },
    inCPUID("kernel.tsx-parameter", .excluded, "hle", seen: ["tsx-ctrl"]) {
      $0.commandLine = []; $0.kernelSettings = ["CONFIG_X86_INTEL_TSX_MODE_ON": "y"]
    },
    inCPUID("kernel.tsx-parameter", .possible, "hle", seen: ["tsx-ctrl"]) {
      $0.commandLine = []; $0.kernelSettings = ["CONFIG_X86_SGX": "y"]
    },
    inCPUID("microcode.update", .excluded, "rtm", missing: ["rtm-always-abort"]),
    inCPUID("microcode.update", .proven, "rtm", seen: ["rtm-always-abort"]),
    // What the silicon does not have.
    inCPUID("silicon.dropped", .proven, "mpx", signature: (6, 0x6a, 6)),
    inCPUID("silicon.dropped", nil, "mpx", signature: (6, 0x55, 7)),
    // Rocket Lake announces it.
    inCPUID("silicon.dropped", nil, "mpx", signature: (6, 0xa7, 1)),
    inCPUID("silicon.dropped", nil, "mpx", seen: ["hypervisor"], signature: (6, 0x6a, 6)),
    inCPUID("silicon.dropped", .possible, "hle", signature: (6, 0x8f, 8)),
    inCPUID("silicon.dropped", .possible, "rtm", signature: (6, 0x3c, 3)),
    inCPUID("silicon.dropped", .proven, "fma4", vendor: "AMD", signature: (0x19, 1, 1)),
    inCPUID("silicon.dropped", .proven, "3dnow", vendor: "AMD", signature: (0x15, 2, 0)),
    inCPUID("silicon.dropped", .proven, "avx512er", signature: (6, 0x55, 4)),
    inCPUID("silicon.older", .proven, "smap", signature: (6, 0x3f, 2)),
    inCPUID("silicon.older", .proven, "avx", signature: (6, 0x2c, 2)),
    inCPUID("silicon.older", nil, "smap", signature: (6, 0x4f, 1)),
    inCPUID("kernel.rdseed-erratum", .possible, "rdseed", vendor: "AMD", signature: (0x1a, 2, 1)),
    inCPUID("kernel.rdseed-erratum", nil, "rdseed", vendor: "AMD", signature: (0x19, 0x11, 1)),
  ]

  @Test(arguments: cases) func evidenceRulesOutWhatItContradicts(item: Case) throws {
    let causes = try item.causes().filter { $0.id == item.rule }
    #expect(
      causes.map(\.certainty) == (item.expected.map { [$0] } ?? []),
      "\(item.feature): \(causes.map { "\($0.certainty) \($0.evidence)" })")
    #expect(causes.allSatisfy { $0.certainty != .excluded || $0.cure == nil })
  }

  /// What removes a feature for a flaw has no cure: TSX by microcode, a counter of Zen's and RDRAND of families 15H and 16H.
  @Test func whatRemovesIsNoCure() throws {
    let removed: [(Case, String)] = [
      (Self.inCPUID("microcode.update", nil, "rtm", seen: ["rtm-always-abort"]), "microcode.update"),
      (
        Self.lost("", nil, "irperf", vendor: "AMD", signature: (0x17, 1, 2)) {
          $0.msrs = [0: [0xc001_0015: 0]]
        },
        "kernel.msr-C0010015H-30"
      ),
      (
        Self.inCPUID("", nil, "rdrand", vendor: "AMD", signature: (0x16, 0, 1)) {
          $0.msrs = [0: [0xc001_1004: 0]]
        }, "kernel.msr-C0011004H-62"
      ),
      (
        Self.inCPUID("", nil, "rdseed", vendor: "AMD", signature: (0x1a, 2, 1)) {
          $0.msrs = [0: [0xc001_1002: 0]]
        }, "firmware.cpuid-mask"
      ),
    ]
    for (item, id) in removed {
      let cause = try #require(try item.causes().first { $0.id == id }, "\(id)")
      #expect(cause.certainty == .proven && cause.cure == nil, "\(id) \(cause.evidence)")
    }
    // A kernel's change for an erratum has none either, but for the two parts that microcode mends.
    for (model, stepping, isMended) in [(0x1, 1, false), (0x1, 2, true), (0x31, 0, true), (0x71, 0, false)]
      as [(UInt64, UInt64, Bool)]
    {
      let item = Self.lost("", nil, "xsaves", vendor: "AMD", signature: (0x17, model, stepping)) {
        $0.kernelRelease = "6.12.57"
      }
      let causes = try item.causes().filter { ["kernel.update", "kernel.erratum-1386"].contains($0.id) }
      #expect(causes.map { $0.cure != nil } == [isMended, false], "\(model)")
    }
  }

  /// A switch that KVM and the kernel read at boot is not worked by wrmsr, and the cure says what wrmsr leaves.
  @Test func aWriteOfAnMSRSaysWhatItDoesNotChange() throws {
    func cure(_ item: Case, _ id: String) throws -> Cause.Cure {
      try #require(try item.causes().first { $0.id == id }?.cure, "\(id)")
    }
    let visible = [
      try cure(Self.inCPUID("", nil, "monitor") { $0.msrs = [0: [0x1a0: 0]] }, "firmware.msr-1A0H-18"),
      try cure(Self.inCPUID("", nil, "nx") { $0.msrs = [0: [0x1a0: 1 << 34]] }, "firmware.msr-1A0H-34"),
    ]
    for cure in visible {
      #expect(!cure.commands.isEmpty && cure.action.contains("nor what KVM offers"))
    }
    let atBoot = [
      try cure(Self.lost("", nil, "erms") { $0.msrs = [0: [0x1a0: 0]] }, "firmware.msr-1A0H-0"),
      try cure(Self.lost("", nil, "sgxlc") { $0.msrs = [0: [0x3a: 1]] }, "firmware.msr-3AH-17"),
      try cure(
        Self.lost("", nil, "sev", vendor: "AMD", signature: (0x19, 1, 1)) { $0.msrs = [0: [0xc001_0010: 0]] },
        "firmware.msr-C0010010H-23"),
    ]
    for cure in atBoot {
      #expect(
        cure.kinds == ["firmware.setup"] && !cure.commands.contains { $0.contains("wrmsr") }
          && cure.action.contains("a later wrmsr changes nothing"), "\(cure.action)")
    }
  }

  /// Where KVM does not list what QEMU 10.0 reads from CPUID itself, each cause says that those guests keep it.
  @Test(arguments: ["erms", "fsrm", "fzrm"]) func causesSayWhatGuestsKeep(feature: String) throws {
    let item = Self.notOffered("", nil, feature, offered: ["avx"]) {
      $0.commandLine = ["clearcpuid=\(feature)"]; $0.kernelRelease = "6.1.0"
    }
    let causes = try item.causes().filter {
      $0.certainty != .excluded && ["kernel", "kvm"].contains($0.layer)
    }
    #expect(
      !causes.isEmpty && causes.allSatisfy { $0.evidence.contains("QEMU 10.0") }, "\(causes.map(\.evidence))")
    let other = Self.notOffered("", nil, "avx2", offered: ["pni"]) { $0.commandLine = ["clearcpuid=avx2"] }
    #expect(try other.causes().allSatisfy { !$0.evidence.contains("QEMU 10.0") })
  }

  /// What is offered against a second host: nothing that either record rules out.
  @Test func curesAreThoseThatNoRecordRulesOut() throws {
    func pair(
      _ feature: String, _ revisions: (UInt64?, UInt64?), signature: (UInt64, UInt64, UInt64) = (6, 0x55, 7)
    )
      throws -> [String]
    {
      var peer = Self.inCPUID("", nil, feature, signature: signature, microcode: revisions.0)
      (peer.present, peer.absent) = ([.cpuid], [])
      return try Self.inCPUID("", nil, feature, signature: signature, microcode: revisions.1).cures(
        with: peer)
    }
    for (feature, advisory) in [
      ("md-clear", "INTEL-SA-00233"), ("ssbd", "INTEL-SA-00115"), ("flush-l1d", "INTEL-SA-00161"),
    ] {
      #expect(try pair(feature, (0x500_3303, 0x500_3303)).isEmpty, "\(feature)")
      #expect(try pair(feature, (0x500_3303, 0x500_0024)) == [advisory], "\(feature)")
      #expect(try pair(feature, (nil, 0x500_0024)) == [advisory], "\(feature)")
    }
    #expect(try pair("mpx", (1, 2), signature: (6, 0x6a, 6)).isEmpty)

    var peer = Self.inCPUID("", nil, "rtm")
    (peer.present, peer.absent) = ([.cpuid], [])
    let off = Self.inCPUID("", nil, "rtm", seen: ["tsx-ctrl"]) { $0.commandLine = ["tsx=off"] }
    #expect(
      try off.cures(with: peer) == ["kernel parameter tsx=on", "IA32_TSX_CTRL (122H)[1] = 1 on Intel"])
    let silent = Self.inCPUID("", nil, "rtm", seen: ["tsx-ctrl"]) {
      $0.commandLine = []; $0.kernelSettings = ["CONFIG_X86_INTEL_TSX_MODE_OFF": "y"]
    }
    #expect(try silent.cures(with: peer).contains("kernel parameter tsx=on"))
    #expect(try !silent.cures(with: peer).contains("kernel parameter tsx=auto"))
    // What is not on the command line cannot be taken off it.
    #expect(try !silent.cures(with: peer).contains("kernel parameter tsx=off"))
    let aborting = Self.inCPUID("", nil, "rtm", seen: ["rtm-always-abort", "tsx-ctrl", "tsx-force-abort"])
    #expect(try aborting.cures(with: peer).isEmpty)
    let without = Self.inCPUID("", nil, "hle", missing: ["tsx-ctrl", "tsx-force-abort"])
    #expect(try without.cures(with: peer).isEmpty)
  }
}
