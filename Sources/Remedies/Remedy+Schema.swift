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
      .field(
        "features", \Self.features,
        "The features that it brings back on a host; empty where it does something else."),
      .field("condition", \Self.condition, "What to know before: conditions, versions, what it does not do."),
      .field("commands", \Self.actions, "The steps that do it, in order."),
      .field(
        "essential", \Self.essential,
        "The places in commands, from 0, of the steps that make the change; those around them look, save, restart or wait."
      ),
      .field("undo", \Self.undoActions, "The steps that take it back."),
      .field("risk", \Self.risk, "How much can go wrong."),
      .field("riskReason", \Self.riskReason, "What can go wrong, the gravest first."),
      .field("restarts", \Self.restarts, "What has to restart for it to take effect."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Remedy.Risk: SchemaDescribed {}
