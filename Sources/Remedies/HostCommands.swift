internal import Wording

/// Commands for one host: its guests, reboot, daemons and kernel parameters.
package struct HostCommands: Sendable {
  /// The system that manages a host's guests.
  package enum Manager: Sendable {
    case libvirt, nova, proxmox
  }

  private let manager: Manager

  package init(_ manager: Manager = .libvirt) { self.manager = manager }

  /// Commands query the system's libvirt for running guests: an ordinary user's virsh would query a session daemon, which has none.
  private static let activeGuestsWords = ["virsh", "-c", "qemu:///system", "list", "--name"]
  private static let activeGuests = commandLine(activeGuestsWords)

  /// Lists the guests that must leave before the host loses KVM.
  var listGuests: [Command] {
    switch manager {
    case .libvirt:
      [.run(Self.activeGuestsWords, note: "first: move each of these off, or shut it down")]
    case .nova:
      [
        "openstack compute service set --disable --disable-reason maintenance HOST nova-compute    # no new guests",
        .run(
          ["openstack", "server", "list", "--all-projects", "--host", "HOST"],
          note: "first: move each of these off (openstack server migrate --live-migration SERVER)"),
        .run(Self.activeGuestsWords, note: "must print nothing"),
      ]
    case .proxmox:
      ["qm list    # first: move running guests off (qm migrate VMID NODE --online), or shut them down"]
    }
  }

  /// Lets the host accept guests again after `listGuests` kept new ones off.
  var readmit: [Command] {
    manager == .nova
      ? ["openstack compute service set --enable HOST nova-compute    # once you are done, or give up"] : []
  }

  /// Reboots the host, unless a guest runs or the state is unknown; `options` are systemctl's.
  private func reboot(_ options: String = "", note: String) -> Command {
    let end = "systemctl reboot\(options.isEmpty ? "" : " " + options)"
    return .script(
      manager == .proxmox
        ? "guests=$(qm list) && ! echo \"$guests\" | grep -qw running && \(end)"
        : "guests=$(\(Self.activeGuests)) && [ -z \"$guests\" ] && \(end)", note: note)
  }

  /// Reboots the host, unless a guest runs or the state is unknown.
  package var reboot: Command { reboot(note: "refuses while guests run") }

  /// Reboots the host into the firmware's setup, unless a guest runs or the state is unknown.
  ///
  /// - SeeAlso: systemctl(1), --firmware-setup: UEFI only.
  package var rebootIntoSetup: Command {
    reboot(
      "--firmware-setup", note: "refuses while guests run; without UEFI: reboot, and press the setup key")
  }

  /// Restarts whichever libvirt daemon for QEMU runs; never starts the other one.
  ///
  /// - SeeAlso: systemctl(1), try-restart; libvirt docs, daemons.
  package static let restartLibvirt: Command =
    "systemctl try-restart libvirtd.service virtqemud.service    # whichever runs; guests keep running"

  /// Restarts nova-compute by either of its units' names.
  package static let restartNova: Command =
    "systemctl try-restart nova-compute.service openstack-nova-compute.service    # whichever exists"

  /// Restarts nova-conductor by either of its units' names.
  package static let restartConductor: Command =
    "systemctl try-restart nova-conductor.service openstack-nova-conductor.service    # whichever exists"

  /// Clears libvirt's QEMU cache, for changes that libvirt does not notice.
  package static let forgetCapabilities: Command = "rm -f /var/cache/libvirt/qemu/capabilities/*.xml"

  /// Removes, adds or replaces a parameter on the kernel command line and leaves the others unchanged.
  ///
  /// - SeeAlso: grubby(8); update-grub(8).
  package static func changeCommandLine(_ change: CommandLineChange, _ parameter: String) -> [Command] {
    let (options, words) =
      switch change {
      case .remove: ("--remove-args=\(quoted(parameter))", "without \(parameter)")
      case .add: ("--args=\(quoted(parameter))", "with \(parameter)")
      case .replace(let other):
        ("--remove-args=\(quoted(parameter)) --args=\(quoted(other))", "\(other) instead of \(parameter)")
      }
    return [
      "grep -rn GRUB_CMDLINE_LINUX /etc/default/grub /etc/default/grub.d    # find the line",
      .instruction("without grubby, edit that line: \(words); change nothing else, then continue"),
      .script(
        "if command -v grubby > /dev/null; then grubby --update-kernel=ALL \(options); else update-grub; fi"),
    ]
  }

  /// The change to the kernel command line.
  package enum CommandLineChange {
    case add, remove
    case replace(String)
  }

  /// Sets a KVM module parameter in a separate file, read after those of packages, and reloads the module.
  ///
  /// - SeeAlso: modprobe.d(5): files of all folders are read in the order of their names, and later options win.
  package static func setModuleParameter(_ module: String, _ setting: String) -> [Command] {
    [
      .run(
        ["grep", "-rn", module, "/etc/modprobe.d", "/usr/lib/modprobe.d", "/proc/cmdline"],
        note: "what sets it now"),
      .script("echo options \(module) \(setting) | tee \(moduleFile(module, setting))"),
      reload(module), forgetCapabilities, restartLibvirt,
    ]
  }

  /// Removes that file and reloads the module.
  package static func unsetModuleParameter(_ module: String, _ setting: String) -> [Command] {
    [.run(["rm", moduleFile(module, setting)]), reload(module), forgetCapabilities, restartLibvirt]
  }

  /// The file for one parameter; every parameter has its own file, so none overwrites another.
  private static func moduleFile(_ module: String, _ setting: String) -> String {
    let name = "\(module)-\(setting.prefix { $0 != "=" })"
    return "/etc/modprobe.d/zz-martlet-\(name.replacing("_", with: "-")).conf"
  }

  private static func reload(_ module: String) -> Command {
    // The vendor's module holds kvm itself, so it must be unloaded first.
    .script(
      module == "kvm"
        ? "vendor=$(lsmod | grep -oE '^kvm_(intel|amd)') && modprobe -r \"$vendor\" kvm && modprobe \"$vendor\""
        : "modprobe -r \(module) && modprobe \(module)", note: "refuses while guests run")
  }
}
