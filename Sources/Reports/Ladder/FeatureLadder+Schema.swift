public import ReportContract

extension FeatureLadder {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Where one host has a feature, point by point from the silicon up.",
      .field("feature", \Self.feature, "libvirt's name of the feature."),
      .field("location", \Self.location, "Its location in the manuals' notation."),
      .field("host", \Self.host, "The host's name."),
      .field("steps", \Self.steps, "The recorded points, from the silicon up."),
      .field("notSeen", \Self.notSeen, "Points that could not be checked, and why."),
      .field("loss", \Self.loss, "Where the feature was lost; left out if no point is known to lack it."),
      .field("summary", \Self.summary, "The answer in one or two sentences."),
      .field(
        "causes", \Self.causes,
        "What rules say of the loss: what is proven first, what may be, what is ruled out; empty without a loss."
      ),
      .field(
        "newGuest", \Self.newGuest, "What a guest of the host's own model gets when it is started there."),
      .field(
        "incoming", \Self.incoming, "Whether a guest that has the feature finds it there when it migrates in."
      ),
      .field("platform", \Self.platform, "The platform that the causes' commands fit."),
      .field("guest", \Self.guest, "The same of a guest on the host; left out if none was asked about."))
  }
}

extension FeatureLadder.Exposure: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Whether guests have a feature, and how that is known.",
      .field("state", \Self.state, "present, absent or undetermined."),
      .field("basis", \Self.basis, "measured, predicted or unknown."),
      .field("why", \Self.why, "One sentence without a full stop."))
  }
}

extension FeatureLadder.Step: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What one point shows.",
      .field("point", \Self.point, "The point's identifier."),
      .field("title", \Self.title, "The point in words."),
      .field("document", \Self.document, "The documents."),
      .field("state", \Self.state, "present, absent, conflict or undetermined."),
      .field(
        "basis", \Self.basis, "measured, predicted, or hint for what names features without being whole."),
      .field("rule", \Self.rule, "The rule of a prediction; left out for what was measured."))
  }
}

extension FeatureLadder.NotSeen: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A source that could not be read.",
      .field("kind", \Self.kind, "What it would have been, a word of snapshots."),
      .field("source", \Self.source, "The source."),
      .field("reason", \Self.reason, "Why it could not be read."))
  }
}

extension FeatureLadder.Interval: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "The interval in which a feature was lost.",
      .field("lastPresent", \Self.lastPresent, "The last point known to have it; left out if none below is."),
      .field("firstAbsent", \Self.firstAbsent, "The first point known to lack it."),
      .field("candidates", \Self.candidates, "The layers in which it may have been lost."))
  }
}
