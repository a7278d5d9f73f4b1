public import CPUCatalog
public import CPUCompatibility
public import LibvirtCPU
internal import NovaCompatibility
public import Remedies
public import ReportContract
internal import Wording

/// An edited definition, the features that it lost for each host, and the steps to apply it; its JSON is `martlet.fix/2.0`.
public struct FixReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fix", 2, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// The CPU map and versions judged by.
  public var judgedBy: [Yardstick]
  /// The guest's name.
  public var guest: String
  /// The hosts' names.
  public var hosts: [String]
  /// `fixed`, `unchanged`, `refused` or `undetermined`.
  public var result: Result
  /// The answer, in one sentence.
  public var answer: String
  /// The exit status: 0 if the definition, or the edited one, runs on all hosts, 1 if not, 2 if a host does not report enough.
  public var exitStatus: Int32
  /// The features that the edit removed, or would have to remove.
  public var drops: [Drop]
  /// The features that the edit would have to remove but is not allowed to.
  public var refused: [Drop]
  /// The features that a host does not report.
  public var undetermined: [Drop]
  /// The three lists by hosts and effect, in their order.
  public var groups: [DropGroup]
  /// The reasons why no edit of features helps; empty if an edit helps.
  public var obstacles: [String]
  /// The unified diff; empty if the definition is unchanged.
  public var diff: String
  /// The gates that the edit opens, those that stay shut, and what the edit costs.
  public var notes: [String]
  /// What to do with the edited definition.
  public var actions: [Command]

  /// The change made in libvirt; nil if none was asked for or none was needed.
  public var applied: Applied?
  /// The file that the edited definition was written to; nil if none was.
  public var written: String?
  /// The manager that the guest belongs to; nil if its definition names none.
  public var owner: GuestOwnership?
  /// The waivers that let a feature go, or would if they had not ended or been overruled.
  public var waivers: [WaiverUse] = []

  /// A definition that replaced another.
  public struct Applied: Sendable, Codable {
    /// The URI of the daemon.
    public var uri: String
    /// The guest's name.
    public var domain: String
    /// The guest's UUID.
    public var uuid: String
    /// The path of the saved old definition.
    public var saved: String
    /// Whether the guest runs, with the CPU that it was started with.
    public var isRunning: Bool
    /// The command that restores the old definition.
    public var undo: Command
    /// The change and its consequences, one sentence each.
    public var statements: [String]

    /// Creates a record of an applied edit.
    public init(uri: String, domain: String, uuid: String, saved: String, isRunning: Bool, undo: Command) {
      self.uri = uri
      self.domain = domain
      self.uuid = uuid
      self.saved = saved
      self.isRunning = isRunning
      self.undo = undo
      statements = [
        "\(domain) at \(uri) has the new definition; the old one, passwords included, is in \(saved).",
        isRunning
          ? "It keeps the CPU that it was started with: shut it down and start it again (a reboot is not enough)."
          : "The new definition takes effect at the next start.",
      ]
    }
  }

  /// How the plan ends.
  public enum Result: String, Sendable, Codable, CaseIterable {
    /// The edited definition runs on all hosts.
    case fixed
    /// The definition runs on all hosts as it is.
    case unchanged
    /// The definition does not run on all hosts, and the edit that would help is impossible or not allowed.
    case refused
    /// A host does not report enough.
    case undetermined

    /// The exit status of a verb that judges.
    public var exitStatus: Int32 {
      switch self {
      case .fixed, .unchanged: 0
      case .refused: 1
      case .undetermined: 2
      }
    }
  }

  /// A removed or open feature, with the hosts that cause it.
  public struct Drop: Sendable, Codable {
    /// The feature's name in libvirt.
    public var feature: String
    /// The effect on a running guest that had it.
    public var effect: String
    /// The effect in a sentence.
    public var text: String
    /// The hosts that lack it, or do not report it.
    public var hosts: [String]
  }

  /// The edited document; the original if nothing changed.
  ///
  /// The JSON leaves it out; a report read from JSON has it empty.
  public private(set) var edited: [UInt8] = []

  private enum CodingKeys: String, CodingKey {
    case schema, martlet, inputs, judgedBy, guest, hosts, result, answer, exitStatus, drops, refused,
      undetermined, groups, obstacles, diff, notes, actions = "commands", applied, written, owner, waivers
  }

  private var steps = FixCommands(guest: "GUEST", file: nil)

  /// A report on `plan` for the definition in `document`, called `file` in the diff.
  ///
  /// - Throws: `LibvirtError` if the document cannot be edited.
  public init(
    _ plan: FixPlan, document: [UInt8], file: String, guest: String, hosts: [String], catalog: Catalog,
    martlet: String, inputs: [InputReport], judgedBy: [Yardstick] = []
  ) throws(LibvirtError) {
    func list(_ drops: [FixPlan.Drop]) -> [Drop] {
      drops.map { drop in
        let feature = catalog.features[drop.feature]
        return Drop(
          feature: feature.name, effect: (drop.isIdle ? LossEffect.none : feature.effect).rawValue,
          text: drop.isIdle
            ? "The guest never had it: it is a detail of a feature that its definition disables"
            : catalog.article(of: feature).effect.text,
          hosts: drop.hosts)
      }
    }
    self.martlet = martlet
    self.inputs = inputs
    self.judgedBy = judgedBy
    self.guest = guest
    self.hosts = hosts
    drops = list(plan.drops)
    refused = list(plan.refused)
    undetermined = list(plan.undetermined)
    groups =
      DropGroup.groups(drops, .dropped) + DropGroup.groups(refused, .refused)
      + DropGroup.groups(undetermined, .undetermined)
    obstacles =
      plan.otherVendor.map { "\($0) has a CPU of another vendor than the guest's" }
      + plan.unknownNames.map {
        "\($0.name) is neither in the catalogue nor in the record of \(listed($0.hosts, limit: 4))"
      }
    if !plan.refused.isEmpty || !plan.otherVendor.isEmpty {
      result = .refused
    } else if !plan.undetermined.isEmpty || !plan.unknownNames.isEmpty {
      result = .undetermined
    } else {
      result = plan.drops.isEmpty ? .unchanged : .fixed
    }
    exitStatus = result.exitStatus
    answer = Self.answer(
      result, guest, on: hosts, without: drops.map(\.feature), refusing: refused.map(\.feature))
    var editor = try CPUTextEditor(document)
    if result == .fixed { editor.disable(drops.map(\.feature)) }
    edited = editor.bytes
    diff = String(decoding: unifiedDiff(of: document, and: edited, name: file), as: UTF8.self)
    notes = []
    actions = []
    steps = FixCommands(guest: guest, file: "FILE")
    if !plan.assumed.isEmpty, result == .fixed || result == .unchanged {
      notes.append(
        "Only CPUID is known for \(listed(plan.assumed, limit: 5)); Martlet assumes KVM's usual pass-through. A snapshot "
          + "(martlet capture) shows what guests really get.")
    }
    guard result == .fixed else { return }
    notes += [Self.novaNote, Self.powerCycleNote, Self.stagingNote]
    actions = steps.steps
  }

  /// Adds what else stops the guest on the hosts, by the rules of verdicts: an edit of features does not help against it.
  ///
  /// A definition that needs no edit and is stopped nevertheless is refused; of an edited one the notes say what stops it while it runs.
  ///
  /// - Parameter document: The definition as it was read.
  public mutating func add(_ obstacles: FixObstacles, to document: [UInt8]) {
    guard result == .fixed || result == .unchanged else { return }
    let all = listed(hosts, limit: 5)
    if !obstacles.atStart.isEmpty || result == .unchanged && !obstacles.whileRunning.isEmpty {
      answer =
        obstacles.atStart.isEmpty
        ? "\(guest) needs no edit of features for \(all), but cannot move there while it runs."
        : "No edit of features lets \(guest) run on \(all)."
      self.obstacles += obstacles.atStart + obstacles.whileRunning
      result = .refused
    } else if result == .unchanged, !obstacles.unknown.isEmpty {
      self.obstacles += obstacles.unknown
      result = .undetermined
      answer = Self.answer(result, guest, on: hosts, without: [], refusing: [])
    } else {
      notes += (obstacles.whileRunning + obstacles.unknown).map { "While the guest runs: \($0)." }
    }
    exitStatus = result.exitStatus
    guard exitStatus != 0 else { return }
    edited = document
    diff = ""
    notes = []
    actions = []
  }

  private static func answer(
    _ result: Result, _ guest: String, on hosts: [String], without drops: [String], refusing refused: [String]
  ) -> String {
    let all = listed(hosts, limit: 5)
    return switch result {
    case .fixed: "\(guest) runs on \(all) without \(listed(drops, limit: 8))."
    case .unchanged: "\(guest) runs on \(all) as it is."
    case .refused where refused.isEmpty: "No edit of features lets \(guest) run on \(all)."
    case .refused:
      "\(guest) runs on \(all) only without \(listed(refused, limit: 8)), kept unless you pass "
        + "--allow-drop FEATURE or --allow-drop EFFECT."
    case .undetermined: "Martlet cannot tell whether \(guest) runs on \(all)."
    }
  }

  /// The lines of the steps, as they are printed.
  public var commands: [String] { actions.map(\.text) }

  /// Gives the commands that fit the platform of the guest's host.
  public mutating func fit(to platform: Platform?) {
    steps.platform = platform
    if result == .fixed, owner == nil { actions = steps.steps }
  }

  /// Records where the edited definition is, or the command that makes it, so that the printed commands work when pasted.
  ///
  /// - Parameters:
  ///   - file: the path of the edited definition, now or later; nil if libvirt gets it directly.
  ///   - first: the command that makes it; nil if it exists.
  ///   - uri: The daemon of the guest; nil if none was named.
  ///   - isPart: Whether the document is a `<cpu>` alone.
  public mutating func setPlace(file: String?, first: Command?, uri: String?, isPart: Bool) {
    steps.file = file
    steps.first = first
    steps.uri = uri
    steps.isPart = isPart
    // A <cpu> does not say whose it is.
    if isPart { steps.guest = "GUEST" }
    if result == .fixed, owner == nil { actions = steps.steps }
  }

  /// Records that a manager owns the guest: an edit of the definition does not last, so the manager's own steps are given.
  ///
  /// - Parameter isUnmanaged: Whether to change the definition anyway.
  public mutating func setOwner(_ advice: ManagerAdvice, isUnmanaged: Bool) {
    owner = advice.ownership
    notes.removeAll { $0 == Self.novaNote || $0 == Self.stagingNote }
    notes.insert("\(advice.statement) \(advice.editBreaks)", at: 0)
    guard result != .unchanged else { return }
    let own = advice.change.flatMap { [.instruction($0.text), $0.action] }
    actions = isUnmanaged ? actions : own
  }

  private static let powerCycleNote =
    "The CPU of a running guest cannot change. The edit takes effect after a power cycle (shut down and start, not a reboot)."

  private static let stagingNote =
    "A move can stage the edit (--persistent-xml) if the destination still accepts the running guest."

  private static let novaNote =
    "The edit passes libvirt's check on the destination. Nova regenerates the definition at every start: with Nova, set the same "
    + "in cpu_model_extra_flags (from \(NovaChange.flagSigns)) or use a custom model."

}
