public import ReportContract

extension GuestLadder: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Where a guest has the feature, from what its definition asks for to what it sees itself.",
      .field("guest", \Self.guest, "The guest's name."),
      .field("steps", \Self.steps, "The places with a record, from what is asked to what is given."),
      .field(
        "loss", \Self.loss,
        "Where it was lost between two of them; left out if it was not, or no record shows it."),
      .field("summary", \Self.summary, "The answer in one or two sentences."),
      .field("causes", \Self.causes, "What rules say of that loss; empty without one."))
  }
}
