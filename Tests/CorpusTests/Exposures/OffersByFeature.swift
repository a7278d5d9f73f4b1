import CPUCatalog
import X86CPU

@testable import CPUCompatibility

/// What `HostOffers` should hold, worked out feature by feature.
struct OffersByFeature {
  private(set) var present = FeatureSet()
  private(set) var absent = FeatureSet()
  private(set) var measured = FeatureSet()
  private(set) var usual = FeatureSet()
  private(set) var isAssumed = false
  private(set) var isLong = false

  /// - Parameter offered: What new guests get, by a feature's index.
  init(_ judge: ExposureByFeature, _ offered: [GuestOffer]) {
    let (host, catalog) = (judge.host, judge.catalog)
    var denied = FeatureSet()
    for feature in catalog.features
    where feature.levelling != .never && feature.exposure != .never && feature.exposure != .requested
      && !feature.isStateComponent
    {
      let offer = offered[feature.index]
      switch offer.state {
      case .present:
        present.insert(feature.index)
        if offer.basis == .measured { measured.insert(feature.index) }
        if offer.basis == .assumed, feature.exposure == .passedThrough { isAssumed = true }
      case .absent:
        absent.insert(feature.index)
        if offer.basis == .measured { denied.insert(feature.index) }
      case .conflict, .undetermined:
        if Self.isOnlyConditional(feature, host) { usual.insert(feature.index) }
      }
    }
    let universal = ["fpu", "tsc", "msr", "pae", "cx8", "cmov"].compactMap { catalog[$0]?.index }
    if universal.contains(where: { absent.contains($0) && !denied.contains($0) }) { absent = denied }
    var open = Array(measured)
    while let index = open.popLast() {
      for need in judge.facts.needs[index] where !present.contains(need) && !absent.contains(need) {
        present.insert(need)
        open.append(need)
      }
    }
    guard let long = catalog["lm"]?.index else { return }
    isLong = !absent.contains(long) && (present.contains(long) || host.architecture == "x86_64")
    guard isLong else { return }
    for name in ["cmov", "cx8", "fpu", "fxsr", "mmx", "sse", "sse2", "lm", "syscall", "pae"] {
      if let index = catalog[name]?.index, !absent.contains(index) { present.insert(index) }
    }
    let isSyscallDenied = host.observations.contains { observation in
      !observation.point.showsHost && observation.point.isComparable
        && catalog["syscall"].map { observation.evidence.state(of: $0.index) == .absent } ?? false
    }
    if let syscall = catalog["syscall"]?.index, !isSyscallDenied {
      absent.remove(syscall)
      present.insert(syscall)
    }
  }

  private static func isOnlyConditional(_ feature: Feature, _ host: HostCPU) -> Bool {
    guard feature.exposure == .conditional,
      !host.observations.contains(where: { !$0.point.showsHost && $0.point.isComparable })
    else { return false }
    let states = host.observations.filter(\.point.showsHost).map { $0.evidence.state(of: feature.index) }
    return states.contains(.present) && !states.contains(.absent) && !states.contains(.conflict)
  }
}
