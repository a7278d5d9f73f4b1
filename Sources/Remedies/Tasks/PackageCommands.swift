internal import Wording

/// Upgrades of packages, after their versions were written down, and how to undo them.
///
/// - SeeAlso: apt-get(8), --only-upgrade and --allow-downgrades; dnf(8), upgrade and downgrade; zypper(8), update and --oldpackage; Arch
///   wiki, Downgrading packages; Proxmox VE administration guide, System Software Updates and Firmware Updates; kolla-ansible operating
///   guide, upgrade.
struct PackageCommands {
  /// What a system calls the packages: those to upgrade, and the patterns of all that belong to them.
  private struct Names {
    var upgraded: [String]
    var patterns: [String]
  }

  private let group: PackageGroup
  private let platform: Platform
  private let system: Platform.System?
  /// Whether the packages are in the image of libvirt's container.
  private let isInContainer: Bool

  /// Commands on a group of packages; nil if the system is unknown, and the packages are the host's.
  init?(_ group: PackageGroup, on platform: Platform) {
    self.group = group
    self.platform = platform
    system = platform.system
    isInContainer =
      (group == .libvirt || group == .qemu) && platform.deployment != nil && platform.deployment != .rhoso
    guard isInContainer || system != nil else { return nil }
  }

  private var record: String { "/root/\(group.rawValue).before" }

  /// Writes down what there is, and upgrades it.
  var upgrade: TaskSteps? {
    guard !isInContainer else { return upgradeOfImages }
    return system.map {
      TaskSteps(
        before: [note($0)] + (group == .kernel ? [Self.keepRunningKernel] : []), change: install($0))
    }
  }

  /// Installs what was written down.
  var downgrade: [Command] {
    guard !isInContainer else {
      return [
        .instruction("set the former openstack_release, or image tag, and run the upgrade's command again")
      ]
    }
    guard let system else { return [] }
    if group == .kernel { return formerKernel(system) }
    let install: Command =
      switch system {
      case .debian, .ubuntu, .proxmox:
        .script("xargs -a \(record) apt-get install --yes --allow-downgrades")
      case .rhel: .script("xargs -a \(record) dnf downgrade --assumeyes")
      case .suse: .script("xargs -a \(record) zypper --non-interactive install --oldpackage")
      case .arch:
        .script(
          "while read -r name version; do pacman -U --noconfirm /var/cache/pacman/pkg/\"$name-$version\"-*.pkg.tar.zst; done < \(record)"
        )
      }
    return [
      .instruction("the repositories, or the package cache, must still have the versions in \(record)"),
      install,
    ]
  }

  /// Writes the versions down; a record that is there is kept.
  private func note(_ system: Platform.System) -> Command {
    let patterns = names(system).patterns.map(quoted).joined(separator: " ")
    let list =
      switch system {
      case .debian, .ubuntu, .proxmox:
        "dpkg-query -W -f '${db:Status-Abbrev}${Package}=${Version}\\n' \(patterns) | sed -n 's/^ii //p'"
      case .rhel: "rpm -qa \(patterns)"
      case .suse: "rpm -qa --qf '%{NAME}=%{VERSION}-%{RELEASE}\\n' \(patterns)"
      case .arch: "pacman -Q \(patterns)"
      }
    return .script("(set -C; \(list) > \(record))", note: "the backup")
  }

  private static let keepRunningKernel: Command = "(set -C; uname -r > /root/kernel.running)"

  private func install(_ system: Platform.System) -> [Command] {
    let upgraded = names(system).upgraded
    let vendor = "$(grep -q GenuineIntel /proc/cpuinfo && echo intel || echo amd64)-microcode"
    switch system {
    case .debian, .ubuntu:
      return [
        "apt-get update",
        group == .microcode
          ? .script("apt-get install \"\(vendor)\"", note: "from non-free-firmware, or restricted")
          : .run(["apt-get", "install"] + upgraded),
      ]
    case .proxmox:
      return group == .microcode
        ? [
          "apt-get update", .script("apt-get install \"\(vendor)\"", note: "from non-free-firmware"),
        ] : ["apt-get update", "apt-get dist-upgrade"]
    case .rhel: return [.run(["dnf", "upgrade"] + upgraded)]
    case .suse: return [.run(["zypper", "update"] + upgraded)]
    case .arch: return [.run(["pacman", "-Syu"] + upgraded)]
    }
  }

