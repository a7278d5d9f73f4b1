internal import FleetQuestions
internal import Foundation
internal import LiveMigration

extension MigrateCommand {
  /// Where a guest is that somebody began to move.
  enum Place: Sendable {
    /// It runs at the host that it was to leave, and libvirt does nothing with it.
    case source
    /// It runs at the host that it was to go to.
    case target
    /// Neither end says so; sentences about what they said.
    case unknown([String])
  }

  /// What one end says of a guest.
  private enum Look: Sendable {
    /// It runs there, and libvirt does nothing with it.
    case here
    /// libvirt moves, saves or copies it.
    case busy
    /// It does not run there, or the end does not answer.
    case missing(String)
  }

  /// Where a guest is whose move another machine began, by the preflights of `martlet migrate` at both ends; waits for what libvirt still does.
  ///
  /// A move that begins between this look and the next one meets libvirt's own job lock, which lets one migration of a guest run.
  ///
  /// - SeeAlso: libvirt src/qemu/qemu_migration.c, `qemuMigrationJobStart`.
  func place(of step: MoveStep, _ children: MigrationChildren) async -> Place {
    guard let from = uris[step.from], let to = uris[step.to] else {
      return .unknown(["no URI is known for \(uris[step.from] == nil ? step.from : step.to)"])
    }
    var tries = 0
    while !children.isStopped {
      switch await look(step, at: from, towards: to, children) {
      case .here: return .source
      case .busy: break
      case .missing(let atSource):
        let other = await look(step, at: to, towards: from, children)
        if case .here = other { return .target }
        tries += 1
        guard tries < patience else {
          var notes = [
            "another service began to move it, and neither end says that it runs there",
            "\(from): \(atSource)",
          ]
          if case .missing(let atTarget) = other { notes.append("\(to): \(atTarget)") }
          return .unknown(notes)
        }
      }
      try? await Task.sleep(for: pause)
    }
    return .unknown(["the search for it was stopped"])
  }

  private func look(
    _ step: MoveStep, at uri: String, towards other: String, _ children: MigrationChildren
  ) async -> Look {
    await onThread {
      let (events, said) = self.events(
        ["migrate", step.uuid ?? step.guest, "--from", uri, "--to", other, "--dry-run"] + accessOption,
        children)
      guard let reasons = events.last(where: { $0.preflight != nil })?.preflight?.reasons else {
        return .missing(events.last { $0.result != nil }?.result?.notes.first ?? said)
      }
      if reasons.contains(where: { $0.id == "guest.job" }) { return .busy }
      return reasons.first { $0.id == "guest.state" }.map { .missing($0.text) } ?? .here
    }
  }
}
