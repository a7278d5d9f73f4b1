public import ReportContract

/// What is to be read first of one guest's end.
public struct MigrationHeadline: Sendable, Codable {
  /// The guest's name.
  public var guest: String
  /// How it ended, in words.
  public var title: String
  /// The places in the preflight's reasons of those that bear on the end: what blocks, warns or is unknown; of a guest that can be
  /// moved, all.
  public var reasons: [Int]
  /// Whether the preflight's remedies help with this end.
  public var showsRemedies: Bool

  /// The headline of an end.
  init(_ result: MigrationResult) {
    guest = result.guest
    title = result.outcome.title
    let all = result.preflight?.reasons ?? []
    reasons = all.indices.filter { all[$0].weight != .note || result.outcome == .possible }
    showsRemedies =
      [.blocked, .managed, .possible].contains(result.outcome) && result.preflight?.remedies.isEmpty == false
  }
}

extension MigrationHeadline: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What is to be read first of one guest's end.",
      .field("guest", \Self.guest, "The guest's name."),
      .field("title", \Self.title, "How it ended, in words."),
      .field(
        "reasons", \Self.reasons,
        "The places in the preflight's reasons, from 0, of those that bear on the end."),
      .field("showsRemedies", \Self.showsRemedies, "Whether the preflight's remedies help with this end."))
  }
}
