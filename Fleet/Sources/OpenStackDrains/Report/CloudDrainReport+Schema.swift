internal import GuestVerdicts
public import ReportContract

extension CloudDrainReport {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "How hosts of a cloud are emptied of servers.",
      .field("verb", \Self.verb, "What was asked."),
      .field("plan", \Self.plan, "The plan's id, which stands in the reason of services that it disabled."),
      .field("cloud", \Self.cloud, "The cloud's name."),
      .field("microversion", \Self.microversion, "The highest microversion of Nova's API."),
      .field("journal", \Self.journal, "The journal's file; absent if nothing was written."),
      .field("hosts", \Self.hosts, "The hosts that are emptied, in the order of their names."),
      .field(
        "servers", \Self.servers,
        "The servers on them, and those that were moved from them, in the order of their names."),
      .field("conflicts", \Self.conflicts, "Why nothing is done, a sentence each."),
      .field("isStopped", \Self.isStopped, "Whether somebody asked to stop."),
      .field("remarks", \Self.remarks, "What else matters, a sentence each."))
  }
}

extension CloudDrainReport.Host: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host that is emptied.", .field("name", \Self.name, "The compute host."),
      .field("hypervisor", \Self.hypervisor, "The hypervisor."),
      .field("isUp", \Self.isUp, "Whether its nova-compute reports to Nova."),
      .field("isEnabled", \Self.isEnabled, "Whether the scheduler gives it servers."),
      .field("reason", \Self.reason, "Why it is disabled; absent for none."),
      .field("isOwn", \Self.isOwn, "Whether this plan disabled it."),
      .field("note", \Self.note, "What was done with its service; absent for nothing."))
  }
}

extension CloudDrainReport.HostGroup: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts with one verdict on a server.",
      .field(
        "outcome", .words(VerdictOutcome.allCases.map(\.rawValue)), "What would happen to the server there."),
      .field("reason", \Self.reason, "What decides; absent where it runs without a warning."),
      .field("hosts", \Self.hosts, "The compute hosts."))
  }
}

extension CloudDrainReport.Server: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A server on a host that is emptied.", .field("id", \Self.id, "Its UUID."),
      .field("name", \Self.name, "The user's name for it."),
      .field("host", \Self.host, "The compute host that it was on."),
      .field("status", \Self.status, "Nova's state."),
      .field("task", \Self.task, "What Nova does with it; absent for nothing."),
      .field("memory", \Self.memory, "Its memory in MiB; absent if unknown."),
      .field("treatment", \Self.treatment, "What takes it from its host."),
      .field(
        "targets", \Self.targets,
        "The compute hosts on which it certainly runs, in the order in which they are tried."),
      .field("verdicts", \Self.verdicts, "The verdicts on all hosts that stay."),
      .field(
        "isUndetermined", \Self.isUndetermined,
        "Whether evidence is missing: with targets, for the first one; without, so that a host may take it."),
      .field("end", \Self.end, "What became of it; absent if nothing was tried."),
      .field("place", \Self.place, "The compute host where it is in the end; absent if unknown."),
      .field("reason", \Self.reason, "Why it stays, or how its migrations ended."),
      .field("commands", \Self.commands, "Commands that lead on."))
  }
}

/// The documents that verbs about drains in clouds publish.
public enum CloudDrainForms {
  /// All of them, in the order of their names.
  public static let all: [PublishedForm] = [
    PublishedForm(CloudDrainReport.self), PublishedForm(DrainJournalEntry.self),
  ]
}
