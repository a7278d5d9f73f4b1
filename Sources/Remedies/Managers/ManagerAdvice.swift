public import CPUCompatibility

/// How a guest's manager moves it and changes its CPU, and what goes wrong where that is done without the manager.
public struct ManagerAdvice: Sendable {
  /// Whose guest it is.
  public let ownership: GuestOwnership
  /// The manager's own way to move the guest.
  public let move: [Step]
  /// The manager's own way to change the guest's CPU.
  public let change: [Step]
  /// What a move without the manager breaks, in sentences.
  public let moveBreaks: String
  /// Why an edit of the definition does not last, in sentences.
  public let editBreaks: String
  /// The sources of what is said here.
  public let sources: [String]

  /// A command, and what it is for.
  public struct Step: Sendable, Hashable, Codable {
    /// What it is for, with a colon at its end.
    public var text: String
    /// The command; words in capitals are to be replaced.
    public var action: Command

    private enum CodingKeys: String, CodingKey { case text, action = "command" }

    /// The command as it is printed.
    public var command: String { action.text }
  }

  /// What a manager's guest is moved and changed by.
  ///
  /// - Parameter hosts: The hosts that it shall run on, as arguments of martlet; their level is the CPU to configure.
  public init(_ ownership: GuestOwnership, hosts: [String] = []) {
    self.ownership = ownership
    let way = ManagerWay(ownership, hosts: hosts)
    (move, change, moveBreaks) = (way.move, way.change, way.moveBreaks)
    (editBreaks, sources) = (way.editBreaks, way.sources)
  }

  /// Whose guest it is, in a sentence.
  public var statement: String {
    "\(ownership.name ?? "The guest") belongs to \(ownership.manager.title) (\(ownership.reason))."
  }

  /// Why the guest is not moved, in a sentence or two.
  public var refusesToMove: String {
    "\(statement) Move it with \(ownership.manager.title), not through libvirt; --unmanaged moves it anyway."
  }

  /// What is risked where the guest is moved all the same.
  public var warnsOfMove: String { "\(statement) Moved without \(ownership.manager.title): \(moveBreaks)" }

  /// Why the definition is not changed: the reason, the manager's way, and what --unmanaged risks.
  public func refusesToEdit(undoing: Bool) -> String {
    let verb = undoing ? "restore" : "change"
    let lines = change.map { "  \($0.text)\n    \($0.command)" }
    return
      ([
        "\(statement) Martlet does not \(verb) its definition: \(editBreaks)",
        "With \(ownership.manager.title):",
      ] + lines + ["--unmanaged changes the definition anyway."]).joined(separator: "\n")
  }
}
