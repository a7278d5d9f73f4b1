public import ReportContract

extension CloudReport {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The failed live migrations of an OpenStack cloud, grouped by cause.",
      .field("cloud", \Self.cloud, "The cloud's name: one of clouds.yaml, or envvars."),
      .field("hours", \Self.hours, "How many hours back migrations were read."),
      .field("hosts", \Self.hosts, "The number of hosts whose records were read."),
      .field("servers", \Self.servers, "The number of servers."),
      .field("migrations", \Self.migrations, "The number of live migrations by Nova's status."),
      .field(
        "services", \Self.services,
        "The services nova-compute that are down, disabled or unreachable, in Nova's order."),
      .field("groups", \Self.groups, "The failed ones by cause, the most frequent first."),
      .field("answer", \Self.answer, "The answer in a sentence."),
      .field("exitStatus", \Self.exitStatus, "The exit status: 0 no migration failed, 1 one did."))
  }
}

extension CloudReport.Group: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Failed migrations of one cause.",
      .field("cause", \Self.cause, "What Nova's message proves, or that Nova recorded none."),
      .field("rule", \Self.rule, "The rule that recognised the message; absent if none did."),
      .field("missing", \Self.missing, "The features that each source has and each destination lacks."),
      .field("moves", \Self.moves, "The migrations, newest first."),
      .field(
        "serversOnSources", \Self.serversOnSources, "The number of servers that are now on the sources."),
      .field("command", \Self.command, "The command that diagnoses the newest."))
  }
}

extension CloudReport.Service: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A service nova-compute that takes no server.",
      .field("host", \Self.host, "Its compute host."),
      .field("zone", \Self.zone, "The availability zone; absent if Nova does not say."),
      .field("state", \Self.state, "down, disabled, or unreachable for one whose cell does not answer."),
      .field("reason", \Self.reason, "Why it is disabled, in the operator's words."))
  }
}

extension CloudReport.Move: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A failed migration.",
      .field("server", \Self.server, "The server's UUID."),
      .field("name", \Self.name, "The user's name for it."),
      .field("source", \Self.source, "The compute host that it started at."),
      .field("destination", \Self.destination, "The compute host that it should reach."),
      .field("updated", \Self.updated, "When Nova last changed the record."))
  }
}
