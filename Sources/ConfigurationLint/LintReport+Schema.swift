public import ReportContract

extension LintReport {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What was found in several documents.",
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field("result", \Self.result, "Whether something has to be done."),
      .field(
        "counts", \Self.counts,
        "How many findings there are, by severity; severities without one are left out."),
      .field("summary", \Self.summary, "What was found, and in how much, in a line."),
      .field(
        "sources", \Self.sources,
        "The sources of the rules that found something, in the order of the findings."),
      .field("findings", \Self.findings, "The findings, in the order of documents and lines."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 0 if nothing is wrong, 1 for errors and warnings, 2 if something could not be judged."
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
      .field("severity", \Self.severity, "How bad it is."),
      .field("rule", \Self.rule, "The rule's identifier."),
      .field("name", \Self.name, "The name that it is about; left out where there is none."),
      .field("message", \Self.message, "What is wrong."),
      .field("suggestions", \Self.suggestions, "What was likely intended."),
      .field("source", \Self.source, "Where that can be read up."))
  }
}

extension LintSeverity: SchemaDescribed {}
