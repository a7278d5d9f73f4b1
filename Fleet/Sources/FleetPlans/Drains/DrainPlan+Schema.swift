internal import FleetPlanning
internal import PlanChecker
public import ReportContract

extension DrainPlan {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "How hosts are emptied, in order, or why they cannot be.",
      .field("request", \Self.request, "What was asked."),
      .field("tables", \Self.tables, "The digest of what decides how evidence is read."),
      .field("resources", \Self.resources, "The names of the resources; the first is memory in MiB."),
      .field("hosts", \Self.hosts, "The hosts, in the order of their names."),
      .field("guests", \Self.guests, "The guests, in the order of their names."),
      .field("outcome", \Self.outcome, "Whether the hosts can be emptied."),
      .field("moves", \Self.moves, "The moves in their order; empty if there is no plan."),
      .field("cost", \Self.cost, "What the moves cost; absent if there is no plan."),
      .field("bound", \Self.bound, "What every plan costs at least."),
      .field(
        "proof", \Self.proof,
        "What proves the bound, or that there is no plan; absent where each guest that leaves moves once, and where nothing is proven."
      ),
      .field("stuck", \Self.stuck, "Guests that have to leave and that no host takes, with what helps."),
      .field("shortage", \Self.shortage, "Too little room; absent if that is not the reason."),
      .field(
        "refusals", \Self.refusals,
        "Hosts that run guests which have to leave, and have too little of the pages or cells that these need; absent for none."
      ),
      .field("notes", \Self.notes, "What the plan leaves out, and why."),
      .field("estimate", \Self.estimate, "How long the moves take; absent if nothing tells."))
  }
}

extension DrainPlan.Request: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a plan was asked for.", .field("hosts", \Self.hosts, "The hosts to be emptied."),
      .field("capacity", \Self.capacity, "How much of each host guests may have."),
      .field("rules", \Self.rules, "Where guests may be."),
      .field("isRepacking", \Self.isRepacking, "Whether guests of other hosts may move to make room."))
  }
}

extension DrainPlan.Host: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host, and the evidence that the plan rests on.",
      .field("name", \Self.name, "Its name, which no other host has."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("evidence", .string(pattern: "^[0-9a-f]{64}$"), "The digest of its records."),
      .field(
        "capacity", \Self.capacity,
        "What guests can have of each resource, by its name; one that does not limit is absent."),
      .field("takesGuests", \Self.takesGuests, "Whether guests may arrive."))
  }
}

extension DrainPlan.Guest: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest as the plan saw it.", .field("name", \Self.name, "Its name, which no other guest has."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("host", \Self.host, "The place of its host."),
      .field("demand", \Self.demand, "What it takes of each resource."),
      .field("form", \Self.form, "The digest of what it runs with, and what is accepted for it."))
  }
}

extension DrainPlan.Move: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One live migration.", .field("guest", \Self.guest, "The guest."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("from", \Self.from, "The host that it leaves."),
      .field("to", \Self.to, "The host that it goes to."),
      .field("memory", \Self.memory, "Its memory in MiB."))
  }
}

extension DrainPlan.Stuck: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests that have to leave and that no host takes.", .field("guests", \Self.guests, "The guests."),
      .field("host", \Self.host, "Their host."), .field("reason", \Self.reason, "Why."),
      .field(
        "isUndetermined", \Self.isUndetermined, "Whether evidence is missing, so that a host may take them."),
      .field(
        "remedy", .words(StrandingRemedy.allCases.map(\.rawValue)),
        "The least that gives them a host; absent where a rule stands against it.", isOptional: true),
      .field("advice", \Self.advice, "What to do."),
      .field("target", \Self.target, "A host that this opens; absent if there is none."),
      .field("rules", \Self.rules, "What keeps them from there."),
      .field("lost", \Self.lost, "The features that they would lose there, by libvirt's names."))
  }
}

extension DrainPlan.Shortage: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Too little room for guests that have to leave.",
      .field("isInSum", \Self.isInSum, "Whether the sum of the hosts' room is too small."),
      .field("guests", \Self.guests, "The guests that compete for it."),
      .field("hosts", \Self.hosts, "The hosts that could take them."),
      .field("resource", \Self.resource, "The resource; absent if it is not one alone."),
      .field("missing", \Self.missing, "How much of it is missing at least; 0 if that cannot be said."))
  }
}

extension DrainPlan.Refusal: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host that runs guests and has too little of what their memory needs, as long as nobody else moves.",
      .field("host", \Self.host, "The host."), .field("guests", \Self.guests, "The guests."),
      .field("resource", \Self.resource, "The resource that it lacks first."),
      .field("free", \Self.free, "How much of it is free."),
      .field("needed", \Self.needed, "How much the least of the guests needs."))
  }
}

extension DrainPlan.Estimate: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How long the moves take, one after the other.", .field("seconds", \Self.seconds, "Seconds."),
      .field("rate", \Self.rate, "MiB a second."),
      .field("pastMoves", \Self.pastMoves, "How many past moves tell the rate; 0 if it was given."))
  }
}
