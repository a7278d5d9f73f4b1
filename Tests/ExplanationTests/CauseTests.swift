import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import LossCauses

/// One host for each rule, and what the rule says of it.
@Suite struct CauseTests {
  /// What is asked of one rule.
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var expected: Cause.Certainty?
    var feature: String
    /// Points that have the feature, and then points that lack it.
    var present: [ObservationPoint] = []
    var absent: [ObservationPoint]
    /// Other features by point.
    var others: [(ObservationPoint, present: [String], absent: [String])] = []
    var vendor = "Intel"
    var signature: (UInt64, UInt64, UInt64) = (6, 0x55, 4)
    var microcode: UInt64?
    var highestLeaf: UInt64 = 0x16
    var configure: @Sendable (inout HostConfiguration) -> Void = { _ in }
    /// The guest that lost it, by a name.
    var guest: (@Sendable (String) -> GuestCPU)?
    /// What CPUID calls the hypervisor underneath.
    var hypervisor: String?

    var testDescription: String { "\(rule): \(expected?.rawValue ?? "silent")" }
  }

  private static let kvm = ObservationPoint.kvmSupported
  private static let host = ObservationPoint.qemuModel(name: "host", accelerator: "kvm")
  private static let model = ObservationPoint.libvirtHostModel(emulator: nil, type: "kvm")

  static let cases: [Case] = [
    Case(
      rule: "firmware.vmx-locked-off", expected: .proven, feature: "vmx", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.msrs = [0: [0x3a: 1]] },
    Case(
      rule: "firmware.vmx-locked-off", expected: .excluded, feature: "vmx", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.msrs = [0: [0x3a: 5], 1: [0x3a: 5]] },
    Case(
      rule: "firmware.vmx-locked-off", expected: .proven, feature: "vmx", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.msrs = [0: [0x3a: 5], 1: [0x3a: 1]] },
    Case(
      rule: "firmware.vmx-locked-off", expected: .possible, feature: "vmx", present: [.cpuid],
      absent: [.kernelFlags]),
    Case(
      rule: "firmware.sgx-off", expected: .proven, feature: "sgx", present: [.cpuid], absent: [.kernelFlags]
    ) { $0.msrs = [0: [0x3a: 5]] },
    Case(
      rule: "firmware.sgx-off", expected: .excluded, feature: "sgx", present: [.cpuid], absent: [.kernelFlags]
    ) { $0.msrs = [0: [0x3a: 0x40005]] },
    Case(
      rule: "firmware.svm-off", expected: .proven, feature: "svm", present: [.cpuid], absent: [.kernelFlags],
      vendor: "AMD"
    ) { $0.msrs = [0: [0xc001_0114: 0x18]] },
    Case(
      rule: "firmware.svm-off", expected: .excluded, feature: "svm", present: [.cpuid],
      absent: [.kernelFlags], vendor: "AMD"
    ) { $0.msrs = [0: [0xc001_0114: 8]] },
    Case(rule: "firmware.aes-lock", expected: .proven, feature: "aes", absent: [.cpuid]) {
      $0.msrs = [0: [0x13c: 3]]
    },
    Case(rule: "firmware.aes-lock", expected: .excluded, feature: "aes", absent: [.cpuid]) {
      $0.msrs = [0: [0x13c: 1]]
    },
    Case(
      rule: "firmware.max-cpuid-leaf", expected: .proven, feature: "avx2", absent: [.cpuid], highestLeaf: 2
    ) { $0.msrs = [0: [0x1a0: 1 << 22]] },
    Case(
      rule: "firmware.max-cpuid-leaf", expected: .possible, feature: "avx2", absent: [.cpuid], highestLeaf: 2),
    Case(rule: "firmware.max-cpuid-leaf", expected: nil, feature: "avx2", absent: [.cpuid]),
    Case(
      rule: "firmware.cpuid-mask", expected: .proven, feature: "monitor", absent: [.cpuid],
      signature: (6, 0x2a, 7)
    ) { $0.msrs = [0: [0x132: ~UInt64(8)]] },
    Case(
      rule: "firmware.cpuid-mask", expected: .excluded, feature: "monitor", absent: [.cpuid],
      signature: (6, 0x2a, 7)
    ) { $0.msrs = [0: [0x132: .max]] },
    Case(
      rule: "firmware.cpuid-mask", expected: .proven, feature: "svm", absent: [.cpuid], vendor: "AMD",
      signature: (0x10, 2, 3)
    ) { $0.msrs = [0: [0xc001_1005: ~(UInt64(4) << 32)]] },
    Case(rule: "firmware.smt-off", expected: .possible, feature: "ht", absent: [.cpuid]) {
      $0.smt = "notsupported"
    },
    Case(rule: "firmware.smt-off", expected: .excluded, feature: "ht", absent: [.cpuid]) { $0.smt = "on" },
    // The catalogue's own switches: an MSR, a parameter, a module's parameter.
    Case(rule: "firmware.msr-1A0H-18", expected: .proven, feature: "monitor", absent: [.cpuid]) {
      $0.msrs = [0: [0x1a0: 0]]
    },
    Case(rule: "firmware.msr-1A0H-18", expected: .excluded, feature: "monitor", absent: [.cpuid]) {
      $0.msrs = [0: [0x1a0: 1 << 18]]
    },
    Case(
      rule: "firmware.msr-1A0H-18", expected: nil, feature: "monitor", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.msrs = [0: [0x1a0: 0]] },
    Case(
      rule: "kernel.clearcpuid", expected: .proven, feature: "monitor", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.commandLine = ["clearcpuid=avx,monitor"] },
    Case(
      rule: "kernel.clearcpuid", expected: .excluded, feature: "monitor", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.commandLine = ["quiet"] },
    Case(
      rule: "kernel.clearcpuid", expected: .possible, feature: "monitor", present: [.cpuid],
      absent: [.kernelFlags]),
    Case(
      rule: "kernel.clearcpuid", expected: .proven, feature: "waitpkg", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.commandLine = ["clearcpuid=waitpkg"] },
    Case(
      rule: "microcode.tsx-always-aborts", expected: .proven, feature: "rtm", absent: [.cpuid],
      others: [(.cpuid, ["rtm-always-abort"], [])]),
    Case(
      rule: "microcode.tsx-always-aborts", expected: .excluded, feature: "rtm", absent: [.cpuid],
      others: [(.cpuid, [], ["rtm-always-abort"])]),
    Case(
      rule: "microcode.speculation-controls", expected: .possible, feature: "md-clear", absent: [.cpuid],
      microcode: 0x1),
    Case(
      rule: "microcode.broken-speculation-controls", expected: .proven, feature: "stibp", present: [.cpuid],
      absent: [.kernelFlags], microcode: 0x200_003c),
    Case(
      rule: "microcode.broken-speculation-controls", expected: .excluded, feature: "stibp", present: [.cpuid],
      absent: [.kernelFlags], microcode: 0x200_003d),
    Case(
      rule: "microcode.late-load", expected: .possible, feature: "md-clear", present: [.cpuid],
      absent: [.kernelFlags]),
    Case(
      rule: "outer-hypervisor.hides", expected: .possible, feature: "vmx", absent: [.cpuid],
      others: [(.cpuid, ["hypervisor"], [])]),
    Case(
      rule: "outer-hypervisor.hides", expected: .excluded, feature: "vmx", absent: [.cpuid],
      others: [(.cpuid, [], ["hypervisor"])]),
    Case(
      rule: "kernel.dependency", expected: .proven, feature: "avx2", present: [.cpuid],
      absent: [.kernelFlags],
      others: [(.cpuid, ["avx", "xsave"], []), (.kernelFlags, [], ["avx", "xsave"])]),
    Case(
      rule: "kernel.dependency", expected: nil, feature: "avx2", present: [.cpuid], absent: [.kernelFlags],
      others: [(.cpuid, ["avx"], []), (.kernelFlags, ["avx"], [])]),
    Case(rule: "kernel.tsx-parameter", expected: .proven, feature: "rtm", absent: [.cpuid]) {
      $0.msrs = [0: [0x122: 3]]
    },
    Case(
      rule: "kernel.tsx-parameter", expected: .proven, feature: "hle", absent: [.cpuid],
      others: [(.cpuid, ["tsx-ctrl"], [])]
    ) { $0.commandLine = ["tsx=off"] },
    Case(rule: "kernel.tsx-parameter", expected: .possible, feature: "hle", absent: [.cpuid]) {
      $0.commandLine = ["tsx=off"]
    },
    Case(
      rule: "kernel.tsx-parameter", expected: .excluded, feature: "hle", absent: [.cpuid],
      others: [(.cpuid, [], ["tsx-ctrl"])]
    ) { $0.commandLine = ["tsx=off"] },
    Case(rule: "kernel.tsx-parameter", expected: .excluded, feature: "hle", absent: [.cpuid]) {
      $0.msrs = [0: [0x122: 0]]
    },
    Case(rule: "kernel.tsx-parameter", expected: .excluded, feature: "hle", absent: [.cpuid]) {
      $0.commandLine = ["tsx=on"]
    },
    Case(
      rule: "kernel.tsx-parameter", expected: .proven, feature: "hle", absent: [.cpuid],
      others: [(.cpuid, ["tsx-ctrl"], [])]
    ) {
      $0.commandLine = []
      $0.kernelSettings = ["CONFIG_X86_INTEL_TSX_MODE_OFF": "y"]
    },
    Case(
      rule: "kernel.gather-data-sampling", expected: .proven, feature: "avx2", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.commandLine = ["gather_data_sampling=force"] },
    Case(
      rule: "kernel.gather-data-sampling", expected: .excluded, feature: "avx2", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.commandLine = ["quiet"] },
    Case(
      rule: "kernel.erratum-1386", expected: .proven, feature: "xsaves", present: [.cpuid],
      absent: [.kernelFlags], vendor: "AMD", signature: (0x17, 0x31, 0)
    ) { $0.kernelRelease = "6.1.0-33-amd64" },
    Case(
      rule: "kernel.erratum-1386", expected: .possible, feature: "xsaves", present: [.cpuid],
      absent: [.kernelFlags], vendor: "AMD", signature: (0x17, 0x31, 0)
    ) { $0.kernelRelease = "6.8.0" },
    Case(
      rule: "kernel.erratum-1386", expected: nil, feature: "xsaves", present: [.cpuid],
      absent: [.kernelFlags], vendor: "AMD", signature: (0x19, 1, 1)),
    Case(
      rule: "kernel.rdrand-after-suspend", expected: .possible, feature: "rdrand", absent: [.cpuid],
      vendor: "AMD", signature: (0x15, 2, 0)),
    Case(
      rule: "kernel.pcid-erratum", expected: .possible, feature: "pcid", present: [.cpuid],
      absent: [.kernelFlags], signature: (6, 0x97, 2)),
    Case(
      rule: "kernel.option-removes", expected: .proven, feature: "sgx2", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.commandLine = ["nosgx"] },
    Case(
      rule: "kernel.option-removes", expected: .excluded, feature: "sgx2", present: [.cpuid],
      absent: [.kernelFlags]
    ) { $0.commandLine = ["quiet"] },
    Case(
      rule: "kvm.foreign-module", expected: .proven, feature: "avx2", present: [.cpuid, .kernelFlags],
      absent: [kvm]
    ) {
      $0.kvmCapabilities = ["KVM_CAP_XSAVE": 1]; $0.modules = ["kvm", "kvm_pvm"]
    },
    Case(
      rule: "kvm.foreign-module", expected: nil, feature: "avx2", present: [.cpuid, .kernelFlags],
      absent: [kvm]
    ) {
      $0.kvmCapabilities = ["KVM_CAP_XSAVE": 1]; $0.modules = ["kvm", "kvm_intel"]
    },
    Case(
      rule: "kvm.not-offered", expected: .proven, feature: "monitor", present: [.cpuid, .kernelFlags],
      absent: [kvm]
    ) { $0.kernelRelease = "6.1.0" },
    Case(
      rule: "kvm.not-offered", expected: .excluded, feature: "aes", present: [.cpuid, .kernelFlags],
      absent: [kvm]
    ) { $0.kernelRelease = "6.1.0" },
    Case(
      rule: "kvm.not-offered", expected: .possible, feature: "monitor", present: [.cpuid, .kernelFlags],
      absent: [kvm]
    ) { $0.kernelRelease = "4.18.0-553.el8" },
    Case(
      rule: "kvm.condition", expected: .proven, feature: "pause-filter", present: [.cpuid, .kernelFlags],
      absent: [kvm], vendor: "AMD"
    ) {
      $0.kernelRelease = "6.1.0"
      $0.moduleParameters = ["kvm_amd.nested": "0"]
    },
    Case(
      rule: "kvm.condition", expected: .possible, feature: "pause-filter", present: [.cpuid, .kernelFlags],
      absent: [kvm], vendor: "AMD"
    ) { $0.kernelRelease = "6.1.0" },
    // Where the catalogue has the parameter as a switch of the feature, that tells it.
    Case(
      rule: "kvm.condition", expected: nil, feature: "vmx", present: [.cpuid, .kernelFlags],
      absent: [kvm]
    ) {
      $0.kernelRelease = "6.1.0"
      $0.moduleParameters = ["kvm_intel.nested": "N"]
    },
    Case(
      rule: "kvm.kvm_intel.nested", expected: .proven, feature: "vmx", present: [.cpuid, .kernelFlags],
      absent: [kvm]
    ) {
      $0.kernelRelease = "6.1.0"
      $0.moduleParameters = ["kvm_intel.nested": "N"]
    },
    // One way that nothing hinders is enough.
    Case(
      rule: "kvm.condition", expected: nil, feature: "pdpe1gb", present: [.cpuid, .kernelFlags], absent: [kvm]
    ) {
      $0.kernelRelease = "6.1.0"
      $0.moduleParameters = ["kvm_intel.ept": "Y"]
    },
    Case(
      rule: "kvm.dependency", expected: .proven, feature: "avx2", present: [.cpuid, .kernelFlags],
      absent: [kvm], others: [(.cpuid, ["xsave", "avx"], []), (kvm, [], ["xsave", "avx"])]),
    Case(
      rule: "kvm.only-on-request", expected: .proven, feature: "movbe",
      present: [.cpuid, .kernelFlags, .kvmEmulated], absent: [kvm]),
    Case(rule: "kvm.runtime", expected: .possible, feature: "osxsave", present: [.cpuid], absent: [kvm]) {
      $0.kernelRelease = "6.1.0"
    },
    Case(rule: "kvm.absent", expected: .possible, feature: "avx2", present: [.cpuid], absent: [model]) {
      $0.missing = [.init(kind: "kvm-supported-cpuid", source: "/dev/kvm", reason: "there is no KVM")]
    },
    Case(
      rule: "qemu.unknown-bit", expected: .proven, feature: "rrsba", present: [.cpuid, kvm], absent: [model]),
    Case(
      rule: "qemu.unknown-bit", expected: .excluded, feature: "avx2", present: [.cpuid, kvm], absent: [host]),
    Case(
      rule: "qemu.unknown-bit", expected: .possible, feature: "avx2", present: [.cpuid, kvm], absent: [model]),
    Case(
      rule: "qemu.on-request", expected: .proven, feature: "invtsc", present: [.cpuid, kvm], absent: [host]),
    Case(
      rule: "qemu.not-by-default", expected: .proven, feature: "topoext", present: [.cpuid, kvm],
      absent: [host], vendor: "AMD"),
    Case(
      rule: "qemu.not-migratable", expected: .proven, feature: "invtsc", present: [.cpuid, kvm],
      absent: [host]),
    Case(
      rule: "qemu.no-counters", expected: .possible, feature: "pdcm", present: [.cpuid, kvm], absent: [host]),
    Case(
      rule: "qemu.dependency", expected: .possible, feature: "vmx-ept", present: [.cpuid, kvm],
      absent: [host], others: [(host, [], ["vmx"])]),
    Case(rule: "qemu.cpu-pm", expected: .proven, feature: "monitor", present: [.cpuid], absent: [kvm]) {
      $0.kvmCapabilities = ["KVM_CAP_X86_DISABLE_EXITS": 15]
    },
    Case(rule: "qemu.cpu-pm", expected: .possible, feature: "monitor", present: [.cpuid], absent: [kvm]),
    Case(rule: "qemu.cpu-pm", expected: nil, feature: "monitor", absent: [.cpuid]),
    Case(
      rule: "qemu.dropped-with-a-warning", expected: .possible, feature: "pku", present: [.cpuid, kvm],
      absent: [.guestDefinition]),
    Case(
      rule: "qemu.machine-type", expected: .possible, feature: "pku", present: [.cpuid, kvm],
      absent: [.guestDefinition]),
    Case(
      rule: "qemu.emulation", expected: .possible, feature: "avx512f", present: [],
      absent: [.libvirtHostModel(emulator: nil, type: "qemu")]),
    Case(
      rule: "libvirt.map-lacks-name", expected: .proven, feature: "avx-vnni", present: [.cpuid, kvm, host],
      absent: [model]
    ) { $0.mapFeatures = ["monitor"] },
    Case(
      rule: "libvirt.map-lacks-name", expected: .excluded, feature: "monitor", present: [.cpuid],
      absent: [.libvirtHostCPU]
    ) { $0.mapFeatures = ["monitor"] },
    Case(
      rule: "libvirt.map-lacks-name", expected: .possible, feature: "fzrm", present: [.cpuid],
      absent: [.libvirtHostCPU]),
    Case(
      rule: "libvirt.filtered", expected: .proven, feature: "cmt", present: [.cpuid, kvm, host],
      absent: [model]),
    Case(
      rule: "libvirt.not-migratable", expected: .proven, feature: "invtsc", present: [.cpuid, kvm, host],
      absent: [model]),
    Case(
      rule: "libvirt.removed-from-model", expected: .possible, feature: "mpx", present: [.cpuid, kvm, host],
      absent: [model]),
    Case(
      rule: "libvirt.remembers", expected: .possible, feature: "md-clear", present: [.cpuid],
      absent: [.libvirtHostCPU]
    ) { $0.started = ["libvirtd": "2026-01-01T00:00:00Z"] },
    Case(
      rule: "nova.extra-flags", expected: .proven, feature: "avx2", present: [.cpuid, .libvirtHostCPU],
      absent: [.placementTraits]
    ) { $0.nova = ["libvirt.cpu_model_extra_flags": "pcid, -AVX2"] },
    Case(
      rule: "nova.extra-flags", expected: .excluded, feature: "avx2", present: [.cpuid, .libvirtHostCPU],
      absent: [.placementTraits]
    ) { $0.nova = [:] },
    Case(
      rule: "nova.custom-model", expected: .proven, feature: "avx2", present: [.cpuid, .libvirtHostCPU],
      absent: [.placementTraits]
    ) { $0.nova = ["libvirt.cpu_mode": "custom", "libvirt.cpu_models": "SandyBridge"] },
    Case(
      rule: "nova.custom-model", expected: .excluded, feature: "avx2", present: [.cpuid, .libvirtHostCPU],
      absent: [.placementTraits]
    ) { $0.nova = ["libvirt.cpu_mode": "custom", "libvirt.cpu_models": "SandyBridge,Haswell"] },
    Case(
      rule: "nova.remembers", expected: .possible, feature: "avx2", present: [.cpuid, .libvirtHostCPU],
      absent: [.placementTraits]),
  ]

  @Test(arguments: cases) func aRuleSaysWhatTheEvidenceShows(item: Case) throws {
    let causes = try item.causes()
    #expect(
      causes.filter { $0.id == item.rule }.map(\.certainty) == (item.expected.map { [$0] } ?? []),
      "\(causes.map { "\($0.id) \($0.certainty)" })")
    #expect(causes.map(\.certainty) == causes.map(\.certainty).sorted())
    for cause in causes {
      #expect(!cause.evidence.isEmpty && !cause.citation.isEmpty && !cause.evidence.hasSuffix("."))
    }
  }

  /// Each rule is tried, and no two have one name.
  @Test func everyRuleIsTried() {
    let ids = CauseRule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    // A rule that looks at the CPUs of dumps is tried where those are (UnlikeCPUTests).
    let tried = Set(
      (Self.cases + RefutedCauseTests.cases + ClearedFeatureTests.cases + StackCauseTests.cases).map(\.rule)
    ).union([
      "kernel.cpus-differ"
    ])
    #expect(Set(ids).subtracting(tried).isEmpty, "\(Set(ids).subtracting(tried))")
  }
}
