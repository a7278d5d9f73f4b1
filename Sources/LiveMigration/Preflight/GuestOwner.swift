public import CPUCompatibility
internal import CPUReaders
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
    return GuestOwnership(definition: try host.definition(kind, of: guest.uuid))
  }
}

extension MigrationPlan {
  /// The end of a migration that is taken up without `--unmanaged` and that was not begun with it, where the guest belongs to
  /// a manager; nil where nothing stands against it.
  ///
  /// - Parameter resumption: The command that settles it all the same.
  public func refusalOfManager(resumption: String) -> MigrationResult? {
    guard isUnmanaged != true, let owner = GuestOwnership(definition: definition) else { return nil }
    let advice = ManagerAdvice(owner)
    let lines = advice.move.flatMap { [$0.text, "  \($0.command)"] }
    return MigrationResult(
      guest: guest, uuid: uuid, outcome: .managed,
      notes: [
        "\(advice.statement) Its migration stays open: see first where \(owner.manager.title) and both ends have the guest. "
          + "\(resumption) settles it over libvirt."
      ] + lines)
  }
}

extension GuestOwnership {
  /// Whose guest a definition of libvirt's is; nil if no manager's, or if it cannot be read.
  init?(definition: String) {
    let document = Document(name: "the definition", bytes: Array(definition.utf8))
    guard let machine = try? GuestMachine(document), let owner = machine.ownership else { return nil }
    self = owner
  }
}
