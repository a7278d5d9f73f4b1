extension ObservationPoint {
  /// Whose CPU the point shows.
  public var view: View { traits.view }

  /// The key that two points share if their records can be compared bit by bit; nil for a point whose records cannot.
  ///
  /// The path of an emulator and the kernel's release do not matter.
  var likeness: String? {
    switch traits.likeness {
    case .none: nil
    case .libvirtsHostCPU: ID.libvirtHostCPU.rawValue
    case .kind: identifier
    case .detail:
      switch self {
      case .qemuModel(let name, let accelerator): "qemu \(name ?? "") \(accelerator ?? "")"
      case .libvirtHostModel(_, let type): "libvirt-host-model \(type ?? "kvm")"
      case .guestCPUID(let hypervisor): "guest-cpuid \(hypervisor)"
      case .cpuid, .kernelFlags, .libvirtHostCPU, .placementTraits, .kvmSupported, .kvmPredicted,
        .kvmEmulated,
        .novaCPUInfo, .guestDefinition:
        identifier
      }
    }
  }
}
