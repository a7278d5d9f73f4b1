public import LibvirtClient
public import ReportContract

extension JournalEntry {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A line of a journal.",
      .field("time", \Self.time, "When it was written: RFC 3339, UTC."),
      .field("id", \Self.id, "The migration's own name."),
      .field("step", \Self.step, "What the line says."),
      .field("plan", \Self.plan, "What the migration is to do; with planned alone."),
      .field("place", \Self.place, "Where the guest is; with settled alone."),
      .field("note", \Self.note, "What is good to know: why, or libvirt's answer."))
  }
}

extension MigrationPlace: SchemaDescribed {}

extension MigrationPlan: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a migration is to do, and what the guest was before it: enough to settle it without the process that began it.",
      .field("id", \Self.id, "The migration's own name."),
      .field("guest", \Self.guest, "The guest's name."),
      .field("uuid", \Self.uuid, "The guest's UUID."),
      .field("from", \Self.from, "The source's URI."),
      .field("to", \Self.to, "The target's URI."),
      .field(
        "peer", \Self.peer, "The target's URI as the source's daemon reaches it; left out for the same."),
      .field("flags", \Self.flags, "How libvirt is to move it."),
      .field("bandwidth", \Self.bandwidth, "MiB/s at most; left out for libvirt's limit."),
      .field(
        "maxDowntime", \Self.maxDowntime,
        "Milliseconds for which the guest may stand still; left out for QEMU's limit."),
      .field(
        "previousDowntime", \Self.previousDowntime, "The limit that held before; left out if none is set."),
      .field(
        "migrationURI", \Self.migrationURI,
        "Where QEMU sends the guest's memory; left out for what the target proposes."),
      .field(
        "isPersistent", \Self.isPersistent, "Whether the source keeps a definition that outlives the guest."),
      .field("definition", \Self.definition, "The definition that the guest ran with."),
      .field(
        "arguments", \Self.arguments, "The CPU that QEMU was started with; left out where it cannot be read."),
      .field(
        "isUnmanaged", \Self.isUnmanaged,
        "Whether it was begun though the guest belongs to a manager; left out for no, as in journals of older versions."
      ),
      .field(
        "busy", \Self.busy,
        "What helps a busy guest arrive, as it was asked for; left out for nothing, as in journals of older versions."
      ))
  }
}

extension MigrationStep: SchemaDescribed {}

extension MigrationFlags: SchemaDescribed {
  /// libvirt's bits, `virDomainMigrateFlags`.
  public static var jsonSchema: SchemaNode { .integer(minimum: 0) }
}
