public import ReportContract

extension MapPatchReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What a patch of a CPU map changes, and what comes of it.",
      .field("input", \Self.input, "The map that was read."),
      .field("output", \Self.output, "The copy that is written."),
      .field("libvirtVersion", \Self.libvirtVersion, "The libvirt as which both were read."),
      .field("answer", \Self.answer, "The answer in two or three sentences."),
      .field("features", \Self.features, "The features that go."),
      .field(
        "onlyModels", \Self.onlyModels,
        "The models whose lists lose them; left out for all, and then the names go too."),
      .field(
        "files", \Self.files,
        "The files that differ from the input's, with how many elements were taken out of each."),
      .field("diff", \Self.diff, "The unified diff of these files."),
      .field("verification", \Self.verification, "What the result means when libvirt reads it."),
      .field("models", \Self.models, "The models that change."),
      .field(
        "keepers", \Self.keepers,
        "Models that were chosen, or start from a chosen one, and still have a feature."),
      .field("naming", \Self.naming, "CPUs that are named otherwise."),
      .field("namingNote", \Self.namingNote, "How to read naming, or what it means that it is empty."),
      .field("guests", \Self.guests, "What it does to guests."),
      .field("hosts", \Self.hosts, "On which hosts it must be done, and what happens between hosts."),
      .field("daemons", \Self.daemons, "What has to restart, and what does not."),
      .field("install", \Self.install, "Commands that put it in place."),
      .field("undo", \Self.undo, "Commands that take it back."),
      .field("undoNote", \Self.undoNote, "What stays to be done after that."),
      .field("lastResort", \Self.lastResort, "Why nothing else should be left to try."))
  }
}

extension MapPatchReport.Dropped: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that goes.",
      .field("name", \Self.name, "The map's name."),
      .field("locations", \Self.locations, "Its bits in the manuals' notation."),
      .field(
        "effect", \Self.effect,
        "What a guest that loses it meets; left out if the catalogue does not know it."),
      .field(
        "exposure", \Self.exposure,
        "Whether KVM shows it to guests; left out if the catalogue does not know it."))
  }
}

extension MapPatchReport.File: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A file that changes.",
      .field("name", \Self.name, "Its path below the folder, or the file's name."),
      .field("removals", \Self.removals, "How many elements were taken out."))
  }
}

extension MapPatchReport.Verification: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A reading of the result.",
      .field("featuresBefore", \Self.featuresBefore, "Features before and after."),
      .field("featuresAfter", \Self.featuresAfter, "Features before and after."),
      .field("models", \Self.models, "Models; none is lost."))
  }
}

extension MapPatchReport.Model: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A model that changes.",
      .field("name", \Self.name, "The model."),
      .field("loses", \Self.loses, "What it had and has no longer."),
      .field("gains", \Self.gains, "What it has now and did not have."),
      .field(
        "through", \Self.through,
        "The model that it starts from and loses them with; left out if they stood in its own list."),
      .field(
        "unmarked", \Self.unmarked, "What it no longer marks as removed (removed='yes')."),
      .field("unadded", \Self.unadded, "What it no longer marks as added later (added='yes')."))
  }
}

extension MapPatchReport.Keeper: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A model that still has a feature.",
      .field("model", \Self.model, "The model."),
      .field("feature", \Self.feature, "The feature."),
      .field("text", \Self.text, "Why it still has it."))
  }
}

extension MapPatchReport.Naming: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A CPU that is named otherwise.",
      .field("cpu", \Self.cpu, "The model whose features it has."),
      .field("hasDropped", \Self.hasDropped, "Whether it has the dropped ones too."),
      .field("kind", \Self.kind, "host or guest."),
      .field("before", \Self.before, "The model before; left out for none that fits."),
      .field("after", \Self.after, "The model after; left out for none that fits."))
  }
}
