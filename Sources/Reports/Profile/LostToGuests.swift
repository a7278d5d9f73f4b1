internal import CPUCatalog
internal import CPUCompatibility
internal import LossCauses
internal import Wording
internal import X86CPU

extension HostProfile {
  /// Features that CPUID has but new guests do not get, lost in one interval by one cause.
  public struct LostToGuests: Sendable, Codable {
    /// The last point that has them, in words; nil if no record shows it.
    public var after: String?
    /// The first point that lacks them, in words.
    public var before: String
    /// The layers between the two.
    public var candidates: [String]
    /// The rule of the cause that the evidence proves; nil if none is proven.
    public var cause: String?
    /// The cause and its evidence; nil if no cause is proven.
    public var why: String?
    /// The features' names, in order of location.
    public var features: [String]
  }

  /// The features that guests lose, the largest group first; empty if the record holds nothing above the kernel.
  ///
  /// Features that KVM gives to no ordinary guest are left out: this host did not lose them.
  static func lostToGuests(_ host: HostCPU, _ catalog: Catalog, _ map: MapProjection) -> [LostToGuests] {
    guard let cpuid = host.observations.first(where: { $0.point == .cpuid })?.evidence,
      host.observations.contains(where: { $0.point > .kernelFlags && !$0.point.isEmulation })
    else { return [] }
    var groups: [LostToGuests] = []
    let exposures = HostExposures(host, masks: ExposureMasks(catalog))
    for feature in catalog.features(in: cpuid.certainlyPresent.intersection(exposures.withheld))
    where feature.exposure != .never && feature.exposure != .requested && feature.levelling != .never {
      let article = catalog.article(of: feature)
      guard let loss = Loss(of: feature, article: article, on: host) else { continue }
      let cause = CauseContext(feature, article, on: host, lost: loss, catalog, map).causes().first {
        $0.certainty == .proven
      }
      let group = LostToGuests(
        after: loss.lastPresent?.title, before: loss.firstAbsent.title,
        candidates: loss.candidates.map(\.title), cause: cause?.id,
        why: cause.map { "\($0.title): \($0.evidence.continuing)" }, features: [feature.name])
      if let known = groups.firstIndex(where: {
        ($0.after, $0.before, $0.cause, $0.why) == (group.after, group.before, group.cause, group.why)
      }) {
        groups[known].features.append(feature.name)
      } else {
        groups.append(group)
      }
    }
    return groups.enumerated().sorted {
      ($1.element.features.count, $0.offset) < ($0.element.features.count, $1.offset)
    }.map(\.element)
  }
}
