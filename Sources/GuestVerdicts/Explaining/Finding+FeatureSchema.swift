public import ReportContract

extension Finding.FeatureLoss: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that the guest loses.",
      .field("feature", \Self.feature, "Its name in libvirt."),
      .field("effect", \Self.effect, "What happens to a running guest."),
      .field("layers", \Self.layers, "The layers that may have removed it, from the silicon up."),
      .field("isAccepted", \Self.isAccepted, "Whether the policy accepts the loss."))
  }
}

extension Finding.NamedFeature: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature, by name.",
      .field("feature", \Self.feature, "Its name in libvirt."),
      .field("effect", \Self.effect, "What happens to a running guest that loses it."))
  }
}

extension Finding.Untold: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that a host does not report.",
      .field("feature", \Self.feature, "Its name in libvirt."),
      .field("effect", \Self.effect, "What happens to a running guest that loses it."),
      .field(
        "isDoubtful", \Self.isDoubtful,
        "Whether the host that does not report it is the one that the guest runs on."))
  }
}

extension Finding.Names: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Names of features, in order of location.",
      .field("features", \Self.features, "libvirt's names."))
  }
}

extension Finding.Name: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A name.",
      .field("name", \Self.name, "The name."))
  }
}

extension Finding.Mode: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The mode of a definition.",
      .field("mode", \Self.mode, "The mode, in libvirt's spelling."))
  }
}

extension Finding.MixedCPUs: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Logical CPUs that are not alike.",
      .field("kinds", \Self.kinds, "The number of different kinds."),
      .field("features", \Self.features, "Features that the guest has and only some of them have."))
  }
}

extension Finding.Gap: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Evidence that a check lacked.",
      .field(
        "isSource", \Self.isSource,
        "Whether the evidence is missing for the host that the guest runs on."))
  }
}
