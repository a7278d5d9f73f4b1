public import ReportContract

extension MessageReport {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What messages mean: causes, evidence that would prove them, remedies.",
      .field("lines", \Self.lines, "Lines read."),
      .field("stack", \Self.stack, "The stack's known versions and settings, from options and logs."),
      .field("clues", \Self.clues, "The logs' evidence about the stack, one sentence each."),
      .field("answer", \Self.answer, "What it means that nothing was found; left out if something was."),
      .field("findings", \Self.findings, "The findings, likeliest to be the cause first."),
      .field(
        "groups", \Self.groups, "The findings by what holds of them, so that nothing is said twice."),
      .field("collect", \Self.collect, "What to collect where nothing was recognised; else empty."),
      .field("platform", \Self.platform, "Which platform the remedies' commands are for."))
  }
}

extension MessageReport.Finding: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A message with its explanation.",
      .field("id", \Self.id, "The rule's stable identifier."),
      .field("log", \Self.log, "The log."),
      .field("line", \Self.line, "The line, from 1, of its first appearance."),
      .field("count", \Self.count, "How often it appears."),
      .field("text", \Self.text, "The line, truncated to 400 characters."),
      .field("title", \Self.title, "What it means, in a few words."),
      .field("component", \Self.component, "The component that prints it."),
      .field("phase", \Self.phase, "The phase of a migration in which it is printed."),
      .field("printedBy", \Self.printedBy, "Who prints it, where and when."),
      .field("versions", \Self.versions, "The versions that print it."),
      .field("features", \Self.features, "Names of features, as the message has them."),
      .field("known", \Self.known, "The catalogue's facts about them."),
      .field(
        "effects", \Self.effects, "Those that it knows, by the effect of their loss, the worst first."),
      .field("layers", \Self.layers, "The layers of the likeliest cause."),
      .field("cause", \Self.cause, "The likeliest cause."),
      .field("causes", \Self.causes, "All possible causes, likeliest first."),
      .field(
        "reason", \Self.reason,
        "The message near it that names what this one does not; left out if there is none."),
      .field("proves", \Self.proves, "What the message proves."),
      .field("doesNotProve", \Self.doesNotProve, "What it does not prove."),
      .field("clues", \Self.clues, "What the wording shows of versions."),
      .field("particulars", \Self.particulars, "What the hosts given show."),
      .field("evidence", \Self.evidence, "Steps whose output distinguishes the causes."),
      .field("remedies", \Self.remedies, "The remedies, those of the likeliest cause first."),
      .field("citation", \Self.citation, "The source."))
  }
}

extension MessageReport.Reason: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A message that gives another's reason.",
      .field("id", \Self.id, "Its rule's identifier."),
      .field("line", \Self.line, "Its line."))
  }
}

extension MessageReport.KnownFeature: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that a message names.",
      .field("name", \Self.name, "libvirt's name, or the message's if the catalogue does not know it."),
      .field("location", \Self.location, "Its location; left out if the catalogue does not know it."),
      .field("effect", \Self.effect, "The effect on a running guest that loses it."),
      .field("effectTitle", \Self.effectTitle, "The effect in a few words."),
      .field("effectText", \Self.effectText, "The effect in a sentence."),
      .field(
        "isHint", \Self.isHint,
        "Whether it is a hint to programs, which keep running without it; left out if the catalogue does not know it."
      ),
      .field("exposure", \Self.exposure, "Whether KVM exposes it to guests."),
      .field("layers", \Self.layers, "The layers that can remove it."),
      .field("suggestions", \Self.suggestions, "Likely intended names."))
  }
}

extension MessageReport.Cause: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A possible cause of a message.",
      .field("id", \Self.id, "The stable identifier."),
      .field("layers", \Self.layers, "The layers, likeliest first."),
      .field("text", \Self.text, "What happened."),
      .field("tellsApart", \Self.tellsApart, "How to distinguish it from the others."),
      .field("features", \Self.features, "The features that it is about."),
      .field(
        "standing", \Self.standing, "likely, possible, or unlikely where the hosts' records speak against it."
      ),
      .field("citation", \Self.citation, "The source."))
  }
}

extension MessageReport.Particular: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What one host shows about a feature in a message.",
      .field("feature", \Self.feature, "libvirt's name of the feature."),
      .field("host", \Self.host, "The host."),
      .field("guests", \Self.guests, "Whether guests started there get it: present, absent, undetermined."),
      .field("layers", \Self.layers, "The layers that may have removed it."),
      .field("cause", \Self.cause, "The rule of the cause that the records prove; left out if none is."),
      .field("text", \Self.text, "The same in a sentence, without a full stop."))
  }
}
