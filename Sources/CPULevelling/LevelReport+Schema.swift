public import ReportContract

extension LevelReport {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The CPU that a pool's guests can share, what it costs, and which hosts pay.",
      .field("cpuMap", \Self.cpuMap, "The CPU map whose models were tried, in words."),
      .field("hosts", \Self.hosts, "The hosts' names."),
      .field("status", \Self.status, "Whether there is a level."),
      .field(
        "summary", \Self.summary,
        "The answer in one line: the model plus and minus features, or that there is none."),
      .field("obstacles", \Self.obstacles, "Why there is no model, one sentence per reason; empty if there is a model."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 0 there is a level, 1 there is none, 2 too little is known."),
      .field(
        "vendor", \Self.vendor,
        "The vendor; absent if no host reports one, or if hosts have several."),
      .field(
        "withoutVendor", \Self.withoutVendor, "The hosts that do not report their vendor, if others do."),
      .field("model", \Self.model, "The named model; absent if none is certain or the map has none."),
      .field("required", \Self.required, "The features on top of the model, by libvirt's names."),
      .field("disabled", \Self.disabled, "The model's features that guests do not get, by libvirt's names."),
      .field("features", \Self.features, "Every feature that guests can have, by the catalogue's names."),
      .field("unnamed", \Self.unnamed, "Those features that libvirt's map cannot name."),
      .field("givenUp", \Self.givenUp, "Features that the level gives up."),
      .field(
        "undetermined", \Self.undetermined,
        "Features that some hosts do not report; the configuration neither adds nor removes them."),
      .field("untold", \Self.untold, "Flaw warnings that not every host can show to guests."),
      .field(
        "supposed", \Self.supposed,
        "What --assume stated, with the hosts that do not report it."),
      .field(
        "otherVendor", \Self.otherVendor, "What hosts offer and the level leaves out because it belongs to another vendor."),
      .field(
        "nested", \Self.nested,
        "Whether guests can run nested guests; if not, the level leaves out SVM, VMX and their details."),
      .field("alternatives", \Self.alternatives, "The next best models, nearest first."),
      .field(
        "uncertain", \Self.uncertain,
        "The nearest uncertain models, with what is unknown and on which hosts."),
      .field(
        "baseline", \Self.baseline, "What every 64-bit guest needs and some host lacks or does not report."),
      .field("gains", \Self.gains, "What the pool gains by leaving out one host."),
      .field(
        "physicalAddressBits", \Self.physicalAddressBits,
        "The physical address bits that guests can have; absent if a host does not report them."),
      .field(
        "physicalAddressBitsDiffer", \Self.physicalAddressBitsDiffer,
        "Whether hosts differ in physical address bits."),
      .field("assumed", \Self.assumed, "Hosts whose only known evidence is CPUID."),
      .field("groups", \Self.groups, "One report per vendor if hosts have several; otherwise empty."))
  }
}

extension LevelReport.Status: SchemaDescribed {}

extension LevelReport.Loss: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that the pool does not share, and the hosts that lack it.",
      .field("feature", \Self.feature, "libvirt's name."),
      .field("effect", \Self.effect, "What happens to a guest that used it: fault, slow and so on."),
      .field("hosts", \Self.hosts, "The hosts."))
  }
}

extension LevelReport.Alternative: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Another model that can express the same level.",
      .field("model", \Self.model, "The model."),
      .field("required", \Self.required, "The features on top of it, by libvirt's names."),
      .field("disabled", \Self.disabled, "Its features that guests do not get, by libvirt's names."))
  }
}

extension LevelReport.UncertainModel: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A model that fits if its unknown features are present.",
      .field("model", \Self.model, "The model."),
      .field("unknown", \Self.unknown, "Its features that hosts do not report."))
  }
}

extension LevelReport.Gain: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What the pool gains by leaving out one host.",
      .field("without", \Self.without, "The host."),
      .field("features", \Self.features, "The features."))
  }
}
