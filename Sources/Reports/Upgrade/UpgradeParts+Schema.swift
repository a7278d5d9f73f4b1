public import ReportContract

extension UpgradeReport.Model: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A named model.",
      .field("model", \Self.model, "libvirt's name."),
      .field("today", \Self.today, "Whether the host gives all of it today."),
      .field(
        "afterwards", \Self.afterwards,
        "Whether it gives all of it afterwards; left out if that is unknown."),
      .field("isNew", \Self.isNew, "Whether QEMU and libvirt know the name only afterwards."),
      .field("missing", \Self.missing, "What of it the upgraded host does not give."),
      .field("undetermined", \Self.undetermined, "What of it the upgraded host may not give."))
  }
}

extension UpgradeReport.Machines: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Machine types of PCs.",
      .field("removed", \Self.removed, "Types that the new QEMU no longer has."),
      .field("added", \Self.added, "Types that only the new QEMU has."),
      .field("deprecated", \Self.deprecated, "Types of today that the new QEMU calls deprecated."),
      .field(
        "undetermined", \Self.undetermined,
        "Types of today that the new QEMU may or may not have."),
      .field("aliases", \Self.aliases, "What pc and q35 stand for."),
      .field(
        "properties", \Self.properties,
        "What older types set on CPUs and the newest no longer sets, as QEMU's properties."))
  }
}

extension UpgradeReport.Machines.Alias: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A name without a version.",
      .field("name", \Self.name, "The name."),
      .field("today", \Self.today, "The type today."),
      .field("afterwards", \Self.afterwards, "The type afterwards."))
  }
}

extension UpgradeReport.Machines.Property: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A property that machine types up to a version set.",
      .field("upTo", \Self.upTo, "The newest type that sets it, by its version."),
      .field("model", \Self.model, "The model whose CPUs it is set on; left out for all."),
      .field("sets", \Self.sets, "The property and its value, NAME=VALUE."))
  }
}

extension UpgradeReport.Move: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Whether guests can go one way.",
      .field("way", \Self.way, "Which way."),
      .field("mode", \Self.mode, "How the guests are given their CPU."),
      .field("outcome", \Self.outcome, "Whether they can, as far as features tell."),
      .field("features", \Self.features, "The features that decide, in order of location."),
      .field("text", \Self.text, "The same in a sentence."))
  }
}

extension UpgradeReport.Irreversible: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that keeps guests from going back.",
      .field("kind", \Self.kind, "feature, state, machine-type or model."),
      .field("names", \Self.names, "The names."),
      .field("text", \Self.text, "What it means, a sentence."))
  }
}

extension UpgradeReport.Guest: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest that was given.",
      .field("guest", \Self.guest, "Its name."),
      .field("today", \Self.today, "Whether it runs on the host as it is."),
      .field("afterwards", \Self.afterwards, "Whether it comes back to the upgraded host."),
      .field("reasons", \Self.reasons, "Every reason on the upgraded host, the most severe first."))
  }
}
