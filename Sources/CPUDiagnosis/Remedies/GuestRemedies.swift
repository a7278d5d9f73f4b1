internal import CPUCatalog
internal import CPUCompatibility
internal import CPULevelling
internal import LibvirtCPU
internal import NovaCompatibility
internal import Remedies
internal import Wording
internal import X86CPU

extension DiagnosisContext {
  /// A definition without the missing features, and a power cycle.
  func disableInGuest() -> Remedy? {
    guard let model = from.modelName else { return nil }
    // What the destination gives the guest anyway stays.
    let lost = missing.filter { !isKept($0) }
    let names = lost.filter { map.named.contains($0.index) }.map(\.name)
    guard !names.isEmpty else { return nil }
    let breaking = lost.filter { [.fault, .stateRefused, .corrupt].contains($0.effect) }.map(\.name)
    let lines = names.prefix(16).map { "  <feature policy='disable' name='\($0)'/>" }
    let guest = GuestCommands()
    return Remedy(
      .disableFeature,
      "Remove \(listed(names, limit: 6)) from the guest's definition, then power-cycle the guest",
      layer: "guest", opens: [.libvirtDestination],
      condition:
        "For guests defined in libvirt itself. This does not satisfy Nova's pre-check, and Nova regenerates the XML at "
        + "every start: with Nova, use a custom model. A power cycle (shut down and start), not a reboot: the CPU of a "
        + "running guest cannot change. The move itself can stage the new definition (--persistent-xml) if the destination still "
        + "accepts the running guest.",
      commands: guest.edit("its <cpu> becomes", ["<cpu mode='host-model'>"] + lines + ["</cpu>"]),
      essential: 1..<(lines.count + 4), undo: guest.restore,
      caution: breaking.isEmpty
        ? "With this model (\(model)) the guest loses nothing that it could see."
        : "It loses \(listed(breaking, limit: 6)); this is safe only because it reboots.",
      citation: "libvirt docs, formatdomain, CPU model and topology")
  }

  /// The model that `martlet level` finds for both hosts.
  func customModel() -> Remedy? {
    guard let level = LevelledCPU([from, to], catalog: catalog) else { return nil }
    let known = HostCPU.modelsKnown(to: [from, to])
    let models = PoolModels(level, map: HostCPU.poolMap(of: [from, to], otherwise: map), catalog: catalog) {
      known?.contains($0) ?? true
    }
    guard let model = models.choices.first else { return nil }
    // The name of a model that needs features removed means little.
    let others = models.choices.dropFirst().filter(\.disabled.isEmpty).prefix(3).map(\.model)
    let alternatives =
      others.isEmpty
      ? "Every host's CPU map must know the name."
      : "If a host's CPU map does not know the name, try \(listed(Array(others)))."
    // What KVM adds itself depends on its version, which is unknown here; old libvirt versions lack the names.
    let flags = model.required.map { catalog.features[$0] }.filter {
      $0.exposure == .passedThrough && $0.levelling == .intersect
    }.map(\.name)
    let off = model.disabled.map { catalog.features[$0].name }
    if platform?.runsWithoutLibvirt == true { return customModelOfProxmox(model.model, flags, off) }
    guard involvesNova else { return customModelInXML(model.model, flags, off, alternatives) }
    let settings = NovaChangeOfSettings(
      section: "libvirt",
      options: [
        "cpu_mode = custom", "cpu_models = \(model.model)    (before \(NovaChange.severalModels): cpu_model)",
      ] + (flags.isEmpty && off.isEmpty ? [] : [extraFlags(flags, off)]), hosts: "all hosts")
    return Remedy(
      .novaCustomModel, "Give guests one named model that both hosts have: \(model.model)",
      layer: "cloud", opens: [.novaPreCheck, .libvirtDestination],
      condition:
        "From Nova \(NovaChange.comparingGuests) (Kilo) on the pre-check then compares the guest's model instead of the whole source "
        + "host\(seemsOld ? " (the stack here seems to be older)" : ""). Use the same settings on every host of the pool. Guests pick "
        + "it up at their next start. \(alternatives)"
        + (flags.isEmpty ? "" : " Flags that both hosts can add: \(listed(flags, limit: 12)).")
        + (off.isEmpty ? "" : " Guests do not get the model's \(listed(off, limit: 12))."),
      commands: [.task(.configureNova(settings)), ServerCommands.powerCycle],
      essential: 0..<1,
      undo: [.task(.unconfigureNova(settings)), ServerCommands.powerCycle],
      caution: "Each guest sees fewer features than before.", daemons: ["nova-compute"],
      citation: "nova doc/source/admin/cpu-models.rst; nova nova/virt/libvirt/driver.py")
  }

