/// The program that prints a message.
enum MessageComponent: String, Sendable, CaseIterable {
  case nova, libvirt, qemu, kvm, kernel, guest, kubevirt, ovirt, proxmox, incus, xapi, xen, vmware,
    cloudhypervisor, firecracker

  /// The program, in words.
  var title: String {
    switch self {
    case .nova: "Nova"
    case .libvirt: "libvirt"
    case .qemu: "QEMU"
    case .kvm: "KVM"
    case .kernel: "the host's kernel"
    case .guest: "the guest"
    case .kubevirt: "KubeVirt"
    case .ovirt: "oVirt"
    case .proxmox: "Proxmox VE"
    case .incus: "Incus and LXD"
    case .xapi: "XenServer and XCP-ng"
    case .xen: "Xen"
    case .vmware: "VMware vSphere"
    case .cloudhypervisor: "Cloud Hypervisor"
    case .firecracker: "Firecracker"
    }
  }

  /// Whether it runs above the hypervisor and repeats or wraps its messages.
  var isManagement: Bool {
    switch self {
    case .nova, .kubevirt, .ovirt, .proxmox, .incus, .xapi, .vmware: true
    case .libvirt, .qemu, .kvm, .kernel, .guest, .xen, .cloudhypervisor, .firecracker: false
    }
  }
}

/// When a message is printed, in the order of a live migration.
enum MessagePhase: String, Sendable, CaseIterable, Comparable {
  /// A definition or configuration is read.
  case configure
  /// A daemon, a host or its kernel starts.
  case start
  /// The scheduler chooses a host.
  case schedule
  /// The cloud compares CPUs before it calls libvirt.
  case precheck
  /// The source checks whether the guest may move.
  case begin
  /// The destination prepares the guest: definition, libvirt's checks, QEMU's start.
  case prepare
  /// State moves.
  case perform
  /// The guest runs.
  case run

  /// Orders by the time in a migration.
  static func < (a: Self, b: Self) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}
