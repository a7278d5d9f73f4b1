public import CPUCatalog
public import X86CPU

/// The CPU that a pool's guests can share: what every host can give, and what every guest must see.
public struct LevelledCPU: Sendable {
  /// libvirt's name of the common vendor; nil if no host reports it.
  public let vendor: String?
  /// The hosts without a known vendor.
  public let withoutVendor: [String]
  /// The features that guests can have: every host gives them and their dependencies.
  public let features: FeatureSet
  /// What some host may lack: a CPU with one of these may fail to start somewhere.
  public let unknown: FeatureSet
  /// What rules exclude: bits that no ordinary guest has, other vendors' bits, and nesting unless requested.
  public let excluded: FeatureSet
  /// The excluded bits of other vendors that some host gives.
  public let otherVendor: FeatureSet
  /// What some host gives and the pool loses, with the hosts that lack it, in order of location.
  public let givenUp: [Shortfall]
  /// What no host lacks and some do not report, with those hosts, in order of location; only features that some host has.
  public let undetermined: [Shortfall]
  /// Flaw warnings that some host has and some cannot show to guests, with the latter, in order of location.
  public let untold: [Shortfall]
  /// The assumed features, with the hosts that do not report them, in order of location.
  public let supposed: [Shortfall]
  /// For every feature that some host does not report: those hosts, by index.
  public let untoldBy: [Int: [String]]
  /// What a 64-bit guest needs and some host lacks, with those hosts.
  public let baselineLacking: [Shortfall]
  /// What a 64-bit guest needs and some host does not report, with those hosts.
  public let baselineUnknown: [Shortfall]
  /// The family and model of each host; nil if one does not report them.
  public let signatures: [[UInt64]]?
  /// The named models that QEMU reports as fully usable, by host.
  public let usableModels: [String: Set<String>]
  /// The physical address bits that every host has; nil if one does not report them.
  public let physicalAddressBits: UInt64?
  /// Whether hosts differ in physical address bits.
  public let physicalAddressBitsDiffer: Bool
  /// The hosts with only CPUID known; the catalogue then decides what KVM passes on.
  public let assumed: [String]

  /// A feature that the pool cannot share, and the hosts that lack it.
  public struct Shortfall: Sendable, Hashable {
    /// The feature's index in the catalogue.
    public var feature: Int
    /// The hosts' names, in the order given.
    public var hosts: [String]
  }

  /// Levels the CPUs of `hosts`; nil if their vendors differ.
  ///
  /// It leaves out bits that follow other state, bits that guests get only on request, bits of another vendor, and SVM, VMX
  /// and their details unless `nested` is set. A bit that needs a lost one is lost too, and one that
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

  /// Levels hosts from existing offers.
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
        // Flaw warnings depend on the CPU itself.
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

  /// The pool's gain without one host: the features that only this host lacks.
  public func gain(without host: String) -> FeatureSet {
    FeatureSet(givenUp.filter { $0.hosts == [host] }.map(\.feature))
  }

  /// Hosts by vendor, in order of first appearance; hosts without a vendor join the others if those have one vendor.
  public static func groups(of hosts: [HostOffers]) -> [[HostOffers]] {
    var vendors: [String?] = []
    for host in hosts where !vendors.contains(host.vendor) { vendors.append(host.vendor) }
    guard Set(hosts.compactMap(\.vendor)).count > 1 else { return hosts.isEmpty ? [] : [hosts] }
    return vendors.map { vendor in hosts.filter { $0.vendor == vendor } }
  }
}
