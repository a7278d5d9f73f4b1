import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

extension Scenario {
  private static let lost: Set<String> = [
    "cpu.missing blocks", "cpu.missing warns", "libvirt.missing-features blocks",
  ]

  /// Models, features and policies of features.
  static let features: [Scenario] = [
    Scenario(name: "the same model", outcome: .runs, why: "The host has every feature of the model."),
    Scenario(
      name: "an older host", on: ScenarioHost(model: "Penryn"), outcome: .blocked, reasons: lost,
      why:
        "AVX2 code faults without AVX2 (SDM vol. 1, 14.7), hints only slow down, and libvirt requires all (x86Compute)."
    ),
    Scenario(
      name: "a newer host", guest: cpu("<model>Penryn</model>"), outcome: .runs,
      why: "A named model keeps its features; the host's others are not shown to it (QEMU named models)."),
    Scenario(
      name: "another vendor", guest: cpu("<model>Opteron_G1</model>"),
      from: ScenarioHost(model: "Opteron_G1", vendor: "AMD"),
      on: ScenarioHost(model: "Haswell", has: ["svm", "mmxext", "3dnow", "3dnowext"]),
      outcome: .blocked, reasons: ["cpu.vendor blocks"],
      why:
        "QEMU gives a named model its host's vendor (host_cpu_instance_init); the running system chose its code for AMD."
    ),
    Scenario(
      name: "another vendor, by name", guest: cpu("<model>Conroe</model><vendor>Intel</vendor>"),
      on: ScenarioHost(model: "Haswell", vendor: "AMD"), outcome: .blocked,
      reasons: ["cpu.vendor blocks", "libvirt.vendor blocks"],
      why: "x86Compute refuses a definition whose vendor differs from the host's."),
    Scenario(
      name: "a required feature that the host has",
      guest: cpu("<model>Nehalem</model><feature policy='require' name='aes'/>"),
      on: ScenarioHost(model: "Westmere"), outcome: .runs, why: "Westmere has AES; nothing else is required."),
    Scenario(
      name: "a required feature that faults when lost",
      guest: cpu("<model>Nehalem</model><feature policy='require' name='aes'/>"),
      on: ScenarioHost(model: "Nehalem"), outcome: .blocked,
      reasons: ["cpu.missing blocks", "libvirt.missing-features blocks"],
      why: "AESENC faults without AES (SDM vol. 2), and libvirt requires it."),
    Scenario(
      name: "a feature switched off",
      guest: cpu("<model>Haswell</model><feature policy='disable' name='avx2'/>"),
      on: ScenarioHost(lacks: ["avx2"]), outcome: .runs,
      why:
        "The guest does not have AVX2, so that the host's lack of it changes nothing (x86Compute takes it out)."
    ),
    Scenario(
      name: "a forbidden feature that the host has",
      guest: cpu("<model>Penryn</model><feature policy='forbid' name='avx2'/>"), outcome: .blocked,
      reasons: ["libvirt.forbidden blocks"], why: "virCPUCheckForbiddenFeatures refuses it before the start."),
    Scenario(
      name: "a forbidden feature that the host lacks",
      guest: cpu("<model>Penryn</model><feature policy='forbid' name='avx2'/>"),
      on: ScenarioHost(model: "Penryn"), outcome: .runs,
      why: "Penryn has no AVX2, so that nothing is forbidden."),
    Scenario(
      name: "a strict definition on a richer host", guest: cpu("<model>Penryn</model>", "match='strict'"),
      outcome: .runsWithWarnings, reasons: ["libvirt.strict warns"],
      why: "x86Compute refuses more features at a start; a running guest is compared by its features alone."),
    Scenario(
      name: "a name that nobody knows",
      guest: cpu("<model>Penryn</model><feature policy='require' name='zz-new'/>"), outcome: .undetermined,
      reasons: ["cpu.unknown-name unknown"], why: "No table says what the name is; absent is not unknown."),
    Scenario(
      name: "a name that the host's map lacks",
      guest: cpu("<model>Penryn</model><feature policy='disable' name='avx2'/>"),
      on: ScenarioHost().with {
        $0.configuration = .init(captured: "2026-01-01T00:00:00Z"); $0.configuration?.mapFeatures = ["aes"]
      },
      outcome: .blocked, reasons: ["libvirt.unknown-name blocks"],
      why: "virCPUValidateFeatures looks up every name, whatever its policy."),
    Scenario(
      name: "SSBD's bit of SPEC_CTRL",
      guest: cpu("<model>Haswell-IBRS</model><feature policy='require' name='ssbd'/>"),
      on: ScenarioHost(model: "Haswell-IBRS", lacks: ["ssbd", "amd-ssbd"]), outcome: .blocked,
      reasons: ["state.spec-ctrl blocks", "cpu.missing warns", "libvirt.missing-features blocks"],
      why:
        "KVM refuses a value of SPEC_CTRL with a bit that the CPU lacks (kvm_spec_ctrl_test_value); QEMU then aborts."
    ),
    Scenario(
      name: "the policy accepts a loss",
      guest: cpu("<model>Nehalem</model><feature policy='require' name='aes'/>"),
      on: ScenarioHost(model: "Nehalem"), policy: rules(warn: ["aes"]), outcome: .runsWithWarnings,
      reasons: ["cpu.missing warns", "libvirt.missing-features warns"],
      why: "An accepted loss warns for everybody; the operator takes the feature out of the definition first."
    ),
    Scenario(
      name: "the policy keeps a feature", guest: cpu("<model>Penryn</model>"),
      on: ScenarioHost(model: "Nehalem"),
      policy: rules(keep: ["aes"]), outcome: .blocked,
      reasons: ["policy.keep blocks"],
      why: "Nehalem has no AES, which the operator wants to stay."),
  ]

