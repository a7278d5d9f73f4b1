public import CPUCatalog
public import CPUCompatibility
public import ReportContract
internal import X86CPU

/// Options for naming a level.
public struct LevelNaming: Sendable {
  /// The requested model; nil for the nearest.
  public var model: String?
  /// Whether the model must not need any feature off.
  public var onlyAdd = false
  /// Whether guests can run nested guests.
  public var nested = false
  /// The models in every host's own map; nil if no host's map is known.
  public var knownModels: Set<String>?

  /// The nearest model without restrictions.
  public init() {}
}

extension LevelReport {
  /// Creates a report on a levelled CPU.
  public init(
    _ level: LevelledCPU, of hosts: [String], map: MapProjection, catalog: Catalog, martlet: String,
    inputs: [InputReport], naming: LevelNaming = LevelNaming()
  ) {
    let models = PoolModels(level, map: map, catalog: catalog, onlyAdd: naming.onlyAdd) { name in
      naming.knownModels?.contains(name) ?? true
    }
    let chosen =
      naming.model.map { name in models.choices.first { $0.model == name } } ?? models.choices.first
    func names(_ indices: [Int]) -> [String] { indices.sorted().map { catalog.features[$0].name } }
    func loss(_ index: Int, _ hosts: [String]) -> Loss {
      Loss(
        feature: catalog.features[index].name, effect: catalog.features[index].effect.rawValue, hosts: hosts)
    }
    func losses(_ shortfalls: [LevelledCPU.Shortfall]) -> [Loss] {
      shortfalls.map { loss($0.feature, $0.hosts) }
    }
    self.martlet = martlet
    self.inputs = inputs
    self.hosts = hosts
    cpuMap = map.title
    judgedBy = [map.yardstick]
    vendor = level.vendor
    withoutVendor = level.withoutVendor
    nested = naming.nested
    model = chosen?.model
    required = names(chosen?.required ?? [])
    disabled = names(chosen?.disabled ?? [])
    // What QEMU vouches for with the model, guests get with it.
    let vouched = chosen?.vouched ?? FeatureSet()
    features = catalog.names(of: level.features.union(vouched))
    unnamed = catalog.names(of: level.features.subtracting(map.named))
    otherVendor = catalog.names(of: level.otherVendor)
    givenUp = losses(level.givenUp)
    undetermined = losses(level.undetermined.filter { !vouched.contains($0.feature) })
    untold = losses(level.untold)
    supposed = losses(level.supposed)
    baseline = losses(level.baselineLacking + level.baselineUnknown)
    gains = hosts.map { Gain(without: $0, features: catalog.names(of: level.gain(without: $0))) }
      .filter { !$0.features.isEmpty }
    physicalAddressBits = level.physicalAddressBits
    physicalAddressBitsDiffer = level.physicalAddressBitsDiffer
    assumed = level.assumed
    alternatives = models.choices.filter { $0.model != chosen?.model }.prefix(3).map {
      Alternative(model: $0.model, required: names($0.required), disabled: names($0.disabled))
    }
    let nearer = models.uncertain.filter { item in
      naming.model.map { $0 == item.model } ?? (chosen.map { item.leastCost < $0.cost } ?? true)
    }
    uncertain = nearer.prefix(3).map { item in
      let unknown = item.unknown.map { loss($0, level.untoldBy[$0] ?? []) }
      return UncertainModel(
        model: item.model, unknown: unknown, byHosts: Self.grouped(unknown))
    }
    let isOpen = models.uncertain.contains { naming.model == nil || $0.model == naming.model }
    status = chosen != nil ? .level : level.baselineLacking.isEmpty && isOpen ? .undetermined : .none
    nameable = map.named
    self.vouched = chosen.map { level.vouched(by: $0.model) } ?? FeatureSet()
    conclude()
  }

  /// Creates a report on hosts from several vendors, with one group per vendor.
  public init(groups: [LevelReport], of hosts: [String], inputs: [InputReport]) {
    self.groups = groups
    self.hosts = hosts
    self.inputs = inputs
    martlet = groups.first?.martlet ?? ""
    cpuMap = groups.first?.cpuMap ?? ""
    judgedBy = groups.first?.judgedBy ?? []
    nested = groups.contains(where: \.nested)
    let all = groups.map(\.status)
    status = all.contains(.undetermined) ? .undetermined : all.contains(.none) ? .none : .level
    conclude()
  }
}