  /// Nova's setting for features added to or removed from a model; it accepts signs from 23.0.0 on.
  private func extraFlags(_ flags: [String], _ off: [String]) -> String {
    let words = off.isEmpty ? flags : flags.map { "+" + $0 } + off.map { "-" + $0 }
    return
      "cpu_model_extra_flags = \(words.joined(separator: ", "))    (from \(off.isEmpty ? NovaChange.extraFlags : .flagSigns))"
  }

  /// The same on Proxmox VE, whose guests take a custom model of the cluster.
  private func customModelOfProxmox(_ model: String, _ flags: [String], _ off: [String]) -> Remedy {
    let own = ManagerAdvice(GuestOwnership(.proxmox, evidence: []), hosts: ["NODE-A", "NODE-B"])
    return Remedy(
      .proxmoxType, "Give guests one CPU type that both nodes have: a custom model over \(model)",
      layer: "guest", opens: [.libvirtDestination],
      condition:
        "A guest with this type runs on both nodes, and moves both ways once it was stopped and started."
        + (flags.isEmpty ? "" : " Flags that both can add: \(listed(flags, limit: 12)).")
        + (off.isEmpty ? "" : " Of the model, guests do not get \(listed(off, limit: 12))."),
      commands: ["(set -C; qm config VMID > VMID.before)    # the backup"] + own.change.map(\.action),
      essential: 1..<(own.change.count + 1),
      undo: [
        "grep '^cpu:' VMID.before    # the former type",
        "qm set VMID --cpu FORMER    # or, if there was none: qm set VMID --delete cpu",
        "qm shutdown VMID --timeout 300 && qm start VMID",
      ], caution: "It sees fewer features than before.",
      citation: own.sources.joined(separator: "; "))
  }

  private func customModelInXML(
    _ model: String, _ flags: [String], _ off: [String], _ alternatives: String
  ) -> Remedy {
    let guest = GuestCommands()
    return Remedy(
      .customModel, "Give guests one named model that both hosts have: \(model)", layer: "guest",
      opens: [.novaPreCheck, .libvirtDestination],
      condition:
        "A guest with this definition runs on both hosts and moves both ways after a power cycle. "
        + alternatives,
      commands: guest.edit(
        "its <cpu> becomes",
        ["<cpu mode='custom' match='exact'>", "  <model fallback='forbid'>\(model)</model>"]
          + flags.map { "  <feature policy='require' name='\($0)'/>" }
          + off.map { "  <feature policy='disable' name='\($0)'/>" } + ["</cpu>"]),
      essential: 1..<(flags.count + off.count + 5), undo: guest.restore,
      caution: "It sees fewer features than before.",
      citation: "libvirt docs, formatdomain, CPU model and topology")
  }

  /// Disabling Nova's pre-check with its workaround option.
  func skipCompare() -> Remedy? {
    guard involvesNova || missingVisible.isEmpty else { return nil }
    return Remedy(
      .novaSkipCompare, "Disable Nova's pre-check on the destination", layer: "cloud",
      opens: [.novaPreCheck],
      condition: "Exists from 26.0.0 (Zed) and 25.1.0 (Yoga); older Nova has no such option"
        + "\(seemsOld ? ", and the stack here seems to be older" : ""). libvirt on the destination still checks what the "
        + "guest really has.",
      commands: NovaWorkarounds.set(.skipCPUCompareOnDestination, on: "the destination"),
      undo: NovaWorkarounds.unset(.skipCPUCompareOnDestination, on: "the destination"),
      caution: missingVisible.isEmpty
        ? "libvirt finds true incompatibilities later."
        : "A host-model guest of the source requires \(listed(missingVisible.map(\.name), limit: 4)): libvirt will refuse it.",
      daemons: ["nova-compute"],
      citation:
        "nova nova/conf/workarounds.py, skip_cpu_compare_on_dest; release note skip-compare-cpu-on-dest")
  }

