/// Where somebody looked at a CPU.
///
/// Points sort from the silicon up to the guest.
public enum ObservationPoint: Sendable, Hashable, Comparable {
  /// The host CPU in libvirt's capabilities: CPUID, decoded through the daemon's CPU map.
  case libvirtHostCPU
  /// The host-model CPU in libvirt's domain capabilities: what QEMU says guests can have.
  case libvirtHostModel(emulator: String?, type: String?)
  /// Nova's cpu_info: libvirt's host CPU, as nova-compute cached it.
  case novaCPUInfo
  /// A guest's definition, as written.
  case guestDefinition

  /// The point in a few words.
  public var title: String {
    switch self {
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
    case .libvirtHostCPU: "libvirt-host-cpu"
    case .libvirtHostModel: "libvirt-host-model"
    case .novaCPUInfo: "nova-cpu-info"
    case .guestDefinition: "guest-definition"
    }
  }

  private var height: Int {
    switch self {
    case .libvirtHostCPU: 0
    case .novaCPUInfo: 1
    case .libvirtHostModel: 2
    case .guestDefinition: 3
    }
  }

  /// Orders points from the silicon up; host-models by type and emulator.
  public static func < (a: Self, b: Self) -> Bool {
    if case .libvirtHostModel(let emulatorA, let typeA) = a,
      case .libvirtHostModel(let emulatorB, let typeB) = b
    {
      return (typeA ?? "", emulatorA ?? "") < (typeB ?? "", emulatorB ?? "")
    }
    return a.height < b.height
  }
}
