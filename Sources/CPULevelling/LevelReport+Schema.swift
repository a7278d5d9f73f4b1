public import ReportContract

extension LevelReport {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The CPU that a pool's guests may share, what it costs and whom.",
      .field("cpuMap", \Self.cpuMap, "The CPU map whose models were tried, in words."),
      .field("hosts", \Self.hosts, "The hosts' names."),
      .field("status", \Self.status, "Whether there is a level."),
      .field(
        "summary", \Self.summary,
        "The answer in a line: the model with what is added and taken away, or that there is none."),
      .field("obstacles", \Self.obstacles, "Why there is no model, a sentence each; empty if there is one."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 0 there is a level, 1 there is none, 2 too little is known."),
      .field(
        "vendor", \Self.vendor,
        "The vendor; left out if no host tells it, or if hosts are of several vendors."),
      .field(
        "withoutVendor", \Self.withoutVendor, "The hosts that do not tell their vendor, where others do."),
      .field("model", \Self.model, "The named model; left out if none is certain, or the map has none."),
      .field("required", \Self.required, "libvirt's names of features over the model."),
      .field("disabled", \Self.disabled, "libvirt's names of features of the model that guests do not get."),
      .field("features", \Self.features, "Every feature that guests may have, by the catalogue's names."),
      .field("unnamed", \Self.unnamed, "Features of those that libvirt's map has no name for."),
      .field("givenUp", \Self.givenUp, "What was given up."),
      .field(
        "undetermined", \Self.undetermined,
        "What some hosts do not tell, and the configuration therefore neither adds nor takes away."),
      .field("untold", \Self.untold, "Warnings of flaws that not every host can show to guests."),
      .field(
        "supposed", \Self.supposed,
        "What was assumed since --assume said so, with the hosts that do not tell it."),
      .field(
        "otherVendor", \Self.otherVendor, "What hosts give and the level leaves out as another vendor's."),
      .field(
        "nested", \Self.nested,
        "Whether guests may have guests of their own; if not, SVM, VMX and their details are left out."),
      .field("alternatives", \Self.alternatives, "The next best models, the nearest first."),
      .field(
        "uncertain", \Self.uncertain,
        "The nearest models that are not certain, with what is unknown of them and on which hosts."),
      .field(
        "baseline", \Self.baseline, "What every 64-bit guest needs and some host lacks, or does not tell."),
      .field("byHosts", \Self.byHosts, "The four lists of losses by hosts."),
      .field("remarks", \Self.remarks, "What to know of the level besides, a sentence each."),
      .field("gains", \Self.gains, "What one host fewer would win."),
      .field(
        "physicalAddressBits", \Self.physicalAddressBits,
        "The physical address bits that guests may have; left out if a host does not tell."),
      .field(
        "physicalAddressBitsDiffer", \Self.physicalAddressBitsDiffer,
        "Whether hosts have different numbers of them."),
      .field("assumed", \Self.assumed, "Hosts of which CPUID alone is known."),
      .field("groups", \Self.groups, "A report for each vendor, where hosts are of several; else empty."))
  }
}

extension LevelReport.Status: SchemaDescribed {}

extension LevelReport.Loss: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that the pool does not share, and whose fault it is.",
      .field("feature", \Self.feature, "libvirt's name."),
      .field("effect", \Self.effect, "What a guest that had it would meet: fault, slow and so on."),
      .field("hosts", \Self.hosts, "The hosts."))
  }
}

extension LevelReport.Alternative: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Another model by which the same level can be named.",
      .field("model", \Self.model, "The model."),
      .field("required", \Self.required, "libvirt's names of features over it."),
      .field("disabled", \Self.disabled, "libvirt's names of features of it that guests do not get."))
  }
}

extension LevelReport.UncertainModel: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A model that would do if what is unknown of it were there.",
      .field("model", \Self.model, "The model."),
      .field("unknown", \Self.unknown, "Its features that hosts do not tell."),
      .field("byHosts", \Self.byHosts, "The same by hosts."))
  }
}

extension LevelReport.Gain: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What the pool would win without a host.",
      .field("without", \Self.without, "The host."),
      .field("features", \Self.features, "The features."))
  }
}
