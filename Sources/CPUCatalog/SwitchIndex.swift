internal import Synchronization

/// Maps each switch to the features it affects; built at first use.
final class SwitchIndex: Sendable {
  private let companions = Mutex<[FeatureSwitch.Identity: [(feature: Int, item: FeatureSwitch)]]?>(nil)

  /// The features of `catalog` whose articles name the switch, each with its article's entry; O(all articles) the first time.
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
  /// The identity of a switch across articles: its mechanism and vendor.
  struct Identity: Hashable, Sendable {
    var mechanism: Mechanism
    var vendor: String?
  }

  var identity: Identity { Identity(mechanism: mechanism, vendor: vendor) }
}

extension Catalog {
  /// The other features that the same switch hides or adds, each with its own article's entry.
  ///
  /// `noxsave` hides both AVX and XSAVE, so a host that shows one of them did not boot with it.
  public func companions(
    of item: FeatureSwitch, besides feature: Feature
  ) -> [(feature: Feature, item: FeatureSwitch)] {
    switches.features(of: item, in: self).filter { $0.feature != feature.index }.map {
      (features[$0.feature], $0.item)
    }
  }
}
