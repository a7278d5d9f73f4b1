internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies
internal import X86CPU

/// Causes in the host's kernel: parameters, dependencies and errata.
let kernelRules: [CauseRule] = [
  CauseRule(
    id: "kernel.clearcpuid", layer: .kernel,
    title: "A parameter makes the kernel clear the bit (clearcpuid=)",
    citation:
      "linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param; arch/x86/kvm/cpuid.c, kvm_set_cpu_caps",
    find: { context in
      // If the catalogue has the switch, its own rule covers it.
      guard context.isLostAboveCPUID,
        !context.article.switches.contains(where: { $0.mechanism.description.contains("clearcpuid") })
      else { return nil }
      guard context.configuration.commandLine != nil else {
        return .possible("The kernel's command line was not read", collect: "cat /proc/cmdline")
      }
      guard let value = context.configuration.argument("clearcpuid") else {
        return .excluded("The command line has no clearcpuid")
      }
      return context.judge(clearcpuid: value)
    }),
  CauseRule(
    id: "kernel.dependency", layer: .kernel, title: "The kernel dropped a feature that this one needs",
    citation: "linux 6.12 arch/x86/kernel/cpu/cpuid-deps.c, cpuid_deps and do_clear_cpu_cap",
    find: { context in
      guard context.isLostAboveCPUID, context.state(at: .kernelFlags) == .absent else { return nil }
      let gone = context.needed.filter {
        context.state(at: .cpuid, of: $0.name) == .present
          && context.state(at: .kernelFlags, of: $0.name) == .absent
      }
      guard
        let root = gone.first(where: { candidate in
          !context.catalog.needs(of: candidate).contains { index in gone.contains { $0.index == index } }
        })
      else { return nil }
      return .proven(
        "The kernel dropped \(root.name) and everything that needs it",
        cure: .rootCause(
          "See why it dropped \(root.name): martlet explain \(root.name) --on HOST", of: root.name))
    }),
  tsxParameterRule,
  CauseRule(
    id: "kernel.gather-data-sampling", layer: .kernel,
    title: "The kernel dropped AVX because microcode is missing (gather_data_sampling=force)",
    citation: "linux 5.10, 6.1 and 6.12 arch/x86/kernel/cpu/bugs.c, gds_select_mitigation",
    find: { context in
      guard context.name == "avx" || context.needed.contains(where: { $0.name == "avx" }),
        context.isLostAboveCPUID,
        context.isIntel == true
      else { return nil }
      for other in ["avx", "avx2", "fma"] where other != context.name {
        if let place = context.seen(other, in: .kernel) {
          return .excluded("\(place) has \(other), which the kernel would drop too")
        }
      }
      guard context.configuration.commandLine != nil else {
        return .possible("The kernel's command line was not read", collect: "cat /proc/cmdline")
      }
      let state = context.configuration.vulnerabilities["gather_data_sampling"]
      guard
        context.configuration.argument("gather_data_sampling") == "force"
          || state?.contains("AVX disabled") == true
      else {
        return .excluded("The command line has no gather_data_sampling=force")
      }
      return .proven(
        "The command line has gather_data_sampling=force"
          + (state.map { ", and the kernel says: \($0)" } ?? ""),
        cure: .microcode("Install the microcode of INTEL-SA-00828"))
    }),
  CauseRule(
    id: "kernel.erratum-1386", layer: .kernel,
    title: "AMD erratum 1386: the kernel does not use XSAVES on this CPU",
    citation:
      "linux 6.12 arch/x86/kernel/cpu/amd.c, fix_erratum_1386; linux 5.10.262 and 6.1.176, init_spectral_chicken",
    find: { context in
      guard context.name == "xsaves", context.isAMD == true, context.isLostAboveCPUID,
        let signature = context.signature,
        signature.family == 0x17 || context.vendor == "Hygon"
      else { return nil }
      // Other parts of the family have no fixed microcode, and nothing undoes the kernel's change.
      let mending: UInt64? =
        switch (signature.model, signature.stepping) {
        case (0x1, 0x2) where context.vendor == "AMD": 0x0800_126e
        case (0x31, 0x0) where context.vendor == "AMD": 0x0830_1052
        default: nil
        }
      let cure = mending.map {
        Cause.Cure.microcode(
          "Run Linux 6.12 with the fixed microcode (\(hexadecimal($0)) or later)",
          risk: "Without that microcode, XSAVES on this CPU can lose state")
      }
      switch context.kernelSeries {
      case "6.12"?, "5.10"?, "6.1"?:
        return .proven(
          "CPUID has it and the kernel \(context.configuration.kernelRelease ?? "") does not, on family 17H model \(hexadecimal(signature.model))",
          cure: cure)
      case let series?:
        return .possible(
          "Linux \(series) was not examined; 5.10, 6.1 and 6.12 do this", collect: "uname -r", cure: cure)
      case nil: return .possible("The kernel's release is unknown", collect: "uname -r", cure: cure)
      }
    }),
  CauseRule(
    id: "kernel.rdrand-after-suspend", layer: .kernel,
    title: "The kernel hides RDRAND because firmware may not restore it after a suspend",
    citation: "linux 5.10, 6.1 and 6.12 arch/x86/kernel/cpu/amd.c, clear_rdrand_cpuid_bit",
    find: { context in
      guard context.name == "rdrand", context.isAMD == true, let signature = context.signature,
        [0x15, 0x16].contains(signature.family)
      else { return nil }
      let cure = Cause.Cure.commandLine(
        "Boot with rdrand=force", .add("rdrand=force"),
        risk: "After a suspend, RDRAND may return the same number every time")
      if context.configuration.argument("rdrand") == "force" {
        return .excluded("The command line has rdrand=force")
      }
      return .possible(
        "Family \(hexadecimal(signature.family)): a kernel with CONFIG_PM_SLEEP hides the bit from CPUID through MSR C0011004H[62]",
        collect: "dmesg | grep RDRAND", cure: cure)
    }),
  rdseedRule,
  CauseRule(
    id: "kernel.pcid-erratum", layer: .kernel,
    title: "The kernel does not use PCID because microcode is too old",
    citation: "linux 6.12 arch/x86/mm/init.c, setup_pcid",
    find: { context in
      guard context.name == "pcid", context.isIntel == true, context.isLostAboveCPUID,
        let signature = context.signature,
        signature.family == 6, [0x97, 0x9a, 0xbe, 0xb7, 0xba, 0xbf].contains(signature.model)
      else { return nil }
      return .possible(
        "On this model INVLPG can leave global entries behind, so the kernel drops pcid",
        collect: "dmesg | grep 'disabling PCID'", cure: .microcode("Install current microcode"))
    }),
  optionRule,
  CauseRule(
    id: "kernel.cpus-differ", layer: .kernel,
    title: "Not every logical CPU has it; the kernel uses only what all of them have",
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c, identify_cpu",
    find: { context in
      guard context.host.cpus.count > 1, context.host.cpus.allSatisfy({ $0.told == nil }) else { return nil }
      let states = context.host.cpus.map { $0.table[context.feature.location] }
      guard states.contains(true), states.contains(false) else { return nil }
      let lacking = zip(context.host.cpus, states).filter { $0.1 == false }.flatMap(\.0.logicalCPUs)
      return .proven("CPUID lacks it on cpus \(LogicalCPUList(lacking))", cure: nil)
    }),
]
