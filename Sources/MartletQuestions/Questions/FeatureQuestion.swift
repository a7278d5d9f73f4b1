public import CPUCatalog
public import Reports

/// Asks what a feature is, and what happens where it is lost.
public struct FeatureQuestion: Sendable {
  /// Its name in any dialect: libvirt's, QEMU's, the manuals', a /proc/cpuinfo flag, a trait of Nova's.
  public var name: String
  /// The catalogue.
  public var catalog: Catalog

  /// A question.
  public init(_ name: String, catalog: Catalog = .standard) {
    self.name = name
    self.catalog = catalog
  }

  /// The features of that name; a flag may mean several.
  ///
  /// - Throws: `noInput` for a name that the catalogue does not know, with the nearest that it does.
  public func features() throws(QuestionError) -> [Feature] {
    let found = catalog.features(called: name)
    guard found.isEmpty else { return found }
    throw QuestionError(
      .noInput,
      "the catalogue has no feature called \(name)\(catalog.hint(for: name)) (`martlet features` lists all of them)")
  }

  /// What the catalogue knows of the features of that name.
  ///
  /// - Throws: As `features()`.
  public func answer() throws(QuestionError) -> FeatureListReport {
    FeatureListReport(try features(), catalog: catalog, martlet: martletVersion)
  }
}

extension Catalog {
  /// A question whether a name near to `name` is meant, to be put behind a sentence; empty if there is none.
  func hint(for name: String) -> String {
    let near = nearestNames(to: name)
    return near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
  }
}
