public import Reports

/// Restores the definition that a guest had before an applied edit; a running guest does not change.
public struct UndoQuestion: Sendable {
  /// The guest's name or UUID, a file of its definition, or the saved definition itself.
  public var guest: DocumentSource
  /// The libvirt that has the guest.
  public var connection: String
  /// Whether to discard later changes; they are saved first.
  public var force: Bool
  /// Whether it is done though the guest belongs to a manager.
  public var isUnmanaged: Bool

  /// A question.
  public init(guest: DocumentSource, connection: String, force: Bool = false, isUnmanaged: Bool = false) {
    self.guest = guest
    self.connection = connection
    self.force = force
    self.isUnmanaged = isUnmanaged
  }

  /// What was put back.
  ///
  /// - Throws: `noInput` if there is nothing to put back, or no guest; `badInput` if it was changed since, or what is saved is of
  ///   another guest; `noPermission` for a manager's guest; `unavailable` where libvirt is lost.
  public func answer() throws(QuestionError) -> UndoReport {
    try DefinitionUndo(try GuestReference(guest), uri: connection, isUnmanaged: isUnmanaged).run(force: force)
  }
}
