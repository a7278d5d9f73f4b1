public import CPUCatalog
public import LibvirtCPU
public import X86CPU

/// A guest's CPU, from its definition or from the host it runs on.
public struct GuestCPU: Sendable {
  /// The guest's name in reports.
  public var name: String
  /// The definition as written.
  public var definition: CPUDefinition
  /// The guest's features; nil if the definition leaves them to an unknown host.
  public var wanted: WantedCPU?
  /// Features that the guest may have; its host does not report them.
  public var uncertain = FeatureSet()
  /// Features that its definition asks for and that the host which it runs on did not give it.
  public var leftOut = FeatureSet()
  /// Features that its machine type switches on or off where the definition does not name them.
  public var machineChange = QEMUMachineChange()
  /// The host that it runs on.
  public var source: HostCPU?
  /// The rest of the virtual machine; nil if only a `<cpu>` was given.
  public var machine: GuestMachine?

  /// Creates a guest from its definition.
  public init(name: String, definition: CPUDefinition) {
    self.name = name
    self.definition = definition
  }

  /// The CPU mode; `custom` if the definition has none.
  public var mode: CPUDefinition.Mode { definition.mode ?? .custom }

  /// Whether the guest copies the CPU of the host that starts it, in any libvirt mode.
  public var isPassthrough: Bool { mode == .hostPassthrough || mode == .maximum }

  /// Whether QEMU emulates the guest's CPU without KVM.
  public var isEmulated: Bool { machine?.type == "qemu" }

  /// Whether the guest certainly has a feature of that name.
  public func has(_ name: String, _ catalog: Catalog) -> Bool {
    catalog.features(called: name).contains { wanted?.evidence.present.contains($0.index) ?? false }
  }
}

extension HostCPU {
  /// The host as emulated guests see it: without the host's own CPU.
  public var forEmulatedGuests: HostCPU {
    var host = self
    host.observations = observations.filter(\.point.isEmulation)
    // QEMU emulates any vendor's CPU, and its own components of XSAVE.
    host.forgetVendor()
    host.supportedFeatures = FeatureSet()
    host.modelName = nil
    host.brand = nil
    host.cpus = []
    host.quantities = []
    return host
  }
}
