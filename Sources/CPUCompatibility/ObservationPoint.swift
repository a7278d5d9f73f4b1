/// Where somebody looked at a CPU.
///
/// Points sort from the silicon up to the guest.
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

  /// The point in a few words.
  public var title: String {
    switch self {
    case .cpuid: "CPUID and MSRs"
    case .kernelFlags: "the kernel's view (/proc/cpuinfo)"
    case .placementTraits: "Placement's traits"
    case .kvmSupported: "what KVM offers guests"
    case .kvmPredicted(let kernel): "what KVM of Linux \(kernel) offers guests (predicted)"
    case .kvmEmulated: "what KVM emulates on request"
    case .qemuModel(let name?, let accelerator?): "QEMU's model \(name) with \(accelerator.uppercased())"
    case .qemuModel(let name?, nil): "QEMU's model \(name)"
    case .qemuModel: "a model that QEMU expanded"
    case .guestCPUID(let hypervisor): "what \(hypervisor) gives a guest (CPUID and MSRs)"
    case .libvirtHostCPU: "libvirt's host CPU (CPUID)"
    case .libvirtHostModel(_, type: "qemu"): "libvirt's host-model without KVM"
    case .libvirtHostModel(_, let type?): "libvirt's host-model with \(type.uppercased())"
    case .libvirtHostModel: "libvirt's host-model"
    case .novaCPUInfo: "Nova's cpu_info (CPUID, decoded by libvirt)"
    case .guestDefinition: "the guest's definition"
    }
  }

  /// A word for JSON and for sorting.
  public var identifier: String {
    switch self {
    case .cpuid: "cpuid"
    case .kernelFlags: "kernel-flags"
    case .placementTraits: "placement-traits"
    case .kvmSupported: "kvm-supported"
    case .kvmPredicted: "kvm-predicted"
    case .kvmEmulated: "kvm-emulated"
    case .qemuModel(_, accelerator: "tcg"): "qemu-model-tcg"
    case .qemuModel: "qemu-model"
    case .guestCPUID: "guest-cpuid"
    case .libvirtHostCPU: "libvirt-host-cpu"
    case .libvirtHostModel(_, type: "qemu"): "libvirt-host-model-tcg"
    case .libvirtHostModel: "libvirt-host-model"
    case .novaCPUInfo: "nova-cpu-info"
    case .guestDefinition: "guest-definition"
    }
  }

  /// Whether the point shows guests that QEMU emulates without KVM, whose features do not come from the host's CPU.
  public var isEmulation: Bool {
    switch self {
    case .qemuModel(_, accelerator: "tcg"), .libvirtHostModel(_, type: "qemu"): true
    default: false
    }
  }

  /// Whether the point shows the host's own CPU, and not what a guest on it is given.
  public var showsHost: Bool {
    switch self {
    case .cpuid, .kernelFlags, .libvirtHostCPU, .novaCPUInfo, .placementTraits: true
    default: false
    }
  }

  /// Whether hosts can be compared by what the point shows: it is of the host's CPU, and it is no list of additions.
  public var isComparable: Bool { !isEmulation && self != .kvmEmulated }

  private var height: Int {
    switch self {
    case .cpuid: 0
    case .kernelFlags: 1
    case .libvirtHostCPU: 2
    case .novaCPUInfo: 3
    case .placementTraits: 4
    case .kvmSupported: 5
    case .kvmPredicted: 6
    case .kvmEmulated: 7
    case .qemuModel: 8
    case .libvirtHostModel: 9
    case .guestCPUID: 10
    case .guestDefinition: 11
    }
  }

  /// Orders points from the silicon up; of one kind by name.
  public static func < (a: Self, b: Self) -> Bool { (a.height, a.detail) < (b.height, b.detail) }

  private var detail: String {
    switch self {
    case .libvirtHostModel(let emulator, let type): "\(type ?? "") \(emulator ?? "")"
    case .qemuModel(let name, let accelerator): "\(name ?? "") \(accelerator ?? "")"
    case .kvmPredicted(let kernel): kernel
    case .guestCPUID(let hypervisor): hypervisor
    default: ""
    }
  }
}
