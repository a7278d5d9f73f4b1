public import ReportContract

extension LintReport {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The findings of lint in one or more documents.",
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field("result", \Self.result, "Whether you need to act."),
      .field(
        "counts", \Self.counts,
        "The number of findings by severity; severities without findings are absent."),
      .field("findings", \Self.findings, "The findings, in the order of documents and lines."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 0 if nothing is wrong, 1 for errors and warnings, 2 if Martlet cannot judge something."
      ))
  }
}

extension LintReport.Result: SchemaDescribed {}

extension LintFinding: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One finding.",
      .field("file", \Self.file, "The document."),
      .field("line", \Self.line, "The line, from 1."),
      .field("column", \Self.column, "The column, from 1, in Unicode scalars."),
      .field("severity", \Self.severity, "Its severity."),
      .field("rule", \Self.rule, "The rule's identifier."),
      .field("name", \Self.name, "The name it concerns; absent if there is none."),
      .field("message", \Self.message, "What is wrong."),
      .field("suggestions", \Self.suggestions, "What the author likely intended."),
      .field("source", \Self.source, "Where to read about it."))
  }
}

extension LintSeverity: SchemaDescribed {}
