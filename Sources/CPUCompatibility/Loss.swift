public import CPUCatalog

/// The interval in which a feature was lost on a host, and the layers that may have taken it.
public struct Loss: Sendable, Hashable {
  /// The highest point below the loss that is known to have the feature; nil if no point has it.
  public var lastPresent: ObservationPoint?
  /// The lowest point that is known to lack it.
  public var firstAbsent: ObservationPoint
  /// The layers between the two, from the silicon up: one is named as the cause only if it is alone.
  public var candidates: [Layer]

  /// A loss between two points that somebody else found, as of a guest's.
  package init(lastPresent: ObservationPoint?, firstAbsent: ObservationPoint, candidates: [Layer]) {
    self.lastPresent = lastPresent
    self.firstAbsent = firstAbsent
    self.candidates = candidates
  }

  /// Where `feature` was lost on `host`; nil if no point is known to lack it.
  ///
  /// `article` is the feature's: a switch that hides it from CPUID makes its layer a candidate there too.
  ///
  /// Emulated guests are looked at only if nothing else was: what TCG lacks says nothing of KVM.
  public init?(of feature: Feature, article: FeatureArticle, on host: HostCPU) {
    let real = host.observations.filter { !$0.point.isEmulation }
    let observations = real.isEmpty ? host.observations : real
    guard let lost = observations.first(where: { $0.evidence.certainlyAbsent.contains(feature.index) })
    else { return nil }
    firstAbsent = lost.point
    let seen = observations.filter {
      $0.point < lost.point && $0.evidence.certainlyPresent.contains(feature.index)
    }
    lastPresent = seen.last?.point
    let passed = Set(seen.flatMap(\.point.layersBelow))
    var layers = Set(lost.point.layersBelow.filter { !passed.contains($0) || $0 == .libvirt })
    if lastPresent == nil, lost.point != .guestDefinition {
      layers.formUnion(
        article.switches.filter { $0.hides.contains(.cpuid) && $0.concerns(vendor: host.vendor) }.map(\.layer)
      )
    }
    candidates = layers.sorted()
  }
}

extension ObservationPoint {
  /// The layers through which a feature has to come to be seen at this point.
  public var layersBelow: [Layer] { traits.layersBelow }
}
