public import CPUCompatibility
internal import FailureMessages
public import ReportContract

extension Diagnosis {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self,
      "Why a guest does not move from one host to another, as values; renderers print these and add nothing.",
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field(
        "result", \Self.result,
        "The result in one word: whether the destination has everything that the guest has, or without one everything that the source has."
      ),
      .field("answer", \Self.answer, "The answer in two sentences."),
      .field("guest", \Self.guest, "The guest that is to move; left out if it was not given."),
      .field("summary", \Self.summary, "The answer on one screen, by places in what follows."),
      .field("from", \Self.from, "The host that the guest runs on."),
      .field("to", \Self.to, "The host it should move to."),
      .field("difference", \Self.difference, "The difference as feature names, in order of location."),
      .field(
        "reasons", \Self.reasons, "Why the records leave questions open, one or two sentences per reason."),
      .field("features", \Self.features, "Each missing or undetermined feature, explained."),
      .field("gates", \Self.gates, "The checks that a migration must pass, in order."),
      .field("log", \Self.log, "What Martlet found in the logs, in their order."),
      .field(
        "statements", \Self.statements, "What certainly follows from the evidence, and what Martlet infers."),
      .field("remedies", \Self.remedies, "What you can do, safest first."),
      .field(
        "waivers", \Self.waivers,
        "The waivers of losses that the diagnosis names; they change no check of libvirt's or Nova's."),
      .field("platform", \Self.platform, "Which platform the remedies' commands are for."),
      .field("wayBack", \Self.wayBack, "What stops a guest on the destination from moving to the source."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 0 if no check of CPUs should refuse, 1 if one does, 2 if evidence is missing."))
  }
}

extension Diagnosis.DifferenceNames: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A difference by libvirt's names, in order of location.",
      .field("missing", \Self.missing, "The source has these; the destination lacks them."),
      .field("extra", \Self.extra, "The destination has these; the source certainly lacks them."),
      .field(
        "undetermined", \Self.undetermined, "The source has these; the destination may or may not."),
      .field("unknownElsewhere", \Self.unknownElsewhere, "The number of features in neither record."))
  }
}

extension Diagnosis.WayBack: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The same question in the other direction.",
      .field("missing", \Self.missing, "Features that the destination has and the source lacks."),
      .field(
        "undetermined", \Self.undetermined,
        "The destination's features that the source's record does not mention."),
      .field("meaning", \Self.meaning, "What that means, in one sentence."))
  }
}

extension HostSummary: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host in a diagnosis.",
      .field("name", \Self.name, "Its name."),
      .field("vendor", \Self.vendor, "Its vendor, as recorded."),
      .field("model", \Self.model, "The CPU model that the record names."),
      .field("point", \Self.point, "The observation point of the record."),
      .field("listing", \Self.listing, "extras, full or undecided."),
      .field("listingReason", \Self.listingReason, "Why Martlet reads the list this way."),
      .field("featureCount", \Self.featureCount, "The number of features it is known to have."),
      .field(
        "nearestModels", \Self.nearestModels,
        "Up to three models of the map whose features are all present, fullest first."),
      .field(
        "compute", \Self.compute, "What Nova says of it besides its CPU; absent without a record of Nova's."))
  }
}

extension HostSummary.NearestModel: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A model whose features the host has completely.",
      .field("name", \Self.name, "The model's name."),
      .field("extras", \Self.extras, "The number of features the host has on top of it."))
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
      .field(
        "isShownToGuests", \Self.isShownToGuests,
        "Whether a KVM guest can have been shown it; what is shown on request only counts as not shown."),
      .field("meaning", \Self.meaning, "What the bit announces."),
      .field("effect", \Self.effect, "What happens to a running guest that used it and loses it."),
      .field("exposure", \Self.exposure, "Whether KVM exposes it to guests."),
      .field("lastPresent", \Self.lastPresent, "The last point known to have it on the destination."),
      .field("firstAbsent", \Self.firstAbsent, "The first point known to lack it there."),
      .field("candidates", \Self.candidates, "The layers that may have removed it."),
      .field("narrowing", \Self.narrowing, "What would narrow the interval."))
  }
}

extension FeatureFinding.CitedWord: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A catalogue term with its sentence and source.",
      .field("kind", \Self.kind, "The term, in the catalogue's spelling."),
      .field("title", \Self.title, "The term, as sentences use it."),
      .field("text", \Self.text, "The sentence."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension NarrowingEvidence: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A command whose output can rule layers out.",
      .field("layer", \Self.layer, "The layer that its output concerns."),
      .field("command", \Self.command, "The step, to be taken on the destination."),
      .field("tells", \Self.tells, "What its output shows."))
  }
}

extension Gate: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A check that a migration must pass.",
      .field("id", \Self.id, "A stable identifier: nova-pre-check, libvirt-destination."),
      .field("title", \Self.title, "Its name."),
      .field("compares", \Self.compares, "The two things it compares."),
      .field("outcome", \Self.outcome, "refuses, passes, may-refuse or unknown."),
      .field("reason", \Self.reason, "Why."),
      .field("brief", \Self.brief, "The same in a few words."),
      .field("messages", \Self.messages, "The messages it prints when it refuses."),
      .field("openedBy", \Self.openedBy, "What opens it, and what does not."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Gate.Outcome: SchemaDescribed {}

extension Statement: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A conclusion from the evidence, certain or inferred.",
      .field("id", \Self.id, "A stable identifier."),
      .field("certainty", \Self.certainty, "Whether it is certain."),
      .field("text", \Self.text, "The sentence or sentences."),
      .field(
        "settledBy", \Self.settledBy, "The steps that would settle an inference, or show what is certain."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension Statement.Certainty: SchemaDescribed {}

extension ComparisonResult: SchemaDescribed {}
