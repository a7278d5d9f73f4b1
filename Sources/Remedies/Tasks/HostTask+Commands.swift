internal import Wording

extension HostTask {
  /// The commands that do it on `platform`.
  ///
  /// - Parameter platform: Nil for commands that work on every platform alike.
  /// - Returns: Nil where the platform, or none at all, leaves open which commands do it.
  package func commands(on platform: Platform?) -> [Command]? { steps(on: platform)?.all }

  /// The same by what they are for.
  func steps(on platform: Platform?) -> TaskSteps? {
    switch self {
    case .restartLibvirt: TaskSteps(change: [DaemonCommands(platform).restartLibvirt])
    case .restartNova: TaskSteps(change: [DaemonCommands(platform).restartNova])
    case .startNova: TaskSteps(change: [DaemonCommands(platform).startNova])
    case .restartConductor: TaskSteps(change: [DaemonCommands(platform).restartConductor])
    case .forgetCapabilities: TaskSteps(change: [DaemonCommands(platform).forgetCapabilities])
    case .listGuests(let manager): TaskSteps(change: HostGuestSteps(manager, on: platform).list)
    case .readmitGuests(let manager): TaskSteps(change: HostGuestSteps(manager, on: platform).readmit)
    case .reboot(let manager): TaskSteps(change: [HostGuestSteps(manager, on: platform).reboot])
    case .rebootIntoSetup(let manager):
      TaskSteps(change: [HostGuestSteps(manager, on: platform).rebootIntoSetup])
    case .verifyMap:
      TaskSteps(change: [platform.flatMap { MapCommands(platform: $0).verify } ?? MapCommands.verifyAnywhere])
    case .restoreMap: platform.flatMap { MapCommands(platform: $0).restore }
    case .putEditedMapBack:
      platform.flatMap { MapCommands(platform: $0).putBack }.map { TaskSteps(change: $0) }
    case .upgrade(let group): platform.flatMap { PackageCommands(group, on: $0)?.upgrade }
    case .downgrade(let group):
      platform.flatMap { PackageCommands(group, on: $0)?.downgrade }.map { TaskSteps(change: $0) }
    case .changeCommandLine(let change):
      platform.flatMap { BootCommands(change, on: $0) }.map {
        TaskSteps(before: $0.backup, change: $0.change)
      }
    case .undoCommandLine(let change):
      platform.flatMap { BootCommands(change, on: $0)?.undo }.map { TaskSteps(change: $0) }
    case .setModuleParameter(let module, let setting):
      ModuleCommands(module: module, setting: setting, platform: platform).set
    case .unsetModuleParameter(let module, let setting):
      TaskSteps(change: ModuleCommands(module: module, setting: setting, platform: platform).unset)
    case .configureNova(let change): NovaCommands(change: change, platform: platform).configure
    case .unconfigureNova(let change):
      TaskSteps(change: NovaCommands(change: change, platform: platform).unconfigure)
    case .unknown: nil
    }
  }
}
