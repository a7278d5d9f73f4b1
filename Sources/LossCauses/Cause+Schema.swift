public import ReportContract

extension Cause: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One way in which the feature may have been lost, and what the evidence says of it.",
      .field("id", \Self.id, "The rule's stable identifier."),
      .field("layer", \Self.layer, "The layer."),
      .field("title", \Self.title, "What happened, in a few words."),
      .field(
        "certainty", \Self.certainty, "Whether the evidence proves it, leaves it open, or rules it out."),
      .field("evidence", \Self.evidence, "The evidence in a sentence."),
      .field("collect", \Self.collect, "The steps that would decide it."),
      .field("cure", \Self.cure, "What brings the feature back; left out where nothing does."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Cause.Certainty: SchemaDescribed {}

extension Cause.Cure: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What brings a feature back.",
      .field("action", \Self.action, "What to do."),
      .field("restarts", \Self.restarts, "What has to restart: host, kvm, libvirtd, guest."),
      .field(
        "risk", \Self.risk, "What can go wrong, what the restart means first; empty if nothing is known to."),
      .field(
        "commands", \Self.actions, "The steps that do it, in order."),
      .field("undo", \Self.undoActions, "The steps that take it back."))
  }
}