  /// A libvirt that compares with what QEMU can give.
  func newerLibvirt() -> Remedy? {
    guard missingVisible.isEmpty, !missing.isEmpty else { return nil }
    return Remedy(
      .upgradeLibvirt, "Upgrade to a libvirt that builds host-model from what QEMU offers (3.2.0 or later)",
      layer: "libvirt", opens: [.libvirtDestination],
      condition:
        "Then \(listed(missing.map(\.name), limit: 4)) is not in a host-model guest's definition, since QEMU does "
        + "not give it. It does not open Nova's pre-check, which still sends the physical CPU. Guests keep their definition until "
        + "they are power-cycled.",
      commands: [
        "virsh version    # what runs now", "# on all hosts, hosts without guests first:",
        .task(.upgrade(.libvirt)), .task(.upgrade(.qemu)), HostCommands.restartLibvirt,
      ],
      essential: 1..<4,
      undo: [.task(.downgrade(.qemu)), .task(.downgrade(.libvirt)), HostCommands.restartLibvirt],
      citation:
        "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU; NEWS of 3.2.0")
  }

  /// Starting guests on the host that has less.
  func moveTheOtherWay() -> Remedy? {
    guard reverse.missing.isEmpty, !difference.missing.isEmpty else { return nil }
    return Remedy(
      .startOnLesserHost, "Start guests on the destination first; they can move to the source",
      layer: "guest", opens: [.novaPreCheck, .libvirtDestination],
      condition:
        "The source has everything that the destination has. A guest started on the destination moves both ways.",
      commands: involvesNova ? ServerCommands.coldMigration : GuestCommands().coldMigration,
      undo: involvesNova ? ServerCommands.undoColdMigration : GuestCommands().undoColdMigration,
      citation: "the records")
  }

  /// The last resort: a map without the name.
  func patchMap() -> Remedy? {
    guard missingVisible.isEmpty, let name = missing.first?.name else { return nil }
    return Remedy(
      .editMap, "Last resort: remove \(name) from the CPU map of every host",
      layer: "libvirt",
      opens: Self.gatesOfTheMap,
      condition:
        "A host whose map lacks the name does not report the feature, so both hosts look alike. Edit "
        + "all hosts at the same time: libvirt then refuses every definition that still names \(name), with "
        + "\"\(LibvirtRefusal.unknownFeature(name).words(of: .comparison))\". Guests that run with it keep it until their next power cycle.",
      commands: [
        .run(
          [
            "martlet", "patch-map", "/usr/share/libvirt/cpu_map", "--drop", name, "-o", "cpu_map.new",
          ], note: "before 4.7.0: cpu_map.xml"),
        "# its answer says what changes for each model and guest, and how to save the map and put the copy in its place",
      ] + restartDaemons,
      essential: 0..<2, undo: ["# put the saved files back, as that answer says"] + restartDaemons,
      caution: "If only some hosts have it, they refuse guests; models that contain the name change.",
      daemons: daemons, citation: "Red Hat bug 1867127; Su and Feng, Intel, 30 September 2019")
  }

  private static let gatesOfTheMap: [MigrationGate] = [.novaPreCheck, .libvirtDestination]

  /// What operators have done, and why it is a bad idea.
  func bypassCheck() -> Remedy? {
    guard missingVisible.isEmpty, !missing.isEmpty else { return nil }
    return Remedy(
      .bypassCheck, "Not advised: remove the check from libvirt's source", layer: "libvirt",
      opens: [.libvirtDestination],
      condition:
        "The operator of the published case did this in the end. It lets every lost feature pass, not "
        + "only \(missing[0].name)'s.",
      commands: [], undo: ["# install the packaged libvirt"],
      citation: "Su and Feng, Intel, 30 September 2019")
  }
}
