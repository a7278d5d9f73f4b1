internal import Synchronization

/// Which features one and the same switch bears on; made when it is first asked for.
final class SwitchIndex: Sendable {
  private let companions = Mutex<[FeatureSwitch.Identity: [(feature: Int, item: FeatureSwitch)]]?>(nil)

  /// The features of `catalog` whose articles name the switch, each with what its article says; O(all articles) the first time.
  func features(of item: FeatureSwitch, in catalog: Catalog) -> [(feature: Int, item: FeatureSwitch)] {
    companions.withLock { companions in
      if let companions { return companions[item.identity] ?? [] }
      var made: [FeatureSwitch.Identity: [(feature: Int, item: FeatureSwitch)]] = [:]
      for feature in catalog.features {
        for item in catalog.article(of: feature).switches where !item.hides.isEmpty {
          made[item.identity, default: []].append((feature.index, item))
        }
      }
      companions = made
      return made[item.identity] ?? []
    }
  }
}

extension FeatureSwitch {
  /// What makes two articles' switches one: what is switched, and on whose CPUs.
  struct Identity: Hashable, Sendable {
    var mechanism: Mechanism
    var vendor: String?
  }

  var identity: Identity { Identity(mechanism: mechanism, vendor: vendor) }
}

extension Catalog {
  /// The other features that the same switch hides or brings, each with what its own article says of the switch.
  ///
  /// `noxsave` hides AVX and XSAVE alike: a host that shows one of them was not booted with it.
  public func companions(
    of item: FeatureSwitch, besides feature: Feature
  ) -> [(feature: Feature, item: FeatureSwitch)] {
    switches.features(of: item, in: self).filter { $0.feature != feature.index }.map {
      (features[$0.feature], $0.item)
    }
  }
}
