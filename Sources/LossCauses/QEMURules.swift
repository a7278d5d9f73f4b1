internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

/// Causes in QEMU, which withholds features that KVM offers.
let qemuRules: [CauseRule] = [
  CauseRule(
    id: "qemu.unknown-bit", layer: .qemu,
    title: "This QEMU has no name for the bit and drops unnamed bits",
    citation: "qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info and x86_cpu_get_migratable_flags",
    find: { context in
      guard context.kvmOffers else { return nil }
      let versions = context.qemuVersions
      let cure = Cause.Cure(
        "Run a QEMU that names the bit (query-cpu-model-expansion lists the property)", .upgradeQEMU,
        restarts: "guest", risk: "Guests with the feature can no longer go to hosts with the older QEMU",
        commands: [
          "qemu-system-x86_64 --version", .task(.upgrade(.qemu)), HostCommands.restartLibvirt,
          GuestCommands().powerCycle,
        ],
        undo: [.task(.downgrade(.qemu)), HostCommands.restartLibvirt, GuestCommands().powerCycle])
      guard context.feature.aliases.contains(where: { $0.dialect == .qemu }) else {
        return .proven(
          "QEMU 7.2 and 10.0 have no property for \(context.feature.location)\(versions)",
          cure: .definition(
            "Start guests with -cpu host,migratable=off", "in place of <cpu>",
            ["<cpu mode='host-passthrough' migratable='off'/>"], risk: "Such guests cannot be migrated"))
      }
      switch context.state(at: .qemuModel) {
      case .undetermined where context.hasPoint(.qemuModel):
        return .proven("The expanded model lists no property with that name\(versions)", cure: cure)
      case .absent: return .excluded("QEMU lists the property as off\(versions)")
      default:
        return .possible("No expansion of QEMU's host model was read", collect: expansionCommand, cure: cure)
      }
    }),
  CauseRule(
    id: "qemu.on-request", layer: .qemu,
    title: "QEMU gives the feature only to guests that request it by name",
    citation:
      "qemu 10.0 target/i386/cpu.c, x86_cpu_get_migratable_flags and no_autoenable_flags; target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid",
    find: { context in
      guard context.feature.exposure == .requested,
        [.qemuModel, .qemuModelWithoutKVM].contains(context.loss.firstAbsent.id) || context.isLostAtHostModel
      else { return nil }
      return .proven(
        context.article.exposure.text,
        cure: .definition(
          "Request it: \(context.article.exposure.text)", "inside <cpu>",
          ["<feature policy='require' name='\(context.name)'/>"],
          risk: "A guest with the feature may not be migratable"))
    }),
  CauseRule(
    id: "qemu.not-by-default", layer: .qemu,
    title: "QEMU leaves the feature off unless the guest's topology or definition requests it",
    citation: "qemu 7.2 target/i386/cpu.c, no_autoenable_flags and x86_cpu_expand_features",
    find: { context in
      guard ["topoext", "ht", "kvm-hint-dedicated"].contains(context.name), context.kvmOffers else {
        return nil
      }
      return .proven(
        "The models host and max leave it off so that guests see their own core topology",
        cure: .definition(
          "Require \(context.name) in the guest's definition", "inside <cpu>",
          ["<feature policy='require' name='\(context.name)'/>"]))
    }),
  CauseRule(
    id: "qemu.not-migratable", layer: .qemu, title: "QEMU withholds what cannot be migrated (migratable=on)",
    citation: "qemu 7.2 and 10.0 target/i386/cpu.c, feature_word_info, unmigratable_flags",
    find: { context in
      guard context.name == "invtsc", context.kvmOffers else { return nil }
      return .proven(
        "invtsc is the only bit that QEMU marks unmigratable",
        cure: .invariantTSC(
          "Fix the guest's TSC frequency (<timer name='tsc' frequency='…'/>) and require invtsc"))
    }),
  CauseRule(
    id: "qemu.no-counters", layer: .qemu, alsoBetween: [.guest],
    title: "Guests get no performance counters (pmu=off)",
    citation: "qemu 7.2 and 10.0 target/i386/cpu.c, cpu_x86_cpuid and max_x86_cpu_initfn",
    find: { context in
      guard context.isOfCounters, context.kvmOffers || context.guest != nil else { return nil }
      let cure = Cause.Cure.definition(
        "<features><pmu state='on'/></features>", "inside <features>", ["<pmu state='on'/>"],
        risk: "It then moves only to hosts whose KVM offers the same counters",
        checks: ["virsh dumpxml GUEST | grep '<pmu'    # state='on'"])
      switch (context.guest?.machine?.features["pmu"], context.guest?.isPassthrough) {
      case ("off"?, _): return .proven("The definition has <pmu state='off'/>", cure: cure)
      case ("on"?, _): return .excluded("The definition has <pmu state='on'/>")
      case (nil, false?) where context.guest?.machine != nil:
        return .proven(
          "The definition has no <pmu state='on'/>, and QEMU's named models have pmu=off", cure: cure)
      case (nil, true?):
        return .excluded("The guest has the host's CPU, which has pmu=on by default")
      default:
        return .possible(
          "Named models have pmu=off; host and max have it on",
          collect: "virsh dumpxml GUEST | grep -i '<pmu'",
          cure: cure)
      }
    }),
  CauseRule(
    id: "qemu.dependency", layer: .qemu, title: "QEMU drops it together with a feature it depends on",
    citation: "qemu 10.0 target/i386/cpu.c, feature_dependencies",
    find: { context in
      guard context.state(at: .qemuModel) == .absent else { return nil }
      guard
        let root = context.needed.first(where: { context.state(at: .qemuModel, of: $0.name) == .absent })
      else { return nil }
      return .possible(
        "The same model lacks \(root.name), which it needs",
        collect: .run(["martlet", "explain", root.name, "--on", "HOST"]))
    }),
  CauseRule(
    id: "qemu.cpu-pm", layer: .qemu, alsoBetween: [.kvm],
    title: "Guests get MONITOR and MWAIT only when QEMU lets them control idle states (cpu-pm=on)",
    citation:
      "qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; linux 6.12 arch/x86/kvm/x86.c, kvm_can_mwait_in_guest",
    find: { context in
      guard context.name == "monitor", context.state(at: .cpuid) == .present else { return nil }
      let cure = Cause.Cure.definition(
        "Start the guest with -overcommit cpu-pm=on",
        "<domain> with xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0', and at its end",
        [
          "<qemu:commandline>", "  <qemu:arg value='-overcommit'/>", "  <qemu:arg value='cpu-pm=on'/>",
          "</qemu:commandline>",
        ], risk: "An idle guest then occupies its cores completely",
        checks: ["virsh dumpxml GUEST | grep cpu-pm"])
      guard let exits = context.configuration.kvmCapabilities?["KVM_CAP_X86_DISABLE_EXITS"] else {
        return .possible(
          "The capture did not ask whether KVM allows it", collect: "martlet capture", cure: cure)
      }
      return exits > 0 && exits & 1 == 1
        ? .proven(
          "KVM allows it (KVM_CAP_X86_DISABLE_EXITS = \(exits)); QEMU requests it only with that option",
          cure: cure)
        : .proven("KVM does not allow it here (KVM_CAP_X86_DISABLE_EXITS = \(exits))", cure: nil)
    }),
  CauseRule(
    id: "qemu.dropped-with-a-warning", layer: .qemu, alsoBetween: [.guest],
    title:
      "QEMU started the guest without features that the host lacks, with only a warning (check without enforce)",
    citation: "qemu 7.2 and 10.0 target/i386/cpu.c, x86_cpu_filter_features and x86_cpu_realizefn",
    find: { context in
      guard [.guestCPUID, .guestDefinition].contains(context.loss.firstAbsent.id) else {
        return nil
      }
      if context.guest != nil, context.state(at: .kvmSupported) == .absent {
        return .proven(
          "KVM of this host does not offer it, and QEMU starts guests without what it cannot give",
          cure: .rootCause(
            "See why the host lost it: martlet explain \(context.name) --on HOST", of: context.name))
      }
      return .possible(
        "Without enforce=on, QEMU silently omits what KVM does not offer",
        collect: "grep 'support requested feature' /var/log/libvirt/qemu/GUEST.log",
        cure: .otherHost("Start the guest on a host that has the feature"))
    }),
  CauseRule(
    id: "qemu.machine-type", layer: .qemu, alsoBetween: [.guest],
    title: "An old machine type removes the feature from the model",
    citation:
      "qemu 10.0 hw/i386/pc.c, pc_compat_3_1, pc_compat_3_0, pc_compat_2_12, pc_compat_2_11 and pc_compat_2_4",
    find: { context in
      guard let change = machineChanges.first(where: { $0.feature == context.name }),
        [.guestCPUID, .guestDefinition].contains(context.loss.firstAbsent.id)
      else { return nil }
      return .possible(
        "Machine types up to \(change.machine) disable it for \(change.models)",
        collect: "virsh dumpxml GUEST | grep machine=",
        cure: .definition(
          "Give the guest a newer machine type", "inside <os>, a newer version from the same family",
          [
            "<type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type>    (where it was pc or pc-i440fx-…)",
            "<type arch='x86_64' machine='pc-q35-7.2'>hvm</type>    (where it was q35 or pc-q35-…)",
          ], risk: "Windows may require reactivation",
          checks: ["virsh dumpxml GUEST | grep machine="]))
    }),
  CauseRule(
    id: "qemu.emulation", layer: .qemu, title: "Guests are emulated (TCG), without KVM",
    citation:
      "qemu 10.0 target/i386/cpu.c, feature_word_info, tcg_features; libvirt docs/formatdomaincaps.rst",
    find: { context in
      guard
        !context.host.observations.contains(where: { !$0.point.isEmulation && $0.point.id != .cpuid }
        ),
        context.host.observations.contains(where: \.point.isEmulation)
      else { return nil }
      return .possible(
        "The record shows QEMU without KVM, which offers only the features it emulates",
        collect: "ls -l /dev/kvm", "virsh domcapabilities --virttype kvm",
        cure: .definition(
          "Start guests with KVM", "the type of <domain>, once /dev/kvm is there", ["<domain type='kvm'>"],
          risk: "Without /dev/kvm such guests do not start",
          checks: ["virsh dumpxml GUEST | grep '<domain'    # type='kvm'"]))
    }),
]

