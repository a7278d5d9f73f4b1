/// What every kind of rule carries: verdicts, causes of losses, messages and lint.
///
/// Pages of Documentation that list rules are made of headers alone.
public struct RuleHeader: Sendable, Hashable, Codable {
  /// The stable identifier: `cpu.missing`, `kernel.clearcpuid`.
  public let id: String
  /// What the rule finds, in a few words.
  public let title: String
  /// The source of the rule.
  public let citation: String

  /// A header.
  public init(_ id: String, _ title: String, citation: String) {
    self.id = id
    self.title = title
    self.citation = citation
  }
}
