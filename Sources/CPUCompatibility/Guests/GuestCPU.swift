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
  /// Features that its definition asks for and that the host which it runs on did not give it.
  public var leftOut = FeatureSet()
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
