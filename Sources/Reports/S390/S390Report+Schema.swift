internal import FailureMessages
public import ReportContract

extension S390Report {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What QEMU and libvirt answered about a guest that moves between s390x hosts.",
      .field("guest", \Self.guest, "The guest's name; absent if what the source offers is in question."),
      .field("model", \Self.model, "The model that libvirt asks QEMU for on the source, as -cpu takes it."),
      .field("source", \Self.source, "The host that the guest runs on."),
      .field("moves", \Self.moves, "A verdict for each destination, in the order given."),
      .field("messages", \Self.messages, "Messages that were recognised in logs."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 1 if some destination refuses the guest, otherwise 2 if a verdict is undetermined, otherwise 0."
      ))
  }
}

extension S390Report.Host: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host, as far as its records show it.",
      .field("name", \Self.name, "The name."),
      .field("architecture", \Self.architecture, "The architecture, such as s390x."),
      .field("machine", \Self.machine, "The machine in words."),
      .field("qemu", \Self.qemu, "The version of QEMU that answered."),
      .field("offer", \Self.offer, "What QEMU offers guests there, as -cpu takes it."),
      .field("deprecated", \Self.deprecated, "Features that QEMU calls deprecated; absent if no record says.")
    )
  }
}

extension S390Report.Move: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A verdict on one destination.",
      .field("destination", \Self.destination, "The destination."),
      .field("outcome", \Self.outcome, "What happens: runs, runs-with-warnings, blocked or undetermined."),
      .field(
        "reverse", \Self.reverse, "What happens to the reverse move of what the destination offers."),
      .field("findings", \Self.findings, "Every finding, blocks first."),
      .field("managers", \Self.managers, "What the managers' own checks are worth."),
      .field(
        "baseline", \Self.baseline, "The baseline that the destination's QEMU gave for exactly this pair."),
      .field("steps", \Self.steps, "What to do, in order."),
      .field("unchecked", \Self.unchecked, "What nobody checks."))
  }
}

extension S390Report.Finding: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "One answer, or its absence.",
      .field("kind", \Self.kind, "What it is."),
      .field("weight", \Self.weight, "What it does to the verdict: blocks, unknown, warns or notes."),
      .field("subject", \Self.subject, "The model, the file or the architecture that it is about."),
      .field("answer", \Self.answer, "The answer in its own word."),
      .field(
        "properties", \Self.properties, "The properties that QEMU holds responsible, or that are missing."),
      .field("text", \Self.text, "The finding in a sentence."),
      .field("citation", \Self.citation, "Where QEMU or libvirt documents the answer."))
  }
}

extension S390Report.Manager: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a manager's own check is worth.",
      .field("by", \Self.by, "Who answers."),
      .field("text", \Self.text, "The answer in a sentence."),
      .field("citation", \Self.citation, "Where its code says so."))
  }
}

extension S390Report.Step: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something to do.",
      .field("id", \Self.id, "A stable identifier."),
      .field("text", \Self.text, "What it does, after a warning if it can do harm."),
      .field("command", \Self.command, "A line of configuration or a command."),
      .field("citation", \Self.citation, "Where it is documented."))
  }
}
