internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
public import Reports

/// Asks where on a host a feature is, from CPUID up, and where it was lost.
public struct LadderQuestion: Sendable {
  /// The feature's name in any dialect.
  public var name: String
  /// Records of one host.
  public var on: [DocumentSource]
  /// How records are read.
  public var records: RecordOptions
  /// Whether a name that means several features is an error.
  public var wantsOne: Bool

  /// A question.
  public init(
    _ name: String, on: [DocumentSource], records: RecordOptions = RecordOptions(), wantsOne: Bool = false
  ) {
    self.name = name
    self.on = on
    self.records = records
    self.wantsOne = wantsOne
  }

  /// What each point of the host shows, for each feature of that name.
  ///
  /// - Throws: As `FeatureQuestion.features()`; `usage` for a name that means several features; `badInput`, `noInput`,
  ///   `noPermission` for documents that cannot be read.
  public func answer() async throws(QuestionError) -> [FeatureLadder] {
    let features = try FeatureQuestion(name, catalog: records.catalog).features()
    let reader = try Records(records)
    let host = try await reader.host(on, role: "host")
    guard features.count == 1 || !wantsOne else {
      throw QuestionError(
        .usage, "\(name) means \(features.map(\.name).joined(separator: " and ")); name one of them")
    }
    return features.map {
      FeatureLadder(
        of: $0, on: host.cpu, map: reader.interpreter.map, catalog: records.catalog,
        martlet: martletVersion, inputs: host.inputs)
    }
  }
}
