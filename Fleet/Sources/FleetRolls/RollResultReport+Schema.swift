public import ReportContract

extension RollResultReport {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The result of a roll.",
      .field("plan", \Self.plan, "The plan's key, the name of its journal."),
      .field("outcome", \Self.outcome, "How the roll ended."),
      .field("changes", \Self.changes, "What changes, such as kernel=6.18; empty for a restart."),
      .field("hosts", \Self.hosts, "The hosts that change, in the order of their batches."),
      .field("moves", \Self.moves, "The moves, in the order of their batches."),
      .field("restarts", \Self.restarts, "The guests that restart with their host."),
      .field(
        "pins", \Self.pins,
        "Guests that a start on a changed host would bind to changed hosts; the roll pins none."),
      .field("journal", \Self.journal, "The journal from which the same plan continues."),
      .field("isStored", \Self.isStored, "Whether hosts were asked again and the store has their answers."),
      .field(
        "next", \Self.next,
        "How the rest is planned now, where a host did not become what was predicted; absent if nothing is left, or nothing differs."
      ),
      .field("notes", \Self.notes, "What else is to be known."))
  }
}

extension RollResultReport.Host: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host that changes.", .field("host", \Self.host, "The host."),
      .field("batch", \Self.batch, "Its batch, from 1."),
      .field("isCanary", \Self.isCanary, "Whether it is the first of its kind of change."),
      .field("state", \Self.state, "How far it is."),
      .field("differences", \Self.differences, "What is not as predicted."),
      .field("unchecked", \Self.unchecked, "What the capture does not report."),
      .field("notes", \Self.notes, "Reasons and next steps."),
      .field("log", \Self.log, "The file with the hook's output; absent if it did not run."))
  }
}

extension RollResultReport.Move: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A live migration.", .field("batch", \Self.batch, "Its batch, from 1."),
      .field("guest", \Self.guest, "The guest."),
      .field("from", \Self.from, "The host that it leaves."),
      .field("to", \Self.to, "The host that it goes to."),
      .field("outcome", \Self.outcome, "How it ended; absent if it was not begun."),
      .field("isThere", \Self.isThere, "Whether the guest is at the host that it was to go to."),
      .field("notes", \Self.notes, "Reasons and next steps."))
  }
}

extension RollResultReport.Restart: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest that restarts with its host.", .field("guest", \Self.guest, "The guest."),
      .field("host", \Self.host, "Its host."), .field("batch", \Self.batch, "Its host's batch, from 1."),
      .field("state", \Self.state, "off, running or was-off; absent if it was left alone."))
  }
}

extension RollResultReport.Next: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How the rest of a roll is planned now.",
      .field(
        "command", \Self.command, "The command that shows that plan, and with --execute carries it out."),
      .field("summary", \Self.summary, "The plan in one line."),
      .field("exitStatus", \Self.exitStatus, "The exit status of the plan."))
  }
}

/// The documents that executions of rolls publish.
public enum RollResultForms {
  /// All of them.
  public static let all: [PublishedForm] = [PublishedForm(RollResultReport.self)]
}
