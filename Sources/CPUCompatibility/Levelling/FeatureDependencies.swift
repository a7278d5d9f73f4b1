public import CPUCatalog
public import X86CPU

/// A catalogue's feature dependencies, read once.
public struct FeatureDependencies: Sendable {
  /// The direct dependencies of each feature, by index.
  public let needs: [[Int]]
  /// SVM, VMX and everything that needs one of them: the features for nested guests.
  public let nested: FeatureSet

  /// The built-in catalogue's dependencies.
  public static let standard = FeatureDependencies(reading: .standard)

  /// The dependencies of `catalog`: cached for the built-in one, otherwise read in O(features).
  public init(_ catalog: Catalog) {
    self = catalog.isStandard ? .standard : FeatureDependencies(reading: catalog)
  }

  private init(reading catalog: Catalog) {
    let needs = catalog.features.map { catalog.needs(of: $0) }
    self.needs = needs
    var nested = FeatureSet(["svm", "vmx"].compactMap { catalog[$0]?.index })
    var changed = true
    while changed {
      changed = false
      for index in needs.indices
      where !nested.contains(index) && needs[index].contains(where: nested.contains) {
        nested.insert(index)
        changed = true
      }
    }
    self.nested = nested
  }

  /// `features` without those whose dependencies are missing; dependencies in `ignored` may be missing.
  public func closing(_ features: FeatureSet, ignoring ignored: FeatureSet = FeatureSet()) -> FeatureSet {
    var closed = features
    var changed = true
    while changed {
      changed = false
      for index in closed
      where needs[index].contains(where: { !closed.contains($0) && !ignored.contains($0) }) {
        closed.remove(index)
        changed = true
      }
    }
    return closed
  }

  /// Adds the transitive dependencies of `features` to `set`, except those in `excluded`.
  func addNeeds(of features: FeatureSet, to set: inout FeatureSet, except excluded: FeatureSet) {
    var open = Array(features)
    while let index = open.popLast() {
      for need in needs[index] where !set.contains(need) && !excluded.contains(need) {
        set.insert(need)
        open.append(need)
      }
    }
  }

  /// `features` and everything in `all` that needs one of them.
  public func dependents(of features: FeatureSet, in all: FeatureSet) -> FeatureSet {
    all.subtracting(
      closing(all.subtracting(features), ignoring: FeatureSet(needs.indices.filter { !all.contains($0) })))
  }
}
