/// Properties of QEMU's x86 CPUs that are not features: identity, limits, what KVM and Hyper-V show to guests.
///
/// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, x86_cpu_properties, max_x86_cpu_properties and x86_cpu_initfn.
public enum QEMUProperties {
  /// The names, with hyphens.
  public static let all: Set<String> = [
    "apic-id", "avx10-version", "check", "core-id", "cpuid-0xb", "die-id", "enforce", "family",
    "fill-mtrr-mask", "full-cpuid-auto-level", "guest-phys-bits", "host-cache-info", "host-phys-bits",
    "host-phys-bits-limit", "hv-apicv", "hv-avic", "hv-crash", "hv-emsr-bitmap", "hv-enforce-cpuid",
    "hv-evmcs", "hv-frequencies", "hv-ipi", "hv-no-nonarch-coresharing", "hv-passthrough",
    "hv-reenlightenment", "hv-relaxed", "hv-reset", "hv-runtime", "hv-spinlocks", "hv-stimer",
    "hv-stimer-direct", "hv-syndbg", "hv-synic", "hv-time", "hv-tlbflush", "hv-tlbflush-direct",
    "hv-tlbflush-ext", "hv-vapic", "hv-vendor-id", "hv-version-id-build", "hv-version-id-major",
    "hv-version-id-minor", "hv-version-id-sbranch", "hv-version-id-snumber", "hv-version-id-spack",
    "hv-vpindex", "hv-xmm-input", "kvm", "kvm-no-smi-migration", "kvm-pv-enforce-cpuid", "l3-cache",
    "lbr-fmt", "legacy-cache", "legacy-multi-node", "level", "level-func7", "lmce", "migratable",
    "min-level", "min-xlevel", "min-xlevel2", "model", "model-id", "module-id", "node-id", "phys-bits",
    "pmu", "socket-id", "start-powered-off", "stepping", "tcg-cpuid", "thread-id", "tsc-freq",
    "tsc-frequency", "ucode-rev", "vendor", "vmware-cpuid-freq", "x-amd-topoext-features-only",
    "x-force-features", "x-hv-max-vps", "x-hv-synic-kvm-only", "x-intel-pt-auto-level",
    "x-l1-cache-per-thread", "x-migrate-smi-count", "x-vendor-cpuid-only", "xen-vapic", "xlevel", "xlevel2",
  ]

  /// Other spellings of features that `+name` accepts.
  public static let aliases: [String: String] = [
    "cmp_legacy": "cmp-legacy", "ds_cpl": "ds-cpl", "ffxsr": "fxsr-opt", "fxsr_opt": "fxsr-opt", "i64": "lm",
    "kvm_asyncpf": "kvm-asyncpf", "kvm_asyncpf_int": "kvm-asyncpf-int", "kvm_mmu": "kvm-mmu",
    "kvm_nopiodelay": "kvm-nopiodelay", "kvm_poll_control": "kvm-poll-control", "kvm_pv_eoi": "kvm-pv-eoi",
    "kvm_pv_unhalt": "kvm-pv-unhalt", "kvm_steal_time": "kvm-steal-time", "lahf_lm": "lahf-lm",
    "nodeid_msr": "nodeid-msr", "nrip_save": "nrip-save", "pause_filter": "pause-filter",
    "pclmuldq": "pclmulqdq", "perfctr_core": "perfctr-core", "perfctr_nb": "perfctr-nb", "sse3": "pni",
    "sse4-1": "sse4.1", "sse4-2": "sse4.2", "sse4_1": "sse4.1", "sse4_2": "sse4.2", "svm_lock": "svm-lock",
    "tsc_adjust": "tsc-adjust", "tsc_scale": "tsc-scale", "vmcb_clean": "vmcb-clean", "xd": "nx",
  ]

  /// Whether `name`, with `_` or `-`, is a property that is not a feature.
  ///
  /// QEMU begins the names of experimental properties with `x-`, and those of Hyper-V's enlightenments with `hv-`;
  /// later versions have more of both.
  ///
  /// - SeeAlso: qemu 10.0 docs/devel/style.rst and docs/interop/qmp-spec.rst, names that begin with x-.
  public static func isNoFeature(_ name: String) -> Bool {
    let hyphens = name.replacing("_", with: "-")
    return all.contains(hyphens) || hyphens.hasPrefix("x-") || hyphens.hasPrefix("hv-")
  }
}
