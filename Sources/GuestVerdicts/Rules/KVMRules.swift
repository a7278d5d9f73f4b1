internal import CPUCompatibility
internal import LibvirtCPU

extension VerdictRule {
  /// What KVM's parameters and lists decide: performance counters, unknown MSRs, Hyper-V's enlightenments.
  static let kvmRules: [VerdictRule] = [
    VerdictRule(
      "pmu.off", .hypervisor, .warns, "KVM on the host gives guests no performance counters",
      citation: "linux 6.18 arch/x86/kvm/x86.c, enable_pmu; arch/x86/kvm/cpuid.c, __do_cpuid_func (leaf 0AH)",
      RuleShape(.guest(.hasCounters), .guestWithout(.doubtfulCounters), .host(.withoutCounters)),
      explain: { pair in
        guard pair.hasCounters, pair.guest.hasCertainCounters,
          pair.host.configuration?.isOn("kvm.enable_pmu") == false
        else { return [] }
        return [.withoutCounters]
      }),
    VerdictRule(
      "pmu.counters", .hypervisor, .warns, "The guest's performance counters differ on the host",
      citation: theCounters,
      RuleShape(.guest(.hasCounters), .holds(.differs(.counters, .counters))),
      explain: { pair in
        guard pair.hasCounters, let there = pair.guest.source?.counters, let here = pair.host.counters,
          there != here
        else { return [] }
        return [.otherCounters(.init(guest: there, host: here))]
      }),
    VerdictRule(
      "host.unknown-msrs", .hypervisor, .warns,
      "Accesses to unknown MSRs are ignored where the guest runs, and fault on the host",
      citation: "linux 6.18 Documentation/admin-guide/kernel-parameters.txt, kvm.ignore_msrs",
      RuleShape(.guest(.ignoresMSRs), .host(.faultsOnMSRs)),
      explain: { pair in
        guard !pair.guest.isEmulated,
          pair.guest.source?.configuration?.isOn("kvm.ignore_msrs") == true,
          pair.host.configuration?.isOn("kvm.ignore_msrs") == false
        else { return [] }
        return [.faultingMSRs]
      }),
    VerdictRule(
      "hyperv.missing", .hypervisor, .unknown, "libvirt on the host does not list a Hyper-V enlightenment",
      citation:
        "qemu 10.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features; libvirt 11.3.0 docs/formatdomaincaps.rst",
      RuleShape(.holds(.shares(.enlightenments, .lackingEnlightenments))),
      explain: { pair in
        guard let listed = pair.host.enlightenments else { return [] }
        let missing = pair.guest.enlightenments.filter { !listed.contains($0) }
        return missing.isEmpty ? [] : [.missingEnlightenments(.init(features: missing))]
      }),
    VerdictRule(
      "gap.pmu", .hypervisor, nil, "Whether the guest keeps its performance counters", citation: theCounters,
      RuleShape(.guest([.hasCounters, .untoldCounters])),
      explain: { pair in
        pair.hasCounters && pair.guest.source?.counters == nil
          ? [.uncheckedCounters(.init(isSource: pair.guest.source == nil))] : []
      }),
    VerdictRule(
      "gap.pmu", .hypervisor, nil, "Which performance counters KVM on the host gives guests",
      citation: theCounters,
      RuleShape(.guest(.hasCounters), .guestWithout(.untoldCounters), .host(.untoldCounters)),
      explain: { pair in
        pair.hasCounters && pair.guest.source?.counters != nil && pair.host.counters == nil
          ? [.uncheckedCounters(.init(isSource: false))] : []
      }),
    VerdictRule(
      "gap.hyperv", .hypervisor, nil, "Whether KVM on the host has the guest's Hyper-V enlightenments",
      citation: theRecords,
      RuleShape(.guest(.enlightened), .host(.untoldEnlightenments)),
      explain: { pair in
        let names = pair.guest.enlightenments
        return names.isEmpty || pair.host.enlightenments != nil
          ? [] : [.uncheckedEnlightenments(.init(features: names))]
      }),
    VerdictRule(
      "gap.hyperv", .hypervisor, nil, "Whether the host has enlightenments that no list has",
      citation: theRecords,
      RuleShape(.guest(.unlistedEnlightenments)),
      explain: { pair in
        let names = pair.guest.unlistedEnlightenments
        return names.isEmpty ? [] : [.uncheckedEnlightenments(.init(features: names))]
      }),
  ]

  private static let theCounters =
    "qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid (leaf 0AH is the host's); target/i386/kvm/kvm.c, kvm_x86_build_cpuid, kvm_put_msrs"
}

extension VerdictPair {
  fileprivate var hasCounters: Bool { !guest.isEmulated && guest.hasCounters }
}
