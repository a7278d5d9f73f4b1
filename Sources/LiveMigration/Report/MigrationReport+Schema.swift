public import ReportContract

extension MigrationEvent {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "An event in a guest's migration.",
      .field("time", \Self.time, "When: RFC 3339, UTC."),
      .field("event", \Self.event, "What."),
      .field("guest", \Self.guest, "The guest's name."),
      .field("uuid", \Self.uuid, "The guest's UUID."),
      .field("preflight", \Self.preflight, "The preflight's answer; only with preflight."),
      .field("progress", \Self.progress, "The copy's progress; only with progress."),
      .field(
        "convergence", \Self.convergence,
        "Why the copy does not converge; only with progress, once Martlet finds out."),
      .field("result", \Self.result, "The result; only with result."),
      .field("step", \Self.step, "The step; only with step."),
      .field("note", \Self.note, "A remark."))
  }
}

extension MigrationEvent.Kind: SchemaDescribed {}

extension MigrationEvent.Progress: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The progress of a copy.",
      .field("elapsed", \Self.elapsed, "Milliseconds since it began."),
      .field("total", \Self.total, "Bytes to send."),
      .field("processed", \Self.processed, "Bytes sent, or found unnecessary to send."),
      .field("remaining", \Self.remaining, "Bytes left."),
      .field("rate", \Self.rate, "Bytes per second."),
      .field("dirtyRate", \Self.dirtyRate, "Bytes that the guest writes per second."),
      .field("iteration", \Self.iteration, "The number of passes over the memory."),
      .field(
        "expected", \Self.expected,
        "Milliseconds until the copy ends at these rates; absent if the guest writes faster than QEMU sends."),
      .field("downtime", \Self.downtime, "The expected pause in milliseconds."))
  }
}

extension MigrationReport {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The results of one command's migrations.",
      .field("time", \Self.time, "The time of the report: RFC 3339, UTC."),
      .field("results", \Self.results, "One result per guest, in the order given."),
      .field("counts", \Self.counts, "The number of guests by outcome; outcomes without guests are absent."),
      .field("exitStatus", \Self.exitStatus, "The exit status: that of the worst outcome."))
  }
}

extension MigrationResult: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The result of one guest's migration.",
      .field("guest", \Self.guest, "The guest's name."),
      .field("uuid", \Self.uuid, "The guest's UUID; absent if unknown."),
      .field("outcome", \Self.outcome, "How it ended."),
      .field("place", \Self.place, "Where the guest is; absent if unknown."),
      .field("notes", \Self.notes, "Reasons and next steps, one sentence each."),
      .field("preflight", \Self.preflight, "The preflight's answer; absent if none ran."),
      .field(
        "verification", \Self.verification,
        "The check at the target afterwards; absent if none ran."),
      .field("elapsed", \Self.elapsed, "The duration of libvirt's copy in milliseconds."),
      .field("downtime", \Self.downtime, "The guest's pause in milliseconds."),
      .field("bytes", \Self.bytes, "Bytes sent."),
      .field("options", \Self.options, "The options for busy guests; absent for none."),
      .field(
        "convergence", \Self.convergence,
        "Why the copy did not converge, and what would help; absent if it converged or ended by post-copy."))
  }
}

extension MigrationResult.Outcome: SchemaDescribed {}
