public import CPUCatalog
public import LibvirtCPU
public import X86CPU

/// The CPU of a guest, as its definition has it or as the host that it runs on gave it.
public struct GuestCPU: Sendable {
  /// The guest's name.
  public var name: String
  /// The definition as written.
  public var definition: CPUDefinition
  /// What the guest has; nil for a definition that leaves it to a host which is not known.
  public var wanted: WantedCPU?
  /// Features that the guest may have: the host that it runs on does not tell.
  public var uncertain = FeatureSet()
  /// The host that it runs on.
  public var source: HostCPU?
  /// The rest of the virtual machine; nil if only a `<cpu>` was given.
  public var machine: GuestMachine?

  /// A guest of the given definition.
  public init(name: String, definition: CPUDefinition) {
    self.name = name
    self.definition = definition
  }

  /// How the CPU is chosen; `custom` if the definition does not say.
  public var mode: CPUDefinition.Mode { definition.mode ?? .custom }

  /// Whether the guest has the CPU of the host that starts it, whatever libvirt calls it.
  public var isPassthrough: Bool { mode == .hostPassthrough || mode == .maximum }

  /// Whether QEMU emulates the guest's CPU without KVM.
  public var isEmulated: Bool { machine?.type == "qemu" }

  /// Whether the guest certainly has a feature of that name.
  public func has(_ name: String, _ catalog: Catalog) -> Bool {
    catalog.features(called: name).contains { wanted?.evidence.present.contains($0.index) ?? false }
  }
}

extension HostCPU {
  /// Whether a guest that has `feature` keeps it here: what is accepted from elsewhere, or else what new guests get.
  public func accepts(_ feature: Feature, catalog: Catalog) -> Evidence.State {
    let article = catalog.article(of: feature)
    let incoming = GuestExposure(feature, article, on: self).incoming.state
    let state = incoming == .undetermined ? offer(of: feature, article, catalog: catalog).state : incoming
    return state == .absent && feature.name == "fb-clear" && announcesNeedlessClearing(catalog)
      ? .present : state
  }

  /// Whether a guest whose definition names `feature` is started here and gets it.
  ///
  /// libvirt compares such a definition with the host's own CPU first: what QEMU gives on any host is refused where that CPU
  /// certainly lacks it. A record that does not show the host's own CPU says nothing of that.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsInitHostCPUModel (the full host CPU, with which guests that
  ///   start are compared).
  public func starts(with feature: Feature, catalog: Catalog) -> Evidence.State {
    let accepted = accepts(feature, catalog: catalog)
    guard GuestExposure.givenByQEMU.contains(feature.name), accepted == .present else { return accepted }
    let own = observations.filter(\.point.showsHost).map(\.evidence)
    let isLacking =
      own.contains { $0.certainlyAbsent.contains(feature.index) }
      && !own.contains { $0.certainlyPresent.contains(feature.index) }
    return isLacking ? .absent : .present
  }

  /// Whether QEMU tells guests that VERW clears the fill buffers though KVM does not: the CPU has none of the flaws.
  ///
  /// - SeeAlso: qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_msr_feature; 7.2 does not, so that what QEMU or libvirt's
  ///   host-model says goes before.
  private func announcesNeedlessClearing(_ catalog: Catalog) -> Bool {
    let hasSpoken = observations.contains { observation in
      switch observation.point {
      case .qemuModel, .libvirtHostModel: !observation.point.isEmulation
      default: false
      }
    }
    return !hasSpoken
      && ["mds-no", "taa-no", "sbdr-ssdp-no", "fbsdp-no", "psdp-no"].allSatisfy { name in
        guard let feature = catalog[name] else { return false }
        return observations.contains { $0.evidence.certainlyPresent.contains(feature.index) }
      }
  }

  /// The host as guests see it whose CPU QEMU emulates: nothing of what the host's own CPU has.
  public var forEmulatedGuests: HostCPU {
    var host = self
    host.observations = observations.filter(\.point.isEmulation)
    // QEMU emulates any vendor's CPU, and its own components of XSAVE.
    host.forgetVendor()
    host.modelName = nil
    host.brand = nil
    host.cpus = []
    host.quantities = []
    return host
  }
}
