extension HostTask {
  /// A stable identifier of the kind of task.
  public var id: String {
    switch self {
    case .restartLibvirt: "restart-libvirt"
    case .restartNova: "restart-nova"
    case .startNova: "start-nova"
    case .restartConductor: "restart-conductor"
    case .forgetCapabilities: "forget-capabilities"
    case .listGuests: "list-guests"
    case .readmitGuests: "readmit-guests"
    case .reboot: "reboot"
    case .rebootIntoSetup: "reboot-into-setup"
    case .verifyMap: "verify-map"
    case .restoreMap: "restore-map"
    case .putEditedMapBack: "put-edited-map-back"
    case .upgrade: "upgrade"
    case .downgrade: "downgrade"
    case .changeCommandLine: "change-command-line"
    case .undoCommandLine: "undo-command-line"
    case .setModuleParameter: "set-module-parameter"
    case .unsetModuleParameter: "unset-module-parameter"
    case .configureNova: "configure-nova"
    case .unconfigureNova: "unconfigure-nova"
    case .unknown(let id, _, _): id
    }
  }

  /// What is done, as an order without a full stop.
  public var title: String {
    switch self {
    case .restartLibvirt: "Restart libvirt's daemon"
    case .restartNova: "Restart nova-compute"
    case .startNova: "Start nova-compute"
    case .restartConductor: "Restart nova-conductor"
    case .forgetCapabilities: "Make libvirt forget QEMU's capabilities"
    case .listGuests: "List the guests that have to leave the host"
    case .readmitGuests: "Let the host take new guests again"
    case .reboot: "Reboot the host"
    case .rebootIntoSetup: "Reboot the host into its firmware's setup"
    case .verifyMap: "Compare the CPU map with its package's"
    case .restoreMap: "Restore the packaged CPU map"
    case .putEditedMapBack: "Put the edited CPU map back"
    case .upgrade(let group): "Upgrade \(group.title)"
    case .downgrade(let group): "Install the former version of \(group.title)"
    case .changeCommandLine(let change): "Boot the kernel \(change.words)"
    case .undoCommandLine(let change): "Undo: boot the kernel \(change.words)"
    case .setModuleParameter(let module, let setting): "Load \(module) with \(setting)"
    case .unsetModuleParameter(let module, let setting): "Load \(module) without \(setting)"
    case .configureNova(let change): "Set \(change.names.joined(separator: ", ")) in [\(change.section)]"
    case .unconfigureNova(let change):
      "Put the former \(change.names.joined(separator: ", ")) of [\(change.section)] back"
    case .unknown(_, _, let title): title
    }
  }
}
