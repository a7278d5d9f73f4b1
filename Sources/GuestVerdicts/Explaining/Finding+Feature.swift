public import CPUCatalog

extension Finding {
  /// libvirt's name of the one feature that the finding is about; nil if it is about none or several.
  public var feature: String? {
    switch self {
    case .missing(let loss), .kept(let loss): loss.feature
    case .untold(let untold): untold.feature
    case .newWeakness(let named), .forbidden(let named), .forbiddenUntold(let named), .keptUntold(let named),
      .keptOutside(let named):
      named.feature
    default: nil
    }
  }

  /// What a running guest that lost that feature would meet.
  public var effect: LossEffect? {
    switch self {
    case .missing(let loss), .kept(let loss): loss.effect
    case .untold(let untold): untold.effect
    case .newWeakness(let named), .forbidden(let named), .forbiddenUntold(let named), .keptUntold(let named),
      .keptOutside(let named):
      named.effect
    default: nil
    }
  }

  /// The layers at which the host may have lost that feature, from the silicon up.
  public var layers: [Layer] {
    switch self {
    case .missing(let loss), .kept(let loss): loss.layers
    default: []
    }
  }
}
