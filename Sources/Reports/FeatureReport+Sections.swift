internal import CPUCatalog

extension FeatureReport {
  /// What a switch does to the feature.
  public enum SwitchEffect: Sendable, Hashable, CaseIterable {
    /// It can hide the feature.
    case hides
    /// It enables the feature on CPUs that can have it.
    case gives
    /// It does not affect the feature, although many believe so.
    case none
  }

  /// The switches by what they do, in reading order; effects without a switch are left out.
  public var switchSections: [(effect: SwitchEffect, switches: [Switch])] {
    SwitchEffect.allCases.compactMap { effect in
      let found = switches.filter { $0.effect == effect }
      return found.isEmpty ? nil : (effect, found)
    }
  }
}

extension FeatureReport.Switch {
  fileprivate var effect: FeatureReport.SwitchEffect {
    hides.isEmpty ? .none : direction == FeatureSwitch.Direction.gives.rawValue ? .gives : .hides
  }
}
