/// A log message that a rule recognises.
public struct LogFinding: Sendable, Codable {
  /// The rule's stable identifier.
  public var id: String
  /// The log's name.
  public var log: String
  /// The line, from 1, of its first appearance.
  public var line: Int
  /// How often it appears.
  public var count: Int
  /// The line, truncated to 400 characters.
  public var text: String
  /// Names of features in it.
  public var features: [String]
  /// Which component printed it, and on which side.
  public var printedBy: String
  /// What it proves.
  public var proves: String
  /// What it does not prove.
  public var doesNotProve: String
  /// The source.
  public var citation: String
}
