public import Remedies

extension Cause {
  /// How to get a feature back.
  public struct Cure: Sendable, Hashable, Codable {
    /// What to do.
    public var action: String
    /// The stable identifiers of the kinds of action that it consists of, such as `kernel.parameter`.
    public var kinds: [String]
    /// What must restart: `host`, `kvm`, `libvirtd`, `guest`, or `nothing`.
    public var restarts: String
    /// What can go wrong, starting with what the restart means; empty if no risk is known.
    public var risk: String
    /// What must hold before the first step, a sentence without a full stop each.
    public var preconditions: [String]
    /// The steps, in order.
    public var actions: [Command]
    /// The steps that show afterwards whether it worked.
    public var checks: [Command]
    /// The steps that undo it; empty if it changes nothing.
    public var undoActions: [Command]
    /// What happens to guests meanwhile, in a sentence.
    public var guests: String

    private enum CodingKeys: String, CodingKey {
      case action, kinds, restarts, risk, preconditions, actions = "commands", checks = "check",
        undoActions = "undo", guests
    }

    /// The steps as printable lines.
    public var commands: [String] { actions.map(\.text) }
    /// The checks as printable lines.
    public var check: [String] { checks.map(\.text) }
    /// The undo steps as printable lines.
    public var undo: [String] { undoActions.map(\.text) }

    /// Creates a cure, whose kinds determine warnings, preconditions and checks.
    ///
    /// If the host must be empty, the first commands list its guests and keep new ones off, and the last one allows them again.
    ///
    /// - Parameters:
    ///   - risk: What can go wrong besides what the kinds' effects say.
    ///   - checks: What shows the change, where the kinds' own checks do not.
    init(
      _ action: String, _ kinds: CureKind..., restarts: String, risk: String = "", commands: [Command],
      checks: [Command]? = nil, undo: [Command] = []
    ) {
      let effects = Set(kinds.flatMap(\.effects)).worstFirst
      let isHostEmptied = effects.contains(where: \.needsEmptyHost)
      let host = HostCommands()
      self.action = action
      self.kinds = kinds.map(\.rawValue)
      self.restarts = restarts
      // The same warnings as for a remedy.
      let warnings = effects.filter { $0 != .restartsDaemons }.map(\.warning)
      self.risk = (warnings + (risk.isEmpty ? [] : [risk])).joined(separator: " ")
      preconditions = Self.unique(kinds.flatMap(\.preconditions))
      actions =
        (isHostEmptied ? host.listGuests : []) + commands + (isHostEmptied ? host.readmit : [])
      self.checks = checks ?? Self.unique(kinds.flatMap(\.checks))
      undoActions = undo
      guests = effects.effectOnGuests
      // That the feature is back shows where it was missing: on the host, or in the guest.
      self.checks.append(
        kinds.contains(where: \.isAboutGuest)
          ? .run(
            ["martlet", "explain", "NAME", "--on", "HOST", "--guest", "GUEST.xml"],
            note: "it must be there at each point")
          : .run(
            ["martlet", "explain", "NAME", "--on", "this"], on: .host, note: "it must be there at each point")
      )
    }

    /// The cure with the feature's name in its checks.
    func checking(_ feature: String) -> Cure {
      var cure = self
      cure.checks = checks.map { check in
        guard case .run(let words) = check.form else { return check }
        var check = check
        check.form = .run(words.map { $0 == "NAME" ? feature : $0 })
        return check
      }
      return cure
    }

    private static func unique<Element: Equatable>(_ all: [Element]) -> [Element] {
      all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
  }
}
