/// Where somebody looked at a CPU.
///
/// Points sort from the silicon up to the guest.
public enum ObservationPoint: Sendable, Hashable, Comparable {
  /// CPUID and MSRs, as a tool on the machine read them.
  case cpuid
  /// The host CPU in libvirt's capabilities: CPUID, decoded through the daemon's CPU map.
  case libvirtHostCPU
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
    case .libvirtHostCPU: 1
    case .novaCPUInfo: 2
    case .qemuModel: 3
    case .libvirtHostModel: 4
    case .guestCPUID: 5
    case .guestDefinition: 6
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
