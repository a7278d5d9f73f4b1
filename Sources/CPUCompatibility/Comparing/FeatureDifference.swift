public import CPUCatalog
public import X86CPU

/// The difference between required and offered features.
public struct FeatureDifference: Sendable, Hashable {
  /// Required, and known to be missing.
  public var missing = FeatureSet()
  /// Offered, and certainly not required.
  public var extra = FeatureSet()
  /// Required, and uncertain on the offered side.
  public var undetermined = FeatureSet()
  /// Required names that the catalogue does not know and the other side does not have; sorted.
  public var undeterminedNames: [String] = []
  /// The number of features that are neither certainly required nor certain on either side.
  public var unknownElsewhere = 0

  /// Creates an empty difference.
  public init() {}

  /// Compares requirements with an offer, in O(words of a set).
  ///
  /// A feature in neither side's evidence leads to no conclusion; it is only counted.
  ///
  /// - Parameter wantsNothingElse: Whether features missing from `wanted` are not required, as in a guest's
  ///   definition; a host may have features that its record does not show.
  public init(wanted: Evidence, offered: Evidence, catalogueCount: Int, wantsNothingElse: Bool = false) {
    missing = wanted.certainlyPresent.intersection(offered.certainlyAbsent)
    extra =
      wantsNothingElse
      ? offered.certainlyPresent.subtracting(wanted.present)
      : offered.certainlyPresent.intersection(wanted.certainlyAbsent)
    undetermined = wanted.present.subtracting(missing).subtracting(offered.certainlyPresent)
    undeterminedNames = wanted.uncatalogued.subtracting(offered.uncatalogued).sorted()
    let known = offered.present.union(offered.absent).union(wanted.present)
    unknownElsewhere = catalogueCount - known.count
  }
}
