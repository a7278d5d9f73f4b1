/// A system whose configuration can express a levelled CPU.
public enum ConfiguredSystem: String, Sendable, CaseIterable {
  /// nova.conf, nova-cpu.conf.
  case nova
  /// A `<cpu>` of libvirt's, or a domain.
  case libvirt
  /// QEMU's `-cpu`.
  case qemu
  /// Proxmox VE's cpu-models.conf.
  case proxmox
  /// KubeVirt's VirtualMachine, VirtualMachineInstance and KubeVirt.
  case kubevirt
  /// Incus's cluster group.
  case incus
  /// oVirt's custom CPU type of a virtual machine, or its ServerCPUList.
  case ovirt
  /// A virtual machine template of OpenNebula's: `CPU_MODEL` and a `<cpu>` in `RAW`.
  case opennebula
  /// Xen's xl.cfg: `cpuid`, in libxl's and in xend's syntax.
  case xen
  /// Cloud Hypervisor's `--cpus`.
  case cloudHypervisor = "cloud-hypervisor"
  /// A CPU template of Firecracker's, in JSON.
  case firecracker

  /// The systems whose guests get a CPU model of QEMU's, with features added and removed; the others start from the host's CPU.
  public static let withModels: [ConfiguredSystem] = allCases.filter(\.hasModels)

  /// Whether guests get a CPU model of QEMU's, with features added and removed; otherwise they start from the host's CPU.
  public var hasModels: Bool {
    switch self {
    case .xen, .cloudHypervisor, .firecracker: false
    default: true
    }
  }

  /// Whether its configuration can hold comments, and levels for several vendors one after the other; JSON can do neither.
  public var hasComments: Bool { self != .firecracker }

  /// Whether features use QEMU's names; otherwise they use libvirt's.
  var usesQEMUNames: Bool { self == .qemu || self == .proxmox || self == .incus }

  /// Whether the system can set the last CPUID leaf: `min-level` and `min-xlevel`.
  ///
  /// Incus passes each entry of its flags to `-cpu` unchanged. libvirt has no such setting, so no system that writes libvirt's
  /// `<cpu>` has one; Proxmox VE's cpu-models.conf has none up to 9.1.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/cpu.c, x86_cpu_properties; incus
  ///   internal/server/instance/drivers/driver_qemu_cmd.go; libvirt docs/formatdomain.rst, CPU model and topology; proxmox
  ///   qemu-server src/PVE/QemuServer/CPUConfig.pm, cpu_fmt.
  var canRaiseLeaves: Bool { self == .qemu || self == .incus }

  /// The system's title.
  var title: String {
    switch self {
    case .nova: "Nova"
    case .libvirt: "libvirt"
    case .qemu: "QEMU"
    case .proxmox: "Proxmox VE"
    case .kubevirt: "KubeVirt"
    case .incus: "Incus"
    case .ovirt: "oVirt"
    case .opennebula: "OpenNebula"
    case .xen: "Xen"
    case .cloudHypervisor: "Cloud Hypervisor"
    case .firecracker: "Firecracker"
    }
  }
}
