public import CPUCatalog

extension ObservationPoint {
  /// A kind of point, by which rules tell points apart.
  public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    /// CPUID and MSRs.
    case cpuid
    /// The kernel's view.
    case kernelFlags
    /// libvirt's host CPU.
    case libvirtHostCPU
    /// Nova's cpu_info.
    case novaCPUInfo
    /// Placement's traits.
    case placementTraits
    /// What KVM offers.
    case kvmSupported
    /// What KVM is predicted to offer.
    case kvmPredicted
    /// What KVM emulates on request.
    case kvmEmulated
    /// QEMU's models host and max with KVM: all that guests can be given.
    case qemuHostModel
    /// Another model of QEMU's.
    case qemuModel
    /// A model of QEMU's without KVM.
    case qemuModelWithoutKVM
    /// libvirt's host-model with KVM.
    case libvirtHostModel
    /// libvirt's host-model without KVM.
    case libvirtHostModelWithoutKVM
    /// libvirt's host-model with another hypervisor.
    case libvirtHostModelOfOthers
    /// What a hypervisor gives a guest.
    case guestCPUID
    /// A guest's definition.
    case guestDefinition
  }

  /// A word for a point, by which rules and JSON speak of it; kinds that differ by a name alone share it.
  public enum ID: String, Sendable, Hashable, CaseIterable {
    case cpuid
    case kernelFlags = "kernel-flags"
    case libvirtHostCPU = "libvirt-host-cpu"
    case novaCPUInfo = "nova-cpu-info"
    case placementTraits = "placement-traits"
    case kvmSupported = "kvm-supported"
    case kvmPredicted = "kvm-predicted"
    case kvmEmulated = "kvm-emulated"
    case qemuModel = "qemu-model"
    case qemuModelWithoutKVM = "qemu-model-tcg"
    case libvirtHostModel = "libvirt-host-model"
    case libvirtHostModelWithoutKVM = "libvirt-host-model-tcg"
    case guestCPUID = "guest-cpuid"
    case guestDefinition = "guest-definition"
  }

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

  /// How what a point shows is known.
  public enum Basis: String, Sendable, Hashable {
    /// Somebody looked.
    case measured
    /// It was computed; nobody looked.
    case predicted
    /// It names features without being whole.
    case hint
  }

  /// What a record of a point proves of the host's CPUID.
  public enum ProofOfCPUID: Sendable, Hashable {
    /// What is there and what is not.
    case whole
    /// What is there.
    case presence
    /// What is there and what is not, as far as libvirt read and named it; MSRs prove nothing.
    case libvirts
    /// What KVM passes through.
    case passedThrough
    /// Nothing.
    case nothing
  }

  /// With which points a point is compared bit by bit.
  public enum Likeness: Sendable, Hashable {
    /// With those of its kind.
    case kind
    /// With all that show libvirt's host CPU.
    case libvirtsHostCPU
    /// With those of its kind, model, accelerator, type or hypervisor.
    case detail
    /// With none.
    case none
  }

  /// What holds of a kind of point.
  public struct Traits: Sendable, Hashable {
    /// The word for it.
    public var id: ID
    /// The place in the order from the silicon up.
    public var height: Int
    /// Whose CPU it shows.
    public var view: View
    /// Whether it tells of the host's own CPU, however well, and not of what a guest on it is given.
    public var showsHost: Bool
    /// How what it shows is known.
    public var basis: Basis
    /// What it proves of CPUID.
    public var proof: ProofOfCPUID
    /// With which points it is compared bit by bit.
    public var likeness: Likeness
    /// Whether it lists what can be had besides, and not a CPU.
    public var isListOfAdditions: Bool
    /// Whether records of it are libvirt's, which names features by its CPU map.
    public var isNamedByMap: Bool
    /// Whether QEMU or libvirt say there what guests with KVM or another hypervisor get.
    public var isHypervisorsWord: Bool
    /// The layers through which a feature has to come to be seen there, from the silicon up.
    public var layersBelow: [Layer]
    /// The kind in a few words.
    public var title: String
  }
}

extension ObservationPoint.Kind {
  /// What holds of the kind.
  public var traits: ObservationPoint.Traits { Self.rows[Int(rawValue)] }

  private static let rows = allCases.map(\.row)

