public import CPUCatalog
public import X86CPU

/// Whether guests have each feature of a catalogue: what is in neither set is *undetermined*, never *missing*.
///
/// Unlike `Evidence` it knows no conflict: no feature is in both sets.
public struct FeatureAnswers: Sendable, Hashable {
  /// What guests have.
  public let present: FeatureSet
  /// What guests lack.
  public let absent: FeatureSet

  /// Answers from two sets that have no member in common.
  init(present: FeatureSet, absent: FeatureSet) {
    self.present = present
    self.absent = absent
  }

  /// Whether guests have the feature with that index: present, absent or undetermined.
  public func state(of index: Int) -> Evidence.State {
    if present.contains(index) { return .present }
    return absent.contains(index) ? .absent : .undetermined
  }

  /// These answers, with those of `other` in their place on `features`.
  func replaced(by other: FeatureAnswers, on features: FeatureSet) -> FeatureAnswers {
    FeatureAnswers(
      present: present.subtracting(features).union(other.present.intersection(features)),
      absent: absent.subtracting(features).union(other.absent.intersection(features)))
  }
}
