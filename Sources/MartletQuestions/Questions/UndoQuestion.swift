public import Reports

/// Restores the definition that a guest had before an applied edit; a running guest does not change.
public struct UndoQuestion: Sendable {
  /// The guest's name or UUID, or as `qemu:///system#web1`, a file of its definition, or the saved definition itself.
  public var guest: DocumentSource
  /// The libvirt that has the guest; nil where `guest` names it.
  public var connection: String?
  /// Whether to discard later changes; they are saved first.
  public var force: Bool
  /// Whether to restore it although the guest belongs to a manager.
  public var isUnmanaged: Bool
  /// Whether URIs that run programs are allowed.
  public var access: HostAccess

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    guest: DocumentSource, connection: String? = nil, force: Bool = false, isUnmanaged: Bool = false,
    access: HostAccess = HostAccess()
  ) {
    self.guest = guest
    self.connection = connection
    self.force = force
    self.isUnmanaged = isUnmanaged
    self.access = access
  }

  /// The restored definition and how to discard it again.
  ///
  /// - Throws: `noInput` if there is nothing to put back, or no guest; `badInput` if it was changed since, or what is saved is of
  ///   another guest; `noPermission` for a manager's guest; `unavailable` where libvirt is lost.
  public func answer() throws(QuestionError) -> UndoReport {
    if let (reference, uri) = try GuestReference.address(guest, connection: connection) {
      try AskedHost(access: access).check(uri)
      return try DefinitionUndo(reference, uri: uri, isUnmanaged: isUnmanaged).run(force: force)
    }
    guard let connection else {
      throw QuestionError(.usage, "connect names the libvirt that has the guest", at: .parameter("connect"))
    }
    try AskedHost(access: access).check(connection)
    return try DefinitionUndo(try GuestReference(guest), uri: connection, isUnmanaged: isUnmanaged).run(
      force: force)
  }
}
