public import ReportContract

/// An answer of Martlet's, reduced to what a case can expect of it.
public struct CaseAnswer: Sendable, Codable, Hashable {
  /// The likeliest cause of the first message; the gates that refuse; the rules that decide; a linter's rules.
  public var causes: [String]
  /// The layers of that cause, or those that may have removed the features.
  public var layers: [String]
  /// The features that it names.
  public var features: [String]
  /// The first remedy that does more than look; nil if there is none with an identifier.
  public var remedy: String?
  /// The exit status of the verb.
  public var exitStatus: Int32

  /// An answer with these facts.
  public init(
    causes: [String], layers: [String], features: [String], remedy: String?, exitStatus: Int32
  ) {
    self.causes = causes
    self.layers = layers
    self.features = features
    self.remedy = remedy
    self.exitStatus = exitStatus
  }

  /// What a case would expect whose right answer this is.
  public var expectation: DiagnosedCase.Expectation {
    DiagnosedCase.Expectation(
      causes: causes, layers: layers, features: features, remedies: remedy.map { [$0] } ?? [],
      exitStatus: exitStatus)
  }
}

extension CaseAnswer: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "An answer of Martlet's, reduced to what a case can expect of it.",
      .field(
        "causes", \Self.causes,
        "The likeliest cause of the first message; the gates that refuse; the rules that decide; a linter's rules."
      ),
      .field(
        "layers", \Self.layers, "The layers of that cause, or those that may have removed the features."),
      .field("features", \Self.features, "The features that it names."),
      .field(
        "remedy", \Self.remedy,
        "The first remedy that does more than look; left out if there is none with an identifier."),
      .field("exitStatus", \Self.exitStatus, "The exit status of the verb."))
  }
}
