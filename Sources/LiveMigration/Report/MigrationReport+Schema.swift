public import ReportContract

extension MigrationEvent {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Something that happens to a guest that is moved.",
      .field("time", \Self.time, "When: RFC 3339, UTC."),
      .field("event", \Self.event, "What."),
      .field("guest", \Self.guest, "The guest's name."),
      .field("uuid", \Self.uuid, "The guest's UUID."),
      .field("preflight", \Self.preflight, "The preflight's answer; with preflight alone."),
      .field("progress", \Self.progress, "How far the copy is; with progress alone."),
      .field("result", \Self.result, "The end; with result alone."),
      .field("step", \Self.step, "What is done; with step alone."),
      .field("note", \Self.note, "What is good to know."))
  }
}

extension MigrationEvent.Kind: SchemaDescribed {}

extension MigrationEvent.Progress: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How far a copy is.",
      .field("elapsed", \Self.elapsed, "Milliseconds since it began."),
      .field("total", \Self.total, "Bytes to send."),
      .field("processed", \Self.processed, "Bytes sent, or found to need no sending."),
      .field("remaining", \Self.remaining, "Bytes left."),
      .field("rate", \Self.rate, "Bytes a second."),
      .field("dirtyRate", \Self.dirtyRate, "Bytes that the guest writes in a second."),
      .field("iteration", \Self.iteration, "How often the memory was gone through."),
      .field(
        "expected", \Self.expected,
        "Milliseconds until its end at these rates; absent where the guest writes faster than is sent."),
      .field("downtime", \Self.downtime, "Milliseconds of standstill, as expected."))
  }
}

extension MigrationReport {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "How the migrations of one command ended.",
      .field("time", \Self.time, "When the report was made: RFC 3339, UTC."),
      .field("results", \Self.results, "The guests' ends, in the order in which the guests were given."),
      .field("headlines", \Self.headlines, "What is to be read first of each end, in the same order."),
      .field("summary", \Self.summary, "How many guests ended in which way, in a line."),
      .field("counts", \Self.counts, "How many guests ended in each way; ways without one are left out."),
      .field("exitStatus", \Self.exitStatus, "The exit status: that of the gravest end."))
  }
}

extension MigrationResult: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How the migration of one guest ended.",
      .field("guest", \Self.guest, "The guest's name."),
      .field("uuid", \Self.uuid, "The guest's UUID; left out if it is not known."),
      .field("outcome", \Self.outcome, "How it ended."),
      .field("place", \Self.place, "Where the guest is; left out where that is not known."),
      .field("notes", \Self.notes, "The reason, or what is to be done, a sentence each."),
      .field("preflight", \Self.preflight, "The preflight's answer; left out where there was none."),
      .field(
        "verification", \Self.verification,
        "What was found at the target afterwards; left out where nothing was looked at."),
      .field("elapsed", \Self.elapsed, "Milliseconds that libvirt took for the copy."),
      .field("downtime", \Self.downtime, "Milliseconds for which the guest stood still."),
      .field("bytes", \Self.bytes, "Bytes sent."))
  }
}

extension MigrationResult.Outcome: SchemaDescribed {}
