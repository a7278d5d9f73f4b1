/// A place in the stack where a record shows a CPU.
///
/// Points sort from the silicon up to the guest. One table, `Kind.traits`, holds the properties of each kind.
public enum ObservationPoint: Sendable, Hashable, Comparable {
  /// CPUID and MSRs, as a tool on the machine read them.
  case cpuid
  /// The kernel's view: the flags of `/proc/cpuinfo`.
  case kernelFlags
  /// The host CPU in libvirt's capabilities: CPUID, decoded through the daemon's CPU map.
  case libvirtHostCPU
  /// The traits that Nova reported to Placement: a hint.
  case placementTraits
  /// What KVM offers to guests, as KVM itself reports (`KVM_GET_SUPPORTED_CPUID` and its feature MSRs).
  case kvmSupported
  /// What KVM should offer according to its source, computed from CPUID and the kernel's view without KVM's answer.
  case kvmPredicted(kernel: String)
  /// What KVM emulates on request (`KVM_GET_EMULATED_CPUID`).
  case kvmEmulated
  /// A CPU model as QEMU expanded it, by name (`host`, `max`), with the accelerator (`kvm`, `tcg`) if known.
  case qemuModel(name: String?, accelerator: String? = nil)
  /// The host-model CPU in libvirt's domain capabilities: what guests can have according to QEMU.
  case libvirtHostModel(emulator: String?, type: String?)
  /// Nova's cpu_info: libvirt's host CPU, as nova-compute cached it.
  case novaCPUInfo
  /// CPUID and MSRs as a hypervisor shows them to a guest.
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

  /// Whether a QEMU model shows everything that KVM guests can get.
  ///
  /// QEMU has the model host only with KVM (and other systems' native accelerators); it has max with TCG too.
  private static func isHosts(_ name: String?, _ accelerator: String?) -> Bool {
    accelerator == "kvm" ? name == "host" || name == "max" : accelerator == nil && name == "host"
  }

  /// The properties of the point's kind.
  public var traits: Traits { kind.traits }

  /// The point's title for sentences.
  public var title: String {
    switch self {
    case .kvmPredicted(let kernel): "what KVM in Linux \(kernel) offers guests (predicted)"
    case .qemuModel(let name?, let accelerator?): "QEMU's model \(name) with \(accelerator.uppercased())"
    case .qemuModel(let name?, nil): "QEMU's model \(name)"
    case .guestCPUID(let hypervisor): "what \(hypervisor) shows a guest (CPUID and MSRs)"
    case .libvirtHostModel(_, type: let type?) where type != "qemu":
      "libvirt's host-model with \(type.uppercased())"
    case .cpuid, .kernelFlags, .libvirtHostCPU, .placementTraits, .kvmSupported, .kvmEmulated, .qemuModel,
      .libvirtHostModel, .novaCPUInfo, .guestDefinition:
      traits.title
    }
  }

  /// The identifier for JSON and for sorting.
  public var identifier: String { id.rawValue }

  /// The identifier as a value that rules can match.
  public var id: ID { traits.id }

  /// Whether the point shows guests that QEMU emulates without KVM, whose features do not come from the host's CPU.
  public var isEmulation: Bool { traits.view == .emulated }

  /// Whether the point shows the host's own CPU rather than a guest's.
  public var showsHost: Bool { traits.showsHost }

  /// Whether hosts can be compared at this point: it shows the host's CPU and is not a list of additions.
  public var isComparable: Bool { !isEmulation && !traits.isListOfAdditions }

  /// Whether the point shows what QEMU or libvirt gives a guest that starts on the host.
  ///
  /// For QEMU models these are host, and max if QEMU emulates the CPU.
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

  /// Orders points from the silicon up; within a kind by name.
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
