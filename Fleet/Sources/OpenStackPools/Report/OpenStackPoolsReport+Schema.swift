public import ReportContract

extension OpenStackPoolsReport {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A plan's pools in a cloud.", .field("verb", \Self.verb, "The verb."),
      .field("stage", \Self.stage, "The stage of apply; absent for other verbs."),
      .field("isDry", \Self.isDry, "Whether apply or undo only said what it would do."),
      .field("plan", \Self.plan, "The plan's id: the first 12 digits of its document's SHA-256."),
      .field("cloud", \Self.cloud, "The cloud's name."),
      .field("journal", \Self.journal, "The journal's file; absent if nothing was written."),
      .field("pools", \Self.pools, "The pools."),
      .field("conflicts", \Self.conflicts, "Why the plan cannot be carried out in this cloud."),
      .field("steps", \Self.steps, "The steps that make the pools; of undo, those that this plan made."),
      .field(
        "servers", \Self.servers,
        "Servers on hosts of pools, and servers elsewhere that a pool's trait binds."),
      .field("findings", \Self.findings, "What verify found."),
      .field("collect", \Self.collect, "Commands that show the bindings that no API shows."),
      .field(
        "settings", \Self.settings,
        "The scheduler's settings that isolate the pools; absent unless every server is bound."),
      .field("controller", \Self.controller, "The controller on which nova-manage ran; absent for none."),
      .field(
        "changed", \Self.changed, "Servers that this run bound there; of undo, those that it freed."),
      .field("remarks", \Self.remarks, "What else matters."),
      .field(
        "isUndecided", \Self.isUndecided,
        "Whether undo left something because no record shows whether servers need it; absent for other verbs."
      ))
  }
}

extension OpenStackPoolsReport.Pool: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A pool in the cloud.", .field("name", \Self.name, "The plan's name."),
      .field("trait", \Self.trait, "The trait of its hosts."),
      .field("aggregate", \Self.aggregate, "The aggregate of its hosts."),
      .field("hosts", \Self.hosts, "Its compute hosts, as far as Nova has them."),
      .field("level", \Self.level, "The level in one line."))
  }
}

extension OpenStackPoolsReport.Step: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A step, and whether it is there.", .field("step", \Self.step, "The step."),
      .field("state", \Self.state, "Whether it is there."),
      .field("isOwn", \Self.isOwn, "Whether this plan made it, so that undo may remove it."),
      .field("reason", \Self.reason, "Why it was left; absent for other states."),
      .field("rights", \Self.rights, "The policies that decide about the call that makes or removes it."))
  }
}

extension OpenStackPoolsReport.Finding: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that verify found.", .field("kind", \Self.kind, "What it is."),
      .field("subject", \Self.subject, "The host, server, aggregate or flavor."),
      .field("text", \Self.text, "A sentence without a full stop."),
      .field("isUnknown", \Self.isUnknown, "Whether it only may be so, because evidence is missing."))
  }
}

extension ServerBinding: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How a server is bound to a pool.", .field("id", \Self.id, "The server's UUID."),
      .field("name", \Self.name, "The user's name for it."),
      .field("host", \Self.host, "Its compute host; absent for one that has none."),
      .field("pool", \Self.pool, "The pool of its host; absent for a host of no pool."),
      .field("status", \Self.status, "Nova's state."),
      .field("task", \Self.task, "What Nova does with it now; absent for nothing."),
      .field("binding", \Self.binding, "How it is bound."),
      .field("reason", \Self.reason, "Why, where the binding is unknown or another one."),
      .field("by", \Self.by, "What binds it; absent if nothing does."),
      .field("flavor", \Self.flavor, "The name of its flavor."),
      .field("image", \Self.image, "The id of its image; absent for a server that boots from a volume."),
      .field(
        "commands", \Self.commands, "The commands that bind it; empty if nothing is to do, or if it is busy.")
    )
  }
}
