public import CPUCatalog
public import CPUCompatibility

/// Where a host may have lost a feature, by its records and by hosts of the same CPU.
public struct LossGround: Sendable, Hashable {
  /// The layers that may have removed the feature, from the silicon up; empty if no record shows where.
  public var layers: [Layer]
  /// Whether the host lost it, since one of its own records shows it or a host of the same CPU gives it; else it lacks it.
  public var isLost: Bool

  /// A ground that is known otherwise.
  public init(layers: [Layer], isLost: Bool) {
    self.layers = layers
    self.isLost = isLost
  }

  /// The ground of a feature's loss on a host.
  ///
  /// - Parameter peersHave: Whether a host with the same signature gives guests the feature.
  public init(
    _ feature: Feature, on host: HostCPU, peersHave: Bool, catalog: Catalog = .standard
  ) {
    let loss = Loss(of: feature, article: catalog.article(of: feature), on: host)
    layers = loss?.candidates ?? []
    // Where the same silicon gives it elsewhere, the silicon is not the cause.
    if peersHave { layers.removeAll { $0 == .silicon } }
    isLost = peersHave || loss?.lastPresent != nil
  }
}
