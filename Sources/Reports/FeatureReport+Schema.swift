public import ReportContract

extension FeatureReport: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature's article for scripts.",
      .field("name", \Self.name, "libvirt's name."),
      .field("location", \Self.location, "The location in the manuals' notation."),
      .field("names", \Self.names, "Names by dialect."),
      .field("meaning", \Self.meaning, "What the bit announces."),
      .field("effect", \Self.effect, "What a guest that lost it meets."),
      .field("levelling", \Self.levelling, "How a pool treats it."),
      .field("exposure", \Self.exposure, "Whether KVM exposes it to guests."),
      .field(
        "kvm", \Self.kvm,
        "What KVM of each series of Linux that was read does with the bit; empty where no table knows its register."
      ),
      .field(
        "kvmGroups", \Self.kvmGroups,
        "The same, neighbouring series that treat the bit alike as one."),
      .field(
        "qemuAdds", \Self.qemuAdds,
        "What QEMU adds the bit by, whatever KVM lists: host-cpuid, always or condition; left out where it takes KVM's list."
      ),
      .field(
        "switches", \Self.switches,
        "What can hide it or bring it back; hides is empty for what is wrongly believed to."),
      .field("needs", \Self.needs, "Features without which it cannot work."),
      .field("needsCitation", \Self.needsCitation, "The source of needs; left out where there are none."),
      .field("neededBy", \Self.neededBy, "Features that cannot work without it."),
      .field("citation", \Self.citation, "The source of the location."))
  }
}

extension FeatureReport.Switch: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that can hide a feature.",
      .field("layer", \Self.layer, "The layer."),
      .field("layerTitle", \Self.layerTitle, "The layer in words."),
      .field("mechanism", \Self.mechanism, "What is switched."),
      .field(
        "hides", \Self.hides,
        "From which views it hides: cpuid, kernel, kvm; of what gives, the views that lack the feature without it."
      ),
      .field("direction", \Self.direction, "takes, removes or gives; left out for what does nothing."),
      .field("text", \Self.text, "One sentence."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension FeatureListReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Several features for scripts: martlet.features/1.2.",
      .field("features", \Self.features, "The features, in order of location."),
      .field("hosts", \Self.hosts, "What hosts show of the features; empty where none was named."))
  }
}

extension FeatureListReport.Host: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host, and what the lowest point of its records that knows a feature shows of it.",
      .field("name", \Self.name, "The host's name."),
      .field("present", \Self.present, "Features that it has."),
      .field("absent", \Self.absent, "Features that it lacks."),
      .field("conflicting", \Self.conflicting, "Features on which its records contradict each other."),
      .field("undetermined", \Self.undetermined, "Features that no record of it shows or denies."))
  }
}

extension KVMReport: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What KVM of one series of Linux does with a feature's bit, for scripts.",
      .field("kernel", \Self.kernel, "The series, such as 6.1."),
      .field("read", \Self.read, "The release of it that was read."),
      .field("summary", \Self.summary, "In a few words."),
      .field("summaries", \Self.summaries, "The ways of summary, one by one."),
      .field(
        "ways", \Self.ways,
        "The ways by which KVM offers the bit, or reasons why it does not; empty if nothing names the bit."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension KVMReport.Way: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A way by which KVM offers a bit.",
      .field(
        "kind", \Self.kind,
        "host, passed-through, synthesized, emulated, requested, runtime, not-offered, number or state."),
      .field("vendor", \Self.vendor, "Intel or AMD; left out for both."),
      .field(
        "requires", \Self.requires,
        "Names of what must hold besides, such as kvm_intel.nested; ! stands before what must not hold."),
      .field(
        "lackedBy", \Self.lackedBy,
        "The newest point release that was read and lacks the way; left out if the series' first one has it."),
      .field(
        "hadBy", \Self.hadBy,
        "The oldest point release that was read and has it; left out if the series' first one has it."),
      .field("text", \Self.text, "One sentence; it may be empty."),
      .field("citation", \Self.citation, "The source."))
  }
}
