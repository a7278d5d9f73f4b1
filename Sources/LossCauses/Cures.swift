internal import Remedies

/// The cures that several rules have, each with its steps and their undoing.
extension Cause.Cure {
  /// A change in the firmware's setup.
  ///
  /// - Parameters:
  ///   - change: What to do in the setup: `enable SGX`.
  ///   - powerCycle: Whether the CPU takes the change only at a power cycle.
  static func firmware(
    _ action: String, _ change: String, powerCycle: Bool = false, risk: String = ""
  ) -> Cause.Cure {
    let setup = HostCommands().rebootIntoSetup
    return Cause.Cure(
      action, .firmwareSetup, restarts: "host", risk: risk,
      commands: [setup, .instruction("in the setup: note the former value, then \(change)")]
        + (powerCycle ? ["# then power the host off and on"] : []),
      undo: [setup, "# in the setup: the former value"])
  }

  /// An update of the host's microcode, and how to take it back.
  static func microcode(_ action: String, risk: String = "") -> Cause.Cure {
    let reboot = HostCommands().reboot
    return Cause.Cure(
      action, .microcode, restarts: "host",
      risk: [risk, microcodeCaution].filter { !$0.isEmpty }.joined(separator: ". "),
      commands: microcodeUpdate(reboot), undo: microcodeUndo(reboot))
  }

  /// Another kernel, which the host's repositories may have or not.
  static func kernel(_ action: String, risk: String) -> Cause.Cure {
    let reboot = HostCommands().reboot
    return Cause.Cure(
      action, .kernelUpgrade, restarts: "host", risk: risk,
      commands: [
        "uname -r    # the release that runs",
        "# the upgrade installs what the repositories have: compare that release first",
        .task(.upgrade(.kernel)), reboot,
      ], undo: [.task(.downgrade(.kernel)), reboot])
  }

  /// Another command line of the kernel.
  static func commandLine(_ action: String, _ change: CommandLineChange, risk: String = "") -> Cause.Cure {
    let reboot = HostCommands().reboot
    return Cause.Cure(
      action, .kernelParameter, restarts: "host", risk: risk,
      commands: HostCommands.changeCommandLine(change) + [reboot],
      undo: HostCommands.undoCommandLine(change) + [reboot])
  }

  /// Parameters of KVM's modules, each as `kvm_intel` and `nested=1`.
  static func module(
    _ action: String, _ settings: [(module: String, setting: String)], risk: String = ""
  ) -> Cause.Cure {
    Cause.Cure(
      action, .moduleParameter, restarts: "kvm (no guest may run)", risk: risk,
      commands: settings.flatMap { HostCommands.setModuleParameter($0.module, $0.setting) },
      undo: settings.flatMap { HostCommands.unsetModuleParameter($0.module, $0.setting) })
  }

  /// A change at the hypervisor whose guest this host is.
  static func outer(_ action: String, risk: String) -> Cause.Cure {
    Cause.Cure(
      action, .outerHypervisor, restarts: "host", risk: risk,
      commands: [
        .instruction("at the outer hypervisor: note the former setting; \(action)"),
        "# then power this host off and on: a reboot from inside keeps its CPU",
      ],
      undo: ["# at the outer hypervisor: the former setting, while this host is off"])
  }

  /// An edit of a guest's definition.
  ///
  /// - Parameters:
  ///   - place: Where the lines go, or what they replace.
  ///   - checks: What shows the change in the running guest; nil for its `<cpu>`.
  static func definition(
    _ action: String, _ place: String, _ lines: [String], risk: String = "", checks: [Command]? = nil
  ) -> Cause.Cure {
    Cause.Cure(
      action, .definition, restarts: "guest", risk: risk, commands: GuestCommands().edit(place, lines),
      checks: checks, undo: GuestCommands().restore)
  }

  /// An option of nova.conf's `[libvirt]`, and a power cycle of the guest.
  static func nova(_ action: String, _ option: String, risk: String = "") -> Cause.Cure {
    let change = NovaChangeOfSettings(
      section: "libvirt", options: [option], hosts: "all hosts of the pool")
    return Cause.Cure(
      action, .novaSetting, restarts: "nova-compute, guest", risk: risk,
      commands: [.task(.configureNova(change)), ServerCommands.powerCycle],
      undo: [.task(.unconfigureNova(change)), ServerCommands.powerCycle])
  }

  /// A look at why the host lost another feature, which this one needs.
  static func rootCause(_ action: String, of feature: String) -> Cause.Cure {
    Cause.Cure(
      action, .rootCause, restarts: "nothing",
      commands: [.run(["martlet", "explain", feature, "--on", "HOST"])])
  }

  /// A start of the guest on another host.
  static func otherHost(_ action: String, before: [Command] = [], risk: String = "") -> Cause.Cure {
    Cause.Cure(
      action, .otherHost, restarts: "guest", risk: risk, commands: before + GuestCommands().coldMigration,
      undo: GuestCommands().undoColdMigration)
  }
}