private let expansionCommand: Command =
  #"virsh qemu-monitor-command GUEST '{"execute":"query-cpu-model-expansion","arguments":{"type":"full","model":{"name":"host"}}}'"#

/// Features that machine types disable, with the newest type that does.
///
/// - SeeAlso: qemu 10.0 hw/i386/pc.c, pc_compat_3_1, pc_compat_3_0, pc_compat_2_12, pc_compat_2_11, pc_compat_2_4.
private let machineChanges: [(feature: String, machine: String, models: String)] = [
  ("rdtscp", "3.1", "Opteron_G3 to G5"), ("npt", "3.1", "Opteron_G4, G5 and EPYC"),
  ("nrip-save", "3.1", "Opteron_G4, G5 and EPYC"), ("pku", "3.0", "Skylake-Server"),
  ("topoext", "2.12", "all models"),
  ("clflushopt", "2.11", "Skylake-Server"), ("abm", "2.4", "Haswell and Broadwell"),
]

extension CauseContext {
  /// Whether KVM offers the feature, from its answer or a prediction.
  var kvmOffers: Bool { state(at: .kvmSupported) == .present || state(at: .kvmPredicted) == .present }

  /// Whether the feature is first missing in libvirt's host-model.
  var isLostAtHostModel: Bool { loss.firstAbsent.id == .libvirtHostModel }

  /// The versions of QEMU on the host, in brackets.
  fileprivate var qemuVersions: String {
    let versions = Set(configuration.qemuVersions.values).sorted()
    return versions.isEmpty ? "" : " (here: \(versions.joined(separator: ", ")))"
  }
}
