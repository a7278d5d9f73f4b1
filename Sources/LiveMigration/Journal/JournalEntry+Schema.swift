public import LibvirtClient
public import ReportContract

extension JournalEntry {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A line of a journal.",
      .field("time", \Self.time, "The time of the line: RFC 3339, UTC."),
      .field("id", \Self.id, "The migration's identifier."),
      .field("step", \Self.step, "The step that the line records."),
      .field("plan", \Self.plan, "The migration's plan; only with planned."),
      .field("place", \Self.place, "Where the guest is; only with settled."),
      .field("note", \Self.note, "A remark: the reason, or libvirt's answer."))
  }
}

extension MigrationPlace: SchemaDescribed {}

extension MigrationPlan: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A migration's plan and the guest's state before it: enough for another process to settle the migration.",
      .field("id", \Self.id, "The migration's identifier."),
      .field("guest", \Self.guest, "The guest's name."),
      .field("uuid", \Self.uuid, "The guest's UUID."),
      .field("from", \Self.from, "The source's URI."),
      .field("to", \Self.to, "The target's URI."),
      .field(
        "peer", \Self.peer, "The target's URI as the source's daemon reaches it; absent if the same."),
      .field("flags", \Self.flags, "The flags for libvirt's migration call."),
      .field("bandwidth", \Self.bandwidth, "The limit in MiB/s; absent for libvirt's own limit."),
      .field(
        "maxDowntime", \Self.maxDowntime,
        "The longest pause in milliseconds; absent for QEMU's own limit."),
      .field(
        "previousDowntime", \Self.previousDowntime, "The previous limit; absent if none is set."),
      .field(
        "migrationURI", \Self.migrationURI,
        "Where QEMU sends the guest's memory; absent for the target's own proposal."),
      .field(
        "isPersistent", \Self.isPersistent, "Whether the source keeps a persistent definition."),
      .field("definition", \Self.definition, "The definition that the guest ran with."),
      .field(
        "arguments", \Self.arguments, "The CPU on QEMU's command line; absent if it cannot be read."),
      .field(
        "isUnmanaged", \Self.isUnmanaged,
        "Whether it began although the guest belongs to a manager; absent for no, as in journals of older versions."
      ),
      .field(
        "busy", \Self.busy,
        "The options for busy guests; absent for none, as in journals of older versions."),
      .field(
        "waived", \Self.waived,
        "The features whose loss is accepted and expected; absent for none, as in journals of older versions."
      ),
      .field(
        "readings", \Self.readings,
        "CPUID in the guest before the move; absent where nobody asked for it, as in journals of older versions."
      ))
  }
}

extension MigrationStep: SchemaDescribed {}

extension MigrationFlags: SchemaDescribed {
  /// libvirt's bits, `virDomainMigrateFlags`.
  public static var jsonSchema: SchemaNode { .integer(minimum: 0) }
}
