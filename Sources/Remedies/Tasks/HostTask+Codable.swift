/// In JSON a task is its identifier and the words that it takes; see `Command`.
extension HostTask {
  /// The words that the task takes.
  var arguments: [String] {
    switch self {
    case .listGuests(let manager), .readmitGuests(let manager), .reboot(let manager),
      .rebootIntoSetup(let manager):
      [manager.rawValue]
    case .upgrade(let group), .downgrade(let group): [group.rawValue]
    case .changeCommandLine(let change), .undoCommandLine(let change):
      switch change {
      case .add(let parameter): ["add", parameter]
      case .remove(let parameter): ["remove", parameter]
      case .replace(let parameter, let other): ["replace", parameter, other]
      }
    case .setModuleParameter(let module, let setting), .unsetModuleParameter(let module, let setting):
      [module, setting]
    case .configureNova(let change), .unconfigureNova(let change):
      [change.section, change.service.rawValue, change.hosts] + change.options
    case .unknown(_, let words, _): words
    default: []
    }
  }

  /// The task that JSON names; one that this version does not know keeps its words.
  init(_ id: String, _ words: [String], title: String) {
    if let task = HostTask(id, words), task.arguments == words, task.title == title {
      self = task
    } else {
      self = .unknown(id: id, arguments: words, title: title)
    }
  }

  private init?(_ id: String, _ words: [String]) {
    let manager = words.first.flatMap(HostManager.init) ?? .libvirt
    let group = words.first.flatMap(PackageGroup.init)
    let pair = words.count == 2 ? (words[0], words[1]) : nil
    let settings = words.count > 2 ? NovaChangeOfSettings(words) : nil
    let task: HostTask? =
      switch id {
      case "restart-libvirt": .restartLibvirt
      case "restart-nova": .restartNova
      case "start-nova": .startNova
      case "restart-conductor": .restartConductor
      case "forget-capabilities": .forgetCapabilities
      case "list-guests": .listGuests(manager)
      case "readmit-guests": .readmitGuests(manager)
      case "reboot": .reboot(manager)
      case "reboot-into-setup": .rebootIntoSetup(manager)
      case "verify-map": .verifyMap
      case "restore-map": .restoreMap
      case "put-edited-map-back": .putEditedMapBack
      case "upgrade": group.map(HostTask.upgrade)
      case "downgrade": group.map(HostTask.downgrade)
      case "change-command-line": CommandLineChange(words).map(HostTask.changeCommandLine)
      case "undo-command-line": CommandLineChange(words).map(HostTask.undoCommandLine)
      case "set-module-parameter": pair.map { .setModuleParameter(module: $0.0, setting: $0.1) }
      case "unset-module-parameter": pair.map { .unsetModuleParameter(module: $0.0, setting: $0.1) }
      case "configure-nova": settings.map(HostTask.configureNova)
      case "unconfigure-nova": settings.map(HostTask.unconfigureNova)
      default: nil
      }
    guard let task else { return nil }
    self = task
  }
}

extension CommandLineChange {
  fileprivate init?(_ words: [String]) {
    switch (words.first, words.count) {
    case ("add", 2): self = .add(words[1])
    case ("remove", 2): self = .remove(words[1])
    case ("replace", 3): self = .replace(words[1], by: words[2])
    default: return nil
    }
  }
}

extension NovaChangeOfSettings {
  fileprivate init?(_ words: [String]) {
    guard let service = Service(rawValue: words[1]) else { return nil }
    self.init(section: words[0], options: Array(words[3...]), service: service, hosts: words[2])
  }
}
