public import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
public import Reports

/// Asks which features Martlet knows, and which of them hosts have.
public struct FeaturesQuestion: Sendable {
  /// A part of a name, of a location or of the meaning, or a word of the effect or exposure; nil for all.
  public var filter: String?
  /// Hosts whose records are read for these features; empty for the catalogue alone.
  public var on: [DocumentSource]
  /// How the hosts' records are read.
  public var records: RecordOptions

  /// A question to the catalogue of `records`.
  public init(filter: String? = nil, on: [DocumentSource] = [], records: RecordOptions = RecordOptions()) {
    self.filter = filter
    self.on = on
    self.records = records
  }

  /// The features that match, in order of location.
  ///
  /// - Throws: `noInput` if none does.
  public func features() throws(QuestionError) -> [Feature] {
    let catalog = records.catalog
    let found = filter.map { catalog.features(matching: $0) } ?? catalog.features
    guard found.isEmpty else { return found }
    throw QuestionError(.noInput, "no feature matches \(filter ?? "")")
  }

  /// What the catalogue knows of the features that match, and which of them each host has.
  ///
  /// - Throws: As `features()`; `badInput`, `noInput`, `noPermission` for records that cannot be read, and `unavailable`, `temporary`,
  ///   `interrupted` if no host answers.
  public func answer() async throws(QuestionError) -> FeatureListReport {
    let features = try features()
    var report = FeatureListReport(features, catalog: records.catalog, martlet: martletVersion)
    guard !on.isEmpty else { return report }
    let reader = try Records(records)
    let hosts = try await reader.hosts(on, role: "on")
    for host in hosts { report.add(host.cpu, of: features, inputs: host.inputs) }
    report.judgedBy = reader.interpreter.map.yardsticks(of: hosts.map(\.cpu))
    return report
  }
}
