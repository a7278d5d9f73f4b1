/// Something that is done on a host with commands that depend on its platform.
///
/// A remedy is written in tasks; `Remedy.fitted(to:)` puts the platform's commands in their place.
public enum HostTask: Sendable, Hashable {
  /// Restart libvirt's daemon for QEMU.
  case restartLibvirt
  /// Restart nova-compute.
  case restartNova
  /// Start nova-compute, which does not run.
  case startNova
  /// Restart nova-conductor.
  case restartConductor
  /// Make libvirt forget what it knows of QEMU.
  case forgetCapabilities
  /// List the guests that have to leave before the host may be without KVM.
  case listGuests(HostManager)
  /// Let the host take new guests again.
  case readmitGuests(HostManager)
  /// Reboot, unless a guest runs or nobody can tell.
  case reboot(HostManager)
  /// Reboot into the firmware's setup, unless a guest runs or nobody can tell.
  case rebootIntoSetup(HostManager)
  /// List the files of the CPU map that differ from the package's.
  case verifyMap
  /// Put the packaged CPU map instead of an edited one, which is kept.
  case restoreMap
  /// Put the edited CPU map back.
  case putEditedMapBack
  /// Upgrade packages, after their versions are written down.
  case upgrade(PackageGroup)
  /// Install the versions that were written down.
  case downgrade(PackageGroup)
  /// Change the kernel's command line for the next boot.
  case changeCommandLine(CommandLineChange)
  /// Take that change back.
  case undoCommandLine(CommandLineChange)
  /// Set a parameter of a module of KVM's, and load the module with it.
  case setModuleParameter(module: String, setting: String)
  /// Take the parameter away again, and load the module without it.
  case unsetModuleParameter(module: String, setting: String)
  /// Set options of Nova's, and make the service read them.
  case configureNova(NovaChangeOfSettings)
  /// Take the options away again, and make the service read what is left.
  case unconfigureNova(NovaChangeOfSettings)
  /// A task of a report that a later version wrote.
  case unknown(id: String, arguments: [String], title: String)
}

/// Who knows the guests of a host.
public enum HostManager: String, Sendable, Hashable, CaseIterable {
  /// libvirt alone.
  case libvirt
  /// OpenStack, whose client lists a host's servers.
  case nova
  /// Proxmox VE.
  case proxmox
}

/// Packages that are upgraded together.
public enum PackageGroup: String, Sendable, Hashable, CaseIterable {
  /// libvirt's daemons and libraries.
  case libvirt
  /// The emulator of x86 guests.
  case qemu
  /// The CPU's microcode.
  case microcode
  /// Linux, with the modules of KVM.
  case kernel

  /// What it is, in a sentence.
  package var title: String {
    switch self {
    case .libvirt: "libvirt"
    case .qemu: "QEMU"
    case .microcode: "the microcode package"
    case .kernel: "the kernel"
    }
  }
}

/// What is done to the kernel's command line.
public enum CommandLineChange: Sendable, Hashable {
  /// A parameter is added.
  case add(String)
  /// A parameter is removed.
  case remove(String)
  /// A parameter takes the place of another.
  case replace(String, by: String)

  /// The parameter that it is about first, such as `tsx=off`.
  package var parameter: String {
    switch self {
    case .add(let parameter), .remove(let parameter), .replace(let parameter, _): parameter
    }
  }

  /// The change in words: `with tsx=on`.
  package var words: String {
    switch self {
    case .add(let parameter): "with \(parameter)"
    case .remove(let parameter): "without \(parameter)"
    case .replace(let parameter, let other): "with \(other) instead of \(parameter)"
    }
  }
}

/// Options of one section of nova.conf, and the service that reads them.
public struct NovaChangeOfSettings: Sendable, Hashable {
  /// The section, such as `libvirt`.
  public var section: String
  /// The options with their values, `cpu_mode = custom` each; a note in brackets may follow after blanks.
  public var options: [String]
  /// The service that reads them.
  public var service: Service
  /// The hosts on which they are set, in words: `all hosts`.
  public var hosts: String

  /// A service of Nova's.
  public enum Service: String, Sendable, Hashable, CaseIterable {
    /// nova-compute, which runs.
    case compute
    /// nova-compute, which did not start with the former options.
    case stoppedCompute = "stopped-compute"
    /// nova-conductor.
    case conductor
  }

  /// Options of a section.
  package init(section: String, options: [String], service: Service = .compute, hosts: String) {
    self.section = section
    self.options = options
    self.service = service
    self.hosts = hosts
  }

  /// The option's name in `cpu_mode = custom`.
  package var names: [String] { options.map { String($0.prefix { $0 != " " && $0 != "=" }) } }
}
