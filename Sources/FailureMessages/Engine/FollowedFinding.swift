public import ReportContract

/// A message of a log that is followed, as soon as it is there: the envelope's properties and the finding's; as one line of JSON,
/// `martlet.finding/2.0`.
public struct FollowedFinding: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("finding", 2, 0)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The hosts' records; the log is named by the finding, and has no end yet.
  public var inputs: [InputReport]
  /// The CPU map and versions judged by.
  public var judgedBy: [Yardstick]
  /// What is known of the message.
  public var finding: MessageReport.Finding

  private enum CodingKeys: String, CodingKey { case schema, martlet, inputs, judgedBy }

  /// A finding by itself.
  public init(
    _ finding: MessageReport.Finding, martlet: String, inputs: [InputReport], judgedBy: [Yardstick]
  ) {
    self.finding = finding
    self.martlet = martlet
    self.inputs = inputs
    self.judgedBy = judgedBy
  }

  /// Reads the envelope and the finding beside it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    schema = try container.decode(String.self, forKey: .schema)
    martlet = try container.decode(String.self, forKey: .martlet)
    inputs = try container.decode([InputReport].self, forKey: .inputs)
    judgedBy = try container.decode([Yardstick].self, forKey: .judgedBy)
    finding = try MessageReport.Finding(from: decoder)
  }

  /// Writes the finding, and the envelope beside it.
  public func encode(to encoder: any Encoder) throws {
    try finding.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(schema, forKey: .schema)
    try container.encode(martlet, forKey: .martlet)
    try container.encode(inputs, forKey: .inputs)
    try container.encode(judgedBy, forKey: .judgedBy)
  }

  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(Self.self, "A message of a log that is followed.", including: MessageReport.Finding.self)
  }
}
