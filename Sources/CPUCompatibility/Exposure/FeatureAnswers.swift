public import CPUCatalog
public import X86CPU

/// Whether guests have each feature of a catalogue: what is in neither set is *undetermined*, never *missing*.
///
/// Unlike `Evidence` it knows no conflict: no feature is in both sets.
public struct FeatureAnswers: Sendable, Hashable {
  /// The features that guests have.
  public let present: FeatureSet
  /// The features that guests lack.
  public let absent: FeatureSet

  /// Creates answers from two disjoint sets.
  init(present: FeatureSet, absent: FeatureSet) {
    self.present = present
    self.absent = absent
  }

  /// Whether guests have the feature with that index: present, absent or undetermined.
  public func state(of index: Int) -> Evidence.State {
    if present.contains(index) { return .present }
    return absent.contains(index) ? .absent : .undetermined
  }

  /// These answers, replaced by those of `other` for `features`.
  func replaced(by other: FeatureAnswers, on features: FeatureSet) -> FeatureAnswers {
    FeatureAnswers(
      present: present.subtracting(features).union(other.present.intersection(features)),
      absent: absent.subtracting(features).union(other.absent.intersection(features)))
  }
}
