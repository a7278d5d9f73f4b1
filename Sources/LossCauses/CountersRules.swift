internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import X86CPU

/// What keeps performance counters from guests: the module's parameter, the host's own counters, the guest's definition.
let counterRules: [CauseRule] = [
  CauseRule(
    id: "kvm.counters-withheld", layer: .kvm,
    title: "KVM gives guests of this host no performance counters",
    citation:
      "linux 6.1 and 6.12 arch/x86/kvm/pmu.h, kvm_init_pmu_capability; arch/x86/kvm/x86.c, enable_pmu and KVM_CAP_PMU_CAPABILITY",
    find: { context in
      guard context.isOfCounters, !context.isLostInCPUID else { return nil }
      if let why = context.countersAreGiven { return .excluded(why) }
      let (reason, cure) = context.whyCountersAreWithheld ?? (nil, nil)
      if context.configuration.isOn("kvm.enable_pmu") == false {
        return .proven(
          "/sys/module/kvm/parameters/enable_pmu is \(context.configuration.moduleParameters["kvm.enable_pmu"] ?? "N")"
            + (reason.map { ", because \($0)" } ?? ""),
          cure: reason == nil ? context.countersOn : cure)
      }
      if let reason { return .proven("KVM disables its virtual counters: \(reason)", cure: cure) }
      return .possible(
        "Whether KVM gives guests counters was not read",
        collect: "cat /sys/module/kvm/parameters/enable_pmu", "dmesg | grep -i 'performance events'",
        cure: context.countersOn)
    }),
  CauseRule(
    id: "kvm.counters-of-perf", layer: .kvm,
    title: "The host's perf lacks what KVM needs to offer the counters",
    citation:
      "linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps (six counters, version 2); arch/x86/kvm/cpuid.c, __do_cpuid_func, 0xa and 0x80000022",
    find: { context in
      guard let flag = perfFlags[context.name], !context.isLostInCPUID,
        context.isAMD != false || context.name == "pdcm"
      else { return nil }
      guard let flags = context.configuration.kernelFlags else {
        return .possible(
          "The kernel's flags were not read: without \(flag) its perf has no such counters to share",
          collect: .script("grep -m1 -ow \(flag) /proc/cpuinfo"))
      }
      return flags.contains(flag)
        ? .excluded("The kernel's flags have \(flag), so its perf uses these counters")
        : .proven(
          "The kernel's flags lack \(flag): its perf does not use these counters, and KVM shares only those of perf"
        )
    }),
]

/// The flag of the kernel that shows that perf uses the counters which a feature announces.
///
/// - SeeAlso: linux 6.12 arch/x86/events/amd/core.c, amd_core_pmu_init (PERFCTR_CORE, PERFMON_V2); arch/x86/events/intel/core.c, intel_pmu_init
///   (ARCH_PERFMON).
private let perfFlags = [
  "perfctr_core": "perfctr_core", "perfmon-v2": "perfmon_v2", "pdcm": "arch_perfmon",
]

extension CauseContext {
  /// Whether guests have the feature only with a virtual PMU.
  var isOfCounters: Bool {
    switch feature.location.kind {
    case .cpuid(0x0a, _, _), .cpuid(0x8000_0022, _, _), .msr(0x345): return true
    default: break
    }
    return ["pdcm", "perfctr_core", "ds", "dtes64", "ds-cpl", "arch-lbr"].contains(name)
      || needed.contains { $0.name == "pdcm" }
  }

  /// The cure for a vPMU that a setting disables.
  fileprivate var countersOn: Cause.Cure {
    Cause.Cure.module(
      "Load kvm with enable_pmu=1", [("kvm", "enable_pmu=1")],
      risk: "Guests that have counters go only where KVM offers the same ones")
  }

  /// The evidence that KVM gives guests counters; nil without such evidence.
  ///
  /// The parameter shows what KVM made of it after its look at the host's counters.
  fileprivate var countersAreGiven: String? {
    if configuration.isOn("kvm.enable_pmu") == true {
      return
        "/sys/module/kvm/parameters/enable_pmu is \(configuration.moduleParameters["kvm.enable_pmu"] ?? "Y")"
    }
    if let value = configuration.kvmCapabilities?["KVM_CAP_PMU_CAPABILITY"], value > 0 {
      return "KVM_CAP_PMU_CAPABILITY is \(value), which it is only with virtual counters"
    }
    if name != "pdcm", isIntel == true, state(at: .kvmSupported, of: "pdcm") == .present {
      return "KVM offers pdcm, which it does only with virtual counters"
    }
    return nil
  }

  /// The reason for which KVM disabled its counters, with what would change it; nil if no evidence shows one.
  fileprivate var whyCountersAreWithheld: (String, Cause.Cure?)? {
    if state(at: .cpuid, of: "hybrid") == .present {
      return ("the CPU is a hybrid of two kinds of cores, on which KVM has no virtual counters", nil)
    }
    guard isIntel == true, let leaf = host.cpus.first?.table.answer(leaf: 0x0a).known, leaf.eax & 0xff == 0
    else { return nil }
    let cure = outerHypervisor.map {
      Cause.Cure.outer(
        "Give this host's virtual CPU counters at the outer hypervisor (\($0))",
        risk: "The host's own virtual machine then moves only where the outer hypervisor offers the same")
    }
    return ("the host itself has no counters (CPUID.0AH:EAX[7:0] is 0)", cure)
  }
}
