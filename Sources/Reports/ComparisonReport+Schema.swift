public import ReportContract

extension ComparisonReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A comparison as it is printed.",
      .field("cpuMap", \Self.cpuMap, "The CPU map judged by, in words."),
      .field("result", \Self.result, "The result."),
      .field("missing", \Self.missing, "Wanted features that are absent, in order of location."),
      .field("extra", \Self.extra, "Features that are there and not wanted, in order of location."),
      .field(
        "undetermined", \Self.undetermined,
        "Wanted features that are neither present nor absent for certain, in order of location; then uncatalogued names."
      ),
      .field(
        "unknownElsewhere", \Self.unknownElsewhere,
        "How many other features neither record shows."),
      .field(
        "reasons", \Self.reasons, "Why the records leave questions open, one or two sentences per reason."),
      .field("blockers", \Self.blockers, "Every reason against."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 0 if it can, 1 if it cannot, 2 if evidence is missing."))
  }
}

extension ComparisonReport.BlockerReport: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A reason against.",
      .field("id", \Self.id, "A stable identifier."),
      .field("by", \Self.by, "Who refuses."),
      .field("kind", \Self.kind, "What is wrong."),
      .field("text", \Self.text, "The same in a few words: the feature's name, or that the vendors differ."),
      .field("feature", \Self.feature, "libvirt's name of the feature, where there is one."),
      .field("effect", \Self.effect, "What happens to a running guest that used the feature."))
  }
}
