internal import CPUCompatibility
internal import HostSnapshots
internal import LibvirtCPU
internal import LibvirtClient
internal import Remedies
internal import Reports
internal import Wording

/// Restores a definition that `--apply` saved.
struct DefinitionUndo {
  private let uri: String
  private let definitions: DomainDefinitions
  private let domain: DomainDefinitions.Domain
  private let saved: SavedDefinition

  /// What was saved last of the guest, or the saved definition itself where `guest` is its file.
  ///
  /// - Throws: `noInput` if there is nothing to put back, or no guest; `badInput` if what is saved is of another guest.
  /// - Parameter isUnmanaged: Whether a manager's guest is changed too; `noPermission` for one without it.
  init(_ guest: GuestReference, uri: String, isUnmanaged: Bool) throws(QuestionError) {
    self.uri = uri
    let chosen = guest.document == nil ? nil : try SavedDefinition(at: guest.argument)
    definitions = try DomainDefinitions(at: uri, for: .writing)
    do {
      domain = try guest.domain(in: definitions, at: uri)
    } catch {
      guard error.kind == .noInput,
        let last = chosen == nil ? try Self.last(of: guest) : chosen
      else { throw error }
      throw QuestionError(
        error.kind,
        "\(error.message); its old definition is in \(last.path); restore it with virsh -c \(quoted(uri)) define \(quotedPath(last.path))",
        at: error.location)
    }
    if !isUnmanaged, let owner = domain.ownership {
      throw QuestionError(
        .noPermission,
        ManagerAdvice(owner).refusesToEdit(undoing: true))
    }
    guard let saved = chosen == nil ? try SavedDefinition(lastOf: domain.uuid) : chosen else {
      if let other = try Self.last(of: guest) {
        throw QuestionError(
          .badInput,
          "\(domain.name) at \(uri) has the UUID \(domain.uuid); the definition saved under that name belongs to another guest (\(other.path))"
        )
      }
      throw QuestionError(
        .noInput,
        "\(try SavedDefinition.folder()) has no saved definition of \(domain.name) (\(domain.uuid)); there is nothing to undo"
      )
    }
    let machine = try saved.machine()
    guard machine?.uuid == domain.uuid, machine?.name == domain.name else {
      throw QuestionError(
        .badInput,
        "\(saved.path) belongs to \(machine?.name ?? "no guest") (\(machine?.uuid ?? "no UUID")), and \(uri) has \(domain.name) (\(domain.uuid)): "
          + "this is another guest, or it was renamed")
    }
    self.saved = saved
  }

  /// Restores the saved definition; a running guest does not change.
  ///
  /// - Parameter force: Whether to discard later changes; they are saved first.
  func run(force: Bool) throws(QuestionError) -> UndoReport {
    let old = try saved.old()
    guard domain.definition != old else {
      saved.remove()
      return report(.unchanged)
    }
    let applied = try saved.applied()
    var given: SavedDefinition?
    if !isSameDefinition(domain.definition, applied) {
      guard force else { throw changed(since: applied) }
      given = try SavedDefinition(domain, replacedBy: old)
    }
    let back: DomainDefinitions.Domain
    do {
      back = try definitions.define(old)
    } catch {
      back = try settle(error, given)
    }
    guard isSameDefinition(back.definition, old) else {
      throw QuestionError(
        .unavailable,
        "\(uri) accepted the old definition but changed parts of it; the original is in \(saved.path)")
    }
    saved.remove()
    return report(.restored, given)
  }

  private func report(_ result: UndoReport.Result, _ given: SavedDefinition? = nil) -> UndoReport {
    UndoReport(
      martlet: martletVersion, uri: uri, domain: domain.name, uuid: domain.uuid, result: result,
      isRunning: domain.isActive, saved: given?.path,
      undo: given == nil ? nil : domain.undoCommand(at: uri))
  }

  private func changed(since applied: String) -> QuestionError {
    let diff = unifiedDiff(of: Array(applied.utf8), and: Array(domain.definition.utf8), name: domain.name)
    return QuestionError(
      .badInput,
      "\(domain.name) changed since then; --force discards these changes, and \(saved.path) is the old definition:\n"
        + withoutPasswords(String(decoding: diff, as: UTF8.self)))
  }

  /// The fate of the old definition without libvirt's confirmation.
  private func settle(
    _ failure: LibvirtFailure, _ given: SavedDefinition?
  ) throws(QuestionError) -> DomainDefinitions.Domain {
    switch LostAnswer(definitions, at: uri, about: domain) {
    case .old(let isFinal):
      if isFinal { given?.remove() }
      throw QuestionError(failure, at: uri, " rejects the old definition, which is in \(saved.path)")
    case .other(let now): return now
    case .unknown(let reason):
      throw QuestionError(
        failure, at: uri,
        " stopped answering while it received the old definition, and it is unknown whether it has it (\(reason)); it is in \(saved.path). To find out, run "
          + "the same command again")
    }
  }

  /// What was saved last under the guest's name or UUID.
  private static func last(of guest: GuestReference) throws(QuestionError) -> SavedDefinition? {
    try SavedDefinition.all().last { saved in
      // An unreadable file does not count here.
      let machine = try? saved.machine()
      return machine?.name == guest.key || machine?.uuid == guest.key
    }
  }
}
