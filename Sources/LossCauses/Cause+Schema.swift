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
      .field("collect", \Self.collect, "Commands that would settle it."),
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
      .field("restarts", \Self.restarts, "What must restart: host, kvm, libvirtd or guest."),
      .field(
        "risk", \Self.risk, "What can go wrong, starting with what the restart means; empty if no risk is known."),
      .field(
        "commands", \Self.actions, "The steps, in order."),
      .field("undo", \Self.undoActions, "The steps that undo it."))
  }
}
