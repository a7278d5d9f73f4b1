public import CPUCatalog
public import CPUCompatibility
internal import CPULevelling
internal import CPUReaders
internal import FleetQuestions
public import X86CPU

/// What one host brings into a pool: the features that a level of this host alone has, or why no level can count on it.
public struct HostColumns: Sendable, Hashable {
  /// The vendor by libvirt's name, or the group of an arm64 host; nil if no record has it, or records contradict each other.
  public var vendor: String?
  /// The features of the host's own level; none of an arm64 host.
  public var features: FeatureSet
  /// What an arm64 host gives of what a definition can disable; nil for x86.
  public var arm: Set<ArmSetting>?
  /// Why the host is in no pool; nil if its evidence suffices.
  public var obstacle: Obstacle?

  /// Why a host is in no pool.
  public struct Obstacle: Sendable, Hashable {
    /// The reason, a sentence without a full stop.
    public var reason: String
    /// What to collect on the host, an imperative without a full stop; nil if more evidence changes nothing.
    public var collect: String?
  }

  /// The columns of a host.
  ///
  /// Evidence is thin if the vendor is unknown, if only the CPU's own CPUID is known, if it is unknown whether guests get a feature that costs something,
  /// or if no 64-bit model is certain. A thin host would make a pool's level, and so its cost, a guess.
  ///
  /// - Parameter map: The map for a host without one of its own.
  public init(
    _ host: HostCPU, map: MapProjection, weights: PoolWeights, catalog: Catalog, masks: ExposureMasks
  ) {
    vendor = host.vendor
    features = FeatureSet()
    if let architecture = host.architecture, !OtherArchitecture.isX86(architecture) {
      obstacle = Obstacle(
        reason: "its architecture is \(architecture), and Martlet levels x86 CPUs", collect: nil)
      return
    }
    let collect = "run martlet capture on the host, or add its virsh domcapabilities"
    guard host.vendor != nil else {
      obstacle = Obstacle(
        reason: host.vendors.count > 1
          ? "its records name several vendors (\(host.vendors.sorted().joined(separator: ", ")))"
          : "no record shows the vendor of its CPU", collect: collect)
      return
    }
    let offers = HostOffers(host, masks: masks)
    guard let level = LevelledCPU([offers], catalog: catalog, masks: masks) else {
      obstacle = Obstacle(reason: "its records name several vendors", collect: collect)
      return
    }
    features = level.features
    guard level.assumed.isEmpty else {
      obstacle = Obstacle(reason: "only its own CPUID is known, not what its guests get", collect: collect)
      return
    }
    let open = level.undetermined.map { catalog.features[$0.feature] }.filter { weights.loss(of: $0) > 0 }
    guard open.isEmpty else {
      obstacle = Obstacle(
        reason: "no record shows whether its guests get \(some(open.map(\.name), 6))", collect: collect)
      return
    }
    let report = LevelReport(
      level, of: [host.name], map: host.map ?? map, catalog: catalog, martlet: "", inputs: [])
    switch report.status {
    case .level: break
    case .undetermined:
      obstacle = Obstacle(reason: "no 64-bit model is certain on it", collect: collect)
    case .none:
      obstacle = Obstacle(reason: "it has no 64-bit level: no model of its CPU map fits", collect: nil)
    }
  }
}
