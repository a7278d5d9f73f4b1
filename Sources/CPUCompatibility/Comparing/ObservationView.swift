extension ObservationPoint {
  /// Whose CPU a point shows.
  public enum View: Sendable, Hashable {
    /// The host's own.
    case host
    /// What guests with KVM can be given on the host.
    case kvmGuests
    /// What guests get that QEMU emulates, whose features do not come from the host's CPU.
    case emulated
    /// What somebody reported of the host or of its guests: neither presence nor absence is certain.
    case hint
    /// Something else: one guest's CPU, a single named model, a list of additions.
    case other
  }

  /// Whose CPU the point shows.
  public var view: View {
    switch self {
    case .cpuid, .kernelFlags, .libvirtHostCPU, .novaCPUInfo: .host
    case .placementTraits: .hint
    case .kvmSupported, .kvmPredicted: .kvmGuests
    case .qemuModel(_, accelerator: "tcg"), .libvirtHostModel(_, type: "qemu"): .emulated
    case .qemuModel(let name?, accelerator: "kvm"): ["host", "max"].contains(name) ? .kvmGuests : .other
    // QEMU has the model host with KVM (and on other systems their own) alone; max it has with TCG too.
    case .qemuModel(name: "host", accelerator: nil): .kvmGuests
    case .libvirtHostModel(_, type: "kvm"), .libvirtHostModel(_, type: nil): .kvmGuests
    case .qemuModel, .libvirtHostModel, .guestCPUID, .guestDefinition, .kvmEmulated: .other
    }
  }

  /// What two points have in common whose records can be compared bit by bit; nil for a point whose records cannot.
  ///
  /// Nova's cpu_info is libvirt's host CPU. With KVM, QEMU's models host and max have the same features. The path of an
  /// emulator and the kernel's release do not matter.
  ///
  /// - SeeAlso: nova 26.2.2 nova/virt/libvirt/driver.py, _get_cpu_info; qemu 7.2 target/i386/cpu.c, max_x86_cpu_initfn.
  var likeness: String? {
    switch self {
    case .kvmEmulated: nil
    case .libvirtHostCPU, .novaCPUInfo: "libvirt-host-cpu"
    case .kvmPredicted: "kvm-predicted"
    case .qemuModel where view == .kvmGuests: "qemu-host-kvm"
    case .qemuModel(let name, let accelerator): "qemu \(name ?? "") \(accelerator ?? "")"
    case .libvirtHostModel(_, let type): "libvirt-host-model \(type ?? "kvm")"
    case .guestCPUID(let hypervisor): "guest-cpuid \(hypervisor)"
    case .cpuid, .kernelFlags, .placementTraits, .kvmSupported, .guestDefinition: identifier
    }
  }
}
