/// An action that an operator can take.
///
/// `actions` and `undoActions` are the steps as values; `commands` and `undo` are their lines, ready to paste into a shell: lines of
/// configuration and instructions appear as comments.
public struct Remedy: Sendable, Codable {
  /// The action's stable identifier, which determines the risk and what restarts.
  public let id: String
  /// What to do, in a few words.
  public package(set) var title: String
  /// The layer it changes.
  public let layer: String
  /// The identifiers of the gates it opens.
  public let opens: [String]
  /// The features that it brings back on a host; empty where it does something else.
  public let features: [String]
  /// What to know first: conditions, versions, what it does not do.
  public package(set) var condition: String
  /// What must hold before the first step, a sentence without a full stop each.
  public internal(set) var preconditions: [String]
  /// The steps that do it.
  public package(set) var actions: [Command]
  /// The places in `actions` of the steps that make the change; those around them look, save, restart or wait.
  public package(set) var essential: [Int]
  /// The steps that show afterwards whether it worked; empty for what only looks.
  public package(set) var checks: [Command]
  /// The steps that undo it.
  public package(set) var undoActions: [Command]
  /// How much can go wrong.
  public let risk: Risk
  /// What can go wrong, worst first.
  public package(set) var riskReason: String
  /// What must restart for it to take effect.
  public let restarts: [String]
  /// What happens to guests meanwhile, in a sentence.
  public let guests: String
  /// The source.
  public let citation: String

  private enum CodingKeys: String, CodingKey {
    case id, title, layer, opens, features, condition, preconditions, actions = "commands", essential,
      checks = "check", undoActions = "undo", risk, riskReason, restarts, guests, citation
  }

  /// The kind of action; nil for one from a later version.
  package var kind: RemedyKind? { RemedyKind(rawValue: id) }

  /// Creates a remedy, whose kind determines risk and warnings.
  ///
  /// If the host must be empty, the first commands list its guests and keep new ones off, and the last one allows them again.
  ///
  /// - Parameters:
  ///   - commands: What to do; without the listing of guests.
  ///   - essential: The places in `commands` of the steps that make the change; nil for all. A task counts as one step, and
  ///     `fitted(to:)` finds those of its commands that make the change.
  ///   - caution: What can go wrong besides what the kind's effects say.
  ///   - daemons: What restarts where the kind restarts daemons.
  ///   - manager: Who knows the guests of a host.
  package init(
    _ kind: RemedyKind, _ title: String, layer: String, opens: [MigrationGate] = [], features: [String] = [],
    condition: String, commands: [Command], essential: Range<Int>? = nil, undo: [Command] = [],
    caution: String = "", daemons: [String] = ["libvirtd"], manager: HostManager = .libvirt, citation: String
  ) {
    let effects = kind.orderedEffects
    id = kind.rawValue
    self.title = title
    self.layer = layer
    self.opens = opens.map(\.rawValue)
    self.features = features
    self.condition = condition
    let isHostEmptied = effects.contains(where: \.needsEmptyHost)
    let host = HostCommands(manager)
    let before = isHostEmptied ? host.listGuests : []
    actions = before + commands + (isHostEmptied ? host.readmit : [])
    self.essential = (essential ?? 0..<commands.count).map { before.count + $0 }
    undoActions = undo
    preconditions = kind.preconditions
    checks = kind.checks
    guests = kind.effectOnGuests
    risk = kind.risk
    let warnings = effects.map(\.warning) + (caution.isEmpty ? [] : [caution])
    riskReason = warnings.isEmpty ? "Changes nothing." : warnings.joined(separator: " ")
    let restarted = effects.compactMap(\.restarts)
    restarts =
      ["host", "kvm"].filter(restarted.contains)
      + (effects.contains(.restartsDaemons) ? daemons : []) + ["guest"].filter(restarted.contains)
    self.citation = citation
  }

  /// The steps as printable lines.
  public var commands: [String] { actions.map(\.text) }

  /// The undo steps as printable lines.
  public var undo: [String] { undoActions.map(\.text) }

  /// The lines that show whether it worked, as they are printed.
  public var check: [String] { checks.map(\.text) }

  /// How much can go wrong.
  public enum Risk: String, Sendable, Codable, CaseIterable, Comparable {
    /// It changes nothing.
    case none
    /// A documented setting; every guest keeps running.
    case low
    /// It interrupts guests, reboots a host, or skips a check that another one follows.
    case medium
    /// It removes a protection, can make the host misbehave, or makes later failures likely.
    case high

    /// Orders by increasing risk.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .none: 0
      case .low: 1
      case .medium: 2
      case .high: 3
      }
    }
  }
}
