public import CPUCatalog
public import CPUCompatibility
public import ReportContract

/// The result of a comparison; its JSON is the contract `martlet.compare/1.1`.
public struct ComparisonReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("compare", 1, 1)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The CPU map judged by, in words.
  public var cpuMap: String
  /// The documents compared.
  public var inputs: [InputReport]
  /// The CPU map and versions judged by.
  public var judgedBy: [Yardstick]
  /// Whether the actual CPU has exactly the wanted features, more, or less, if that is certain.
  public var result: ComparisonResult
  /// Wanted features that are not there, in order of location.
  public var missing: [String]
  /// Features of the actual CPU that nobody asked for, in order of location.
  public var extra: [String]
  /// Wanted features whose presence is uncertain, in order of location; then uncatalogued names.
  public var undetermined: [String]
  /// The number of other features that are unknown on both sides.
  public var unknownElsewhere: Int
  /// Why the records leave questions open, one or two sentences per reason.
  public var reasons: [String]
  /// Every reason against.
  public var blockers: [BlockerReport]
  /// The exit status: 0 if the actual CPU can run the wanted one, 1 if it cannot, 2 if evidence is missing.
  public var exitStatus: Int32

  /// A reason against.
  public struct BlockerReport: Sendable, Codable {
    /// A stable identifier.
    public var id: String
    /// Who refuses.
    public var by: String
    /// What is wrong.
    public var kind: String
    /// The same in a few words: the feature's name, or that the vendors differ.
    public var text: String
    /// libvirt's name of the feature, where there is one.
    public var feature: String?
    /// What happens to a running guest that used the feature.
    public var effect: String?
  }

  /// A report on `comparison`.
  public init(
    _ comparison: Comparison, map: MapProjection, catalog: Catalog, martlet: String, inputs: [InputReport]
  ) {
    self.martlet = martlet
    cpuMap = map.title
    self.inputs = inputs
    judgedBy = [map.yardstick]
    result = comparison.result
    exitStatus = comparison.result.exitStatus
    missing = catalog.names(of: comparison.difference.missing)
    extra = catalog.names(of: comparison.difference.extra)
    undetermined =
      catalog.names(of: comparison.difference.undetermined) + comparison.difference.undeterminedNames
    unknownElsewhere = comparison.difference.unknownElsewhere
    reasons = comparison.reasons
    blockers = comparison.blockers.map { blocker in
      BlockerReport(
        id: blocker.id, by: blocker.by, kind: blocker.kind.rawValue,
        text: blocker.feature ?? "the vendors differ", feature: blocker.feature,
        effect: blocker.feature.flatMap { catalog[$0] }.map(\.effect.rawValue))
    }
  }

}

extension ComparisonReport {
  /// The reasons against the host other than the features in `missing`.
  public var otherBlockers: [BlockerReport] { blockers.filter { $0.kind != "missing" } }
}
