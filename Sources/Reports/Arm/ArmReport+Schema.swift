internal import FailureMessages
public import ReportContract

extension ArmReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What happens to a guest between arm64 hosts.",
      .field(
        "guest", \Self.guest, "The guest's name; absent if the source's CPU as recorded is in question."),
      .field("source", \Self.source, "The host that the guest runs on."),
      .field("moves", \Self.moves, "A verdict for each destination, in the order given."),
      .field("messages", \Self.messages, "Messages that were recognised in logs."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 1 if some destination refuses the guest, otherwise 2 if a verdict is undetermined, otherwise 0."
      ))
  }
}

extension ArmReport.Host: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host, as far as its records show it.",
      .field("name", \Self.name, "The name."),
      .field("architecture", \Self.architecture, "The architecture, such as aarch64."),
      .field("kernel", \Self.kernel, "The kernel, as uname -r prints it."),
      .field("cores", \Self.cores, "The different cores: name, stepping and MIDR_EL1."),
      .field(
        "counterFrequency", \Self.counterFrequency, "The frequency of the system counter in Hz."),
      .field(
        "guestAddressBits", \Self.guestAddressBits, "The most bits of a guest's physical address."),
      .field(
        "interruptControllers", \Self.interruptControllers,
        "The versions of the interrupt controller that guests can have."))
  }
}

extension ArmReport.Move: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A verdict on one destination.",
      .field("destination", \Self.destination, "The destination."),
      .field("outcome", \Self.outcome, "What happens: runs, runs-with-warnings, blocked or undetermined."),
      .field("reverse", \Self.reverse, "What happens to the reverse move, in the same words."),
      .field("findings", \Self.findings, "Every finding, blocks first."),
      .field("equalFields", \Self.equalFields, "How many fields both records have with equal values."),
      .field("unseenFields", \Self.unseenFields, "How many fields neither record shows."),
      .field("managers", \Self.managers, "What libvirt and Nova answer."),
      .field("steps", \Self.steps, "What to do, in order."),
      .field("unchecked", \Self.unchecked, "What nobody checks and no record shows."))
  }
}

extension ArmReport.Finding: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "One thing that stands in the way, or that is worth knowing.",
      .field("kind", \Self.kind, "What it is."),
      .field("weight", \Self.weight, "What it does to the verdict: blocks, unknown, warns or notes."),
      .field("place", \Self.place, "The register or the field."),
      .field("source", \Self.source, "The value at the source."),
      .field("destination", \Self.destination, "The value at the destination."),
      .field("text", \Self.text, "The finding in a sentence."),
      .field("citation", \Self.citation, "Where KVM, QEMU or the manual says so."))
  }
}

extension ArmReport.Manager: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a manager answers about the two CPUs.",
      .field("by", \Self.by, "Who answers."),
      .field("answer", \Self.answer, "The answer: identical, incompatible, unknown or vacuous."),
      .field("text", \Self.text, "The answer in a sentence."),
      .field("citation", \Self.citation, "Where its code says so."))
  }
}

extension ArmReport.Step: SchemaDescribed {
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
