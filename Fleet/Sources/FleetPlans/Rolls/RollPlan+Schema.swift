internal import FleetQuestions
public import ReportContract

extension RollPlan {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "An order in which hosts of a fleet change or restart, with the moves of their guests.",
      .field("request", \Self.request, "What was asked."),
      .field("tables", \Self.tables, "The digest of what decides how evidence is read."),
      .field("hosts", \Self.hosts, "The hosts of the fleet, in the order of their names."),
      .field("guests", \Self.guests, "The guests on hosts that are known, in the order of their names."),
      .field("batches", \Self.batches, "The batches, in their order."),
      .field("moves", \Self.moves, "The number of live migrations."),
      .field(
        "bound", \Self.bound, "What every order in as many batches with these restarts takes at least."),
      .field("restarts", \Self.restarts, "The guests that restart with their host."),
      .field(
        "provenRestarts", \Self.provenRestarts, "The fewest restarts that are proven to be needed."),
      .field(
        "isFewestRestarts", \Self.isFewestRestarts, "Whether it is proven that fewer are not enough."),
      .field(
        "deadEnd", \Self.deadEnd,
        "Where no further host could be emptied without more restarts; absent if nothing ended so."),
      .field(
        "pins", \Self.pins,
        "Guests that would be bound to changed hosts if they start on one before the roll ends."),
      .field("predictions", \Self.predictions, "What hosts are predicted to become."),
      .field(
        "undetermined", \Self.undetermined, "Hosts that are left out, because nothing tells what they become."
      ),
      .field("notes", \Self.notes, "What the plan does not know, a sentence each."),
      .field(
        "estimate", \Self.estimate,
        "How long the live migrations take, without what happens to the hosts; absent if nothing tells."))
  }
}

extension RollPlan.Request: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a plan was asked for.",
      .field("hosts", \Self.hosts, "Names or patterns of the hosts that change; empty for all."),
      .field("changes", \Self.changes, "What changes, such as kernel=6.18; empty for a restart."),
      .field("batch", \Self.batch, "The most hosts that change at once."))
  }
}

extension RollPlan.Host: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host, and the evidence that the plan rests on.",
      .field("name", \Self.name, "Its name, which no other host has."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("evidence", .string(pattern: "^[0-9a-f]{64}$"), "The digest of its records."),
      .field("memory", \Self.memory, "Its memory in MiB; absent if unknown, and nobody moves to it."),
      .field("changes", \Self.changes, "Whether it changes."))
  }
}

extension RollPlan.Guest: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest, and the evidence that the plan rests on.",
      .field("name", \Self.name, "Its name, which no other guest has."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."), .field("host", \Self.host, "Its host."),
      .field("form", .string(pattern: "^[0-9a-f]{64}$"), "The digest of what it needs."),
      .field("memory", \Self.memory, "Its memory in MiB; absent if unknown, and it does not move."),
      .field("waived", \Self.waived, "The features whose loss a waiver accepts."))
  }
}

extension RollPlan.Batch: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts that change at once.", .field("hosts", \Self.hosts, "The hosts."),
      .field("moves", \Self.moves, "The live migrations that empty them, one after another."),
      .field(
        "restarts", \Self.restarts, "The guests that are shut down before the change and started after it."))
  }
}

extension RollPlan.Move: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A live migration.", .field("guest", \Self.guest, "The guest."),
      .field("from", \Self.from, "The host that it leaves."),
      .field("to", \Self.to, "The host that it goes to."))
  }
}

extension RollPlan.Restart: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest that restarts.", .field("guest", \Self.guest, "The guest."),
      .field("host", \Self.host, "Its host."),
      .field("batch", \Self.batch, "The batch in which its host changes, from 1."),
      .field(
        "latest", \Self.latest,
        "The last batch before which it can run on unchanged: later, no host takes it as it runs."),
      .field("isForced", \Self.isForced, "Whether it is proven that no order keeps it running."),
      .field(
        "isUndetermined", \Self.isUndetermined, "Whether hosts may take it, were there evidence."),
      .field("why", \Self.why, "Why it cannot move."),
      .field("reasons", \Self.reasons, "What decides on the host that comes nearest."),
      .field(
        "starts", \Self.starts,
        "What happens when it starts on its changed host; absent if no definition tells."))
  }
}

extension RollPlan.DeadEnd: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A step at which no further host could be emptied.",
      .field("batch", \Self.batch, "The number of the batch, from 1."),
      .field("host", \Self.host, "The host that came nearest to being empty."),
      .field("guests", \Self.guests, "The guests that found no place."))
  }
}

extension RollPlan.Pin: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests with the same definition and host class.", .field("guests", \Self.guests, "The guests."),
      .field(
        "canPin", \Self.canPin,
        "Whether their definition leaves the CPU to libvirt's host-model, so that a custom CPU in its place pins them."
      ),
      .field(
        "gained", \Self.gained, "What they would gain with a start on a changed host, by libvirt's names."),
      .field("reasons", \Self.reasons, "What then keeps them from hosts that have not changed."))
  }
}

extension RollPlan.Prediction: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What hosts are predicted to become.", .field("hosts", \Self.hosts, "The hosts."),
      .field(
        "evidence", \Self.evidence, "The host of the fleet whose records answer; absent where tables do."),
      .field(
        "gained", \Self.gained, "What guests with host-model that start afterwards gain, by libvirt's names."),
      .field("lost", \Self.lost, "What they lose, by libvirt's names."),
      .field("open", \Self.open, "What is open, by libvirt's names."),
      .field(
        "form", .string(pattern: "^[0-9a-f]{64}$"),
        "The digest of what they offer then, to guests of no known machine type."))
  }
}

extension RollPlan.Undetermined: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts that are left out.", .field("hosts", \Self.hosts, "The hosts."),
      .field("reason", \Self.reason, "Why."), .field("collect", \Self.collect, "What to collect."))
  }
}
