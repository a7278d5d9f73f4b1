/// Where somebody looked at a CPU.
///
/// Points sort from the silicon up to the guest. What holds of each kind stands in one table, `Kind.traits`.
public enum ObservationPoint: Sendable, Hashable, Comparable {
  /// CPUID and MSRs, as a tool on the machine read them.
  case cpuid
  /// The kernel's view: the flags of `/proc/cpuinfo`.
  case kernelFlags
  /// The host CPU in libvirt's capabilities: CPUID, decoded through the daemon's CPU map.
  case libvirtHostCPU
  /// The traits that Nova reported to Placement: a hint.
  case placementTraits
  /// What KVM offers to guests, as KVM itself says (`KVM_GET_SUPPORTED_CPUID` and its feature MSRs).
  case kvmSupported
  /// What KVM will offer by its source, computed from CPUID and the kernel's view; nobody asked KVM.
  case kvmPredicted(kernel: String)
  /// What KVM emulates for a hypervisor that asks for it (`KVM_GET_EMULATED_CPUID`).
  case kvmEmulated
  /// A CPU model as QEMU expanded it, by name (`host`, `max`), with an accelerator (`kvm`, `tcg`) if that is known.
  case qemuModel(name: String?, accelerator: String? = nil)
  /// The host-model CPU in libvirt's domain capabilities: what QEMU says guests can have.
  case libvirtHostModel(emulator: String?, type: String?)
  /// Nova's cpu_info: libvirt's host CPU, as nova-compute cached it.
  case novaCPUInfo
  /// CPUID and MSRs as a hypervisor gives them to a guest.
  case guestCPUID(hypervisor: String)
  /// A guest's definition, as written.
  case guestDefinition

  /// The kind of the point, without names of models, emulators and kernels.
  public var kind: Kind {
    switch self {
    case .cpuid: .cpuid
    case .kernelFlags: .kernelFlags
    case .libvirtHostCPU: .libvirtHostCPU
    case .placementTraits: .placementTraits
    case .kvmSupported: .kvmSupported
    case .kvmPredicted: .kvmPredicted
    case .kvmEmulated: .kvmEmulated
    case .qemuModel(_, accelerator: "tcg"): .qemuModelWithoutKVM
    case .qemuModel(let name, let accelerator):
      Self.isHosts(name, accelerator) ? .qemuHostModel : .qemuModel
    case .libvirtHostModel(_, type: "qemu"): .libvirtHostModelWithoutKVM
    case .libvirtHostModel(_, type: "kvm"), .libvirtHostModel(_, type: nil): .libvirtHostModel
    case .libvirtHostModel: .libvirtHostModelOfOthers
    case .novaCPUInfo: .novaCPUInfo
    case .guestCPUID: .guestCPUID
    case .guestDefinition: .guestDefinition
    }
  }

  /// Whether a model of QEMU's is what guests with KVM can be given.
  ///
  /// QEMU has the model host with KVM (and on other systems their own) alone; max it has with TCG too.
  private static func isHosts(_ name: String?, _ accelerator: String?) -> Bool {
    accelerator == "kvm" ? name == "host" || name == "max" : accelerator == nil && name == "host"
  }

  /// What holds of the point's kind.
  public var traits: Traits { kind.traits }

  /// The point in a few words.
  public var title: String {
    switch self {
    case .kvmPredicted(let kernel): "what KVM of Linux \(kernel) offers guests (predicted)"
    case .qemuModel(let name?, let accelerator?): "QEMU's model \(name) with \(accelerator.uppercased())"
    case .qemuModel(let name?, nil): "QEMU's model \(name)"
    case .guestCPUID(let hypervisor): "what \(hypervisor) gives a guest (CPUID and MSRs)"
    case .libvirtHostModel(_, type: let type?) where type != "qemu":
      "libvirt's host-model with \(type.uppercased())"
    case .cpuid, .kernelFlags, .libvirtHostCPU, .placementTraits, .kvmSupported, .kvmEmulated, .qemuModel,
      .libvirtHostModel, .novaCPUInfo, .guestDefinition:
      traits.title
    }
  }

  /// A word for JSON and for sorting.
  public var identifier: String { id.rawValue }

  /// The same as a value, by which rules ask for points.
  public var id: ID { traits.id }

  /// Whether the point shows guests that QEMU emulates without KVM, whose features do not come from the host's CPU.
  public var isEmulation: Bool { traits.view == .emulated }

  /// Whether the point shows the host's own CPU, and not what a guest on it is given.
  public var showsHost: Bool { traits.showsHost }

  /// Whether hosts can be compared by what the point shows: it is of the host's CPU, and it is no list of additions.
  public var isComparable: Bool { !isEmulation && !traits.isListOfAdditions }

  /// Whether the point shows what a guest is given that is started on the host, as QEMU or libvirt tell it.
  ///
  /// Of QEMU's models these are host, and max where QEMU emulates the CPU.
  public var showsNewGuests: Bool {
    switch self {
    case .qemuModel(name: "host", _), .qemuModel(name: "max", accelerator: "tcg"), .libvirtHostModel,
      .guestCPUID:
      true
    case .qemuModel, .cpuid, .kernelFlags, .libvirtHostCPU, .placementTraits, .kvmSupported, .kvmPredicted,
      .kvmEmulated, .novaCPUInfo, .guestDefinition:
      false
    }
  }

  /// Orders points from the silicon up; of one kind by name.
  public static func < (a: Self, b: Self) -> Bool {
    (a.traits.height, a.detail) < (b.traits.height, b.detail)
  }

  private var detail: String {
    switch self {
    case .libvirtHostModel(let emulator, let type): "\(type ?? "") \(emulator ?? "")"
    case .qemuModel(let name, let accelerator): "\(name ?? "") \(accelerator ?? "")"
    case .kvmPredicted(let kernel): kernel
    case .guestCPUID(let hypervisor): hypervisor
    case .cpuid, .kernelFlags, .libvirtHostCPU, .placementTraits, .kvmSupported, .kvmEmulated, .novaCPUInfo,
      .guestDefinition:
      ""
    }
  }
}
