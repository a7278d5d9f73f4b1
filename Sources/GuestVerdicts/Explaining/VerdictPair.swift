public import CPUCatalog
public import CPUCompatibility
public import LibvirtCPU
internal import X86CPU

/// A guest and a host with all that is known of both: what a verdict on them is explained by.
public struct VerdictPair: Sendable {
  /// The guest.
  public let guest: GuestCPU
  /// The host; of a guest that QEMU emulates, only what QEMU emulates there.
  public let host: HostCPU
  /// The map of the host's libvirt.
  public let map: MapProjection
  /// The version of the host's libvirt, which decides the words of its messages; nil if it is unknown.
  public let libvirt: LibvirtVersion?
  /// The same, but only from the operator or the host's record: the one that rules compare.
  let toldLibvirt: LibvirtVersion?
  /// What holds for the host.
  public let policy: CompatibilityPolicy.Rules
  /// The guest as it was prepared.
  public let demand: GuestDemand
  /// The host as it was prepared.
  public let offer: HostOffer
  let facts: VerdictFacts

  /// A guest and a host, prepared by themselves.
  ///
  /// The host is judged by its own map where its record holds it, and else by `map`; by the libvirt that the operator says, and
  /// else by the one of the host's record or of its map.
  public init(
    _ guest: GuestCPU, on host: HostCPU, catalog: Catalog, map: MapProjection, libvirt: LibvirtVersion? = nil,
    policy: CompatibilityPolicy.Rules = CompatibilityPolicy.Rules()
  ) {
    let space = VerdictSpace(guest, on: host, catalog: catalog)
    let judged = guest.isEmulated ? host.forEmulatedGuests : host
    let map = host.map ?? map
    self.init(
      guest, on: judged, map: map, libvirt: libvirt, policy: policy, demand: GuestDemand(guest, in: space),
      offer: HostOffer(judging: judged, map, libvirt, policy, space, isEmulated: guest.isEmulated), space)
  }

  /// A guest and a host that are prepared already, in one space.
  ///
  /// - Parameter host: The host as its record has it.
  public init(
    _ guest: GuestCPU, _ demand: GuestDemand, on host: HostCPU, _ offer: HostOffer, in space: VerdictSpace,
    map: MapProjection, libvirt: LibvirtVersion? = nil,
    policy: CompatibilityPolicy.Rules = CompatibilityPolicy.Rules()
  ) {
    self.init(
      guest, on: guest.isEmulated ? host.forEmulatedGuests : host, map: map, libvirt: libvirt, policy: policy,
      demand: demand, offer: offer, space)
  }

  private init(
    _ guest: GuestCPU, on judged: HostCPU, map: MapProjection, libvirt: LibvirtVersion?,
    policy: CompatibilityPolicy.Rules, demand: GuestDemand, offer: HostOffer, _ space: VerdictSpace
  ) {
    self.guest = guest
    host = judged
    self.map = map
    toldLibvirt = libvirt ?? judged.toldLibvirt
    self.libvirt =
      libvirt ?? judged.configuration?.libvirtVersion.flatMap { LibvirtVersion($0) }
      ?? map.libvirtVersion.flatMap { LibvirtVersion($0) }
    self.policy = policy
    self.demand = demand
    self.offer = offer
    facts = space.facts
  }

  /// The QEMU of the host that starts the guest, such as `7.2.9`; nil if it is not certain which.
  public var qemu: String? { host.qemu(behind: guest.machine?.emulator).version.map(versionText) }

  /// The catalogue whose features the pair has.
  public var catalog: Catalog { facts.catalog }

  /// The verdict.
  public var verdict: GuestVerdict { GuestVerdict(of: demand, on: offer) }

  /// What the verdict comes from: the findings of the rules that hold, in the order of the rules.
  public func explanation(of verdict: GuestVerdict) -> [(rule: VerdictRule, finding: Finding)] {
    verdict.rules.indices.flatMap { index in
      let rule = VerdictRule.all[index]
      return rule.explain(self).map { (rule, $0) }
    }
  }

  /// What every rule has to say, whether or not the verdict has it: the same as the explanation, or a rule's two halves differ.
  package func findingsOfAllRules() -> [(index: Int, findings: [Finding])] {
    VerdictRule.all.enumerated().map { ($0.offset, $0.element.explain(self)) }
  }

  /// What the guest needs and does not get here, in order of location.
  public var lost: [Feature] { facts.catalog.features(in: lostFeatures) }

  var lostFeatures: FeatureSet {
    demand[.needs].intersection(offer[.missingGrave].union(offer[.missingLight]))
  }

  /// What the guest needs or may have, and of which it is not known whether it keeps it.
  var unknownFeatures: FeatureSet {
    demand[.needs].intersection(offer[.untold].union(offer[.untoldAccepted])).union(
      demand[.doubtful].intersection(offer[.absent].union(offer[.absentAccepted])))
  }

  /// What libvirt misses here: lost, or never had, and named by its map.
  var refusedFeatures: FeatureSet {
    lostFeatures.union(demand[.idle].intersection(offer[.withheld])).intersection(map.named)
  }

  func names(_ features: FeatureSet) -> [String] { facts.catalog.names(of: features) }

  func features(_ features: FeatureSet) -> [Feature] { facts.catalog.features(in: features) }

  /// The layers at which the host may have lost a feature.
  func layers(_ feature: Feature) -> [Layer] {
    Loss(of: feature, article: facts.catalog.article(of: feature), on: host)?.candidates ?? []
  }
}
