/// Steps on one host whose commands depend on its platform: its guests, its reboot, its daemons, its kernel's parameters.
package struct HostCommands: Sendable {
  private let manager: HostManager

  package init(_ manager: HostManager = .libvirt) { self.manager = manager }

  /// Lists the guests that have to go before the host may be without KVM.
  package var listGuests: [Command] { [.task(.listGuests(manager))] }

  /// Lets the host take guests again, where `listGuests` kept new ones off.
  package var readmit: [Command] { [.task(.readmitGuests(manager))] }

  /// Reboots the host, unless a guest runs or nobody can tell.
  package var reboot: Command { .task(.reboot(manager)) }

  /// Reboots the host into the firmware's setup, unless a guest runs or nobody can tell.
  package var rebootIntoSetup: Command { .task(.rebootIntoSetup(manager)) }

  /// Restarts libvirt's daemon for QEMU.
  package static let restartLibvirt: Command = .task(.restartLibvirt)

  /// Restarts nova-compute.
  package static let restartNova: Command = .task(.restartNova)

  /// Makes libvirt forget what it knows of QEMU, as after a change that it does not notice.
  package static let forgetCapabilities: Command = .task(.forgetCapabilities)

  /// Changes the kernel's command line, and leaves the other parameters as they are.
  package static func changeCommandLine(_ change: CommandLineChange) -> [Command] {
    [.task(.changeCommandLine(change))]
  }

  /// Takes that change back.
  package static func undoCommandLine(_ change: CommandLineChange) -> [Command] {
    [.task(.undoCommandLine(change))]
  }

  /// Sets a parameter of KVM's module, and loads the module with it.
  package static func setModuleParameter(_ module: String, _ setting: String) -> [Command] {
    [.task(.setModuleParameter(module: module, setting: setting))]
  }

  /// Takes the parameter away again.
  package static func unsetModuleParameter(_ module: String, _ setting: String) -> [Command] {
    [.task(.unsetModuleParameter(module: module, setting: setting))]
  }
}
