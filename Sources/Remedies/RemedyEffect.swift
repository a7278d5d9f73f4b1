/// What a remedy does to hosts and guests beyond its purpose: the one table of how much can go wrong.
///
/// A remedy's risk is that of its gravest effect, so that one action cannot be called harmless here and dangerous there.
package enum RemedyEffect: String, CaseIterable, Sendable {
  /// A definition or a configuration is changed that nothing reads before a start.
  case changesNextStart
  /// A guest is moved live.
  case movesGuest
  /// libvirtd, virtqemud or Nova's services are restarted.
  case restartsDaemons
  /// A guest is stopped and started.
  case interruptsGuest
  /// A guest loses a device while it runs.
  case detachesDevice
  /// A check is switched off that another one follows.
  case skipsCheck
  /// A package is replaced by another version.
  case replacesPackages
  /// KVM's module is unloaded and loaded.
  case reloadsKVM
  /// A host is rebooted.
  case rebootsHost
  /// The last check is given up that stops a guest from losing what it uses.
  case skipsLastCheck
  /// Files that belong to a package are changed.
  case changesPackagedFiles
  /// Registers of the CPU are written.
  case writesRegisters
  /// A protection against a flaw of the CPU is given up.
  case weakensSecurity

  /// How much can go wrong.
  package var risk: Remedy.Risk {
    switch self {
    case .changesNextStart, .movesGuest, .restartsDaemons: .low
    case .interruptsGuest, .detachesDevice, .skipsCheck, .replacesPackages, .reloadsKVM, .rebootsHost: .medium
    case .skipsLastCheck, .changesPackagedFiles, .writesRegisters, .weakensSecurity: .high
    }
  }

  /// What can go wrong, in a sentence.
  package var warning: String {
    switch self {
    case .changesNextStart: "It takes effect at the next start."
    case .movesGuest: "The guest moves live."
    case .restartsDaemons: "Guests keep running while the daemons restart."
    case .interruptsGuest: "This interrupts the guest."
    case .detachesDevice: "The guest loses the device while it moves."
    case .skipsCheck: "This skips a check; what the check would refuse fails later instead."
    case .replacesPackages:
      "This replaces a package, and you may be unable to return to the previous version."
    case .reloadsKVM: "No guest may run on the host while KVM's module reloads: move them off first."
    case .rebootsHost: "The host reboots: move its guests off first."
    case .skipsLastCheck:
      "Nothing then stops a guest that loses an instruction it uses; it fails after the move."
    case .changesPackagedFiles:
      "This edits files that belong to a package; every update of the package undoes the edit."
    case .writesRegisters:
      "This writes a register of every CPU under running guests; a wrong value can halt the host."
    case .weakensSecurity: "This removes a protection against a CPU flaw, for the host and its guests."
    }
  }

  /// What has to restart, in a diagnosis' words; nil for daemons, of which a remedy says which.
  var restarts: String? {
    switch self {
    case .rebootsHost: "host"
    case .reloadsKVM: "kvm"
    case .interruptsGuest, .changesNextStart: "guest"
    default: nil
    }
  }

  /// What it means to restart what a cure names: `host`, `kvm (…)`, `nova-compute, guest`.
  package static func warnings(ofRestarting restarts: String) -> [String] {
    let words = restarts.split(separator: ",").map { part in
      part.drop { $0 == " " }.prefix { $0.isLetter || $0 == "-" }
    }
    return [rebootsHost, reloadsKVM, interruptsGuest].filter { effect in
      words.contains { $0 == effect.restarts ?? "" }
    }.map(\.warning)
  }

  /// Whether no guest may be on the host meanwhile.
  var needsEmptyHost: Bool { self == .rebootsHost || self == .reloadsKVM }
}
