internal import CPUCatalog
public import CPUCompatibility
public import HostSnapshots
internal import LibvirtCPU
internal import X86CPU

extension Interpreter {
  /// The guest that `cpu` defines; `source` is the host it runs on, if known.
  ///
  /// A definition that leaves the CPU to the host (an unexpanded host-model, host-passthrough) means what `source`
  /// gives its guests; without a source `wanted` is nil. Captures of that host may hold the arguments that the guest's QEMU runs with; they go
  /// before what the host is predicted to give.
  ///
  /// - Throws: `ReadError` if the record describes a host, or if the map lacks the model.
  public func guest(
    _ cpu: RecordedCPU, in document: Document, from source: HostCPU? = nil,
    capturedIn captures: [Snapshot] = []
  ) throws(ReadError) -> GuestCPU {
    if case .arm = cpu { throw Self.armRefusal(document) }
    if case .s390x = cpu { throw Self.s390Refusal(document) }
    guard case .libvirt(let definition, .guest, let name) = cpu else {
      throw ReadError(
        document: document.name,
        reason: "this is not a guest definition; give a <domain>, or a <cpu> without an <arch>")
    }
    // libvirt leaves features that nobody can request from QEMU out of every guest.
    var started = definition
    started.dropFeaturesBeyondQEMU()
    var guest = GuestCPU(name: name ?? document.stem, definition: started)
    guest.source = source
    guest.machine = try GuestMachine(document)
    if definition.hasDefaultModel {
      guest.wanted = try wanted(.libvirt(started, point: .guest, hostName: name), in: document)
      applyMachineType(of: &guest, on: source)
      takeDefault(&guest, on: source)
    } else if definition.model != nil, !guest.isPassthrough {
      guest.wanted = try wanted(.libvirt(started, point: .guest, hostName: name), in: document)
      applyMachineType(of: &guest, on: source)
      if let source { startedOn(source, &guest) }
    } else if let source {
      // The host's offer is known for KVM guests or for emulated ones.
      let host = guest.isEmulated ? source.forEmulatedGuests : source
      (guest.wanted, guest.uncertain) = given(by: host, to: started, name: guest.name)
      applyMachineType(of: &guest, on: source)
      if let arguments = QEMUCPUArguments(ofGuest: guest.name, in: captures) {
        take(arguments, &guest, on: host)
      }
      hideParavirtual(from: &guest)
    }
    // The catalogue may know names that the map lacks: those of a newer libvirt.
    for name in guest.wanted?.evidence.uncatalogued ?? [] {
      let named = catalog.features(called: name)
      guard named.count == 1 else { continue }
      guest.wanted?.evidence.uncatalogued.remove(name)
      guest.wanted?.evidence.present.insert(named[0].index)
    }
    return guest
  }

  /// What a guest has whose definition names a model, and that was started on `source`.
  ///
  /// With KVM, QEMU gives every named model the vendor of the host. A definition that libvirt did not check in full does not say what
  /// QEMU left out at the start, and the host tells; one that was checked is the guest's own record, and goes before the host's.
  ///
  /// - SeeAlso: qemu 10.2 target/i386/host-cpu.c, host_cpu_instance_init; target/i386/cpu.c, x86_cpu_filter_features;
  ///   libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive (check full).
  private func startedOn(_ source: HostCPU, _ guest: inout GuestCPU) {
    let host = guest.isEmulated ? source.forEmulatedGuests : source
    if !guest.isEmulated, let vendor = host.vendor { guest.wanted?.vendor = vendor }
    guard guest.definition.check != .full, let present = guest.wanted?.evidence.present else { return }
    let masks = ExposureMasks(catalog)
    let seen = host.seenByGuests
    var leftOut = present.intersection(HostExposures(host, masks: masks).started.absent)
      .subtracting(seen.present).union(present.intersection(seen.absent))
    // Controls of VT-x and SVM go with it.
    if present.subtracting(leftOut).isDisjoint(with: masks.nesting) {
      leftOut.formUnion(present.intersection(masks.nestedControls))
    }
    guest.wanted?.evidence.present.subtract(leftOut)
    guest.leftOut = leftOut
  }

