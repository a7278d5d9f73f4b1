public import CPUCatalog
public import X86CPU

/// What is taken to be so where records do not tell.
public struct LevelAssumption: Sendable, Hashable {
  /// Whether KVM is taken to give what the CPU has, as kernels do with their usual parameters, and every host to be a 64-bit one.
  public var usual: Bool
  /// Features that every host is taken to give if it does not say that it lacks them.
  public var features: FeatureSet

  /// An assumption; without arguments, that nothing is assumed.
  public init(usual: Bool = false, features: FeatureSet = FeatureSet()) {
    self.usual = usual
    self.features = features
  }

  /// What is assumed of a host beyond what is known of it.
  func added(to host: HostOffers, _ masks: ExposureMasks) -> FeatureSet {
    var added = features
    if usual {
      added.formUnion(host.usual)
      added.formUnion(masks.baseline)
    }
    return added.subtracting(host.present).subtracting(host.absent)
  }
}
