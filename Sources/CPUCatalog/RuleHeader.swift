/// The common part of every rule: for verdicts, causes of losses, messages and lint.
///
/// The pages in Documentation that list rules are generated from headers.
public struct RuleHeader: Sendable, Hashable, Codable {
  /// The stable identifier: `cpu.missing`, `kernel.clearcpuid`.
  public let id: String
  /// What the rule finds, in a few words.
  public let title: String
  /// The citation that justifies the rule.
  public let citation: String

  /// Creates a header from its three parts.
  public init(_ id: String, _ title: String, citation: String) {
    self.id = id
    self.title = title
    self.citation = citation
  }
}
