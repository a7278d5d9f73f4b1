public import CPUCatalog
public import X86CPU

/// The interval in which a host lost a feature, and the layers that may have removed it.
public struct Loss: Sendable, Hashable {
  /// The highest point below the loss that is known to have the feature; nil if no point has it.
  public var lastPresent: ObservationPoint?
  /// The lowest point that is known to lack it.
  public var firstAbsent: ObservationPoint
  /// The layers between the two, from the silicon up; one is the cause only if no other remains.
  public var candidates: [Layer]

  /// A loss between two known points, such as a guest's.
  package init(lastPresent: ObservationPoint?, firstAbsent: ObservationPoint, candidates: [Layer]) {
    self.lastPresent = lastPresent
    self.firstAbsent = firstAbsent
    self.candidates = candidates
  }

  /// The loss of `feature` on `host`; nil if no point is known to lack it.
  ///
  /// `article` is the feature's: a switch that hides it from CPUID makes its layer a candidate there too.
  ///
  /// Emulated guests count only without other records: what TCG lacks says nothing about KVM.
  public init?(of feature: Feature, article: FeatureArticle, on host: HostCPU) {
    let told = host.observations.filter { $0.point.shows(feature.location) }
    let real = told.filter { !$0.point.isEmulation }
    let observations = real.isEmpty ? told : real
    guard let lost = observations.first(where: { $0.evidence.certainlyAbsent.contains(feature.index) })
    else { return nil }
    firstAbsent = lost.point
    let seen = observations.filter {
      $0.point < lost.point && $0.evidence.certainlyPresent.contains(feature.index)
    }
    lastPresent = seen.last?.point
    let passed = Set(seen.flatMap(\.point.layersBelow))
    var layers = Set(lost.point.layersBelow.filter { !passed.contains($0) || $0 == .libvirt })
    if feature.location.isOfHypervisor {
      layers.subtract([.silicon, .microcode, .firmware, .outerHypervisor])
    }
    if lastPresent == nil, lost.point != .guestDefinition {
      layers.formUnion(
        article.switches.filter { $0.hides.contains(.cpuid) && $0.concerns(vendor: host.vendor) }.map(\.layer)
      )
    }
    candidates = layers.sorted()
  }
}

extension ObservationPoint {
  /// Whether the point can show whether the host gives guests a bit.
  ///
  /// A host's own CPUID has in the leaves of hypervisors what an outer hypervisor gives the host, which is another question.
  public func shows(_ location: FeatureLocation) -> Bool { !traits.showsHost || !location.isOfHypervisor }

  /// The layers that a feature must pass to be visible at this point.
  public var layersBelow: [Layer] { traits.layersBelow }
}
