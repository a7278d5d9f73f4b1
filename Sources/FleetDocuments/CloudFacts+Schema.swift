public import ReportContract

extension CloudFacts: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a cloud's API said of servers, their migrations and the services behind them.",
      .field("cloud", \Self.cloud, "The cloud's name: one of clouds.yaml, or envvars."),
      .field("maximumMicroversion", \Self.maximumMicroversion, "The highest microversion of Nova's API."),
      .field("servers", \Self.servers, "Servers."),
      .field("migrations", \Self.migrations, "Live migrations, newest first."),
      .field("actions", \Self.actions, "Actions with their events, newest first."),
      .field("services", \Self.services, "The services nova-compute."),
      .field("aggregates", \Self.aggregates, "Host aggregates."),
      .field("requests", \Self.requests, "The number of requests that were sent."))
  }
}

extension CloudServer: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A server, as far as it bears on the CPU of its guest.",
      .field("id", \Self.id, "Its UUID."),
      .field("name", \Self.name, "The user's name for it."),
      .field("status", \Self.status, "Nova's state, such as ACTIVE."),
      .field("task", \Self.task, "What Nova does with it now, such as migrating."),
      .field("host", \Self.host, "The compute host that it is on; absent if the API hides it."),
      .field("hypervisor", \Self.hypervisor, "The hypervisor's name there."),
      .field("instance", \Self.instance, "libvirt's name of the guest."),
      .field("vcpus", \Self.vcpus, "The number of virtual CPUs."),
      .field("memory", \Self.memory, "Memory in MiB."),
      .field("extraSpecs", \Self.extraSpecs, "The flavor's extra specs."),
      .field("imageProperties", \Self.imageProperties, "The image's properties; absent before 2.98."))
  }
}

extension CloudMigration: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A migration.",
      .field("id", \Self.id, "Its UUID, or number in older APIs."),
      .field("server", \Self.server, "The server's UUID."),
      .field("status", \Self.status, "Such as completed, error, failed or running."),
      .field("source", \Self.source, "The compute host that it started at."),
      .field("destination", \Self.destination, "The compute host that it should reach."),
      .field("updated", \Self.updated, "When it was last changed."))
  }
}

extension CloudAction: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What Nova did with a server at one request.",
      .field("server", \Self.server, "The server's UUID."),
      .field("request", \Self.request, "The request's id, which the logs of all services have."),
      .field("action", \Self.action, "Such as live-migration."),
      .field("started", \Self.started, "When it began."),
      .field("message", \Self.message, "Nova's summary; Error where something failed."),
      .field("events", \Self.events, "The steps, in order."))
  }
}

extension CloudEvent: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One step of an action.",
      .field("event", \Self.event, "Such as compute_check_can_live_migrate_destination."),
      .field("result", \Self.result, "Success or Error; absent while it runs."),
      .field("host", \Self.host, "The host that did it; absent if the API hides it."),
      .field("details", \Self.details, "Why it failed, from 2.84 on."),
      .field("finished", \Self.finished, "When it ended."))
  }
}

extension CloudService: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A service nova-compute.",
      .field("host", \Self.host, "Its compute host."),
      .field("zone", \Self.zone, "The availability zone."),
      .field("state", \Self.state, "up or down."),
      .field("status", \Self.status, "enabled or disabled."),
      .field("reason", \Self.reason, "Why it is disabled."))
  }
}

extension CloudAggregate: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host aggregate.",
      .field("name", \Self.name, "Its name."),
      .field("hosts", \Self.hosts, "The compute hosts in it."),
      .field("metadata", \Self.metadata, "Its metadata."))
  }
}
