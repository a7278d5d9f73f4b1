internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
public import Reports

extension FeaturesQuestion {
  /// Which of the features a host has whose records are at hand.
  ///
  /// - Throws: As `features()`.
  public func answer(on host: Records.Host, by reader: Records) throws(QuestionError) -> FeatureListReport {
    let features = try features()
    var report = FeatureListReport(features, catalog: records.catalog, martlet: martletVersion)
    report.add(host.cpu, of: features, inputs: host.inputs)
    report.judgedBy = reader.interpreter.map.yardsticks(of: [host.cpu])
    return report
  }
}

extension LadderQuestion {
  /// At which points of a host whose records are at hand the one feature is present.
  ///
  /// - Throws: As `FeatureQuestion.features()`; `usage` for a name that means several features.
  public func answer(on host: Records.Host, by reader: Records) throws(QuestionError) -> FeatureLadder {
    let features = try FeatureQuestion(name, catalog: records.catalog).features()
    guard let feature = features.first, features.count == 1 else {
      throw QuestionError(
        .usage, "\(name) means \(features.map(\.name).joined(separator: " and ")); name one of them")
    }
    return FeatureLadder(
      of: feature, on: host.cpu, map: reader.interpreter.map, catalog: records.catalog,
      martlet: martletVersion,
      inputs: host.inputs, platform: platform)
  }
}
