public import CPUCatalog
public import X86CPU

/// The CPU that guests of a pool may share: what each host can give, and what each guest must be told.
public struct LevelledCPU: Sendable {
  /// libvirt's name of the one vendor; nil if no host tells it.
  public let vendor: String?
  /// The features that guests may have: every host gives them.
  public let features: FeatureSet
  /// What some host gives and the pool gives up, with the hosts that lack it, in order of location.
  public let givenUp: [Shortfall]
  /// What no host lacks and some do not tell, with those, in order of location.
  public let undetermined: [Shortfall]
  /// Warnings of flaws that some host has and some host cannot show to guests, with those, in order of location.
  public let untold: [Shortfall]
  /// The physical address bits that every host has; nil if one does not tell.
  public let physicalAddressBits: UInt64?
  /// Whether hosts have different numbers of them.
  public let physicalAddressBitsDiffer: Bool
  /// The hosts of which CPUID alone is known, so that the catalogue says what KVM passes on.
  public let assumed: [String]

  /// A feature that the pool cannot share, and the hosts to which that is due.
  public struct Shortfall: Sendable, Hashable {
    /// The feature's index in the catalogue.
    public var feature: Int
    /// The hosts' names, in the order given.
    public var hosts: [String]
  }

  /// Levels the CPUs of `hosts`; nil if their vendors differ.
  ///
  /// Bits that follow other state and bits that guests get only on request are left out. A bit that needs another which is
  /// given up is given up with it. O(hosts × features).
  /// - Parameter hosts: At least one, with different names.
  public init?(_ hosts: [HostCPU], catalog: Catalog) {
    let vendors = Set(hosts.compactMap(\.vendor))
    guard vendors.count < 2 else { return nil }
    vendor = vendors.first
    var features = FeatureSet()
    var givenUp: [Shortfall] = []
    var undetermined: [Shortfall] = []
    var untold: [Shortfall] = []
    var assumed = Set<String>()
    var lackedBy: [Int: [String]] = [:]
    for feature in catalog.features
    where feature.levelling != .never && feature.exposure != .never && feature.exposure != .requested
      && !feature.isStateComponent
    {
      let article = catalog.article(of: feature)
      let offers = hosts.map { $0.offer(of: feature, article, catalog: catalog) }
      for (host, offer) in zip(hosts, offers) where offer.basis == .assumed && offer.state == .present {
        if feature.exposure == .passedThrough { assumed.insert(host.name) }
      }
      func names(_ state: Evidence.State) -> [String] {
        zip(hosts, offers).filter { $0.1.state == state }.map(\.0.name)
      }
      let lacking = names(.absent)
      let unknown = names(.undetermined)
      if !lacking.isEmpty { lackedBy[feature.index] = lacking }
      guard offers.contains(where: { $0.state == .present }) else {
        // What warns of a flaw counts by the CPU itself.
        if feature.levelling == .accumulate, hosts.contains(where: { $0.has(feature) }) {
          untold.append(Shortfall(feature: feature.index, hosts: lacking + unknown))
        } else if lacking.isEmpty, hosts.contains(where: { $0.has(feature) }) {
          undetermined.append(Shortfall(feature: feature.index, hosts: unknown))
        }
        continue
      }
      if lacking.isEmpty && unknown.isEmpty {
        features.insert(feature.index)
      } else if feature.levelling == .accumulate {
        untold.append(Shortfall(feature: feature.index, hosts: lacking + unknown))
      } else if !lacking.isEmpty {
        givenUp.append(Shortfall(feature: feature.index, hosts: lacking))
      } else {
        undetermined.append(Shortfall(feature: feature.index, hosts: unknown))
      }
    }
    // What needs a bit that some host lacks cannot be had either; round by round, until nothing changes.
    var changed = true
    while changed {
      changed = false
      for feature in catalog.features(in: features) {
        guard let cause = catalog.needs(of: feature).compactMap({ lackedBy[$0] }).first else { continue }
        features.remove(feature.index)
        lackedBy[feature.index] = cause
        givenUp.append(Shortfall(feature: feature.index, hosts: cause))
        changed = true
      }
    }
    self.features = features
    self.givenUp = givenUp.sorted { $0.feature < $1.feature }
    self.undetermined = undetermined
    self.untold = untold
    self.assumed = hosts.map(\.name).filter(assumed.contains)
    let bits = hosts.map { $0.value(.physicalAddressBits) }
    physicalAddressBits = bits.contains(nil) ? nil : bits.compactMap(\.self).min()
    physicalAddressBitsDiffer = Set(bits.compactMap(\.self)).count > 1
  }

  /// What the pool would win without one host: the features that it alone lacks.
  public func gain(without host: String) -> FeatureSet {
    FeatureSet(givenUp.filter { $0.hosts == [host] }.map(\.feature))
  }
}

extension HostCPU {
  /// Whether the host's own CPU has the feature, by any record.
  fileprivate func has(_ feature: Feature) -> Bool {
    observations.contains { $0.point.showsHost && $0.evidence.certainlyPresent.contains(feature.index) }
  }
}
