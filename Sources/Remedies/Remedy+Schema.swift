public import ReportContract

extension Remedy: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "An action that an operator can take.",
      .field("id", \Self.id, "The action's stable identifier, which determines the risk and what restarts."),
      .field("title", \Self.title, "What to do, in a few words."),
      .field("layer", \Self.layer, "The layer it changes."),
      .field("opens", \Self.opens, "The identifiers of the gates it opens."),
      .field(
        "features", \Self.features,
        "The features that it brings back on a host; empty where it does something else."),
      .field("condition", \Self.condition, "What to know first: conditions, versions, what it does not do."),
      .field(
        "preconditions", \Self.preconditions,
        "What must hold before the first step, a sentence without a full stop each."),
      .field("commands", \Self.actions, "The steps, in order."),
      .field(
        "essential", \Self.essential,
        "The places in commands, from 0, of the steps that make the change; those around them look, save, restart or wait."
      ),
      .field(
        "check", \Self.checks,
        "The steps that show afterwards whether it worked; empty for what only looks."),
      .field("undo", \Self.undoActions, "The steps that undo it."),
      .field("risk", \Self.risk, "How much can go wrong."),
      .field("riskReason", \Self.riskReason, "What can go wrong, worst first."),
      .field("restarts", \Self.restarts, "What must restart for it to take effect."),
      .field("guests", \Self.guests, "What happens to guests meanwhile, in a sentence."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Remedy.Risk: SchemaDescribed {}