  /// What a guest with QEMU's default model has: what its host gives of it, since QEMU drops the rest without a word.
  ///
  /// With KVM, QEMU adds x2apic to every named model and takes svm, monitor and acpi away. Without a host nothing is certain.
  ///
  /// - SeeAlso: QEMU 7.2 target/i386/kvm/kvm-cpu.c, kvm_default_props; target/i386/cpu.c, x86_cpu_filter_features.
  private func takeDefault(_ guest: inout GuestCPU, on source: HostCPU?) {
    guard var model = guest.wanted?.evidence.present else { return }
    if !guest.isEmulated {
      for name in ["svm", "monitor", "acpi"] {
        if let feature = catalog[name] { model.remove(feature.index) }
      }
      if let feature = catalog["x2apic"] { model.insert(feature.index) }
    }
    guard let source else {
      guest.wanted?.evidence.present = FeatureSet()
      guest.uncertain = model
      return
    }
    guest.wanted?.evidence.present = model
    startedOn(source, &guest)
    let host = guest.isEmulated ? source.forEmulatedGuests : source
    let given = HostExposures(host, masks: ExposureMasks(catalog)).started.present
    guest.uncertain = (guest.wanted?.evidence.present ?? FeatureSet()).subtracting(given)
    guest.wanted?.evidence.present.subtract(guest.uncertain)
  }

  /// Takes KVM's interfaces from a guest whose definition hides KVM.
  ///
  /// - SeeAlso: qemu 10.2 target/i386/cpu.c, x86_cpu_expand_features (kvm=off); libvirt 9.0.0 docs/formatdomain.rst, Hypervisor features.
  private func hideParavirtual(from guest: inout GuestCPU) {
    guard guest.machine?.features["kvm.hidden"] == "on" else { return }
    let hidden = FeatureSet(
      catalog.features.filter { feature in
        guard case .cpuid(let leaf, _, _) = feature.location.kind else { return false }
        return leaf == 0x4000_0001
      }.map(\.index))
    guest.wanted?.evidence.present.subtract(hidden)
    guest.uncertain.subtract(hidden)
  }

  /// What a guest with the host's CPU gets, with the features that its definition adds or removes.
  private func given(by host: HostCPU, to definition: CPUDefinition, name: String) -> (WantedCPU, FeatureSet)
  {
    // No host's model includes what QEMU gives only on request (invtsc, monitor).
    let masks = ExposureMasks(catalog)
    let exposures = HostExposures(host, masks: masks)
    let offered = exposures.offered
    // The kernel's flags do not say what KVM made of the CPU for the guest.
    let doubtful = host.isKnownByKernelAlone ? exposures.assumed.intersection(offered.present) : FeatureSet()
    var evidence = Evidence()
    evidence.present = masks.unasked.intersection(offered.present).subtracting(doubtful)
    var uncertain = masks.levelled.subtracting(offered.present).subtracting(offered.absent).union(
      masks.levelled.intersection(doubtful))
    // What a guest sees there goes before what KVM is said or predicted to give.
    let seen = host.seenByGuests
    evidence.present.formUnion(masks.unasked.intersection(seen.present))
    evidence.present.subtract(seen.absent)
    uncertain.subtract(seen.present.union(seen.absent))
    var forbidden = FeatureSet()
    var switchedOff = FeatureSet()
    for feature in definition.features {
      guard let index = map.index(ofFeature: feature.name) else {
        if feature.policy == .require || feature.policy == nil { evidence.uncatalogued.insert(feature.name) }
        continue
      }
      uncertain.remove(index)
      if feature.policy == .disable || feature.policy == .forbid { switchedOff.insert(index) }
      switch feature.policy {
      case .require?, nil: evidence.present.insert(index)
      case .force?, .disable?: evidence.present.remove(index)
      case .optional?: break
      case .forbid?:
        evidence.present.remove(index)
        forbidden.insert(index)
      }
    }
    var wanted = WantedCPU(
      name: name, vendor: definition.vendor ?? host.vendor, evidence: evidence, forbidden: forbidden,
      isStrict: definition.match == .strict)
    wanted.switchedOff = switchedOff
    return (wanted, uncertain)
  }
}
