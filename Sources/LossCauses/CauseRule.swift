internal import CPUCatalog
internal import CPUCompatibility
public import Remedies

/// A rule for one way a feature is lost between two observation points.
///
/// A rule examines evidence and decides whether its cause holds, may hold, or is ruled out; it ignores
/// features and intervals outside its scope.
package struct CauseRule: Sendable {
  /// The identifier (layer and cause, such as `kernel.clearcpuid`), what happened, and the source.
  let header: RuleHeader
  /// The layer that the cause belongs to.
  let layer: Layer
  /// Layers that carry out this layer's decision: the kernel drops what the firmware locked.
  let alsoBetween: [Layer]
  /// The finding about the cause; nil if the rule does not apply to the feature or the interval.
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

  /// The stable identifier from the header.
  var id: String { header.id }
  /// The title from the header: what happened.
  var title: String { header.title }
  /// The citation from the header.
  var citation: String { header.citation }

  /// A rule's conclusion about a cause.
  package struct Finding: Sendable {
    package var certainty: Cause.Certainty
    /// The evidence, or what Martlet knows instead; one sentence without a full stop.
    package var text: String
    /// Commands that would settle it; empty if settled.
    var collect: [Command] = []
    /// How to get the feature back; nil if nothing does.
    package var cure: Cause.Cure?
    /// The word on the kernel command line that causes it, as written there: `clearcpuid=304` for `clearcpuid=avx512f`.
    package var argument: String?
    /// The replacement for that word; nil to remove it.
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
  /// The layer that removed the feature.
  public var layer: String
  /// What happened, in a few words.
  public var title: String
  /// Whether the evidence proves it, leaves it open, or rules it out.
  public var certainty: Certainty
  /// The evidence in a sentence.
  public var evidence: String
  /// The steps that would settle it.
  public var collect: [Command]
  /// How to get the feature back; nil if nothing does.
  public var cure: Cure?
  /// The source.
  public var citation: String

  /// The certainty of a cause.
  public enum Certainty: String, Sendable, Codable, Comparable, CaseIterable {
    /// The cause holds.
    case proven
    /// The cause may hold.
    case possible
    /// The cause does not hold.
    case excluded

    /// Orders by certainty: proven, possible, excluded.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .proven: 0
      case .possible: 1
      case .excluded: 2
      }
    }
  }
}

extension CauseContext {
  /// Applies all rules to the feature's loss: proven causes first, then possible ones, then those ruled out.
  package func causes() -> [Cause] {
    var found: [Cause] = switchCauses()
    for rule in CauseRule.all
    where ([rule.layer] + rule.alsoBetween).contains(where: loss.candidates.contains) {
      guard let finding = rule.find(self) else { continue }
      found.append(
        Cause(
          id: rule.id, layer: rule.layer.rawValue, title: rule.title, certainty: finding.certainty,
          evidence: finding.text, collect: finding.collect, cure: finding.cure?.checking(name),
          citation: rule.citation))
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
