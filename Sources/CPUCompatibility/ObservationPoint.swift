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
  /// A CPU model as QEMU expanded it, by name (`host`, `max`).
  case qemuModel(name: String?)
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
    case .qemuModel(let name?): "QEMU's model \(name)"
    case .qemuModel: "a model that QEMU expanded"
    case .guestCPUID(let hypervisor): "what \(hypervisor) gives a guest (CPUID and MSRs)"
    case .libvirtHostCPU: "libvirt's host CPU (CPUID)"
    case .libvirtHostModel(_, let type?): "libvirt's host-model for \(type)"
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
    case .qemuModel: "qemu-model"
    case .guestCPUID: "guest-cpuid"
    case .libvirtHostCPU: "libvirt-host-cpu"
    case .libvirtHostModel: "libvirt-host-model"
    case .novaCPUInfo: "nova-cpu-info"
    case .guestDefinition: "guest-definition"
    }
  }

  private var height: Int {
    switch self {
    case .cpuid: 0
    case .kernelFlags: 1
    case .libvirtHostCPU: 2
    case .novaCPUInfo: 3
    case .placementTraits: 4
    case .qemuModel: 5
    case .libvirtHostModel: 6
    case .guestCPUID: 7
    case .guestDefinition: 8
    }
  }

  /// Orders points from the silicon up; of one kind by name.
  public static func < (a: Self, b: Self) -> Bool { (a.height, a.detail) < (b.height, b.detail) }

  private var detail: String {
    switch self {
    case .libvirtHostModel(let emulator, let type): "\(type ?? "") \(emulator ?? "")"
    case .qemuModel(let name): name ?? ""
    case .guestCPUID(let hypervisor): hypervisor
    default: ""
    }
  }
}
