import Wording

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

  /// Whether its configuration can hold comments; JSON cannot.
  public var hasComments: Bool { self != .firecracker }

  /// Whether levels for several vendors can stand one after the other, for a person to pick; of `cpuid` in xl.cfg only the last counts.
  public var holdsSeveralLevels: Bool { self != .firecracker && self != .xen }

  /// The system that a person means.
  ///
  /// - Throws: Why there is none, with the nearest names.
  public static func named(_ name: String) throws(UnknownSystem) -> ConfiguredSystem {
    if let system = ConfiguredSystem(rawValue: name) { return system }
    if let reason = refusal(ofSystem: name) {
      throw UnknownSystem(reason: "there is no configuration for \(name): \(reason)")
    }
    let names = allCases.map(\.rawValue)
    let near = nearest(to: name, of: names)
    throw UnknownSystem(
      reason: "there is no system \(name); "
        + (near.isEmpty
          ? "there are \(names.joined(separator: ", "))" : "did you mean \(near.joined(separator: " or "))?"))
  }

  /// A name of no system whose configuration Martlet writes.
  public struct UnknownSystem: Error, CustomStringConvertible {
    /// One line without a full stop.
    public var reason: String
    /// The reason.
    public var description: String { reason }
  }

  /// Why a system gets no configuration that a person may ask for by its name; nil for other names.
  ///
  /// - SeeAlso: xen-api doc/content/design/cpu-levelling-v2.md; ocaml/xapi/cpuid_helpers.ml, next_boot_cpu_features and
  ///   assert_vm_is_compatible; ocaml/xapi/xapi_xenops.ml (platform:featureset); ocaml/idl/datamodel_host.ml, set_cpu_features (removed).
  static func refusal(ofSystem name: String) -> String? {
    guard ["xapi", "xenserver", "xcp-ng", "citrix-hypervisor"].contains(name.lowercased()) else { return nil }
    return
      "XAPI (XenServer, XCP-ng) levels its pools itself: when a guest starts, it gets the features that all hosts of the pool give, and XAPI has "
      + "no setting for that level (xen-api doc/content/design/cpu-levelling-v2.md); Xen's cpuid= on a host's command line lowers what the host gives. platform:featureset of a guest replaces its features, but "
      + "the check before a move reads last_boot_CPU_flags instead (ocaml/xapi/cpuid_helpers.ml), so Martlet writes none. To see the level, give "
      + "martlet level what xe host-param-list prints of each host"
  }

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
