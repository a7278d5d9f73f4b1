public import CPUCatalog
public import X86CPU

extension [Waiver] {
  /// The features whose loss is accepted for a guest on that day; `day` nil counts every waiver with an end as ended.
  ///
  /// - Parameter isEdited: Whether the guest starts again without them; a running guest's state is refused whoever accepts that.
  public func accepted(
    for guest: String, on day: CalendarDay?, _ catalog: Catalog, isEdited: Bool = false
  ) -> FeatureSet {
    var accepted = FeatureSet()
    for waiver in self where waiver.concerns(guest) && !waiver.hasEnded(on: day) {
      for feature in catalog.features(called: waiver.feature) where isEdited || feature.effect.isForOperators
      {
        accepted.insert(feature.index)
      }
    }
    return accepted
  }

  /// The names of features and identifiers that are accepted for a guest on that day, by libvirt's names and as written.
  public func acceptedNames(for guest: String, on day: CalendarDay?, _ catalog: Catalog) -> Set<String> {
    var names = Set<String>()
    for waiver in self where waiver.concerns(guest) && !waiver.hasEnded(on: day) {
      names.insert(waiver.feature)
      let features = catalog.features(called: waiver.feature)
      names.formUnion(features.filter { $0.effect.isForOperators }.map(\.name))
      if features.contains(where: { !$0.effect.isForOperators && $0.name == waiver.feature }) {
        names.remove(waiver.feature)
      }
    }
    return names
  }

  /// What each waiver of a guest does to a verdict that `features` decide; waivers of other features are left out.
  ///
  /// - Parameters:
  ///   - kept: The features that the policy keeps, which overrule waivers.
  ///   - isEdited: Whether the guest starts again without the features.
  public func uses(
    for guest: String, among features: FeatureSet, keeping kept: FeatureSet, on day: CalendarDay?,
    _ catalog: Catalog, isEdited: Bool = false
  ) -> [WaiverUse] {
    filter { $0.concerns(guest) }.flatMap { waiver in
      catalog.features(called: waiver.feature).filter { features.contains($0.index) }.map { feature in
        let state: WaiverUse.State =
          waiver.hasEnded(on: day)
          ? .expired
          : kept.contains(feature.index)
            ? .overruled : isEdited || feature.effect.isForOperators ? .accepted : .refused
        return WaiverUse(waiver, state, effect: feature.effect)
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

extension LossEffect {
  /// Whether an operator can accept such a loss: no word of theirs makes a host take a state that it refuses.
  package var isForOperators: Bool { self != .stateRefused }
}

extension Waiver {
  fileprivate func hasEnded(on day: CalendarDay?) -> Bool {
    guard let day else { return until != nil }
    return isExpired(on: day)
  }
}