  private func names(_ system: Platform.System) -> Names {
    switch (system, group) {
    case (.debian, .libvirt), (.ubuntu, .libvirt):
      Names(upgraded: ["libvirt-daemon-system", "libvirt-clients"], patterns: ["libvirt*"])
    case (.debian, .qemu), (.ubuntu, .qemu): Names(upgraded: ["qemu-system-x86"], patterns: ["qemu*"])
    case (.debian, .kernel): Names(upgraded: ["linux-image-amd64"], patterns: ["linux-image-*"])
    case (.ubuntu, .kernel): Names(upgraded: ["linux-image-generic"], patterns: ["linux-image-*"])
    case (.debian, .microcode), (.ubuntu, .microcode), (.proxmox, .microcode):
      Names(upgraded: [], patterns: ["intel-microcode", "amd64-microcode"])
    case (.proxmox, .kernel): Names(upgraded: [], patterns: ["proxmox-kernel-*", "pve-kernel-*"])
    case (.proxmox, _): Names(upgraded: [], patterns: ["pve-qemu-kvm", "qemu-server"])
    case (.rhel, .libvirt): Names(upgraded: ["libvirt*"], patterns: ["libvirt*"])
    case (.rhel, .qemu): Names(upgraded: ["qemu-kvm*"], patterns: ["qemu-*"])
    case (.rhel, .microcode):
      Names(
        upgraded: ["microcode_ctl", "linux-firmware", "amd-ucode-firmware"],
        patterns: ["microcode_ctl", "linux-firmware", "amd-ucode-firmware"])
    case (.rhel, .kernel): Names(upgraded: ["kernel"], patterns: ["kernel*"])
    case (.suse, .libvirt): Names(upgraded: ["libvirt-daemon-qemu"], patterns: ["libvirt*"])
    case (.suse, .qemu): Names(upgraded: ["qemu-x86"], patterns: ["qemu*"])
    case (.suse, .microcode):
      Names(upgraded: ["ucode-intel", "ucode-amd"], patterns: ["ucode-intel", "ucode-amd"])
    case (.suse, .kernel): Names(upgraded: ["kernel-default"], patterns: ["kernel-default*"])
    case (.arch, .libvirt): Names(upgraded: ["libvirt"], patterns: ["libvirt"])
    case (.arch, .qemu): Names(upgraded: ["qemu-system-x86"], patterns: ["qemu-system-x86"])
    case (.arch, .microcode):
      Names(upgraded: [], patterns: ["intel-ucode", "amd-ucode"])
    case (.arch, .kernel): Names(upgraded: ["linux"], patterns: ["linux"])
    }
  }

  /// Boots the kernel that ran before.
  ///
  /// - SeeAlso: grubby(8), --set-default; Proxmox VE administration guide, Override the Kernel-Version used on next Boot; GRUB manual,
  ///   Simple configuration, GRUB_DEFAULT.
  private func formerKernel(_ system: Platform.System) -> [Command] {
    let release = "\"$(cat /root/kernel.running)\""
    switch system {
    case .rhel: return [.script("grubby --set-default \"/boot/vmlinuz-$(cat /root/kernel.running)\"")]
    case .proxmox: return [.script("proxmox-boot-tool kernel pin \(release)")]
    default:
      return [
        .run(["cat", "/root/kernel.running"], note: "the former kernel"),
        .instruction(
          "choose it in GRUB's menu under Advanced options, and set GRUB_DEFAULT in /etc/default/grub to keep it"
        ),
      ]
    }
  }

  private var upgradeOfImages: TaskSteps {
    switch platform.deployment {
    case .kolla?:
      TaskSteps(
        before: [
          .run(
            [
              DaemonCommands.engine(platform), "inspect", "-f", "{{.Config.Image}}", "nova_libvirt",
            ], note: "the backup: the image that runs now")
        ],
        change: [
          .instruction("in /etc/kolla/globals.yml set the openstack_release, or tag, of the newer images"),
          .run(["kolla-ansible", "pull", "-i", "INVENTORY", "--tags", "nova", "--limit", "HOST"]),
          .run(["kolla-ansible", "upgrade", "-i", "INVENTORY", "--tags", "nova", "--limit", "HOST"]),
        ])
    default:
      TaskSteps(change: [
        .instruction(
          "libvirt and QEMU are in the image of \(DaemonCommands.libvirtContainer(platform) ?? "nova_libvirt")"
        ),
        .run(
          ["openstack", "overcloud", "update", "run", "--limit", "HOST"],
          note: "after openstack overcloud update prepare with the newer images"),
      ])
    }
  }
}
