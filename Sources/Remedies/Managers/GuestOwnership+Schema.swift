public import CPUCompatibility
public import ReportContract

extension GuestOwnership: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Whose guest a definition is, and what tells.",
      .field(
        "manager", \Self.manager,
        "The manager; where marks of several are found, the one that the surest mark names."),
      .field("evidence", \Self.evidence, "What tells, the surest first."),
      .field("name", \Self.name, "The guest's name in the definition; left out if it has none."),
      .field("uuid", \Self.uuid, "The guest's UUID in the definition; left out if it has none."))
  }
}

extension GuestOwnership.Evidence: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A mark that was found.",
      .field(
        "mark", \Self.mark, "The mark, such as metadata of http://openstack.org/xmlns/libvirt/nova/1.1."),
      .field("source", \Self.source, "Where the manager's source says that it leaves this mark."))
  }
}

extension GuestManager: SchemaDescribed {}
