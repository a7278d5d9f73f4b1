public import ReportContract

extension DiagnosedCase {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A failure whose cause is known: its inputs, what a right answer names, and where it comes from.",
      .field("schema", .form(form), "The schema's name and version."),
      .field("title", \Self.title, "What failed, in a few words."),
      .field("platform", \Self.platform, "The platform that it happened on."),
      .field("story", \Self.story, "What the people concerned saw, in sentences."),
      .field("resolution", \Self.resolution, "What turned out to be wrong, and what helped, in sentences."),
      .field("source", \Self.source, "Where the case comes from."),
      .field("question", \Self.question, "The verb that answers the case."),
      .field("inputs", \Self.inputs, "The files behind the question, by their names in the case's folder."),
      .field("expected", \Self.expected, "What a right answer names."),
      .field(
        "knownMiss", \Self.knownMiss,
        "Why Martlet does not answer this case rightly yet; left out if it does."))
  }
}

extension DiagnosedCase.Source: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "The origin of a case.",
      .field("url", \Self.url, "The address of the thread, or unpublished."),
      .field("licence", \Self.licence, "The terms under which the folder's files may be used."))
  }
}

extension DiagnosedCase.Inputs: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "The files behind a question, by their names in the case's folder.",
      .field("from", \Self.from, "Records of the host that the guest runs on."),
      .field("to", \Self.to, "Records of the host that it is to move to."),
      .field("on", \Self.on, "Records of hosts that may take the guest."),
      .field("guest", \Self.guest, "The guest's definition; left out if the question names no guest."),
      .field("logs", \Self.logs, "Logs with messages."),
      .field("configurations", \Self.configurations, "Configurations to be checked."),
      .field("stack", \Self.stack, "Versions and settings of the software concerned, KEY=VALUE each."))
  }
}

extension DiagnosedCase.Expectation: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a right answer names, by Martlet's identifiers.",
      .field("causes", \Self.causes, "The likeliest cause is one of these; empty if any is right."),
      .field(
        "layers", \Self.layers,
        "Among the layers of that cause is one of these; empty if any is right."),
      .field("features", \Self.features, "The answer names each of these features."),
      .field(
        "remedies", \Self.remedies,
        "The first remedy that does more than look is one of these; empty if the question has no remedies with identifiers."
      ),
      .field("exitStatus", \Self.exitStatus, "The exit status; left out if any is right."))
  }
}

extension DiagnosedCase.Platform: SchemaDescribed {}
extension DiagnosedCase.Question: SchemaDescribed {}
