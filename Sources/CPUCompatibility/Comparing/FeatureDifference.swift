public import CPUCatalog
public import X86CPU

/// What one CPU has to offer of what another wants.
public struct FeatureDifference: Sendable, Hashable {
  /// Wanted, and known not to be there.
  public var missing = FeatureSet()
  /// There, and certainly not on the wanted side.
  public var extra = FeatureSet()
  /// Wanted, and nothing certain is known of it.
  public var undetermined = FeatureSet()
  /// Wanted names that the catalogue does not know and the other side does not name; sorted.
  public var undeterminedNames: [String] = []
  /// How many features are not wanted for certain and of which nothing certain is known on either side.
  public var unknownElsewhere = 0

  /// No difference.
  public init() {}

  /// Compares what is wanted with what is offered, in O(words of a set).
  ///
  /// Nothing is concluded from a feature that neither side's evidence speaks of: it is only counted.
  ///
  /// - Parameter wantsNothingElse: Whether a feature that `wanted` does not show is not wanted, as with a guest's
  ///   definition; a host that is not known to have a feature may have it.
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
