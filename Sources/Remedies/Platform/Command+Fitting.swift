internal import Wording

extension Command {
  /// The steps that do the same on `platform`: a task's commands, virsh in the container of libvirt's daemon, QEMU by the path that it has
  /// there.
  ///
  /// What the platform leaves open stays a task, whose commands the report lists for every platform.
  package func fitted(to platform: Platform?) -> [Command] { steps(on: platform).all }

  /// The same by what they are for; what is no task changes as a whole.
  func steps(on platform: Platform?) -> TaskSteps {
    guard case .task(let task) = form else { return TaskSteps(change: adapted(to: platform)) }
    if platform?.runsWithoutLibvirt == true, task.isAboutLibvirtOrNova { return TaskSteps(change: []) }
    // What a task gives is made for the platform.
    return task.steps(on: platform)?.noted(note) ?? TaskSteps(change: [self])
  }

  /// A step that is no task, with the platform's programs.
  private func adapted(to platform: Platform?) -> [Command] {
    guard let platform else { return [self] }
    if platform.runsWithoutLibvirt { return withoutLibvirt }
    var step = self
    step.form = form.withQEMU(of: platform)
    guard let container = DaemonCommands.libvirtContainer(platform) else {
      step.form = step.form.withDaemon(of: platform)
      return [step]
    }
    step.form = step.form.inside(container, by: DaemonCommands.engine(platform))
    return [step]
  }

  /// The same on Proxmox VE, which has no libvirt: what virsh would show, its own tools and Martlet show.
  private var withoutLibvirt: [Command] {
    guard let words else {
      guard case .script(let line) = form, line.contains("virsh") else { return [self] }
      return ["qm config VMID"]
    }
    guard words.first == "virsh" else {
      var step = self
      if words.first == "qemu-system-x86_64" { step.form = .run(["kvm"] + words.dropFirst()) }
      return [step]
    }
    switch words.dropFirst().first {
    case "version": return [.run(["pveversion", "-v"], note: note)]
    case "dumpxml", "domblklist": return [.run(["qm", "config", "VMID"], note: note)]
    default: return [.run(["martlet", "capture", "-o", "HOST.json"], on: .host, note: note)]
    }
  }
}

extension HostTask {
  /// Whether it acts on libvirt's or Nova's daemons, files and packages, which a host without them lacks.
  fileprivate var isAboutLibvirtOrNova: Bool {
    switch self {
    case .restartLibvirt, .restartNova, .startNova, .restartConductor, .forgetCapabilities, .verifyMap,
      .restoreMap,
      .putEditedMapBack, .upgrade(.libvirt), .downgrade(.libvirt), .configureNova, .unconfigureNova:
      true
    default: false
    }
  }
}

extension Command.Form {
  /// Where systems have QEMU.
  ///
  /// - SeeAlso: qemu-kvm.spec of RHEL, /usr/libexec/qemu-kvm.
  fileprivate func withQEMU(of platform: Platform) -> Command.Form {
    guard case .run(let words) = self, words.first == "qemu-system-x86_64", platform.system == .rhel else {
      return self
    }
    return .run(["/usr/libexec/qemu-kvm"] + words.dropFirst())
  }

  /// The journal of the daemon that runs, where that is known.
  fileprivate func withDaemon(of platform: Platform) -> Command.Form {
    guard case .run(let words) = self, words.first == "journalctl", let daemons = platform.daemons else {
      return self
    }
    let others = Platform.Daemons.allCases.filter { $0 != daemons }.map(\.program)
    var kept: [String] = []
    for word in words {
      if others.contains(word), kept.last == "-u" { kept.removeLast() } else { kept.append(word) }
    }
    return .run(kept)
  }

  /// The same by a program in the container.
  fileprivate func inside(_ container: String, by engine: String) -> Command.Form {
    let prefix = [engine, "exec", container]
    switch self {
    case .run(let words):
      switch words.first {
      case "virsh":
        // A file is the host's: virsh in the container reads it from its standard input.
        if words.count == 3, words[1] == "define" {
          return .script(
            "\(engine) exec -i \(container) virsh define /dev/stdin < \(quotedPath(words[2]))")
        }
        return .run(prefix + words)
      case "qemu-system-x86_64", "/usr/libexec/qemu-kvm": return .run(prefix + words)
      case "journalctl": return .run([engine, "logs", "--since", "1h", container])
      default:
        let isInside = words.contains {
          $0.hasPrefix("/usr/share/libvirt") || $0.hasPrefix("/var/log/libvirt")
        }
        return isInside ? .run(prefix + words) : self
      }
    case .script(let line):
      // What names the container already runs on the host.
      if line.contains("\(container):") || line.contains(" \(container) ") { return self }
      if line.contains("/usr/share/libvirt") || line.contains("/var/log/libvirt") {
        return .run(prefix + ["sh", "-c", line])
      }
      return .script(line.withVirsh("\(engine) exec \(container) virsh"))
    case .instruction(let text): return .instruction(text.withVirsh("\(engine) exec -it \(container) virsh"))
    case .configuration, .task: return self
    }
  }
}

extension String {
  /// The text with other words for the program virsh, wherever a command begins with it.
  fileprivate func withVirsh(_ words: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: "virsh ") {
      result += rest[..<range.lowerBound]
      let before = result.last
      result += before == nil || " (;&|\"".contains(before ?? " ") ? words + " " : "virsh "
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
