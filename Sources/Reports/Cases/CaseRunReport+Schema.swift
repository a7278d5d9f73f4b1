public import ReportContract

extension CaseRunReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "How many diagnosed cases Martlet answers rightly.",
      .field("cases", \Self.cases, "The cases, in the order given."),
      .field("counts", \Self.counts, "The sums over all cases."),
      .field(
        "exitStatus", \Self.exitStatus, "1 if some case is not answered as its file says, else 0."))
  }
}

extension CaseRunReport.Result: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "One case, and what Martlet answers to it.",
      .field("folder", \Self.folder, "The case's folder."),
      .field("title", \Self.title, "What failed, in a few words."),
      .field("platform", \Self.platform, "The platform that it happened on."),
      .field("url", \Self.url, "The address of the thread."),
      .field("outcome", \Self.outcome, "Whether the answer is as it should be."),
      .field(
        "isCauseRight", \Self.isCauseRight, "Whether cause, layers, features and exit status are right."),
      .field(
        "isRemedyRight", \Self.isRemedyRight,
        "Whether the first remedy is right; left out if the case expects none."),
      .field(
        "differences", \Self.differences,
        "What the answer should be and is not, a sentence each, without a full stop."),
      .field(
        "knownMiss", \Self.knownMiss,
        "Why this case is not answered rightly yet; left out if it should be."),
      .field("answer", \Self.answer, "Martlet's answer."))
  }
}

extension CaseRunReport.Counts: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Sums over cases.",
      .field("cases", \Self.cases, "All cases."),
      .field("rightCauses", \Self.rightCauses, "Those with the right cause."),
      .field("withRemedies", \Self.withRemedies, "Those that expect a first remedy."),
      .field("rightRemedies", \Self.rightRemedies, "Those with the right first remedy."),
      .field("knownMisses", \Self.knownMisses, "Those that are wrong, and say so."))
  }
}

extension CaseRunReport.Outcome: SchemaDescribed {}
