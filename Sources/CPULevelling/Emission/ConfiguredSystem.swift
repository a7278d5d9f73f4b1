/// A system in whose words a levelled CPU can be written.
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

  /// Whether features are written by QEMU's names; else they are by libvirt's.
  var usesQEMUNames: Bool { self == .qemu || self == .proxmox || self == .incus }

  /// Whether QEMU can be told how far CPUID goes: `min-level` and `min-xlevel`.
  ///
  /// Incus hands each entry of its flags to `-cpu` as it stands. libvirt has no such setting, and so none of those that write libvirt's
  /// `<cpu>` has; Proxmox VE's cpu-models.conf had none up to 9.1.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/cpu.c, x86_cpu_properties; incus
  ///   internal/server/instance/drivers/driver_qemu_cmd.go; libvirt docs/formatdomain.rst, CPU model and topology; proxmox
  ///   qemu-server src/PVE/QemuServer/CPUConfig.pm, cpu_fmt.
  var canRaiseLeaves: Bool { self == .qemu || self == .incus }

  /// The system in words.
  var title: String {
    switch self {
    case .nova: "Nova"
    case .libvirt: "libvirt"
    case .qemu: "QEMU"
    case .proxmox: "Proxmox VE"
    case .kubevirt: "KubeVirt"
    case .incus: "Incus"
    case .ovirt: "oVirt"
    }
  }
}
