internal import CPUCatalog
internal import CPUCompatibility
internal import FailureMessages
package import Remedies
internal import Wording

extension DiagnosisContext {
  /// What can be done about the gates that refuse, the safest first; equal risks in the order of the layers.
  func remedies() -> [Remedy] { proposals().fitted(to: platform) }

  /// The same before they are fitted to a platform.
  package func proposals() -> [Remedy] {
    guard result != .identical, result != .superset else { return [] }
    guard !vendorsDiffer else { return [vendorRemedy()] }
    guard !missing.isEmpty else { return [collectEvidence()] }
    var remedies = [lookAtTheGuest(), restoreMap()].compactMap { $0 }
    let onHost = hostRemedies()
    remedies += onHost.filter { $0.kind != .writeRegister }
    remedies += [customModel(), disableInGuest(), skipCompare(), newerLibvirt(), moveTheOtherWay()].compactMap
    { $0 }
    remedies += onHost.filter { $0.kind == .writeRegister } + [patchMap(), bypassCheck()].compactMap { $0 }
    return remedies.enumerated().sorted { ($0.element.risk, $0.offset) < ($1.element.risk, $1.offset) }
      .map(\.element)
  }

  private func vendorRemedy() -> Remedy {
    Remedy(
      .sameVendor, "Choose a destination of the same vendor", layer: "silicon",
      opens: [.novaPreCheck, .libvirtDestination],
      condition:
        "A running guest does not move between \(from.vendor ?? "?") and \(to.vendor ?? "?"): its kernel chose "
        + "instructions and mitigations for one of them at boot. A guest that is shut down can move.",
      commands: involvesNova ? ServerCommands.coldMigration : GuestCommands().coldMigration,
      undo: involvesNova ? ServerCommands.undoColdMigration : GuestCommands().undoColdMigration,
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute (vendor)")
  }

  private func collectEvidence() -> Remedy {
    Remedy(
      .collectEvidence, "Collect the missing evidence from the destination", layer: "libvirt",
      condition: "Nothing is known to be missing; a verdict needs the destination's complete record.",
      commands: ["virsh capabilities > destination.xml", "virsh domcapabilities > destination-guests.xml"],
      citation: "virsh(1)")
  }

  private func lookAtTheGuest() -> Remedy {
    Remedy(
      .lookAtGuest, "Check what the guest itself requires before you change anything", layer: "guest",
      condition: missingVisible.isEmpty
        ? "If the running definition does not require \(listed(missing.map(\.name), limit: 4)), the refusal concerns "
          + "something that the guest does not have."
        : "Only what the running definition requires matters to the guest.",
      commands: [
        "virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # on the source",
        "virsh domcapabilities | sed -n \"/mode name='host-model'/,/<\\/mode>/p\"    # on the destination",
      ], citation: "virsh(1)")
  }

  private func restoreMap() -> Remedy? {
    guard let unknown = logged(.unknownCPUFeature), let name = unknown.features.first else {
      return nil
    }
    return Remedy(
      .restoreMap, "Give libvirt's daemon a CPU map that has the name \(name)", layer: "libvirt",
      opens: [.libvirtDestination],
      condition:
        "If the map file was edited, restore the packaged one; if the daemon is older than the other one, "
        + "upgrade it. First find out which daemon printed the message. Repair every host whose map was edited.",
      commands: PackagedMap.restore + restartDaemons, essential: 0..<1,
      undo: PackagedMap.undo + restartDaemons,
      caution: "A host whose map hid a feature reports it again.",
      daemons: daemons, citation: "Red Hat bug 1867127; libvirt docs, CPU map")
  }
}
