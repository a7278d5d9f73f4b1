internal import CPUCatalog
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
        let refused = pair.host.refusedHypervInterfaces
        let missing = pair.guest.enlightenments.filter { !listed.contains($0) && !refused.contains($0) }
        return missing.isEmpty ? [] : [.missingEnlightenments(.init(features: missing))]
      }),
    VerdictRule(
      "hyperv.missing", .hypervisor, .blocks, "KVM on the host does not have a Hyper-V enlightenment",
      citation:
        "qemu 7.2 and 10.2 target/i386/kvm/kvm.c, kvm_hyperv_properties and kvm_hyperv_expand_features; linux 6.18 Documentation/virt/kvm/api.rst, KVM_GET_SUPPORTED_HV_CPUID",
      RuleShape(.holds(.shares(.hypervInterfaces, .lackingHypervInterfaces))),
      explain: { pair in
        guard let list = pair.host.configuration?.hyperV else { return [] }
        let missing = pair.guest.hypervInterfaces.map { HyperVInterface.all[$0] }.filter { !$0.isIn(list) }
        return missing.isEmpty ? [] : [.refusedEnlightenments(.init(features: missing.map(\.name)))]
      }),
    VerdictRule(
      "hypervisor.interfaces", .hypervisor, .blocks,
      "The guest breaks because KVM on the host lacks an interface of KVM's own",
      citation: theInterfaces,
      RuleShape(.holds(.shares(.interfaces, .lackingGraveInterfaces))),
      explain: { pair in pair.interfaces(.lackingGraveInterfaces).map { [.lostInterfaces($0)] } ?? [] }),
    VerdictRule(
      "hypervisor.interfaces", .hypervisor, .warns, "KVM on the host lacks an interface of KVM's own",
      citation: theInterfaces,
      RuleShape(.holds(.shares(.interfaces, .lackingLightInterfaces))),
      explain: { pair in pair.interfaces(.lackingLightInterfaces).map { [.lostInterfaces($0)] } ?? [] }),
    VerdictRule(
      "gap.interfaces", .hypervisor, nil,
      "Whether KVM on the host has KVM's own interfaces that the guest uses",
      citation: theRecords,
      RuleShape(.holds(.shares(.interfaces, .untoldInterfaces))),
      explain: { pair in pair.interfaces(.untoldInterfaces).map { [.uncheckedInterfaces($0)] } ?? [] }),
    VerdictRule(
      "gap.hyperv", .hypervisor, nil, "Whether KVM on the host has enlightenments that libvirt does not list",
      citation: theRecords,
      RuleShape(.guest(.enlightenedByKVMAlone), .host(.untoldHypervInterfaces)),
      explain: { pair in
        guard pair.host.configuration?.hyperV == nil else { return [] }
        let names = pair.guest.hypervInterfaces.map { HyperVInterface.all[$0] }.filter { !$0.isListed }.map(
          \.name)
        return names.isEmpty ? [] : [.uncheckedEnlightenments(.init(features: names))]
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
        return names.isEmpty || pair.host.enlightenments != nil || pair.host.configuration?.hyperV != nil
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

  private static let theInterfaces =
    "qemu 7.2 and 10.2 target/i386/kvm/kvm-cpu.c, kvm_default_props; target/i386/kvm/kvm.c, kvm_put_msrs; linux 6.1 arch/x86/kvm/cpuid.c, __do_cpuid_func (KVM_CPUID_FEATURES)"
  private static let theCounters =
    "qemu 10.0 target/i386/cpu.c, cpu_x86_cpuid (leaf 0AH is the host's); target/i386/kvm/kvm.c, kvm_x86_build_cpuid, kvm_put_msrs"
}

extension VerdictPair {
  /// KVM's own interfaces that the guest has and that are in one of the host's sets; nil for none.
  fileprivate func interfaces(_ word: OfferWord) -> Finding.Names? {
    let common = demand[.interfaces] & offer[word]
    let names = facts.interfaces.enumerated().filter { common >> UInt64($0.offset) & 1 == 1 }.map(
      \.element.name)
    return names.isEmpty ? nil : Finding.Names(features: names)
  }

  fileprivate var hasCounters: Bool { !guest.isEmulated && guest.hasCounters }
}
