public import CPUCompatibility
internal import FailureMessages
public import ReportContract

extension Diagnosis {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self,
      "Why a guest does not move from one host to another, as values: every renderer prints these and adds nothing.",
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field(
        "result", \Self.result, "The result in one word: whether the destination has all that the source has."
      ),
      .field("answer", \Self.answer, "The answer in two sentences."),
      .field("from", \Self.from, "The host that the guest is on."),
      .field("to", \Self.to, "The host that it should go to."),
      .field("difference", \Self.difference, "The difference, in names, in order of location."),
      .field("reasons", \Self.reasons, "Why the records leave something open, a sentence or two each."),
      .field("features", \Self.features, "Each missing or undetermined feature, explained."),
      .field("gates", \Self.gates, "The checks that a migration meets, in the order in which it meets them."),
      .field("log", \Self.log, "What was found in the logs, in their order."),
      .field("statements", \Self.statements, "What follows for certain, and what is inferred."),
      .field("remedies", \Self.remedies, "What can be done, the safest first."),
      .field("platform", \Self.platform, "Which platform the remedies' commands are for."),
      .field("wayBack", \Self.wayBack, "What stops a guest of the destination from moving to the source."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 0 if no check of CPUs should refuse, 1 if one does, 2 if evidence is missing."))
  }
}

extension Diagnosis.DifferenceNames: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A difference, in libvirt's names, in order of location.",
      .field("missing", \Self.missing, "The source has it, the destination lacks it."),
      .field("extra", \Self.extra, "The destination has it, the source certainly lacks it."),
      .field(
        "undetermined", \Self.undetermined, "The source has it, of the destination nothing certain is known."),
      .field("unknownElsewhere", \Self.unknownElsewhere, "Features of which neither record says anything."))
  }
}

extension Diagnosis.WayBack: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The same question the other way round.",
      .field("missing", \Self.missing, "What the source lacks of the destination."),
      .field("undetermined", \Self.undetermined, "What the source's record says nothing of."),
      .field("meaning", \Self.meaning, "What that means, in one sentence."))
  }
}

extension HostSummary: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host as the diagnosis speaks of it.",
      .field("name", \Self.name, "Its name."),
      .field("vendor", \Self.vendor, "Its vendor, as recorded."),
      .field("model", \Self.model, "The CPU model that the record names."),
      .field("point", \Self.point, "Where it was looked at."),
      .field("listing", \Self.listing, "extras, full or undecided."),
      .field("listingReason", \Self.listingReason, "Why the list is read so."),
      .field("featureCount", \Self.featureCount, "How many features it is known to have."),
      .field(
        "nearestModels", \Self.nearestModels,
        "The models of the map that the features contain whole, fullest first; at most three."))
  }
}

extension HostSummary.NearestModel: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A model whose features the host has whole.",
      .field("name", \Self.name, "The model's name."),
      .field("extras", \Self.extras, "How many features the host has over it."))
  }
}

extension FeatureFinding: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "One feature of a difference, explained.",
      .field("name", \Self.name, "libvirt's name."),
      .field("location", \Self.location, "The location in the manuals' notation."),
      .field("state", \Self.state, "missing or undetermined."),
      .field("meaning", \Self.meaning, "What the bit announces."),
      .field("effect", \Self.effect, "What a running guest that used it meets when it is gone."),
      .field("exposure", \Self.exposure, "Whether KVM shows it to guests."),
      .field("lastPresent", \Self.lastPresent, "The last point known to have it on the destination."),
      .field("firstAbsent", \Self.firstAbsent, "The first point known to lack it there."),
      .field("candidates", \Self.candidates, "The layers that may have taken it."),
      .field("narrowing", \Self.narrowing, "What would narrow the interval."))
  }
}

extension FeatureFinding.CitedWord: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A word of the catalogue's with its sentence and source.",
      .field("kind", \Self.kind, "The word, as the catalogue's tables have it."),
      .field("title", \Self.title, "The word, as sentences have it."),
      .field("text", \Self.text, "The sentence."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension NarrowingEvidence: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A command whose output would rule layers out.",
      .field("layer", \Self.layer, "The layer that it tells of."),
      .field("command", \Self.command, "The command, to be run on the destination."),
      .field("tells", \Self.tells, "What its output tells."))
  }
}

extension Gate: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A check that a migration meets on its way.",
      .field("id", \Self.id, "A stable identifier: nova-pre-check, libvirt-destination."),
      .field("title", \Self.title, "Its name."),
      .field("compares", \Self.compares, "What it compares with what."),
      .field("outcome", \Self.outcome, "refuses, passes, may-refuse or unknown."),
      .field("reason", \Self.reason, "Why."),
      .field("messages", \Self.messages, "The messages that will be seen."),
      .field("openedBy", \Self.openedBy, "What opens it, and what does not."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Gate.Outcome: SchemaDescribed {}

extension Statement: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A sentence that follows from the evidence, or that is inferred from it.",
      .field("id", \Self.id, "A stable identifier."),
      .field("certainty", \Self.certainty, "Whether it is certain."),
      .field("text", \Self.text, "The sentence or sentences."),
      .field("settledBy", \Self.settledBy, "What would settle an inference: commands or questions."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Statement.Certainty: SchemaDescribed {}

extension ComparisonResult: SchemaDescribed {}
