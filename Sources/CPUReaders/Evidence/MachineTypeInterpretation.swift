internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

extension Interpreter {
  /// Takes into account what the guest's machine type changes of its CPU model, or of the host's CPU.
  ///
  /// A definition that libvirt checked in full lists all that QEMU gave the guest, and stays as it is. What the machine type adds, the
  /// guest has if the host that started it gives it: without that host it is uncertain. What the machine type removes, the running
  /// guest lacks; libvirt still asks for it when it starts the definition, so without a host it is uncertain too.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive; src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU.
  func applyMachineType(of guest: inout GuestCPU, on source: HostCPU?) {
    guard guest.definition.check != .full, var wanted = guest.wanted, let machine = guest.machine?.machine,
      let model = guest.isPassthrough ? "host" : guest.definition.model
    else { return }
    var change = QEMUModelTable.standard.featureChange(
      of: model, on: machine, catalog, underKVM: !guest.isEmulated)
    guard !change.isEmpty else { return }
    // Features that the definition names are on QEMU's command line, which wins.
    let named = FeatureSet(guest.definition.features.compactMap { map.index(ofFeature: $0.name) })
    change.added = change.added.subtracting(named).subtracting(wanted.evidence.present)
    change.removed = change.removed.subtracting(named).intersection(wanted.evidence.present)
    guest.machineChange = change
    wanted.evidence.present.subtract(change.removed)
    guest.uncertain.subtract(change.removed)
    if let source {
      let host = guest.isEmulated ? source.forEmulatedGuests : source
      let given = HostExposures(host, masks: ExposureMasks(catalog)).started
      wanted.evidence.present.formUnion(change.added.intersection(given.present))
      guest.uncertain.formUnion(change.added.subtracting(given.present).subtracting(given.absent))
    } else {
      guest.uncertain.formUnion(change.added.union(change.removed))
    }
    guest.wanted = wanted
  }
}
