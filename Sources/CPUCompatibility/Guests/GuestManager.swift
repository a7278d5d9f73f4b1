/// A system that manages guests: it keeps a record of each, writes their definitions and moves them.
public enum GuestManager: String, Sendable, Hashable, Codable, CaseIterable {
  /// OpenStack Nova.
  case nova
  /// oVirt, and Red Hat Virtualization.
  case ovirt
  /// KubeVirt, and what is built on it, such as Harvester.
  case kubevirt
  /// Apache CloudStack.
  case cloudstack
  /// OpenNebula.
  case opennebula
  /// Proxmox VE, which runs QEMU without libvirt.
  case proxmox
  /// Incus and LXD, which run QEMU without libvirt.
  case incus

  /// The system's name.
  public var title: String {
    switch self {
    case .nova: "OpenStack Nova"
    case .ovirt: "oVirt"
    case .kubevirt: "KubeVirt"
    case .cloudstack: "Apache CloudStack"
    case .opennebula: "OpenNebula"
    case .proxmox: "Proxmox VE"
    case .incus: "Incus"
    }
  }
}
