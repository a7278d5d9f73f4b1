public import CPUCatalog
public import GuestVerdicts

extension Verdict {
  /// One reason: what a rule found, and the sentence on it.
  public struct Reason: Sendable, Codable {
    /// A stable identifier: `cpu.missing`, `clock.invtsc`.
    public var id: String
    /// The authority that raises it.
    public var by: Authority
    /// What it does to the verdict.
    public var weight: Weight
    /// The rule's finding as a value.
    public var finding: Finding
    /// libvirt's name of the feature; nil if the reason is not about a feature.
    public var feature: String?
    /// The effect on a running guest that had the feature; nil if the reason is not about a feature.
    public var effect: LossEffect?
    /// The layers at which the host may have lost the feature, from the silicon up.
    public var layers: [String] = []
    /// The reason, in a sentence.
    public var text: String
    /// The message that the authority prints in its version; nil if it prints none.
    public var message: String?
    /// The source of the fact.
    public var citation: String

    /// What a reason does to the verdict.
    public typealias Weight = VerdictWeight

    /// A reason that a rule found.
    init(_ rule: VerdictRule, _ weight: Weight, _ finding: Finding, _ wording: FindingText) {
      id = rule.header.id
      by = rule.authority
      self.weight = weight
      self.finding = finding
      feature = finding.feature
      effect = finding.effect
      layers = finding.layers.map(\.title)
      let article = wording.article(for: finding)
      text = wording.sentence(on: finding, by: rule.authority, article)
      message = wording.message(on: finding, by: rule.authority)
      citation = wording.citation(of: finding, article) ?? rule.header.citation
    }

    /// A reason that another authority gave, outside the rulebook.
    init(
      _ id: String, by: Authority, _ weight: Weight, _ finding: Finding, text: String,
      message: String? = nil, citation: String
    ) {
      self.id = id
      self.by = by
      self.weight = weight
      self.finding = finding
      self.text = text
      self.message = message
      self.citation = citation
    }

    /// Sorts by weight, then features by effect, then the other reasons in the order given.
    static func sorted(_ reasons: [Reason]) -> [Reason] {
      reasons.enumerated().sorted { a, b in
        let ranks = [a, b].map { reason in
          (
            Weight.allCases.firstIndex(of: reason.element.weight) ?? 0,
            reason.element.effect.flatMap(LossEffect.allCases.firstIndex) ?? LossEffect.allCases.count,
            reason.offset
          )
        }
        return ranks[0] < ranks[1]
      }.map(\.element)
    }

    private enum CodingKeys: String, CodingKey {
      case id, by, weight, finding, feature, effect, layers, text, message, citation
    }

    /// Writes the reason; layers only where there are any.
    ///
    /// - Throws: The encoder's error.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(by, forKey: .by)
      try container.encode(weight, forKey: .weight)
      try container.encode(finding, forKey: .finding)
      try container.encodeIfPresent(feature, forKey: .feature)
      try container.encodeIfPresent(effect, forKey: .effect)
      if !layers.isEmpty { try container.encode(layers, forKey: .layers) }
      try container.encode(text, forKey: .text)
      try container.encodeIfPresent(message, forKey: .message)
      try container.encode(citation, forKey: .citation)
    }

    /// Reads what `encode(to:)` writes.
    ///
    /// - Throws: `DecodingError` for what is no reason.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      id = try container.decode(String.self, forKey: .id)
      by = try container.decode(Authority.self, forKey: .by)
      weight = try container.decode(Weight.self, forKey: .weight)
      finding = try container.decode(Finding.self, forKey: .finding)
      feature = try container.decodeIfPresent(String.self, forKey: .feature)
      effect = try container.decodeIfPresent(LossEffect.self, forKey: .effect)
      layers = try container.decodeIfPresent([String].self, forKey: .layers) ?? []
      text = try container.decode(String.self, forKey: .text)
      message = try container.decodeIfPresent(String.self, forKey: .message)
      citation = try container.decode(String.self, forKey: .citation)
    }
  }
}
