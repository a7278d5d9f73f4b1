public import ReportContract

extension LogFinding: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A log message that a rule recognises.",
      .field("id", \Self.id, "The rule's stable identifier."),
      .field("log", \Self.log, "The log's name."),
      .field("line", \Self.line, "The line, from 1, of its first appearance."),
      .field("count", \Self.count, "How often it appears."),
      .field("text", \Self.text, "The line, truncated to 400 characters."),
      .field("features", \Self.features, "Names of features in it."),
      .field("printedBy", \Self.printedBy, "Which component printed it, and on which side."),
      .field("proves", \Self.proves, "What it proves."),
      .field("doesNotProve", \Self.doesNotProve, "What it does not prove."),
      .field("citation", \Self.citation, "The source."))
  }
}
