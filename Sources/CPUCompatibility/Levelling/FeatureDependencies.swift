public import CPUCatalog
public import X86CPU

/// What each feature of a catalogue cannot work without, read once.
public struct FeatureDependencies: Sendable {
  /// By a feature's index, the indices of those that it needs itself.
  public let needs: [[Int]]
  /// SVM, VMX and all that cannot work without one of them: what a guest has for guests of its own.
  public let nested: FeatureSet

  /// The dependencies of the catalogue that this build carries.
  public static let standard = FeatureDependencies(reading: .standard)

  /// The dependencies of `catalog`: at hand for that of this build, else read in O(features).
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

  /// `features` without those that need one which is not there; what is in `ignored` need not be there.
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

  /// Adds to `set` what `features` cannot work without, and what that cannot, but nothing of `excluded`.
  func addNeeds(of features: FeatureSet, to set: inout FeatureSet, except excluded: FeatureSet) {
    var open = Array(features)
    while let index = open.popLast() {
      for need in needs[index] where !set.contains(need) && !excluded.contains(need) {
        set.insert(need)
        open.append(need)
      }
    }
  }

  /// `features` and all that cannot work without one of them, in `all`.
  public func dependents(of features: FeatureSet, in all: FeatureSet) -> FeatureSet {
    all.subtracting(
      closing(all.subtracting(features), ignoring: FeatureSet(needs.indices.filter { !all.contains($0) })))
  }
}
