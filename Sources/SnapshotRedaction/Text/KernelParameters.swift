/// The kernel parameters of a command line that bear on CPUs, KVM and memory; nil if none does.
///
/// - SeeAlso: linux 6.12 Documentation/admin-guide/kernel-parameters.txt, by these names.
func keptParameters(_ line: Substring) -> String? {
  let kept = line.split(separator: " ").filter { word in
    let key = word.prefix { $0 != "=" }.map { $0 == "-" ? "_" : $0 }
    let name = String(key)
    let isOfInterest =
      kernelParameters.contains(name)
      || ["kvm", "kvm_intel", "kvm_amd"].contains(String(name.prefix { $0 != "." })) && name.contains(".")
    return isOfInterest && word.utf8.count <= 256
      && word.utf8.allSatisfy { $0.isTokenCharacter || $0 == 0x3d || $0 == 0x21 }
  }
  return kept.isEmpty ? nil : kept.joined(separator: " ")
}

/// By name, with `_` for `-`.
private let kernelParameters: Set<String> = [
  // Mitigations.
  "mitigations", "spectre_v2", "spectre_v2_user", "spectre_bhi", "spec_store_bypass_disable", "nospectre_v1",
  "nospectre_v2",
  "nospec_store_bypass_disable", "l1tf", "mds", "taa", "tsx_async_abort", "srbds", "mmio_stale_data",
  "retbleed",
  "gather_data_sampling", "reg_file_data_sampling", "spec_rstack_overflow", "indirect_target_selection",
  "tsa",
  "vmscape", "attack_vector_off", "nopti", "pti", "kpti", "noibrs", "noibpb", "l1d_flush",
  "split_lock_detect",
  // Features that the kernel can leave unused.
  "tsx", "clearcpuid", "setcpuid", "noxsave", "noxsaveopt", "noxsaves", "nopku", "nosmap", "nosmep",
  "nofsgsbase", "nopcid",
  "noinvpcid", "nox2apic", "nolapic", "noapic", "nosgx", "no5lvl", "noclflush", "nofxsr", "nousershstk",
  "ibt", "fred",
  "x2apic_phys", "cet", "nolam", "dis_ucode_ldr", "microcode", "microcode.amd_sha_check",
  // KVM, nesting and memory encryption.
  "nohugevmalloc", "mem_encrypt", "sev", "tdx", "intel_iommu", "amd_iommu", "iommu",
  "vfio_iommu_type1.allow_unsafe_interrupts",
  // Processors, clocks and pages.
  "smt", "nosmt", "maxcpus", "nr_cpus", "possible_cpus", "isolcpus", "nohz_full", "rcu_nocbs", "tsc", "notsc",
  "tsc_early_khz",
  "clocksource", "no_kvmclock", "no_steal_acc", "hugepages", "hugepagesz", "default_hugepagesz",
  "transparent_hugepage",
  "intel_pstate", "amd_pstate", "intel_idle.max_cstate", "processor.max_cstate", "idle", "rdt", "resctrl",
  "msr.allow_writes",
  "cpuidle_haltpoll.force", "hpet",
]
