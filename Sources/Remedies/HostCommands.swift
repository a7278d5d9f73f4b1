internal import Wording

/// Commands on one host: its guests, its reboot, its daemons, its kernel's parameters.
package struct HostCommands: Sendable {
  /// Who knows the guests of a host.
  package enum Manager: Sendable {
    case libvirt, nova, proxmox
  }

  private let manager: Manager

  package init(_ manager: Manager = .libvirt) { self.manager = manager }

  /// Whether a guest runs is asked of the system's libvirt: an ordinary user's virsh would ask his own, which has none.
  private static let activeGuestsWords = ["virsh", "-c", "qemu:///system", "list", "--name"]
  private static let activeGuests = commandLine(activeGuestsWords)

  /// Lists the guests that have to go before the host may be without KVM.
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

  /// Lets the host take guests again, where `listGuests` kept new ones off.
  var readmit: [Command] {
    manager == .nova
      ? ["openstack compute service set --enable HOST nova-compute    # once you are done, or give up"] : []
  }

  /// Reboots the host, unless a guest runs or nobody can tell; `options` are systemctl's.
  private func reboot(_ options: String = "", note: String) -> Command {
    let end = "systemctl reboot\(options.isEmpty ? "" : " " + options)"
    return .script(
      manager == .proxmox
        ? "guests=$(qm list) && ! echo \"$guests\" | grep -qw running && \(end)"
        : "guests=$(\(Self.activeGuests)) && [ -z \"$guests\" ] && \(end)", note: note)
  }

  /// Reboots the host, unless a guest runs or nobody can tell.
  package var reboot: Command { reboot(note: "refuses while guests run") }

  /// Reboots the host into the firmware's setup, unless a guest runs or nobody can tell.
  ///
  /// - SeeAlso: systemctl(1), --firmware-setup: UEFI only.
  package var rebootIntoSetup: Command {
    reboot(
      "--firmware-setup", note: "refuses while guests run; without UEFI: reboot, and press the setup key")
  }

  /// Restarts libvirt's daemon for QEMU, whichever runs: one that does not run is not started beside the other.
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

  /// Makes libvirt forget what it knows of QEMU, as after a change that it does not notice.
  package static let forgetCapabilities: Command = "rm -f /var/cache/libvirt/qemu/capabilities/*.xml"

  /// Takes a parameter off the kernel's command line, adds it or puts another in its place, and leaves the others as they are.
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

  /// What is done to the kernel's command line.
  package enum CommandLineChange {
    case add, remove
    case replace(String)
  }

  /// Sets a parameter of KVM's module in a file of its own, read after those of packages, and loads the module anew.
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

  /// Takes that file away again, and loads the module anew.
  package static func unsetModuleParameter(_ module: String, _ setting: String) -> [Command] {
    [.run(["rm", moduleFile(module, setting)]), reload(module), forgetCapabilities, restartLibvirt]
  }

  /// A file for one parameter: another one of the module has its own, and neither takes the other's place.
  private static func moduleFile(_ module: String, _ setting: String) -> String {
    let name = "\(module)-\(setting.prefix { $0 != "=" })"
    return "/etc/modprobe.d/zz-martlet-\(name.replacing("_", with: "-")).conf"
  }

  private static func reload(_ module: String) -> Command {
    // kvm itself is held by its vendor's module, which has to go first.
    .script(
      module == "kvm"
        ? "vendor=$(lsmod | grep -oE '^kvm_(intel|amd)') && modprobe -r \"$vendor\" kvm && modprobe \"$vendor\""
        : "modprobe -r \(module) && modprobe \(module)", note: "refuses while guests run")
  }
}
