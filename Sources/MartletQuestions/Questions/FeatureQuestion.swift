public import CPUCatalog
public import Reports
internal import Wording
internal import X86CPU

/// Asks what a feature is, and what its loss does.
public struct FeatureQuestion: Sendable {
  /// Its name in any dialect (libvirt's, QEMU's, the manuals', a /proc/cpuinfo flag, a trait of Nova's), its place (`0x10a[8]`,
  /// `07H.0 EBX[16]`), a register, or the name of a family (`AVX512`).
  public var name: String
  /// The catalogue.
  public var catalog: Catalog

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(_ name: String, catalog: Catalog = .standard) {
    self.name = name
    self.catalog = catalog
  }

  /// Whether `name` stands for a family of features or for a register, and not for a feature.
  public var namesFamily: Bool {
    guard catalog.features(called: name).isEmpty else { return false }
    guard let notation = RegisterNotation(name) else { return !catalog.family(called: name).isEmpty }
    return notation.bit == nil
  }

  /// The features of that name or place.
  ///
  /// - Throws: `noInput` for a name or place that the catalogue does not know, with the nearest that it does.
  public func features() throws(QuestionError) -> [Feature] {
    let found = catalog.features(called: name)
    guard found.isEmpty else { return found }
    if let notation = RegisterNotation(name) {
      let found = catalog.features(at: notation)
      guard found.isEmpty else { return found }
      throw QuestionError(.noInput, unknownPlace(notation))
    }
    let family = catalog.family(called: name)
    guard family.isEmpty else { return family }
    throw QuestionError(
      .noInput,
      "the catalogue has no feature called \(name)\(catalog.hint(for: name)) (`martlet features` lists all of them)"
    )
  }

  /// What the catalogue knows of the features of that name.
  ///
  /// - Throws: As `features()`.
  public func answer() throws(QuestionError) -> FeatureListReport {
    FeatureListReport(try features(), catalog: catalog, martlet: martletVersion)
  }

  /// Says that a location holds no feature, and lists the known bits of its register.
  private func unknownPlace(_ notation: RegisterNotation) -> String {
    let neighbours = catalog.features.filter { notation.holds($0.location) }
    let place = notation.location.map(\.description) ?? name
    guard !neighbours.isEmpty else { return "the catalogue has no feature at \(place)" }
    let bits = neighbours.map { "\($0.location.bit) \($0.name)" }
    return "the catalogue has no feature at \(place); in that register it has \(listed(bits, limit: 8))"
  }
}

extension Catalog {
  /// "; did you mean ...?" with the names nearest to `name`; empty if none is near.
  func hint(for name: String) -> String {
    let near = nearestNames(to: name)
    return near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
  }
}
