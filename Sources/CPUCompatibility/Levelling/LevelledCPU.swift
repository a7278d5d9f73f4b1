public import CPUCatalog
public import X86CPU

/// The CPU that guests of a pool may share: what each host can give, and what each guest must be told.
public struct LevelledCPU: Sendable {
  /// libvirt's name of the one vendor; nil if no host tells it.
  public let vendor: String?
  /// The hosts whose vendor no record tells.
  public let withoutVendor: [String]
  /// The features that guests may have: every host gives them, and all that they need.
  public let features: FeatureSet
  /// What some host may lack, as far as is known: a CPU that contains one of these may not start everywhere.
  public let unknown: FeatureSet
  /// What is left out by rule: what no ordinary guest has, other vendors' bits, and nesting unless it is asked for.
  public let excluded: FeatureSet
  /// Of what is left out as another vendor's: what some host gives.
  public let otherVendor: FeatureSet
  /// What some host gives and the pool gives up, with the hosts that lack it, in order of location.
  public let givenUp: [Shortfall]
  /// What no host lacks and some do not tell, with those, in order of location; only what some host has.
  public let undetermined: [Shortfall]
  /// Warnings of flaws that some host has and some host cannot show to guests, with those, in order of location.
  public let untold: [Shortfall]
  /// What was assumed, with the hosts that do not tell it, in order of location.
  public let supposed: [Shortfall]
  /// Of every feature that some host does not tell: those hosts, by index.
  public let untoldBy: [Int: [String]]
  /// What a 64-bit guest needs and some host lacks, with those hosts.
  public let baselineLacking: [Shortfall]
  /// What a 64-bit guest needs and some host does not tell, with those hosts.
  public let baselineUnknown: [Shortfall]
  /// The family and model of each host; nil if one does not tell.
  public let signatures: [[UInt64]]?
  /// By host, the named models all of which QEMU says it gives.
  public let usableModels: [String: Set<String>]
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
  /// Bits that follow other state, bits that guests get only on request and bits of another vendor are left out; so are SVM, VMX
  /// and their details unless `nested` is set. A bit that needs another which is given up is given up with it, and one that
  /// needs an unknown one is unknown. O(hosts × features).
  /// - Parameter hosts: At least one, with different names.
  public init?(
    _ hosts: [HostCPU], catalog: Catalog, nested: Bool = false,
    assuming assumption: LevelAssumption = LevelAssumption()
  ) {
    let masks = ExposureMasks(catalog)
    self.init(
      hosts.map { HostOffers($0, masks: masks) }, catalog: catalog, masks: masks, nested: nested,
      assuming: assumption)
  }

  /// Levels hosts whose offers are known already.
  public init?(
    _ hosts: [HostOffers], catalog: Catalog, masks: ExposureMasks, nested: Bool = false,
    assuming assumption: LevelAssumption = LevelAssumption()
  ) {
    let vendors = Set(hosts.compactMap(\.vendor))
    guard vendors.count < 2 else { return nil }
    vendor = vendors.first
    withoutVendor = vendors.isEmpty ? [] : hosts.filter { $0.vendor == nil }.map(\.name)
    var pool = PoolOffers(hosts, vendor: vendors.first, masks: masks, nested: nested, assuming: assumption)
    pool.close()
    features = pool.shared
    let known = hosts.compactMap(\.signature)
    signatures = known.count == hosts.count ? known : nil
    usableModels = Dictionary(hosts.map { ($0.name, $0.usableModels) }) { first, _ in first }
    excluded = pool.excluded
    unknown = FeatureSet(pool.untold.keys)
    untoldBy = pool.untold
    supposed = pool.supposed.sorted { $0.feature < $1.feature }
    otherVendor = FeatureSet(
      pool.excluded.filter { index in
        !catalog.features[index].canBelong(to: vendors.first)
          && hosts.contains { $0.measured.contains(index) }
      })
    var givenUp: [Shortfall] = []
    var undetermined: [Shortfall] = []
    var untold: [Shortfall] = []
    for feature in catalog.features where pool.levelled.contains(feature.index) {
      let isGiven = pool.isGivenSomewhere(feature.index)
      let isOwned = isGiven || hosts.contains { $0.own.contains(feature.index) }
      if let lacking = pool.lacking[feature.index] {
        let item = Shortfall(feature: feature.index, hosts: lacking)
        // What warns of a flaw counts by the CPU itself.
        if feature.levelling == .accumulate {
          if isOwned { untold.append(item) }
        } else if isGiven {
          givenUp.append(item)
        }
      } else if let silent = pool.untold[feature.index], isOwned, !feature.isParavirtual {
        undetermined.append(Shortfall(feature: feature.index, hosts: silent))
      }
    }
    self.givenUp = givenUp
    self.undetermined = undetermined
    self.untold = untold
    baselineLacking = masks.baseline.compactMap { index in
      pool.lacking[index].map { Shortfall(feature: index, hosts: $0) }
    }
    baselineUnknown = masks.baseline.compactMap { index in
      pool.untold[index].map { Shortfall(feature: index, hosts: $0) }
    }
    assumed = hosts.filter(\.isAssumed).map(\.name)
    let bits = hosts.map(\.physicalAddressBits)
    physicalAddressBits = bits.contains(nil) ? nil : bits.compactMap(\.self).min()
    physicalAddressBitsDiffer = Set(bits.compactMap(\.self)).count > 1
  }

  /// What the pool would win without one host: the features that it alone lacks.
  public func gain(without host: String) -> FeatureSet {
    FeatureSet(givenUp.filter { $0.hosts == [host] }.map(\.feature))
  }

  /// Hosts by vendor, in the order in which vendors first appear; those without one are with the others if these are of one vendor.
  public static func groups(of hosts: [HostOffers]) -> [[HostOffers]] {
    var vendors: [String?] = []
    for host in hosts where !vendors.contains(host.vendor) { vendors.append(host.vendor) }
    guard Set(hosts.compactMap(\.vendor)).count > 1 else { return hosts.isEmpty ? [] : [hosts] }
    return vendors.map { vendor in hosts.filter { $0.vendor == vendor } }
  }
}
