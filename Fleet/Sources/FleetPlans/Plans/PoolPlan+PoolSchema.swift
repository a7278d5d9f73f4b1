public import ReportContract

extension PoolPlan.Pool: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A pool.", .field("name", \Self.name, "Its name in the plan."),
      .field("vendor", \Self.vendor, "libvirt's name of the vendor, or the group of arm64 hosts."),
      .field("hosts", \Self.hosts, "The hosts, in the order of their names."),
      .field(
        "features", \Self.features,
        "What all of the hosts give, by libvirt's names; of arm64, QEMU's properties that stay on."),
      .field("level", \Self.level, "The level in one line."),
      .field("model", \Self.model, "The nearest model; absent if no model is certain on every host."),
      .field("required", \Self.required, "Features on top of the model."),
      .field(
        "disabled", \Self.disabled,
        "The model's features that guests do not get; of arm64, the properties that are disabled."),
      .field(
        "physicalAddressBits", \Self.physicalAddressBits,
        "The physical address bits that every host has, of arm64 those of a guest; absent if one does not report them."
      ),
      .field("givenUp", \Self.givenUp, "What hosts give up, those that give up most first."),
      .field("guests", \Self.guests, "The guests that run on the hosts."),
      .field("configurations", \Self.configurations, "The level in other systems' words."),
      .field("arm", \Self.arm, "What arm64 hosts are, and how their guests start; absent for x86."))
  }
}

extension PoolPlan.Pool.GivenUp: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What some hosts of a pool give and its level lacks.", .field("hosts", \Self.hosts, "The hosts."),
      .field("features", \Self.features, "libvirt's names of the features."),
      .field("cost", \Self.cost, "What these hosts and their guests lose, by the weights."))
  }
}

extension PoolPlan.Pool.Guests: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests that run in a pool.", .field("running", \Self.running, "How many there are."),
      .field("above", \Self.above, "How many have a feature that the pool gives up."),
      .field("undetermined", \Self.undetermined, "How many have an unknown CPU."),
      .field("beyond", \Self.beyond, "What guests above the level have beyond it."))
  }
}

extension PoolPlan.Pool.Beyond: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that guests above a level have.", .field("feature", \Self.feature, "libvirt's name."),
      .field("guests", \Self.guests, "How many guests have it."))
  }
}

extension PoolPlan.Pool.Configuration: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A level as a system's configuration.", .field("system", \Self.system, "The system."),
      .field("text", \Self.text, "The configuration; absent if there is none."),
      .field("remarks", \Self.remarks, "Why there is none, warnings, and what was not checked."))
  }
}
