public import CPUCatalog
public import Reports

/// Asks which features Martlet knows.
public struct FeaturesQuestion: Sendable {
  /// A part of a name, of a location or of the meaning, or a word of the effect or exposure; nil for all.
  public var filter: String?
  /// The catalogue.
  public var catalog: Catalog

  /// A question.
  public init(filter: String? = nil, catalog: Catalog = .standard) {
    self.filter = filter
    self.catalog = catalog
  }

  /// The features that match.
  ///
  /// - Throws: `noInput` if none does.
  public func features() throws(QuestionError) -> [Feature] {
    let found = filter.map { catalog.features(matching: $0) } ?? catalog.features
    guard found.isEmpty else { return found }
    throw QuestionError(.noInput, "no feature matches \(filter ?? "")")
  }

  /// What the catalogue knows of the features that match.
  ///
  /// - Throws: As `features()`.
  public func answer() throws(QuestionError) -> FeatureListReport {
    FeatureListReport(try features(), catalog: catalog, martlet: martletVersion)
  }
}
