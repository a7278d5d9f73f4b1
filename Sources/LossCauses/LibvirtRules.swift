internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

/// Causes in libvirt, which omits features that QEMU or CPUID has.
let libvirtRules: [CauseRule] = [
  CauseRule(
    id: "libvirt.map-lacks-name", layer: .libvirt, title: "libvirt's CPU map has no name for the feature",
    citation:
      "libvirt 9.0.0 src/cpu/cpu_x86.c, x86DataToCPU and virCPUx86DataParse; src/cpu_map/x86_features.xml",
    find: { context in
      let cure = Cause.Cure(
        "Run a libvirt whose CPU map names it", .upgradeLibvirt, restarts: "libvirtd",
        risk: "Guests with host-model then request it and can go only where it exists",
        commands: [
          "virsh version    # what runs", .task(.upgrade(.libvirt)), HostCommands.restartLibvirt,
        ],
        undo: [.task(.downgrade(.libvirt)), HostCommands.restartLibvirt])
      if let names = context.configuration.mapFeatures {
        let known = ([context.name] + context.feature.aliases.filter { $0.dialect == .old }.map(\.name))
          .first(where: names.contains)
        let installed =
          "The installed map" + (context.configuration.libvirtVersion.map { " (libvirt \($0))" } ?? "")
        return known.map { .excluded("\(installed) has \($0)") }
          ?? .proven("\(installed) has \(names.count) features, but not this one", cure: cure)
      }
      guard !context.map.named.contains(context.feature.index) else {
        return .excluded("The \(context.map.title) has it; the installed map was not read")
      }
      return .possible(
        "The \(context.map.title) has no such name; the installed map was not read",
        collect: .run(["grep", "-r", "name='\(context.name)'", "/usr/share/libvirt/cpu_map"]), cure: cure)
    }),
  CauseRule(
    id: "libvirt.filtered", layer: .libvirt, title: "libvirt never requests the feature from QEMU",
    citation: "libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsCPUFilterFeatures",
    find: { context in
      guard ["cmt", "mbm_total", "mbm_local", "osxsave", "ospke"].contains(context.name),
        context.isLostAtHostModel || context.loss.firstAbsent == .libvirtHostCPU
      else { return nil }
      return .proven("It describes the host or follows CR4; no guest can request it by name", cure: nil)
    }),
  CauseRule(
    id: "libvirt.not-migratable", layer: .libvirt,
    title: "libvirt excludes non-migratable features from host-model",
    citation:
      "libvirt 9.0.0 src/cpu_map/x86_features.xml, migratable='no'; src/qemu/qemu_capabilities.c, virQEMUCapsInitHostCPUModel",
    find: { context in
      guard context.name == "invtsc", context.isLostAtHostModel else { return nil }
      return .proven(
        "The map marks invtsc migratable='no'",
        cure: .invariantTSC(
          "Require invtsc in the guest's definition, with a fixed TSC frequency"))
    }),
  CauseRule(
    id: "libvirt.removed-from-model", layer: .libvirt,
    title: "The model no longer includes the feature (removed='yes')",
    citation:
      "libvirt 9.0.0 and 11.3.0 src/cpu_map/x86_*.xml, removed='yes'; src/cpu/cpu_x86.c, x86ModelParseFeatures",
    find: { context in
      guard let models = removedFeatures.first(where: { $0.feature == context.name })?.models,
        context.isLostAtHostModel || context.loss.firstAbsent == .guestDefinition
      else { return nil }
      let used = context.host.modelName.map { " (here: \($0))" } ?? ""
      return .possible(
        "libvirt starts guests with \(models) without it unless the definition requires it by name\(used)",
        collect: "virsh dumpxml GUEST | grep -A3 '<cpu'",
        cure: .definition(
          "Require it in the guest's definition, if QEMU offers it", "inside <cpu>",
          ["<feature policy='require' name='\(context.name)'/>"],
          risk: "Hosts whose model lacks it refuse the guest"))
    }),
  CauseRule(
    id: "libvirt.remembers", layer: .libvirt,
    title: "libvirt's daemon remembers the CPU as it was when the daemon started",
    citation:
      "libvirt 9.0.0 src/qemu/qemu_conf.c, virQEMUDriverGetHostCPU and virQEMUDriverGetCapabilities; src/qemu/qemu_capabilities.c, virQEMUCapsIsValid",
    find: { context in
      guard context.hasPoint(.cpuid),
        context.state(at: .cpuid) == .present || context.state(at: .qemuModel) == .present
      else { return nil }
      let daemon = ["virtqemud", "libvirtd"].first { context.configuration.started[$0] != nil }
      guard let daemon, let started = context.configuration.started[daemon] else {
        return .possible(
          "The daemon's start time is unknown",
          collect: "systemctl show -p ActiveEnterTimestamp libvirtd virtqemud",
          cure: .libvirtRestart("the daemon"))
      }
      return .possible(
        "\(daemon) started \(started), the machine \(context.configuration.booted ?? "at an unknown time"). The daemon does not see what microcode, modules or MSRs changed since",
        collect: .run(["journalctl", "-b", "-u", daemon]),
        cure: .libvirtRestart(daemon))
    }),
]

extension Cause.Cure {
  /// A restart of libvirt's daemon, which then reads the host's CPU.
  fileprivate static func libvirtRestart(_ daemon: String) -> Cause.Cure {
    Cause.Cure(
      "Restart \(daemon); guests keep running", .restartLibvirt, restarts: "libvirtd",
      commands: [HostCommands.restartLibvirt])
  }

  /// A guest's TSC that does not change with its host.
  static func invariantTSC(_ action: String) -> Cause.Cure {
    .definition(
      action,
      "inside <cpu> and <clock>, HERTZ from the host's: virsh capabilities | grep \"counter name='tsc'\"",
      ["<feature policy='require' name='invtsc'/>", "<timer name='tsc' frequency='HERTZ'/>"],
      risk: "The guest can then move only to hosts with that frequency or with TSC scaling",
      checks: ["virsh dumpxml GUEST | grep -e 'timer name=.tsc.' -e invtsc"])
  }
}

/// Features that libvirt removed from models, with the models.
///
/// - SeeAlso: libvirt 9.0.0 and 11.3.0 src/cpu_map/x86_EPYC.xml, x86_Icelake-Server.xml, x86_Skylake-Client.xml.
private let removedFeatures: [(feature: String, models: String)] = [
  ("monitor", "EPYC, EPYC-IBPB, Dhyana and Opteron_G3"), ("intel-pt", "Icelake-Client and Icelake-Server"),
  ("mpx", "Skylake, Cascadelake and Icelake, since 11.3.0 or earlier"),
]
