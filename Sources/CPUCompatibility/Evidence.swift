public import CPUCatalog
public import X86CPU

/// The known facts about a CPU's features at one observation point.
///
/// A feature in neither set is *undetermined*: nobody looked, or the record cannot show it. A
/// feature in both is a *conflict*. Merging is union, so it is associative, commutative and idempotent.
public struct Evidence: Sendable, Hashable {
  /// Features that were seen.
  public var present = FeatureSet()
  /// Features whose absence the record proves.
  public var absent = FeatureSet()
  /// Names in the record that the catalogue does not know.
  public var uncatalogued: Set<String> = []

  /// No evidence at all.
  public init() {}

  /// Evidence for features of the catalogue.
  init(present: FeatureSet, absent: FeatureSet) {
    self.present = present
    self.absent = absent
  }

  /// The features for which there is evidence both ways.
  public var conflicts: FeatureSet { present.intersection(absent) }

  /// The features that are seen and not contradicted.
  public var certainlyPresent: FeatureSet { present.subtracting(absent) }

  /// The features that are missing and not contradicted.
  public var certainlyAbsent: FeatureSet { absent.subtracting(present) }

  /// The evidence about one feature.
  public enum State: String, Sendable {
    /// The record shows it.
    case present
    /// The record proves its absence.
    case absent
    /// There is evidence both ways.
    case conflict
    /// There is no evidence.
    case undetermined
  }

  /// The evidence about the feature with that index.
  public func state(of index: Int) -> State {
    switch (present.contains(index), absent.contains(index)) {
    case (true, true): .conflict
    case (true, false): .present
    case (false, true): .absent
    case (false, false): .undetermined
    }
  }

  /// Merges the evidence of `other`.
  public mutating func merge(_ other: Evidence) {
    present.formUnion(other.present)
    absent.formUnion(other.absent)
    uncatalogued.formUnion(other.uncatalogued)
  }
}
