public import ReportContract

extension DoctorReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Whether hosts are fit to be judged and to take guests.",
      .field("hosts", \Self.hosts, "The hosts, in the order given."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 1 if some host is not fit, else 2 if of some it is unknown, else 0."))
  }
}

extension DoctorReport.Host: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "One host, and what every check says of it.",
      .field("host", \Self.host, "Its name."),
      .field("outcome", \Self.outcome, "Whether it is fit."),
      .field("answer", \Self.answer, "The answer in a sentence."),
      .field("platform", \Self.platform, "Which platform the commands are for."),
      .field("checks", \Self.checks, "The checks, in a fixed order."))
  }
}

extension DoctorReport.Check: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What one check says of a host.",
      .field("id", \Self.id, "A stable identifier, such as libvirt.map."),
      .field("title", \Self.title, "What is checked, in a few words."),
      .field("result", \Self.result, "What was found."),
      .field("text", \Self.text, "The evidence, or why it is missing, in sentences."),
      .field("commands", \Self.commands, "The steps that put it right; empty where nothing is wrong."),
      .field("undo", \Self.undo, "The steps that take that back."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension DoctorReport.Outcome: SchemaDescribed {}
extension DoctorReport.Result: SchemaDescribed {}
