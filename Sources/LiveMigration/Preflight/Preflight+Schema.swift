internal import CPUCompatibility
public import ReportContract

extension Preflight: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The checks before a move: whether the guest can move, and the obstacles.",
      .field("reasons", \Self.reasons, "The obstacles, worst first."),
      .field("remedies", \Self.remedies, "How to remove the obstacles."),
      .field("notes", \Self.notes, "What Martlet assumed or could not check, one sentence each."),
      .field(
        "waivers", \Self.waivers,
        "The waivers that change the answer, or would if they had not ended or been overruled."))
  }
}

extension Preflight.Reason: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "An obstacle or a remark.",
      .field("id", \Self.id, "A stable identifier, such as target.name; --accept accepts it too."),
      .field("weight", \Self.weight, "Its effect on the verdict."),
      .field(
        "feature", \Self.feature, "The feature's name in libvirt; absent for reasons that concern no feature."
      ),
      .field("text", \Self.text, "The reason, in one sentence."))
  }
}

extension Preflight.Reason.Weight: SchemaDescribed {}

extension Preflight.Remedy: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "An action.",
      .field("text", \Self.text, "Its purpose."),
      .field("command", \Self.action, "The command."))
  }
}

extension Verification: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The check of a guest after its arrival at the target.",
      .field("definition", \Self.definition, "The CPU in the guest's running definition."),
      .field(
        "arguments", \Self.arguments,
        "The CPU on QEMU's command line, against that definition and the command line at the source."),
      .field("notes", \Self.notes, "What differs, or why Martlet could not check, one sentence each."),
      .field("guest", \Self.guest, "CPUID in the guest; left out where nobody asked for it."))
  }
}

extension Verification.Finding: SchemaDescribed {}
