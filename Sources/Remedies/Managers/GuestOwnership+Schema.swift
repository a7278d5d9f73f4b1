public import CPUCompatibility
public import ReportContract

extension GuestOwnership: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The manager that owns a guest, and the marks that show it.",
      .field(
        "manager", \Self.manager,
        "The manager; if marks of several exist, the one with the surest mark."),
      .field("evidence", \Self.evidence, "The marks, surest first."),
      .field("name", \Self.name, "The guest's name in the definition; absent if it has none."),
      .field("uuid", \Self.uuid, "The guest's UUID in the definition; absent if it has none."))
  }
}

extension GuestOwnership.Evidence: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A mark that a manager leaves in a definition.",
      .field(
        "mark", \Self.mark, "The mark, such as metadata of http://openstack.org/xmlns/libvirt/nova/1.1."),
      .field("source", \Self.source, "The place in the manager's source that writes this mark."))
  }
}

extension GuestManager: SchemaDescribed {}
