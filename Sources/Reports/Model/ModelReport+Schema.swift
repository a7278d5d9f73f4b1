public import ReportContract

extension ModelReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What a CPU model is, who knows it, and which hosts can run it.",
      .field("name", \Self.name, "The model's name."),
      .field("vendor", \Self.vendor, "libvirt's name of the vendor; left out for a model of no vendor's."),
      .field("libvirt", \Self.libvirt, "What libvirt knows of it; left out if no map that was read has it."),
      .field("qemu", \Self.qemu, "What QEMU knows of it; left out if no release that was read has it."),
      .field(
        "features", \Self.features,
        "Its features in order of location: libvirt's where libvirt knows the model, else QEMU's."),
      .field("onlyInQEMU", \Self.onlyInQEMU, "Features of QEMU's model that libvirt's lacks."),
      .field("onlyInLibvirt", \Self.onlyInLibvirt, "Features of libvirt's model that QEMU's lacks."),
      .field("hosts", \Self.hosts, "Whether each host can run it; empty if none is given."))
  }
}

extension ModelReport.Libvirt: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What libvirt knows of a model.",
      .field("since", \Self.since, "The first version of the maps that were read that has it."),
      .field("versions", \Self.versions, "The versions whose maps were read, oldest first."),
      .field("known", \Self.known, "Those that have it."))
  }
}

extension ModelReport.QEMU: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What QEMU knows of a model.",
      .field("name", \Self.name, "The model's name there."),
      .field("aliases", \Self.aliases, "Other names of the same version."),
      .field("since", \Self.since, "The first series of those read that has it."),
      .field("releases", \Self.releases, "The series that were read, oldest first."),
      .field("versions", \Self.versions, "All versions of the product, oldest first."),
      .field("level", \Self.level, "The highest leaf of CPUID."),
      .field("extendedLevel", \Self.extendedLevel, "The highest extended leaf."))
  }
}

extension ModelReport.Host: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Whether one host can run a model.",
      .field("name", \Self.name, "The host's name."),
      .field("outcome", \Self.outcome, "runs, lacks or undetermined."),
      .field("missing", \Self.missing, "The features that it lacks."),
      .field("undetermined", \Self.undetermined, "The features that its record does not report."),
      .field("reasons", \Self.reasons, "Other reasons, one sentence per item."))
  }
}

extension ModelReport.Host.Outcome: SchemaDescribed {}
