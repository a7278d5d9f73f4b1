internal import CPUCatalog
internal import Remedies
public import ReportContract

extension MessageReport {
  /// Findings with the same explanation, which the text gives at the first of them.
  public struct Group: Sendable, Codable {
    /// Their places in the report's findings, from 0.
    public var findings: [Int]
    /// The places in the first one's causes of those that no group before has.
    public var newCauses: [Int]
    /// The places in the first one's remedies of those that no group before has.
    public var newRemedies: [Int]
  }

  /// Features that a message names, whose loss means the same to a running guest.
  public struct Effect: Sendable, Codable {
    /// What a running guest meets that loses them, as the catalogue's tables have it.
    public var kind: String
    /// The effect in a few words.
    public var title: String
    /// The effect of the first in a sentence.
    public var text: String
    /// Whether they are hints to programs, which run on without them.
    public var isHint: Bool
    /// The features' names.
    public var features: [String]

    /// The features that the catalogue knows, the worst loss first.
    static func effects(of known: [KnownFeature]) -> [Effect] {
      LossEffect.allCases.compactMap { effect in
        let group = known.filter { $0.effect == effect.rawValue }
        guard let first = group.first else { return nil }
        return Effect(
          kind: effect.rawValue, title: effect.title, text: first.effectText ?? "",
          isHint: first.isHint == true, features: group.map(\.name))
      }
    }
  }

  /// The groups, in the order of their first findings.
  static func groups(of findings: [Finding]) -> [Group] {
    var told = Set<String>()
    return findings.indices.grouped { findings[$0].substance }.map { _, places in
      let first = findings[places[0]]
      return Group(
        findings: places,
        newCauses: first.causes.indices.filter {
          told.insert("cause \(first.causes[$0].id) \(first.causes[$0].text)").inserted
        },
        newRemedies: first.remedies.indices.filter {
          told.insert("remedy \(first.remedies[$0].id) \(first.remedies[$0].commands)").inserted
        })
    }
  }
}

extension MessageReport.Finding {
  /// All that is said of the message but where it stands and how it is worded.
  fileprivate var substance: String {
    var parts = [id, proves, doesNotProve, citation, reason?.id ?? ""]
    parts += features + clues
    parts += particulars.map { "\($0.feature) \($0.text)" }
    parts += causes.map { "\($0.id) \($0.text) \($0.standing) \($0.tellsApart)" }
    parts += evidence.map(\.text) + remedies.map { "\($0.id) \($0.title) \($0.commands)" }
    return parts.joined(separator: "\u{0}")
  }
}

extension MessageReport.Group: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Findings with the same explanation, which the text gives at the first of them.",
      .field("findings", \Self.findings, "Their places in findings, from 0."),
      .field(
        "newCauses", \Self.newCauses,
        "The places in the first one's causes of those that no group before has."),
      .field(
        "newRemedies", \Self.newRemedies,
        "The places in the first one's remedies of those that no group before has."))
  }
}

extension MessageReport.Effect: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features that a message names, whose loss means the same to a running guest.",
      .field("kind", \Self.kind, "What a running guest meets that loses them."),
      .field("title", \Self.title, "The effect in a few words."),
      .field("text", \Self.text, "The effect of the first in a sentence."),
      .field("isHint", \Self.isHint, "Whether they are hints to programs, which run on without them."),
      .field("features", \Self.features, "The features' names."))
  }
}
