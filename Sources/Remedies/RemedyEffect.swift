/// A remedy's side effect on hosts and guests; the single table that determines risks.
///
/// A remedy's risk is that of its worst effect, so the same action always has the same risk.
package enum RemedyEffect: String, CaseIterable, Sendable {
  /// It changes a definition or configuration that takes effect at a start.
  case changesNextStart
  /// It moves a guest live.
  case movesGuest
  /// It restarts libvirtd, virtqemud or Nova's services.
  case restartsDaemons
  /// It stops and starts a guest.
  case interruptsGuest
  /// A guest loses a device while it runs.
  case detachesDevice
  /// It skips a check that another one follows.
  case skipsCheck
  /// It replaces a package by another version.
  case replacesPackages
  /// It reloads KVM's module.
  case reloadsKVM
  /// A host restarts, with all its guests.
  case rebootsHost
  /// It skips the last check that stops a guest from losing what it uses.
  case skipsLastCheck
  /// It edits files that belong to a package.
  case changesPackagedFiles
  /// It writes CPU registers.
  case writesRegisters
  /// It removes a protection against a CPU flaw.
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

  /// What must restart, in a diagnosis' words; nil for daemons, which each remedy names.
  var restarts: String? {
    switch self {
    case .rebootsHost: "host"
    case .reloadsKVM: "kvm"
    case .interruptsGuest, .changesNextStart: "guest"
    default: nil
    }
  }

  /// Whether the host must be empty.
  package var needsEmptyHost: Bool { self == .rebootsHost || self == .reloadsKVM }
}

extension Collection where Element == RemedyEffect {
  /// The effects, worst first; equal ones in the table's order.
  package var worstFirst: [RemedyEffect] {
    let all = RemedyEffect.allCases.enumerated().filter { contains($0.element) }
    return all.sorted { a, b in
      a.element.risk == b.element.risk ? a.offset < b.offset : a.element.risk > b.element.risk
    }.map(\.element)
  }

  /// What happens to guests while something with these effects is done, in a sentence.
  package var effectOnGuests: String {
    if contains(.rebootsHost) {
      return "The host's guests have to move off, or be off, until it has rebooted."
    }
    if contains(.reloadsKVM) {
      return "The host's guests have to move off, or be off, while KVM's module is reloaded."
    }
    if contains(.interruptsGuest) {
      return contains(.movesGuest)
        ? "The guest moves live, and is off between its later shutdown and start."
        : "The guest is off between its shutdown and its start."
    }
    if contains(.detachesDevice) { return "The guest runs on without the device." }
    if contains(.movesGuest) { return "The guest runs on, and pauses briefly at the end of its move." }
    if contains(.writesRegisters) {
      return "Guests run on; a wrong value can halt the host with all of them."
    }
    return isEmpty ? "Nothing happens to guests." : "Guests run on."
  }
}
