public import CPUCatalog

extension ObservationPoint {
  /// A kind of observation point, which rules can match.
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
    /// QEMU's models host and max with KVM: everything that guests can get.
    case qemuHostModel
    /// Another QEMU model.
    case qemuModel
    /// A QEMU model without KVM.
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

  /// The identifier of a point in rules and JSON; kinds that differ only by a name share it.
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
    /// The host's own CPU.
    case host
    /// What KVM guests can get on the host.
    case kvmGuests
    /// What emulated guests get, whose features do not come from the host's CPU.
    case emulated
    /// A report about the host or its guests: neither presence nor absence is certain.
    case hint
    /// Something else: one guest's CPU, a single named model, a list of additions.
    case other
  }

  /// The basis of a point's data.
  public enum Basis: String, Sendable, Hashable {
    /// A record shows it.
    case measured
    /// Martlet computed it without a record.
    case predicted
    /// It names some features but is incomplete.
    case hint
  }

  /// What a record at this point proves about the host's CPUID.
  public enum ProofOfCPUID: Sendable, Hashable {
    /// Presence and absence.
    case whole
    /// Only presence.
    case presence
    /// Presence and absence, as far as libvirt read and named them; MSRs prove nothing.
    case libvirts
    /// Only features that KVM passes through.
    case passedThrough
    /// Nothing.
    case nothing
  }

  /// The points that a point can be compared with bit by bit.
  public enum Likeness: Sendable, Hashable {
    /// Those of its kind.
    case kind
    /// All that show libvirt's host CPU.
    case libvirtsHostCPU
    /// Those of its kind, model, accelerator, type or hypervisor.
    case detail
    /// No point.
    case none
  }

  /// The properties of a kind of observation point.
  public struct Traits: Sendable, Hashable {
    /// The identifier in rules and JSON.
    public var id: ID
    /// The place in the order from the silicon up.
    public var height: Int
    /// Whose CPU it shows.
    public var view: View
    /// Whether it describes the host's own CPU, even imperfectly, rather than a guest's.
    public var showsHost: Bool
    /// The basis of its data.
    public var basis: Basis
    /// What it proves about the host's CPUID.
    public var proof: ProofOfCPUID
    /// The points it can be compared with bit by bit.
    public var likeness: Likeness
    /// Whether it lists additions on request, not a CPU.
    public var isListOfAdditions: Bool
    /// Whether records of it are libvirt's, which names features by its CPU map.
    public var isNamedByMap: Bool
    /// Whether it shows what QEMU or libvirt gives guests with KVM or another hypervisor.
    public var isHypervisorsWord: Bool
    /// The layers that a feature must pass to be visible there, from the silicon up.
    public var layersBelow: [Layer]
    /// The kind's title for sentences.
    public var title: String
  }
}

extension ObservationPoint.Kind {
  /// The properties of this kind.
  public var traits: ObservationPoint.Traits { Self.rows[Int(rawValue)] }

  private static let rows = allCases.map(\.row)

  /// The properties of each kind, one row per case; the compiler enforces completeness.
  ///
  /// CPUID is one point: silicon, microcode and firmware are all under it, and on a virtual machine the outer hypervisor. libvirt
  /// decodes CPUID through its CPU map, so it does not see features that the map cannot name; it bypasses the kernel and KVM.
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
      row(.guestCPUID, 10, .other, false, like: .detail, [.kernel, .kvm], "what a guest sees")
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
