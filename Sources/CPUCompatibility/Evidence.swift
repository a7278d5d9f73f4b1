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

  /// The features for which there is evidence both ways.
  public var conflicts: FeatureSet { present.intersection(absent) }

  /// The features that are seen and not contradicted.
  public var certainlyPresent: FeatureSet { present.subtracting(absent) }

  /// The features that are missing and not contradicted.
  public var certainlyAbsent: FeatureSet { absent.subtracting(present) }

  /// Adds what `other` knows.
  public mutating func merge(_ other: Evidence) {
    present.formUnion(other.present)
    absent.formUnion(other.absent)
    uncatalogued.formUnion(other.uncatalogued)
  }
}
