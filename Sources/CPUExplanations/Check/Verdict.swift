public import CPUCatalog
internal import CPUCompatibility

/// What happens to one guest on one host, with every reason and by whom; encoded as JSON.
public struct Verdict: Sendable, Encodable {
  /// The host's name.
  public var host: String
  /// What happens.
  public var outcome: Outcome
  /// What each of those that decide does by itself.
  public var answers: [Answer]
  /// Every reason, the gravest first.
  public var reasons: [Reason]
  /// What could not be looked at and concerns this guest, a sentence each without a full stop.
  public var notChecked: [String]

  /// What happens to a guest on a host.
  public enum Outcome: String, Sendable, Encodable, Comparable {
    /// It runs.
    case runs
    /// It runs, and loses or meets something.
    case runsWithWarnings = "runs-with-warnings"
    /// It is not known.
    case undetermined
    /// It is refused, or would break.
    case blocked

    /// Orders from the best to the worst.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .runs: 0
      case .runsWithWarnings: 1
      case .undetermined: 2
      case .blocked: 3
      }
    }

    /// The outcome in a word or two.
    public var title: String { self == .runsWithWarnings ? "runs with warnings" : rawValue }

    /// The exit status of a verb that judges: 0 it runs, 1 it does not, 2 undetermined.
    public var exitStatus: Int32 {
      switch self {
      case .runs, .runsWithWarnings: 0
      case .blocked: 1
      case .undetermined: 2
      }
    }
  }

  /// Who decides.
  public enum Authority: String, Sendable, Encodable, CaseIterable {
    /// KVM and QEMU: what really happens.
    case hypervisor
    /// libvirt's checks.
    case libvirt
    /// Nova's checks.
    case nova
    /// The operator's own policy.
    case policy

    /// The name as it is written.
    public var title: String {
      switch self {
      case .hypervisor: "the hypervisor"
      case .libvirt: "libvirt"
      case .nova: "Nova"
      case .policy: "the policy"
      }
    }
  }

  /// What one of those that decide does by itself.
  public struct Answer: Sendable, Encodable {
    /// Who.
    public var by: Authority
    /// What it does.
    public var outcome: Outcome
  }

  /// One reason.
  public struct Reason: Sendable, Encodable {
    /// A stable identifier: `cpu.missing`, `clock.invtsc`.
    public var id: String
    /// By whom.
    public var by: Authority
    /// What it does to the verdict.
    public var weight: Weight
    /// libvirt's name of the feature; nil for reasons that are no feature's.
    public var feature: String?
    /// What a running guest that had the feature would meet; nil for reasons that are no feature's.
    public var effect: LossEffect?
    /// The layers at which the host may have lost the feature, from the silicon up.
    public var layers: [String] = []
    /// The reason, in a sentence.
    public var text: String
    /// What is printed, by its version; nil where nothing is.
    public var message: String?
    /// Where the fact is from.
    public var citation: String

    /// What a reason does to the verdict.
    public enum Weight: String, Sendable, Encodable {
      /// The guest does not run.
      case blocks
      /// It is not known whether the guest runs.
      case unknown
      /// The guest runs, and loses or meets something.
      case warns
      /// What is good to know and changes nothing.
      case note

      var outcome: Outcome {
        switch self {
        case .blocks: .blocked
        case .unknown: .undetermined
        case .warns: .runsWithWarnings
        case .note: .runs
        }
      }
    }

    init(
      _ id: String, by: Authority, _ weight: Weight, feature: Feature? = nil, layers: [Layer] = [],
      text: String,
      message: String? = nil, citation: String
    ) {
      self.id = id
      self.by = by
      self.weight = weight
      self.feature = feature?.name
      effect = feature?.effect
      self.layers = layers.map(\.title)
      self.text = text
      self.message = message
      self.citation = citation
    }

    private enum CodingKeys: String, CodingKey {
      case id, by, weight, feature, effect, layers, text, message, citation
    }

    /// Writes the reason; the effect as its word.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(by, forKey: .by)
      try container.encode(weight, forKey: .weight)
      try container.encodeIfPresent(feature, forKey: .feature)
      try container.encodeIfPresent(effect?.rawValue, forKey: .effect)
      if !layers.isEmpty { try container.encode(layers, forKey: .layers) }
      try container.encode(text, forKey: .text)
      try container.encodeIfPresent(message, forKey: .message)
      try container.encode(citation, forKey: .citation)
    }
  }

  /// The verdict on the guest and host of `context`, with the reasons that others add.
  init(_ context: VerdictContext, adding others: [Reason] = []) {
    host = context.host.name
    let reasons = VerdictRule.all.flatMap { $0.reasons(context) } + others
    let order: [Reason.Weight] = [.blocks, .unknown, .warns, .note]
    // By weight, then features by effect, then what is no feature's as the rules gave it.
    self.reasons = reasons.enumerated().sorted { a, b in
      let ranks = [a, b].map { reason in
        (
          order.firstIndex(of: reason.element.weight) ?? 0,
          reason.element.effect.flatMap(LossEffect.allCases.firstIndex) ?? LossEffect.allCases.count,
          reason.offset
        )
      }
      return ranks[0] < ranks[1]
    }.map(\.element)
    notChecked = VerdictRule.all.flatMap { $0.notChecked(context) }
    outcome = reasons.map(\.weight.outcome).max() ?? .runs
    // Of a CPU that is not known nobody's answer is.
    let least: Outcome = context.guest.wanted == nil ? .undetermined : .runs
    let deciding = Authority.allCases.filter { by in
      by == .hypervisor || by == .libvirt || reasons.contains { $0.by == by }
    }
    answers = deciding.map { by in
      Answer(by: by, outcome: reasons.filter { $0.by == by }.map(\.weight.outcome).reduce(least, max))
    }
  }
}
