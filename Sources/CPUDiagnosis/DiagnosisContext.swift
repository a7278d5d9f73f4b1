public import CPUCatalog
public import CPUCompatibility
public import FailureMessages
public import Remedies
internal import X86CPU

/// Everything that the rules may look at.
public struct DiagnosisContext: Sendable {
  /// The host that the guest is on.
  public let from: HostCPU
  /// The host that it should go to.
  public let to: HostCPU
  /// The CPU map, in the catalogue's terms.
  public let map: MapProjection
  /// The catalogue.
  public let catalog: Catalog
  /// What the rules for logs found.
  public let log: [LogFinding]
  /// The platform of the destination, which remedies fit; nil if it is unknown.
  public let platform: Platform?
  /// Whether the destination has all that the source has.
  public let result: ComparisonResult
  /// What the destination lacks of the source.
  let difference: FeatureDifference
  /// Whether both vendors are known and differ.
  let vendorsDiffer: Bool
  /// Why the records leave it open whether the destination has all.
  let reasons: [String]
  /// Features that the destination has and the source lacks.
  let reverse: FeatureDifference
  /// Why the records leave it open whether the source has all of the destination.
  let reverseReasons: [String]

  /// The guest that is to move; nil if it is unknown.
  public let guest: GuestCPU?
  /// What the guest has, compared with what the destination shows at its highest point; nil where what it has is unknown.
  let guestComparison: Comparison?

  /// A context; the differences are computed at the observation points at which the hosts can be compared.
  ///
  /// - Parameter platform: What remedies fit; nil for what the destination's record tells.
  public init(
    from: HostCPU, to: HostCPU, map: MapProjection, catalog: Catalog, log: [LogFinding],
    guest: GuestCPU? = nil, platform: Platform? = nil
  ) {
    self.guest = guest
    self.platform = platform ?? Platform(to.configuration)
    let offering = guest?.isEmulated ?? false ? to.forEmulatedGuests : to
    guestComparison = guest?.wanted.map { Comparison(of: $0, on: offering, catalog: catalog) }
    var (from, to) = (from, to)
    HostCPU.align(&from, &to)
    self.from = from
    self.to = to
    self.map = map
    self.catalog = catalog
    self.log = log
    let comparison = Comparison(of: from, on: to, catalog: catalog)
    result = comparison.result
    difference = comparison.difference
    reasons = comparison.reasons
    vendorsDiffer = comparison.blockers.contains { $0.kind == .vendor }
    let back = Comparison(of: to, on: from, catalog: catalog)
    reverse = back.difference
    reverseReasons = back.reasons
  }

  /// What the guest in question has and the destination lacks.
  var guestMissing: FeatureSet { guestComparison?.difference.missing ?? FeatureSet() }

  /// The features that the destination lacks, in order of location; those of the guest in question first, then those that it may have.
  var missing: [Feature] {
    let all = catalog.features(in: difference.missing.union(guestMissing))
    guard guest?.wanted != nil else { return all }
    return all.filter { guestHas($0) == true } + all.filter { guestHas($0) == nil }
      + all.filter { guestHas($0) == false }
  }

  /// The missing features that no ordinary KVM guest is shown.
  var missingHidden: [Feature] { missing.filter(isHiddenFromGuests) }

  /// The missing features that a KVM guest can have been shown.
  var missingVisible: [Feature] { missing.filter { !isHiddenFromGuests($0) } }

  /// Whether one of the records is Nova's, or a log shows Nova.
  var involvesNova: Bool {
    from.reference?.point == .novaCPUInfo || to.reference?.point == .novaCPUInfo
      || log.contains(where: \.isNovas)
  }

  /// What a rule found in the logs; nil if it found nothing.
  func logged(_ rule: LoggedRule) -> LogFinding? { log.first { $0.isOf(rule) } }

  /// Whether no ordinary guest has the feature, or it follows other state and is no property of the host.
  ///
  /// Of a guest in question it counts whether that guest has it.
  func isHiddenFromGuests(_ feature: Feature) -> Bool {
    if let has = guestHas(feature) { return !has }
    return feature.exposure == .never || feature.exposure == .requested || feature.levelling == .never
  }
}
