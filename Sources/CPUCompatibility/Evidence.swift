public import CPUCatalog
public import X86CPU

/// What is known of a CPU's features at one observation point.
///
/// A feature in neither set is *undetermined*: nobody looked, or what was read could not have shown it. A
/// feature in both is a *conflict*. Merging is union, so it is associative, commutative and idempotent.
public struct Evidence: Sendable, Hashable {
  /// Features that were seen.
  public var present = FeatureSet()
  /// Features that were looked for and not there.
  public var absent = FeatureSet()
  /// Names that were seen and that the catalogue does not know.
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

  /// What there is to be known of one feature.
  public enum State: String, Sendable {
    /// It was seen.
    case present
    /// It was looked for and not there.
    case absent
    /// There is evidence both ways.
    case conflict
    /// There is no evidence.
    case undetermined
  }

  /// What the evidence says of the feature with that index.
  public func state(of index: Int) -> State {
    switch (present.contains(index), absent.contains(index)) {
    case (true, true): .conflict
    case (true, false): .present
    case (false, true): .absent
    case (false, false): .undetermined
    }
  }

  /// Adds what `other` knows.
  public mutating func merge(_ other: Evidence) {
    present.formUnion(other.present)
    absent.formUnion(other.absent)
    uncatalogued.formUnion(other.uncatalogued)
  }
}
