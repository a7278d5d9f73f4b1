public import CPUCatalog

/// Answers on single features; who asks about many of them makes `HostExposures` once.
extension HostCPU {
  /// Whether a guest that has `feature` keeps it here: what is accepted from elsewhere, or else what new guests get.
  public func accepts(_ feature: Feature, catalog: Catalog) -> Evidence.State {
    HostExposures(self, masks: ExposureMasks(catalog)).accepted.state(of: feature.index)
  }

  /// Whether the host can give `feature` to a guest that is started on it; `article` is the feature's.
  public func offer(of feature: Feature, _ article: FeatureArticle, catalog: Catalog) -> GuestOffer {
    HostExposures(self, masks: ExposureMasks(catalog)).offer(of: feature.index)
  }
}
