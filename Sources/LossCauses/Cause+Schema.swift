public import ReportContract

extension Cause: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One way the host may have lost the feature, and what the evidence says about it.",
      .field("id", \Self.id, "The rule's stable identifier."),
      .field("layer", \Self.layer, "The layer."),
      .field("title", \Self.title, "What happened, in a few words."),
      .field(
        "certainty", \Self.certainty, "Whether the evidence proves it, leaves it open, or rules it out."),
      .field("evidence", \Self.evidence, "The evidence in a sentence."),
      .field("collect", \Self.collect, "The steps that would settle it."),
      .field("cure", \Self.cure, "How to get the feature back; absent if nothing does."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Cause.Certainty: SchemaDescribed {}

extension Cause.Cure: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How to get a feature back.",
      .field("action", \Self.action, "What to do."),
      .field(
        "kinds", \Self.kinds,
        "The stable identifiers of the kinds of action that it consists of, such as kernel.parameter."),
      .field("restarts", \Self.restarts, "What must restart: host, kvm, libvirtd, guest or nothing."),
      .field(
        "risk", \Self.risk,
        "What can go wrong, starting with what the restart means; empty if no risk is known."),
      .field(
        "preconditions", \Self.preconditions,
        "What must hold before the first step, a sentence without a full stop each."),
      .field("commands", \Self.actions, "The steps, in order."),
      .field("check", \Self.checks, "The steps that show afterwards whether it worked."),
      .field("undo", \Self.undoActions, "The steps that undo it; empty if it changes nothing."),
      .field("guests", \Self.guests, "What happens to guests meanwhile, in a sentence."))
  }
}
