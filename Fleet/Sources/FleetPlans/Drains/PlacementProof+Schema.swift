public import PlanChecker
public import ReportContract

extension PlacementCost: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What moves cost.", .field("moves", \Self.moves, "How many there are."),
      .field("memory", \Self.memory, "The memory of the guests that move, once for each move, in MiB."))
  }
}

extension PlacementProof: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Why no placement costs less than a bound.",
      .field(
        "bound", \Self.bound,
        "What every plan costs beyond one move of each guest that leaves; absent if there is no plan."),
      .field("root", \Self.root, "All cases."))
  }
}

extension PlacementProof.Node: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A case of a proof.",
      .field(
        "room", \Self.room, "Hosts that cannot hold their guests, which ends the case; absent if it is split."
      ),
      .field("guest", \Self.guest, "The guest by whose hosts the case is split; absent for a leaf."),
      .field("cases", \Self.cases, "A case for each host that the guest can be on."))
  }
}

extension PlacementProof.Room: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts that together have too little of a resource.",
      .field("hosts", \Self.hosts, "The hosts' places."),
      .field("resource", \Self.resource, "The resource's place."),
      .field(
        "step", \Self.step,
        "The size of the places that are counted: guests take those that their amount fills, hosts have those that their room fills; absent where amounts are counted."
      ))
  }
}

extension PlacementProof.Case: @retroactive SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The case that a guest is on a host.", .field("host", \Self.host, "The host's place."),
      .field("node", \Self.node, "The case; absent if it is like another."),
      .field(
        "like", \Self.like, "A host with the same room, whose case stands for this one; absent for none."))
  }
}
