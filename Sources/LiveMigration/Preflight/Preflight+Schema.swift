public import ReportContract

extension Preflight: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What is to be known before a guest is moved: whether it may be, and what stands against it.",
      .field("reasons", \Self.reasons, "What stands against it, the gravest first."),
      .field("remedies", \Self.remedies, "What to do about it."),
      .field("notes", \Self.notes, "What was assumed or could not be looked at, a sentence each."))
  }
}

extension Preflight.Reason: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that stands against it, or is good to know.",
      .field("id", \Self.id, "A stable identifier, such as target.name; --accept takes it too."),
      .field("weight", \Self.weight, "What it does."),
      .field(
        "feature", \Self.feature, "libvirt's name of the feature; left out for reasons that are no feature's."
      ),
      .field("text", \Self.text, "The reason, in a sentence."))
  }
}

extension Preflight.Reason.Weight: SchemaDescribed {}

extension Preflight.Remedy: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something to do.",
      .field("text", \Self.text, "What it is for."),
      .field("command", \Self.action, "The command."))
  }
}

extension Verification: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What was found at the target after a guest came there.",
      .field("definition", \Self.definition, "The CPU of the definition that the guest runs with."),
      .field(
        "arguments", \Self.arguments,
        "The CPU that QEMU was started with, against that definition and what it was started with before."),
      .field("notes", \Self.notes, "What is different, or why it could not be looked at, a sentence each."))
  }
}

extension Verification.Finding: SchemaDescribed {}
