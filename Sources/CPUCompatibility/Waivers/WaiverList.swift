public import CPUCatalog
public import X86CPU

extension [Waiver] {
  /// The features whose loss is accepted for a guest on that day; `day` nil counts every waiver with an end as ended.
  public func accepted(for guest: String, on day: CalendarDay?, _ catalog: Catalog) -> FeatureSet {
    var accepted = FeatureSet()
    for waiver in self where waiver.concerns(guest) && !waiver.hasEnded(on: day) {
      for feature in catalog.features(called: waiver.feature) { accepted.insert(feature.index) }
    }
    return accepted
  }

  /// The names of features and identifiers that are accepted for a guest on that day, by libvirt's names and as written.
  public func acceptedNames(for guest: String, on day: CalendarDay?, _ catalog: Catalog) -> Set<String> {
    var names = Set<String>()
    for waiver in self where waiver.concerns(guest) && !waiver.hasEnded(on: day) {
      names.insert(waiver.feature)
      names.formUnion(catalog.features(called: waiver.feature).map(\.name))
    }
    return names
  }

  /// What each waiver of a guest does to a verdict that `features` decide; waivers of other features are left out.
  ///
  /// - Parameter kept: The features that the policy keeps, which overrule waivers.
  public func uses(
    for guest: String, among features: FeatureSet, keeping kept: FeatureSet, on day: CalendarDay?,
    _ catalog: Catalog
  ) -> [WaiverUse] {
    filter { $0.concerns(guest) }.flatMap { waiver in
      catalog.features(called: waiver.feature).filter { features.contains($0.index) }.map { feature in
        WaiverUse(
          waiver,
          waiver.hasEnded(on: day) ? .expired : kept.contains(feature.index) ? .overruled : .accepted,
          effect: feature.effect)
      }
    }
  }

  /// What each waiver of a guest does to warnings with those identifiers.
  public func uses(for guest: String, among identifiers: Set<String>, on day: CalendarDay?) -> [WaiverUse] {
    filter { $0.concerns(guest) && identifiers.contains($0.feature) }.map {
      WaiverUse($0, $0.hasEnded(on: day) ? .expired : .accepted, effect: nil)
    }
  }
}

extension Waiver {
  fileprivate func hasEnded(on day: CalendarDay?) -> Bool {
    guard let day else { return until != nil }
    return isExpired(on: day)
  }
}
