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
    guard isOfInterest, word.utf8.count <= 256 else { return false }
    let value = word.dropFirst(key.count + 1).split { ",;:!=-".contains($0) }
    // Features are named by words of their own.
    let namesFeatures = name == "clearcpuid" || name == "setcpuid"
    return value.allSatisfy { piece in
      piece.isNumeric || parameterWords.contains(piece.lowercased())
        || piece.dropLast().isNumeric && "kKmMgG".contains(piece.last ?? " ")
        || namesFeatures && piece.utf8.allSatisfy { $0.isTokenCharacter && $0 != 0x40 }
    }
  }
  return kept.isEmpty ? nil : kept.joined(separator: " ")
}

/// The words of values, as the kernel's documents have them.
private let parameterWords: Set<String> = Set(
  """
  y n on off auto full force forced enable enabled disable disabled nosmt flush nowarn novirt cond always never madvise \
  mitigations mitigation ibpb vmexit safe ret microcode retpoline generic lfence amd intel eibrs ibrs prctl seccomp user kernel \
  vm stuff unret warn fatal ratelimit passive active guided hwp only pt nopt strict lazy relax igfx_off sp_off soft bypass \
  no_guest_host no_guest_guest no_user_kernel no_user_user no_cross_thread tsc reliable noirqtime nowatchdog watchdog unstable \
  recalibrate kvm hpet acpi_pm jiffies domain managed_irq poll halt nomwait noexec l3cat l2cat cdp mba smba cmt mbmtotal mbmlocal \
  evs snp minimal iommu force_isolation pgtbl_v1 pgtbl_v2 base debug
  """.split(separator: " ").map(String.init))

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
