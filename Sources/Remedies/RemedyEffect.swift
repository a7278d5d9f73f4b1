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
    case .movesGuest: "The guest is moved live."
    case .restartsDaemons: "Guests run on while the daemons restart."
    case .interruptsGuest: "The guest is interrupted."
    case .detachesDevice: "The guest loses the device while it moves."
    case .skipsCheck: "A check is given up: what it would have refused fails later."
    case .replacesPackages: "A package is replaced, and the way back to the former version may be closed."
    case .reloadsKVM: "No guest may run on the host while KVM's module is reloaded: move them off first."
    case .rebootsHost: "The host reboots: move its guests off first."
    case .skipsLastCheck:
      "Nothing then stops a guest that loses an instruction it uses: it fails after the move."
    case .changesPackagedFiles: "Files of a package are changed, and every update of it undoes that."
    case .writesRegisters:
      "A register of every CPU is written under running guests; a wrong value can halt the host."
    case .weakensSecurity: "A protection against a flaw of the CPU is given up, for the host and its guests."
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
