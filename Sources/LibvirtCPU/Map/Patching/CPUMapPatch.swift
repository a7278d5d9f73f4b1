internal import X86CPU

/// The removal of features from a CPU map: the edits, and the map before and after.
///
/// - SeeAlso: libvirt 9.0.0 src/cpu/cpu_map.c, cpuMapLoad; src/cpu/cpu_x86.c, x86ModelParseFeatures, which refuses a
///   whole map for one name that has no definition.
public struct CPUMapPatch: Sendable {
  /// One changed file.
  public struct Change: Sendable {
    /// Its path below the map's folder, or the single file's name.
    public let name: String
    /// Its original bytes.
    public let old: [UInt8]
    /// Its edited bytes.
    public let new: [UInt8]
    /// The removed elements, in the file's order.
    public let removals: [MapRemoval]
  }

  /// The features to remove.
  public let features: [String]
  /// The models whose lists lose them; nil for all models and the definitions.
  public let models: [String]?
  /// The original map.
  public let before: CPUMap
  /// The map after the edits.
  public let after: CPUMap
  /// The changed files, in libvirt's reading order.
  public let changes: [Change]
  /// Each model's ancestor.
  let ancestors: [String: String]

  /// Removes features from a map and parses the result.
  ///
  /// - Throws: `CPUMapPatchError` if a name is not in the map, if there is nothing to remove, or if libvirt would not load the result.
  public init(
    _ files: CPUMapFiles, dropping features: [String], of models: [String]? = nil
  ) throws(CPUMapPatchError) {
    before = files.map
    self.features = unique(features)
    self.models = models.map(unique)
    for name in self.features where before.feature(named: name) == nil {
      throw CPUMapPatchError(.unknownFeature(name), near: before.features(near: name))
    }
    for name in self.models ?? [] where before.model(named: name) == nil {
      throw CPUMapPatchError(.unknownModel(name), near: before.models(near: name))
    }
    let (names, chosen) = (Set(self.features), self.models.map { Set($0) })
    var changes: [Change] = []
    var bytes: [[UInt8]] = []
    var ancestors: [String: String] = [:]
    for (place, file) in files.files.enumerated() {
      let (new, removals) = dropping(names, of: chosen, from: file.bytes, isIndex: place == 0)
      bytes.append(new)
      if !removals.isEmpty {
        changes.append(Change(name: file.name, old: file.bytes, new: new, removals: removals))
      }
      for model in MapFileLayout(file.bytes, isIndex: place == 0).models {
        ancestors[model.name] = model.ancestor
      }
    }
    self.changes = changes
    self.ancestors = ancestors
    do {
      after = try files.map(of: bytes)
    } catch {
      throw CPUMapPatchError(.doesNotLoad(error))
    }
    try check()
  }

  /// All removed elements.
  public var removals: [MapRemoval] { changes.flatMap(\.removals) }

  /// The unified diff of all changed files.
  public var diff: [UInt8] {
    changes.flatMap { unifiedDiff(of: $0.old, and: $0.new, name: $0.name) }
  }

  private func check() throws(CPUMapPatchError) {
    let removals = removals
    // Each chosen model must list one of the features, and each feature must be in one of the models' lists.
    for model in models ?? [] where !removals.contains(where: { $0.model == model }) {
      let feature = features[0]
      throw CPUMapPatchError(
        .notListed(feature: feature, model: model, from: lister(feature, above: model)))
    }
    if let model = models?.first {
      for feature in features where !removals.contains(where: { $0.feature == feature }) {
        throw CPUMapPatchError(
          .notListed(feature: feature, model: model, from: lister(feature, above: model)))
      }
    }
    let gone = Set(models == nil ? features : [])
    guard after.features.map(\.name) == before.features.map(\.name).filter({ !gone.contains($0) }),
      after.models.map(\.name) == before.models.map(\.name), after.vendors == before.vendors
    else { throw CPUMapPatchError(.unexpected) }
  }

  /// The nearest ancestor of a model that lists a feature, if it has any.
  private func lister(_ feature: String, above model: String) -> String? {
    guard let bits = before.feature(named: feature)?.bits else { return nil }
    return lineage(of: model).last { name in
      before.model(named: name).map { bits.isSubset(of: $0.bits) } ?? false
    }
  }

  /// A model's ancestors, nearest first.
  func lineage(of model: String) -> [String] {
    var lineage: [String] = []
    var name = model
    while let next = ancestors[name], !lineage.contains(next) {
      lineage.append(next)
      name = next
    }
    return lineage
  }
}

private func unique(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
