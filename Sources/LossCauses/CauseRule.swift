internal import CPUCatalog
internal import CPUCompatibility
public import Remedies

/// A rule that knows one way in which a feature is lost between two observation points.
///
/// A rule looks at evidence and says whether its cause holds, may hold, or is ruled out; it says nothing of
/// features and intervals that it does not concern.
package struct CauseRule: Sendable {
  /// The identifier (layer and cause, such as `kernel.clearcpuid`), what happened, and the source.
  let header: RuleHeader
  /// The layer that the cause belongs to.
  let layer: Layer
  /// Layers that carry out what this one decided: the kernel drops what the firmware locked.
  let alsoBetween: [Layer]
  /// What the evidence says of the cause; nil if the rule does not concern the feature or the interval.
  let find: @Sendable (CauseContext) -> Finding?

  init(
    id: String, layer: Layer, alsoBetween: [Layer] = [], title: String, citation: String,
    find: @escaping @Sendable (CauseContext) -> Finding?
  ) {
    header = RuleHeader(id, title, citation: citation)
    self.layer = layer
    self.alsoBetween = alsoBetween
    self.find = find
  }

  /// The header's identifier.
  var id: String { header.id }
  /// The header's title.
  var title: String { header.title }
  /// The header's source.
  var citation: String { header.citation }

  /// What evidence says of a cause.
  package struct Finding: Sendable {
    package var certainty: Cause.Certainty
    /// The evidence, or what is known in its place; one sentence without a full stop.
    package var text: String
    /// What would decide it; empty if it is decided.
    var collect: [Command] = []
    /// What brings the feature back; nil where nothing does.
    package var cure: Cause.Cure?
    /// The word of the kernel's command line that carries the cause, as it stands there: `clearcpuid=304` for `clearcpuid=avx512f`.
    package var argument: String?
    /// What is to stand there in its place; nil if nothing is.
    package var argumentLeft: String?

    /// The evidence proves the cause.
    static func proven(_ text: String, cure: Cause.Cure? = nil) -> Finding {
      Finding(certainty: .proven, text: text, cure: cure)
    }

    /// Nothing contradicts the cause.
    static func possible(_ text: String, collect: Command..., cure: Cause.Cure? = nil) -> Finding {
      Finding(certainty: .possible, text: text, collect: collect, cure: cure)
    }

    /// The evidence contradicts the cause.
    static func excluded(_ text: String) -> Finding { Finding(certainty: .excluded, text: text) }
  }

  /// Every rule, from the silicon up.
  static let all: [CauseRule] =
    siliconRules + firmwareRules + microcodeRules + outerHypervisorRules + kernelRules + kvmRules
    + counterRules + nestingRules + paravirtualRules + qemuRules + guestRules + libvirtRules + novaRules
}

/// One way the host may have lost the feature, and what the evidence says about it.
public struct Cause: Sendable, Hashable, Codable {
  /// The rule's stable identifier.
  public var id: String
  /// The layer.
  public var layer: String
  /// What happened, in a few words.
  public var title: String
  /// Whether the evidence proves it, leaves it open, or rules it out.
  public var certainty: Certainty
  /// The evidence in a sentence.
  public var evidence: String
  /// Commands that would settle it.
  public var collect: [Command]
  /// What brings the feature back; nil where nothing does.
  public var cure: Cure?
  /// The source.
  public var citation: String

  /// What the evidence says of a cause.
  public enum Certainty: String, Sendable, Codable, Comparable, CaseIterable {
    /// It holds.
    case proven
    /// It may hold.
    case possible
    /// It does not hold.
    case excluded

    /// Orders by what is worth knowing first.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .proven: 0
      case .possible: 1
      case .excluded: 2
      }
    }
  }

  /// What brings a feature back.
  public struct Cure: Sendable, Hashable, Codable {
    /// What to do.
    public var action: String
    /// What has to restart: `host`, `kvm`, `libvirtd`, `guest`.
    public var restarts: String
    /// What can go wrong, starting with what the restart means; empty if no risk is known.
    public var risk: String
    /// The steps that do it, in order; empty where it is no matter of commands.
    public var actions: [Command]
    /// The steps that undo it.
    public var undoActions: [Command]

    private enum CodingKeys: String, CodingKey {
      case action, restarts, risk, actions = "commands", undoActions = "undo"
    }

    /// The lines of the steps, as they are printed.
    public var commands: [String] { actions.map(\.text) }
    /// The lines that take it back, as they are printed.
    public var undo: [String] { undoActions.map(\.text) }

    init(
      _ action: String, restarts: String, risk: String = "", commands: [Command] = [], undo: [Command] = []
    ) {
      self.action = action
      self.restarts = restarts
      // The same as a remedy says of the same.
      self.risk = (RemedyEffect.warnings(ofRestarting: restarts) + (risk.isEmpty ? [] : [risk])).joined(
        separator: " ")
      actions = commands
      undoActions = undo
    }
  }
}

extension CauseContext {
  /// What all rules say of the feature's loss: what is proven first, then what may be, then what is ruled out.
  package func causes() -> [Cause] {
    var found: [Cause] = switchCauses()
    for rule in CauseRule.all
    where ([rule.layer] + rule.alsoBetween).contains(where: loss.candidates.contains) {
      guard let finding = rule.find(self) else { continue }
      found.append(
        Cause(
          id: rule.id, layer: rule.layer.rawValue, title: rule.title, certainty: finding.certainty,
          evidence: finding.text, collect: finding.collect, cure: finding.cure, citation: rule.citation))
    }
    // Guests keep what QEMU reads from CPUID itself, whatever the kernel and KVM dropped.
    if let addition = article.qemuAddition, addition.source == .hostCPUID, state(at: .cpuid) == .present {
      for index in found.indices
      where [Layer.kernel.rawValue, Layer.kvm.rawValue].contains(found[index].layer)
        && !found[index].evidence.contains("QEMU \(addition.since)")
      {
        found[index].evidence += ". \(addition.note.text)"
      }
    }
    return found.enumerated().sorted {
      ($0.element.certainty, $0.offset) < ($1.element.certainty, $1.offset)
    }.map(\.element)
  }
}
