public import CPUCompatibility
public import LibvirtClient
internal import Remedies

extension PreflightExamination {
  /// The guest's manager, from its running definition or otherwise the persistent one; nil without a manager.
  ///
  /// - Throws: `LibvirtFailure` if the host does not answer.
  public func ownership(
    of guest: MigrationGuest, at host: MigrationHost
  ) throws(LibvirtFailure) -> GuestOwnership? {
    let kind: MigrationHost.Definition = guest.state == .off ? .inactive : .live
    return judge.machine(try host.definition(kind, of: guest.uuid))?.ownership
  }
}

extension MigrationPlan {
  /// The result of resuming a migration without `--unmanaged`, which also started without it, if the guest belongs to
  /// a manager; nil if there is no obstacle.
  ///
  /// - Parameters:
  ///   - resumption: The command that settles it anyway.
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
