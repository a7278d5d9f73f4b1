public import ReportContract

extension HostProfile {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What a CPU is and has.",
      .field("cpuMap", \Self.cpuMap, "The CPU map whose models are compared, in words."),
      .field("name", \Self.name, "How the CPU is called: its host's name, or the document's."),
      .field("identity", \Self.identity, "Who it is."),
      .field("level", \Self.level, "The x86-64 level."),
      .field("models", \Self.models, "Models of the map, the nearest first."),
      .field(
        "libvirtModel", \Self.libvirtModel,
        "What libvirt would call the CPU by its registers; left out where there are none."),
      .field("points", \Self.points, "Where somebody looked, from the silicon up."),
      .field("features", \Self.features, "Every feature of the catalogue, in order of location."),
      .field("featureLists", \Self.featureLists, "What the CPU has, by group."),
      .field(
        "differences", \Self.differences, "What points above the lowest show otherwise."),
      .field(
        "uncatalogued", \Self.uncatalogued, "Names that were seen and that the catalogue does not know."),
      .field("quantities", \Self.quantities, "Numbers beside the bits."),
      .field("numbers", \Self.numbers, "The quantities beside those of the identity, each once."),
      .field("xsaveComponents", \Self.xsaveComponents, "Components of the XSAVE area."),
      .field(
        "confidential", \Self.confidential,
        "Which guests that the host cannot read it starts; empty where no record tells."),
      .field("sev", \Self.sev, "SEV's numbers; left out where no record gives them."),
      .field("cpus", \Self.cpus, "The distinct CPUs of a dump."),
      .field(
        "lostToGuests", \Self.lostToGuests,
        "What CPUID has and guests do not get; empty where nobody looked above the kernel."),
      .field("surprises", \Self.surprises, "What a person should look at."),
      .field("contradictions", \Self.contradictions, "What the documents say against each other."))
  }
}

extension HostProfile.Identity: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Who a CPU is.",
      .field("vendor", \Self.vendor, "libvirt's name of the vendor."),
      .field("architecture", \Self.architecture, "The architecture."),
      .field("brand", \Self.brand, "The processor's own name."),
      .field("signature", \Self.signature, "Family, model and stepping."),
      .field("microcode", \Self.microcode, "The microcode's revision."),
      .field(
        "microarchitectures", \Self.microarchitectures,
        "The microarchitecture, and the part's code name; several on a hybrid CPU."),
      .field("recordedModel", \Self.recordedModel, "The model that the record names."))
  }
}

extension HostProfile.Signature: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Family, model and stepping by the vendor's rule.",
      .field("family", \Self.family, "The family."),
      .field("model", \Self.model, "The model."),
      .field("stepping", \Self.stepping, "The stepping."))
  }
}

extension HostProfile.Microarchitecture: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A microarchitecture.",
      .field("name", \Self.name, "Its name, such as Sunny Cove."),
      .field("codename", \Self.codename, "The part's code name, such as Ice Lake-SP."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension HostProfile.Level: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "An x86-64 level.",
      .field("level", \Self.level, "The highest level proved, 1 to 4; 0 if not even the first is."),
      .field("missing", \Self.missing, "What keeps it from the next."),
      .field("undetermined", \Self.undetermined, "Features of the next level that are unknown."))
  }
}

extension HostProfile.Model: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A model of the map.",
      .field("name", \Self.name, "The model's name."),
      .field("count", \Self.count, "How many features the model has."),
      .field("missing", \Self.missing, "The model's features that the CPU lacks."),
      .field("undetermined", \Self.undetermined, "The model's unknown features."),
      .field("beyond", \Self.beyond, "How many features the CPU has, and the map names, beyond the model."),
      .field("hasSignature", \Self.hasSignature, "Whether the map gives the model to CPUs of this signature.")
    )
  }
}

extension HostProfile.Point: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A place where somebody looked.",
      .field("point", \Self.point, "The point's identifier."),
      .field("title", \Self.title, "The point in words."),
      .field("document", \Self.document, "The documents."),
      .field("present", \Self.present, "How many features were seen."),
      .field("absent", \Self.absent, "How many were looked for and not there."),
      .field("conflicting", \Self.conflicting, "How many are shown and denied."),
      .field("listing", \Self.listing, "How the documents list features."))
  }
}

extension HostProfile.Feature: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature and what each point shows of it.",
      .field("name", \Self.name, "libvirt's name."),
      .field("location", \Self.location, "The location in the manuals' notation."),
      .field("group", \Self.group, "The group that it is listed in."),
      .field(
        "state", \Self.state, "present, absent, conflict or undetermined at the lowest point that knows it."),
      .field("points", \Self.points, "The state at each point that knows it, by the point's identifier."))
  }
}

extension HostProfile.Number: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A number with its unit.",
      .field("quantity", \Self.quantity, "The quantity's identifier."),
      .field("value", \Self.value, "The number."),
      .field("unit", \Self.unit, "What it counts."),
      .field("text", \Self.text, "The number as people write it."),
      .field("point", \Self.point, "The point's identifier."),
      .field(
        "isOfHost", \Self.isOfHost, "Whether it is of the host itself, and not of what guests are given."),
      .field("document", \Self.document, "The document."),
      .field(
        "isChosen", \Self.isChosen,
        "Whether it stands for the CPU: it is of the host, or nothing shows the host's own."))
  }
}

extension HostProfile.XSave: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A component of the XSAVE area.",
      .field("number", \Self.number, "The component's number."),
      .field("name", \Self.name, "Its name, or left out if the manuals reserve it."),
      .field("size", \Self.size, "Bytes; left out where the record does not hold the component's subleaf."),
      .field(
        "offset", \Self.offset,
        "Offset in the standard form in bytes; 0 for supervisor components; absent if unknown."),
      .field("isSupervisor", \Self.isSupervisor, "Whether IA32_XSS enables it."))
  }
}

extension HostProfile.Distinct: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Logical CPUs that answer alike.",
      .field("logicalCPUs", \Self.logicalCPUs, "Their numbers."),
      .field("microarchitecture", \Self.microarchitecture, "Their microarchitecture, if known."),
      .field(
        "ownFeatures", \Self.ownFeatures, "Features that they have and some other CPU of the dump lacks."))
  }
}

extension HostProfile.Surprise: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that a person should look at.",
      .field("id", \Self.id, "A stable identifier."),
      .field("text", \Self.text, "One or two sentences."),
      .field(
        "citation", \Self.citation, "The source of the rule; empty where it follows from the documents alone."
      ))
  }
}

extension HostProfile.LostToGuests: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features that CPUID has and guests started on the host do not get, of one interval and one cause.",
      .field("after", \Self.after, "The last point that has them, in words; absent if unknown."),
      .field("before", \Self.before, "The first point that lacks them, in words."),
      .field("candidates", \Self.candidates, "The layers between the two."),
      .field(
        "cause", \Self.cause, "The rule of the cause that the evidence proves; left out if none is proven."),
      .field("why", \Self.why, "What happened, and the evidence for it; left out if no cause is proven."),
      .field("features", \Self.features, "The features' names, in order of location."))
  }
}
