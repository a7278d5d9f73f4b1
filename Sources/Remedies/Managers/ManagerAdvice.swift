public import CPUCompatibility

/// How a guest's manager moves it and changes its CPU, and what breaks without the manager.
public struct ManagerAdvice: Sendable {
  /// The guest's manager.
  public let ownership: GuestOwnership
  /// The manager's own way to move the guest.
  public let move: [Step]
  /// The manager's own way to change the guest's CPU.
  public let change: [Step]
  /// The damage of a move without the manager, in sentences.
  public let moveBreaks: String
  /// Why an edit of the definition does not last, in sentences.
  public let editBreaks: String
  /// The citations for this advice.
  public let sources: [String]

  /// A command with its purpose.
  public struct Step: Sendable, Hashable, Codable {
    /// The purpose, with a colon at its end.
    public var text: String
    /// The command; words in capitals are placeholders.
    public var action: Command

    private enum CodingKeys: String, CodingKey { case text, action = "command" }

    /// The command as a printable line.
    public var command: String { action.text }
  }

  /// Creates the advice for a manager's guest.
  ///
  /// - Parameter hosts: The hosts it should run on, as arguments of martlet; their level is the CPU to configure.
  public init(_ ownership: GuestOwnership, hosts: [String] = []) {
    self.ownership = ownership
    let way = ManagerWay(ownership, hosts: hosts)
    (move, change, moveBreaks) = (way.move, way.change, way.moveBreaks)
    (editBreaks, sources) = (way.editBreaks, way.sources)
  }

  /// The guest's manager, in a sentence.
  public var statement: String {
    "\(ownership.name ?? "The guest") belongs to \(ownership.manager.title) (\(ownership.reason))."
  }

  /// Why Martlet does not move the guest, in one or two sentences.
  public var refusesToMove: String {
    "\(statement) Move it with \(ownership.manager.title), not through libvirt; --unmanaged moves it anyway."
  }

  /// The risk of moving the guest anyway.
  public var warnsOfMove: String { "\(statement) Moved without \(ownership.manager.title): \(moveBreaks)" }

  /// Why Martlet does not change the definition: the reason, the manager's commands, and --unmanaged.
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
