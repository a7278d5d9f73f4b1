internal import Wording

extension HostTask {
  /// The commands that do it on `platform`.
  ///
  /// - Parameter platform: Nil for commands that work on every platform alike.
  /// - Returns: Nil where the platform, or none at all, leaves open which commands do it.
  package func commands(on platform: Platform?) -> [Command]? {
    switch self {
    case .restartLibvirt: [DaemonCommands(platform).restartLibvirt]
    case .restartNova: [DaemonCommands(platform).restartNova]
    case .startNova: [DaemonCommands(platform).startNova]
    case .restartConductor: [DaemonCommands(platform).restartConductor]
    case .forgetCapabilities: [DaemonCommands(platform).forgetCapabilities]
    case .listGuests(let manager): HostGuests(manager, on: platform).list
    case .readmitGuests(let manager): HostGuests(manager, on: platform).readmit
    case .reboot(let manager): [HostGuests(manager, on: platform).reboot]
    case .rebootIntoSetup(let manager): [HostGuests(manager, on: platform).rebootIntoSetup]
    case .restoreMap: platform.flatMap { MapCommands(platform: $0).restore }
    case .putEditedMapBack: platform.flatMap { MapCommands(platform: $0).putBack }
    case .upgrade(let group): platform.flatMap { PackageCommands(group, on: $0)?.upgrade }
    case .downgrade(let group): platform.flatMap { PackageCommands(group, on: $0)?.downgrade }
    case .changeCommandLine(let change): platform.flatMap { BootCommands(change, on: $0)?.change }
    case .undoCommandLine(let change): platform.flatMap { BootCommands(change, on: $0)?.undo }
    case .setModuleParameter(let module, let setting):
      ModuleCommands(module: module, setting: setting, platform: platform).set
    case .unsetModuleParameter(let module, let setting):
      ModuleCommands(module: module, setting: setting, platform: platform).unset
    case .configureNova(let change): NovaCommands(change: change, platform: platform).configure
    case .unconfigureNova(let change): NovaCommands(change: change, platform: platform).unconfigure
    case .unknown: nil
    }
  }
}