  /// What holds of the kind: a row for each, which the compiler asks for.
  ///
  /// CPUID is one point: silicon, microcode and firmware are all under it, and on a virtual machine the outer hypervisor. libvirt
  /// decodes CPUID through its CPU map, so that a feature whose name the map lacks is not seen either; it looks past the kernel and KVM.
  /// Nova's cpu_info is libvirt's host CPU. With KVM, QEMU's models host and max have the same features.
  ///
  /// - SeeAlso: nova 26.2.2 nova/virt/libvirt/driver.py, _get_cpu_info; qemu 7.2 target/i386/cpu.c, max_x86_cpu_initfn;
  ///   linux 6.12 arch/x86/kernel/cpu/common.c, apply_forced_caps (the kernel hides bits that CPUID has).
  private var row: ObservationPoint.Traits {
    switch self {
    case .cpuid:
      row(.cpuid, 0, .host, true, proof: .whole, [], "CPUID and MSRs")
    case .kernelFlags:
      row(.kernelFlags, 1, .host, true, proof: .presence, [.kernel], "the kernel's view (/proc/cpuinfo)")
    case .libvirtHostCPU:
      row(
        .libvirtHostCPU, 2, .host, true, proof: .libvirts, like: .libvirtsHostCPU, byMap: true, [.libvirt],
        "libvirt's host CPU (CPUID)")
    case .novaCPUInfo:
      row(
        .novaCPUInfo, 3, .host, true, proof: .libvirts, like: .libvirtsHostCPU, byMap: true, [.libvirt],
        "Nova's cpu_info (CPUID, decoded by libvirt)")
    case .placementTraits:
      row(
        .placementTraits, 4, .hint, true, basis: .hint, [.kernel, .kvm, .qemu, .libvirt, .cloud],
        "Placement's traits")
    case .kvmSupported:
      row(
        .kvmSupported, 5, .kvmGuests, false, proof: .passedThrough, [.kernel, .kvm], "what KVM offers guests")
    case .kvmPredicted:
      row(
        .kvmPredicted, 6, .kvmGuests, false, basis: .predicted, proof: .passedThrough, [.kernel, .kvm],
        "what KVM offers guests (predicted)")
    case .kvmEmulated:
      row(
        .kvmEmulated, 7, .other, false, like: .none, isAdditions: true, [.kernel, .kvm],
        "what KVM emulates on request")
    case .qemuHostModel:
      row(
        .qemuModel, 8, .kvmGuests, false, proof: .passedThrough, isWord: true, [.kernel, .kvm, .qemu],
        "a model that QEMU expanded")
    case .qemuModel:
      row(
        .qemuModel, 8, .other, false, like: .detail, isWord: true, [.kernel, .kvm, .qemu],
        "a model that QEMU expanded")
    case .qemuModelWithoutKVM:
      row(
        .qemuModelWithoutKVM, 8, .emulated, false, like: .detail, isHosts: false, [.qemu],
        "a model that QEMU expanded")
    case .libvirtHostModel:
      row(
        .libvirtHostModel, 9, .kvmGuests, false, proof: .passedThrough, like: .detail, byMap: true,
        isWord: true,
        [.kernel, .kvm, .qemu, .libvirt], "libvirt's host-model")
    case .libvirtHostModelWithoutKVM:
      row(
        .libvirtHostModelWithoutKVM, 9, .emulated, false, like: .detail, byMap: true, isHosts: false,
        [.qemu, .libvirt], "libvirt's host-model without KVM")
    case .libvirtHostModelOfOthers:
      row(
        .libvirtHostModel, 9, .other, false, like: .detail, byMap: true, isWord: true,
        [.kernel, .kvm, .qemu, .libvirt],
        "libvirt's host-model")
    case .guestCPUID:
      row(.guestCPUID, 10, .other, false, like: .detail, [.kernel, .kvm], "what a guest is given")
    case .guestDefinition:
      row(.guestDefinition, 11, .other, false, isHosts: false, [.guest], "the guest's definition")
    }
  }

  /// A row; `isHosts` says whether features come from the host's CPU, through the layers under CPUID.
  private func row(
    _ id: ObservationPoint.ID, _ height: Int, _ view: ObservationPoint.View, _ showsHost: Bool,
    basis: ObservationPoint.Basis = .measured, proof: ObservationPoint.ProofOfCPUID = .nothing,
    like: ObservationPoint.Likeness = .kind, byMap: Bool = false, isAdditions: Bool = false,
    isHosts: Bool = true, isWord: Bool = false, _ layers: [Layer], _ title: String
  ) -> ObservationPoint.Traits {
    ObservationPoint.Traits(
      id: id, height: height, view: view, showsHost: showsHost, basis: basis, proof: proof,
      likeness: like, isListOfAdditions: isAdditions, isNamedByMap: byMap, isHypervisorsWord: isWord,
      layersBelow: (isHosts ? [.silicon, .microcode, .firmware, .outerHypervisor] : []) + layers, title: title
    )
  }
}