  private static func rules(warn: [String] = [], keep: [String] = []) -> CompatibilityPolicy.Rules {
    var rules = CompatibilityPolicy.Rules()
    rules.warn = FeatureSet(warn.compactMap { Catalog.standard[$0]?.index })
    rules.keep = FeatureSet(keep.compactMap { Catalog.standard[$0]?.index })
    return rules
  }

  private static let older = ScenarioHost(model: "Penryn")

  /// Modes of the CPU, with and without the host that the guest runs on.
  static let modes: [Scenario] = [
    Scenario(
      name: "host-model of an unknown host", guest: cpu("", "mode='host-model'"), outcome: .undetermined,
      reasons: ["guest.not-expanded unknown"],
      why: "virCPUx86Update fills in the host that starts the guest, which nobody named."),
    Scenario(
      name: "host-model, alike", guest: cpu("", "mode='host-model'"), from: ScenarioHost(), outcome: .runs,
      why: "The guest has what the source gives, and the destination gives the same."),
    Scenario(
      name: "host-model to an older host", guest: cpu("", "mode='host-model'"), from: ScenarioHost(),
      on: older,
      outcome: .blocked, reasons: lost,
      why: "A running host-model guest is a named model with check full (virCPUx86UpdateLive)."),
    Scenario(
      name: "passthrough of an unknown host", guest: cpu("", "mode='host-passthrough'"),
      outcome: .undetermined,
      reasons: ["guest.not-expanded unknown"], why: "The guest has the CPU of a host that nobody named."),
    Scenario(
      name: "passthrough, alike", guest: cpu("", "mode='host-passthrough'"), from: ScenarioHost(),
      outcome: .runs,
      gaps: ["gap.leaves", "gap.address-bits", "gap.pmu"],
      why: "The same features; leaves, address bits and counters are in no record."),
    Scenario(
      name: "passthrough to an older host", guest: cpu("", "mode='host-passthrough'"), from: ScenarioHost(),
      on: older,
      outcome: .blocked, reasons: ["cpu.missing blocks", "cpu.missing warns"],
      why: "libvirt does not verify passthrough without check='full'; the guest's code faults all the same."),
    Scenario(
      name: "passthrough to a newer host", guest: cpu("", "mode='host-passthrough'"), from: older,
      on: ScenarioHost(),
      outcome: .runsWithWarnings, reasons: ["passthrough.more warns"],
      why:
        "CPUID of a running guest is that of its host, so that features appear, and vanish on the way back."),
    Scenario(
      name: "passthrough to another model number", guest: cpu("", "mode='host-passthrough'"),
      from: ScenarioHost().number(.model, 60), on: ScenarioHost().number(.model, 63),
      outcome: .runsWithWarnings,
      reasons: ["passthrough.unlike warns"],
      why: "The guest sees its host's signature, by which its system chose workarounds."),
    Scenario(
      name: "passthrough to fewer leaves", guest: cpu("", "mode='host-passthrough'"),
      from: ScenarioHost().number(.highestBasicLeaf, 0x16, guests: true).number(
        .highestExtendedLeaf, 0x8000_0008, guests: true),
      on: ScenarioHost().number(.highestBasicLeaf, 0xd, guests: true).number(
        .highestExtendedLeaf, 0x8000_0008, guests: true),
      outcome: .runsWithWarnings, reasons: ["passthrough.leaves warns"],
      why: "kvm_cpu_max_instance_init takes the highest leaf from the host's KVM."),
    Scenario(
      name: "passthrough with check full", guest: cpu("", "mode='host-passthrough' check='full'"),
      from: ScenarioHost(),
      on: older, outcome: .blocked, reasons: lost,
      why: "With check='full' virCPUx86UpdateLive compares passthrough too."),
    Scenario(
      name: "the mode maximum on old libvirt", guest: cpu("", "mode='maximum'"), from: ScenarioHost(),
      on: ScenarioHost().libvirt("7.0.0"), outcome: .blocked, reasons: ["libvirt.mode blocks"],
      why: "virCPUDefParseXML of 7.0.0 does not know the word; it came with 7.1.0."),
    Scenario(
      name: "deprecated_features with a QEMU that reports none",
      guest: cpu("<model>Haswell</model>", "mode='custom' match='exact' deprecated_features='off'"),
      from: ScenarioHost(), on: ScenarioHost().qemu("10.0.3").libvirt("11.3.0"), outcome: .blocked,
      reasons: ["libvirt.deprecated-features blocks"],
      why: "qemuProcessUpdateGuestCPU refuses it without deprecated-props, which x86 has from QEMU 10.1 on."),
    Scenario(
      name: "deprecated_features with a QEMU that reports them",
      guest: cpu("<model>Haswell</model>", "mode='custom' match='exact' deprecated_features='off'"),
      from: ScenarioHost(), on: ScenarioHost().qemu("10.1.0").libvirt("11.3.0"), outcome: .runs,
      why: "QEMU's schema has deprecated-props for every target from 10.1 on, and x86 names none."),
    Scenario(
      name: "the guest's record goes before the host's",
      guest: cpu(
        "<model>Nehalem</model><feature policy='require' name='aes'/>",
        "mode='custom' match='exact' check='full'"),
      from: ScenarioHost(model: "Nehalem"), on: ScenarioHost(model: "Nehalem"), outcome: .blocked,
      reasons: ["cpu.missing blocks", "libvirt.missing-features blocks"],
      why:
        "check='full' is what QEMU gave the guest (virCPUx86UpdateLive), whatever is predicted of its host."),
    Scenario(
      name: "what the source left out is not lost",
      guest: cpu("<model>Nehalem</model><feature policy='require' name='aes'/>"),
      from: ScenarioHost(model: "Nehalem"),
      on: ScenarioHost(model: "Nehalem"), outcome: .runs,
      why: "Without check='full' QEMU starts the guest without what its host lacks (x86_cpu_filter_features)."
    ),
  ]

