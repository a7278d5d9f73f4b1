internal import CPUCatalog
public import GuestVerdicts
public import ReportContract

/// A rule that decides a verdict on classes.
public struct FleetReason: Sendable, Codable, Hashable {
  /// The rule's identifier, such as `cpu.missing`.
  public var rule: String
  /// Who decides.
  public var by: VerdictAuthority
  /// What it does to the verdict.
  public var weight: VerdictWeight
  /// The rule's title.
  public var title: String

  /// The reason of a rule by its place in `VerdictRule.all`; nil for one that only says what was not checked.
  init?(_ place: Int) {
    let rule = VerdictRule.all[place]
    guard let weight = rule.weight else { return nil }
    self.rule = rule.header.id
    by = rule.authority
    self.weight = weight
    title = rule.header.title
  }

  /// The reasons of rules, in their order.
  package static func reasons(_ places: [Int]) -> [FleetReason] { places.compactMap { FleetReason($0) } }
}

extension FleetReason: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A rule that decides a verdict.", .field("rule", \Self.rule, "The rule's identifier."),
      .field("by", .words(VerdictAuthority.allCases.map(\.rawValue)), "Who decides."),
      .field("weight", .words(VerdictWeight.allCases.map(\.rawValue)), "What it does to the verdict."),
      .field("title", \Self.title, "The rule's title."))
  }
}
