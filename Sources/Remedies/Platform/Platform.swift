/// What a host runs, as far as it decides which commands fit: the system, how OpenStack is deployed on it, and which daemons of libvirt
/// run.
///
/// A part that is nil is unknown. Where nothing at all is known, commands of the Debian and RHEL families stand side by side.
public struct Platform: Sendable, Hashable, Codable {
  /// The distribution; nil if it is unknown, as below a Kolla that nothing else is known about.
  public var system: System?
  /// The distribution's version (`VERSION_ID` of os-release).
  public var version: String?
  /// How OpenStack is deployed; nil where it is not, or by packages.
  public var deployment: Deployment?
  /// Which of libvirt's daemons serve QEMU; nil if that is unknown.
  public var daemons: Daemons?
  /// What runs the containers; nil where there are none, or it is unknown.
  public var engine: ContainerEngine?
  /// How the kernel's command line is changed; nil for the system's usual way.
  public var bootTool: BootTool?
  /// The evidence of the platform, a sentence without a full stop each; empty if the operator named it.
  public var evidence: [String] = []

  /// A distribution, or a family of distributions with the same commands.
  public enum System: String, Sendable, Codable, CaseIterable {
    /// Packages by apt, and GRUB read from /etc/default/grub.d.
    case debian
    /// As Debian, with package names of its own for the kernel.
    case ubuntu
    /// Proxmox VE, which runs QEMU without libvirt.
    case proxmox
    /// Red Hat Enterprise Linux, CentOS Stream, AlmaLinux, Rocky Linux, Oracle Linux and Fedora.
    case rhel
    /// SUSE Linux Enterprise and openSUSE.
    case suse
    /// Arch Linux.
    case arch
  }

  /// A way to deploy OpenStack in which Nova, and perhaps libvirt, run in containers.
  public enum Deployment: String, Sendable, Codable, CaseIterable {
    /// Kolla Ansible: containers nova_libvirt and nova_compute.
    case kolla
    /// TripleO and Red Hat OpenStack Platform 13 to 17.
    case tripleo
    /// Red Hat OpenStack Services on OpenShift (RHOSO): nova_compute in a container, libvirt on the host.
    case rhoso
  }

  /// Which of libvirt's daemons serve QEMU.
  public enum Daemons: String, Sendable, Codable, CaseIterable {
    /// libvirtd.
    case monolithic
    /// virtqemud and its siblings.
    case modular
  }

  /// A program that runs containers.
  public enum ContainerEngine: String, Sendable, Codable, CaseIterable {
    /// Run by the daemon dockerd.
    case docker
    /// Run without a daemon.
    case podman
  }

  /// How the kernel's command line is changed.
  public enum BootTool: String, Sendable, Codable, CaseIterable {
    /// Files in /etc/default/grub.d and update-grub.
    case grubDropIn = "grub-drop-in"
    /// grubby, which writes the entries of the boot loader specification (BLS) and of older GRUBs.
    case grubby
    /// pbl, also called update-bootloader.
    case pbl
    /// /etc/default/grub and grub-mkconfig.
    case grubFile = "grub-file"
    /// /etc/kernel/cmdline or GRUB's files, and proxmox-boot-tool.
    case proxmoxBootTool = "proxmox-boot-tool"
  }

  /// A platform about which nothing but these is known.
  public init(
    system: System? = nil, version: String? = nil, deployment: Deployment? = nil, daemons: Daemons? = nil,
    engine: ContainerEngine? = nil, bootTool: BootTool? = nil
  ) {
    self.system = system
    self.version = version
    self.deployment = deployment
    self.daemons = daemons
    self.engine = engine
    self.bootTool = bootTool
  }

  /// Whether QEMU's guests run without libvirt, as on Proxmox VE.
  package var runsWithoutLibvirt: Bool { system == .proxmox && deployment == nil }

  /// The platform in words: `Kolla Ansible on Ubuntu 22.04`.
  public var title: String {
    let base = system.map { [$0.title, version].compactMap(\.self).joined(separator: " ") }
    switch (deployment?.title, base) {
    case (let deployment?, let base?): return "\(deployment) on \(base)"
    case (let deployment?, nil): return deployment
    case (nil, let base?): return base
    case (nil, nil): return "an unknown platform"
    }
  }
}

extension Platform.System {
  /// The name that sentences use.
  public var title: String {
    switch self {
    case .debian: "Debian"
    case .ubuntu: "Ubuntu"
    case .proxmox: "Proxmox VE"
    case .rhel: "RHEL"
    case .suse: "SUSE"
    case .arch: "Arch Linux"
    }
  }

  /// Whether packages are managed by apt and dpkg.
  package var usesAPT: Bool { self == .debian || self == .ubuntu || self == .proxmox }
}

extension Platform.Deployment {
  /// The name that sentences use.
  public var title: String {
    switch self {
    case .kolla: "Kolla Ansible"
    case .tripleo: "TripleO"
    case .rhoso: "RHOSO"
    }
  }
}

extension Platform.Daemons {
  /// The daemon that serves QEMU.
  package var program: String { self == .monolithic ? "libvirtd" : "virtqemud" }
}
