public import CPUCompatibility
public import LibvirtClient
internal import Remedies

extension PreflightExamination {
  /// Whose guest it is, by the definition that it runs with, or else by the one that it is started with; nil if no manager's.
  ///
  /// - Throws: `LibvirtFailure` if the host cannot be asked.
  public func ownership(
    of guest: MigrationGuest, at host: MigrationHost
  ) throws(LibvirtFailure) -> GuestOwnership? {
    let kind: MigrationHost.Definition = guest.state == .off ? .inactive : .live
    return judge.machine(try host.definition(kind, of: guest.uuid))?.ownership
  }
}

extension MigrationPlan {
  /// The end of a migration that is taken up without `--unmanaged` and that was not begun with it, where the guest belongs to
  /// a manager; nil where nothing stands against it.
  ///
  /// - Parameters:
  ///   - resumption: The command that settles it all the same.
  ///   - judge: Who reads the definition.
  public func refusalOfManager(resumption: String, judge: GuestJudge) -> MigrationResult? {
    guard isUnmanaged != true, let owner = judge.machine(definition)?.ownership else { return nil }
    let advice = ManagerAdvice(owner)
    let lines = advice.move.flatMap { [$0.text, "  \($0.command)"] }
    return MigrationResult(
      guest: guest, uuid: uuid, outcome: .managed,
      notes: [
        "\(advice.statement) Its migration stays open: first check where \(owner.manager.title) and both ends have the guest. "
          + "\(resumption) settles it through libvirt."
      ] + lines)
  }
}
