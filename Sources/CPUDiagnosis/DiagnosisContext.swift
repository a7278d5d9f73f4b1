public import CPUCatalog
public import CPUCompatibility
public import FailureMessages
public import Remedies
internal import X86CPU

/// Everything that diagnosis rules can examine.
public struct DiagnosisContext: Sendable {
  /// The host that the guest runs on.
  public let from: HostCPU
  /// The host it should move to.
  public let to: HostCPU
  /// The CPU map, in the catalogue's terms.
  public let map: MapProjection
  /// The catalogue.
  public let catalog: Catalog
  /// The findings in the logs.
  public let log: [LogFinding]
  /// The platform of the destination, which remedies fit; nil if it is unknown.
  public let platform: Platform?
  /// Whether the destination has all that the source has.
  public let result: ComparisonResult
  /// The source's features that the destination lacks.
  let difference: FeatureDifference
  /// Whether both vendors are known and differ.
  let vendorsDiffer: Bool
  /// Why the records do not show whether the destination has everything.
  let reasons: [String]
  /// Features that the destination has and the source lacks.
  let reverse: FeatureDifference
  /// Why the records do not show whether the source has everything of the destination.
  let reverseReasons: [String]

  /// The guest that is to move; nil if it is unknown.
  public let guest: GuestCPU?
  /// What the guest loses on the destination; nil where what it has is unknown.
  let guestLosses: GuestLosses?

  /// A context; the differences are computed at the observation points at which the hosts can be compared.
  ///
  /// - Parameter platform: What remedies fit; nil for what the destination's record tells.
  public init(
    from: HostCPU, to: HostCPU, map: MapProjection, catalog: Catalog, log: [LogFinding],
    guest: GuestCPU? = nil, platform: Platform? = nil
  ) {
    self.guest = guest
    self.platform = platform ?? Platform(to.configuration)
    let destination = to
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
    guestLosses = guest.flatMap { guest in
      GuestLosses(guest, on: destination, catalog, difference: comparison.difference.missing)
    }
    reasons = comparison.reasons
    vendorsDiffer = comparison.blockers.contains { $0.kind == .vendor }
    let back = Comparison(of: to, on: from, catalog: catalog)
    reverse = back.difference
    reverseReasons = back.reasons
  }

  /// What the guest in question has and the destination does not give.
  var guestMissing: FeatureSet { guestLosses?.missing ?? FeatureSet() }

  /// The features that the destination lacks, in order of location; those of the guest in question first, then those that it may have.
  var missing: [Feature] {
    let all = catalog.features(in: difference.missing.union(guestMissing))
    guard guest?.wanted != nil else { return all }
    return all.filter { guestLoses($0) == true } + all.filter { guestLoses($0) == nil }
      + all.filter { guestLoses($0) == false }
  }

  /// The missing features that no ordinary KVM guest sees.
  var missingHidden: [Feature] { missing.filter(isHiddenFromGuests) }

  /// The missing features that a KVM guest can see, without those that the destination gives the guest in question anyway.
  var missingVisible: [Feature] { missing.filter { !isHiddenFromGuests($0) && !isKept($0) } }

  /// Whether one of the records is Nova's, or a log shows Nova.
  var involvesNova: Bool {
    from.reference?.point == .novaCPUInfo || to.reference?.point == .novaCPUInfo
      || log.contains(where: \.isNovas)
  }

  /// A rule's finding in the logs; nil if there is none.
  func logged(_ rule: LoggedRule) -> LogFinding? { log.first { $0.isOf(rule) } }

  /// Whether no ordinary guest has the feature, or it follows other state instead of the host.
  ///
  /// Of a guest in question it counts whether that guest has it.
  func isHiddenFromGuests(_ feature: Feature) -> Bool {
    if let has = guestHas(feature) { return !has }
    return feature.exposure == .never || feature.exposure == .requested || feature.levelling == .never
  }
}
