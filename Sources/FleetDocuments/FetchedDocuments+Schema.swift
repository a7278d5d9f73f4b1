public import ReportContract

extension FetchedDocuments {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What one run of martlet-fleet fetched: documents, and what it could not fetch.",
      .field("schema", .form(form), "The schema's name and version."),
      .field("martlet", \Self.martlet, "The version of martlet-fleet."),
      .field("fetched", \Self.fetched, "When the fetching ended: RFC 3339, UTC."),
      .field("documents", \Self.documents, "The documents, in the order of the request."),
      .field(
        "cloud", \Self.cloud,
        "What a cloud said of servers and migrations; absent if nothing was requested of one."),
      .field("missing", \Self.missing, "What could not be fetched, and why."))
  }
}

extension FetchedDocuments.Item: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One document.",
      .field("kind", \Self.kind, "Its kind, such as nova-hypervisor; later versions can add kinds."),
      .field("name", \Self.name, "Its name for messages."),
      .field("content", \Self.content, "Its text, reduced to the fields that a reader needs."))
  }
}

extension FetchedDocuments.Missing: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that could not be fetched.",
      .field("kind", \Self.kind, "host for the record of a host, else the name of a list, such as actions."),
      .field("name", \Self.name, "The name of the host or server; empty for a whole list."),
      .field("reason", \Self.reason, "The reason, one sentence without a full stop."))
  }
}
