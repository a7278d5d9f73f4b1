public import CPUCatalog
public import X86CPU

/// Assumptions for facts that records do not show.
public struct LevelAssumption: Sendable, Hashable {
  /// Whether to assume that KVM gives what the CPU has, as kernels do with usual parameters, and that every host is 64-bit.
  public var usual: Bool
  /// Features that every host is assumed to give unless its record denies them.
  public var features: FeatureSet

  /// Creates assumptions; none without arguments.
  public init(usual: Bool = false, features: FeatureSet = FeatureSet()) {
    self.usual = usual
    self.features = features
  }

  /// The features assumed for a host beyond its known ones.
  func added(to host: HostOffers, _ masks: ExposureMasks) -> FeatureSet {
    var added = features
    if usual {
      added.formUnion(host.usual)
      added.formUnion(masks.baseline)
    }
    return added.subtracting(host.present).subtracting(host.absent)
  }
}
