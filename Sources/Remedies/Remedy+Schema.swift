public import ReportContract

extension Remedy: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that an operator can do.",
      .field("id", \Self.id, "A stable identifier of the action, which decides the risk and what restarts."),
      .field("title", \Self.title, "What to do, in a few words."),
      .field("layer", \Self.layer, "The layer that it acts on."),
      .field("opens", \Self.opens, "The identifiers of the gates that it opens."),
      .field("condition", \Self.condition, "What to know before: conditions, versions, what it does not do."),
      .field(
        "preconditions", \Self.preconditions,
        "What must hold before the first step, a sentence without a full stop each."),
      .field("commands", \Self.actions, "The steps that do it, in order."),
      .field(
        "check", \Self.checks,
        "The steps that show afterwards whether it worked; empty for what only looks."),
      .field("undo", \Self.undoActions, "The steps that take it back."),
      .field("risk", \Self.risk, "How much can go wrong."),
      .field("riskReason", \Self.riskReason, "What can go wrong, the gravest first."),
      .field("restarts", \Self.restarts, "What has to restart for it to take effect."),
      .field("guests", \Self.guests, "What happens to guests meanwhile, in a sentence."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Remedy.Risk: SchemaDescribed {}
