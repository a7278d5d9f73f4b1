internal import Wording

/// Commands on the guests of a host, and its reboot, which they must not meet.
struct HostGuestSteps {
  private let manager: HostManager
  private let platform: Platform?

  /// The guests of a host; on Proxmox VE they are its own, whoever was named.
  init(_ manager: HostManager, on platform: Platform?) {
    self.manager =
      platform?.runsWithoutLibvirt == true
      ? .proxmox : platform?.deployment != nil && manager == .libvirt ? .nova : manager
    self.platform = platform
  }

  /// Whether a guest runs is a question to the system's libvirt: an ordinary user's virsh would ask his own, which has none.
  private var activeGuests: [String] {
    Platform.virshWords(platform) + ["-c", "qemu:///system", "list", "--name"]
  }

  /// Lists the guests that have to go, and keeps new ones off.
  var list: [Command] {
    switch manager {
    case .libvirt: [.run(activeGuests, note: "first: move each of these off, or shut it down")]
    case .nova:
      [
        "openstack compute service set --disable --disable-reason maintenance HOST nova-compute    # no new guests",
        .run(
          ["openstack", "server", "list", "--all-projects", "--host", "HOST"],
          note: "first: move each of these off (openstack server migrate --live-migration SERVER)"),
        .run(activeGuests, note: "must print nothing"),
      ]
    case .proxmox:
      ["qm list    # first: move running guests off (qm migrate VMID NODE --online), or shut them down"]
    }
  }

  /// Lets the host take guests again, where `list` kept new ones off.
  var readmit: [Command] {
    manager == .nova
      ? ["openstack compute service set --enable HOST nova-compute    # once you are done, or give up"] : []
  }

  /// Reboots the host, unless a guest runs or nobody can tell.
  var reboot: Command { reboot("", note: "refuses while guests run") }

  /// Reboots the host into the firmware's setup.
  ///
  /// - SeeAlso: systemctl(1), --firmware-setup: UEFI only.
  var rebootIntoSetup: Command {
    reboot(
      " --firmware-setup", note: "refuses while guests run; without UEFI: reboot, and press the setup key")
  }

  private func reboot(_ options: String, note: String) -> Command {
    let end = "systemctl reboot\(options)"
    return .script(
      manager == .proxmox
        ? "guests=$(qm list) && ! echo \"$guests\" | grep -qw running && \(end)"
        : "guests=$(\(commandLine(activeGuests))) && [ -z \"$guests\" ] && \(end)", note: note)
  }
}

extension Platform {
  /// The words that run virsh: in the container of libvirt's daemon, where there is one.
  static func virshWords(_ platform: Platform?, interactive: Bool = false) -> [String] {
    guard let container = DaemonCommands.libvirtContainer(platform) else { return ["virsh"] }
    return [DaemonCommands.engine(platform), "exec"] + (interactive ? ["-it"] : []) + [container, "virsh"]
  }
}