  private static let avx = ScenarioHost().number(.xsaveUserComponents, 0x3, guests: true)
  private static let invariant =
    "<cpu match='exact'><model>Haswell</model><feature policy='require' name='invtsc'/></cpu>"
  private static let fixed = "<clock><timer name='tsc' frequency='3000000000'/></clock>"
  private static func clocked(_ hertz: UInt64, scales: Bool? = nil, _ has: [String] = []) -> ScenarioHost {
    ScenarioHost(has: has).number(.tscFrequency, hertz).with { $0.scalesCounter = scales }
  }
  private static func address(_ attributes: String) -> String {
    cpu("<model>Haswell</model><maxphysaddr \(attributes)/>")
  }
  private static let bits46 = ScenarioHost().number(.physicalAddressBits, 46)

  /// XSAVE, addresses and clocks.
  static let numbers: [Scenario] = [
    Scenario(
      name: "XCR0 without AVX", on: avx, outcome: .blocked, reasons: ["state.components blocks"],
      why: "KVM_SET_XCRS refuses components that KVM does not support (__kvm_set_xcr)."),
    Scenario(
      name: "more fixed address bits", guest: address("mode='emulate' bits='48'"),
      on: bits46.libvirt("9.0.0"), outcome: .blocked,
      reasons: ["address.bits blocks", "libvirt.address-bits blocks"],
      why: "qemuValidateDomainDefCpu refuses from 8.7.0 on, and pages above the limit have reserved bits."),
    Scenario(
      name: "more fixed address bits, old libvirt", guest: address("mode='emulate' bits='48'"),
      on: bits46.libvirt("8.6.0"),
      outcome: .blocked, reasons: ["address.bits blocks"],
      why: "8.6.0 does not read maxphysaddr; the guest's pages fault all the same."),
    Scenario(
      name: "more fixed address bits, unknown libvirt", guest: address("mode='emulate' bits='48'"),
      on: bits46, outcome: .blocked,
      reasons: ["address.bits blocks", "libvirt.address-bits unknown"],
      why: "Whether libvirt refuses depends on its version, which nobody recorded."),
    Scenario(
      name: "QEMU's 40 bits on a host with 39", on: ScenarioHost().number(.physicalAddressBits, 39),
      outcome: .runsWithWarnings,
      reasons: ["address.bits warns"],
      why: "x86_cpu_realizefn gives 40 bits by default, and QEMU only warns (host_cpu_adjust_phys_bits)."),
    Scenario(
      name: "fewer address bits of the host", guest: address("mode='passthrough'"),
      from: ScenarioHost().number(.physicalAddressBits, 52),
      on: bits46, outcome: .blocked, reasons: ["address.bits blocks"],
      why: "The running guest may use addresses of 52 bits."),
    Scenario(
      name: "more address bits of the host", guest: address("mode='passthrough'"), from: bits46,
      on: ScenarioHost().number(.physicalAddressBits, 52), outcome: .runsWithWarnings,
      reasons: ["address.bits warns"],
      why: "CPUID changes under the running system, and nothing faults."),
    Scenario(
      name: "address bits without a number", guest: address("mode='emulate'"), on: bits46.libvirt("9.0.0"),
      outcome: .blocked,
      reasons: ["libvirt.address-mode blocks"], why: "libvirt requires the number until 9.2.0 (formatdomain)."
    ),
    Scenario(
      name: "a limit that old libvirt ignores", guest: address("mode='passthrough' limit='42'"), from: bits46,
      on: bits46.libvirt("9.0.0"),
      outcome: .runsWithWarnings, reasons: ["libvirt.address-limit warns"],
      why: "The limit came with 9.3.0; before it the guest sees the host's 46 bits instead of 42."),
    Scenario(
      name: "invtsc without a frequency", guest: invariant + "<clock/>", on: ScenarioHost(has: ["invtsc"]),
      outcome: .blocked,
      reasons: ["clock.invtsc blocks"],
      why: "QEMU blocks it (invtsc_mig_blocker), and libvirt asks before it moves."),
    Scenario(
      name: "invtsc with the host's frequency", guest: invariant + fixed,
      on: clocked(3_000_000_000, ["invtsc"]), outcome: .runs,
      why: "A fixed frequency lifts QEMU's and libvirt's refusal, and the host has it."),
    Scenario(
      name: "a frequency that the host cannot have", guest: haswell + fixed,
      on: clocked(2_600_000_000, scales: false), outcome: .blocked,
      reasons: ["clock.frequency blocks"],
      why: "kvm_arch_set_tsc_khz fails without scaling; qemuProcessStartValidateTSC refuses."),
    Scenario(
      name: "a frequency that the host scales to", guest: haswell + fixed,
      on: clocked(2_600_000_000, scales: true), outcome: .runs,
      why: "With TSC scaling KVM runs the counter at any frequency."),
    Scenario(
      name: "a frequency, scaling unknown", guest: haswell + fixed, on: clocked(2_600_000_000),
      outcome: .undetermined,
      reasons: ["clock.frequency unknown"], why: "Whether the CPU scales is in no record."),
    Scenario(
      name: "a frequency within the tolerance", guest: haswell + fixed,
      on: clocked(3_000_500_000, scales: false), outcome: .runs,
      why: "167 ppm lie within KVM's and libvirt's tolerance of 250 ppm (tsc_tolerance_ppm)."),
    Scenario(
      name: "the counter's pace changes", from: clocked(3_000_000_000),
      on: clocked(2_600_000_000, scales: false),
      outcome: .runsWithWarnings, reasons: ["clock.frequency warns"],
      why: "Without a fixed frequency QEMU only warns (kvm_arch_put_registers)."),
    Scenario(
      name: "re-enlightenment without a frequency",
      guest: haswell + "<features><hyperv><reenlightenment state='on'/></hyperv></features>",
      outcome: .runsWithWarnings,
      reasons: ["clock.reenlightenment warns"], gaps: ["gap.hyperv"],
      why: "hyperv_reenlightenment_post_load refuses once the guest enables it."),
  ]
}
