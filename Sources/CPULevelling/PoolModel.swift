public import CPUCatalog
public import CPUCompatibility
public import X86CPU

/// A levelled CPU as a named model with features switched on and off.
public struct PoolModel: Sendable, Hashable {
  /// The model's name, libvirt's and QEMU's.
  public var model: String
  /// Features over it, by the catalogue's index.
  public var required: [Int]
  /// Features of it that guests do not get.
  public var disabled: [Int]
  /// Features of it that some host may lack: while there are any, the model is not certain.
  public var unknown: FeatureSet
  /// Features of it that some host does not tell one by one, and gives all the same: QEMU says there that the whole model can be used.
  public var vouched: FeatureSet
  /// What the choice costs: two for each feature of the model that some host lacks, one for each over it.
  public var cost: Int

  /// The model of `map` that takes the fewest changes; nil if none is certain, or the map has none for the vendor.
  ///
  /// - SeeAlso: `PoolModels`, which also tells why there is none.
  public init?(_ level: LevelledCPU, map: MapProjection, catalog: Catalog) {
    guard let best = PoolModels(level, map: map, catalog: catalog).choices.first else { return nil }
    self = best
  }

  /// The levelled CPU over `candidate`, or nil if some host may lack a feature of it.
  ///
  /// What follows other state is neither switched on nor off. What needs a feature that the CPU does not get is not switched
  /// on, so that the result is closed under dependency.
  init(
    _ candidate: MapProjection.Model, _ level: LevelledCPU, map: MapProjection, catalog: Catalog,
    dependencies: FeatureDependencies
  ) {
    model = candidate.name
    let loose = FeatureSet(
      catalog.features.filter { $0.levelling == .never || $0.isStateComponent }.map(\.index))
    // What a host does not tell bit by bit, QEMU may tell of the whole model.
    let vouched = candidate.features.intersection(level.vouched(by: candidate.name))
    self.vouched = vouched
    let shared = level.features.union(vouched)
    let kept = candidate.features.intersection(shared)
    let gone = candidate.features.subtracting(shared).subtracting(loose)
    let wanted = kept.union(level.features.intersection(map.named))
    unknown = candidate.features.intersection(level.unknown).subtracting(vouched)
    let closed = dependencies.closing(wanted.union(unknown), ignoring: loose)
    disabled = gone.subtracting(unknown).union(kept.subtracting(closed)).map { $0 }
    required = closed.subtracting(candidate.features).map { $0 }
    // What no ordinary guest has, and nesting, is switched off in one model as in the other.
    cost = 2 * gone.subtracting(level.excluded).count + required.count
  }
}

extension LevelledCPU {
  /// What no host lacks and some do not tell, where each of those can use the whole model: QEMU's model has nothing then that one lacks.
  ///
  /// - SeeAlso: qemu 7.2 qapi/machine-target.json, CpuDefinitionInfo (unavailable-features); libvirt docs/formatdomaincaps.rst, CPU
  ///   configuration (usable).
  func vouched(by model: String) -> FeatureSet {
    FeatureSet(
      unknown.filter { index in
        (untoldBy[index] ?? []).allSatisfy { usableModels[$0]?.contains(model) ?? false }
      })
  }
}

extension PoolModel {
  /// What the choice would cost if all that is unknown of it were there.
  var leastCost: Int { cost - 2 * unknown.count }
}

/// The models of a map by which a levelled CPU can be named, the nearest first.
public struct PoolModels: Sendable {
  /// The models that are certain, those with the fewest changes first.
  public let choices: [PoolModel]
  /// The models that would do if what is unknown of them were there, the nearest first.
  public let uncertain: [PoolModel]

  /// The models of `map` for `level`.
  ///
  /// A model of 64-bit guests has all of x86-64-v1 and loses none of it; QEMU knows it; and no host may lack a feature of it without
  /// saying so. A feature to take away counts for two to add: a guest's operating system may know the model by name. Of equals
  /// the later in the map comes first, which is the younger.
  ///
  /// - Parameters:
  ///   - onlyAdd: Whether nothing may be switched off.
  ///   - isKnown: Whether every host's own map has the model of that name.
  public init(
    _ level: LevelledCPU, map: MapProjection, catalog: Catalog, onlyAdd: Bool = false,
    isKnown: (String) -> Bool = { _ in true }
  ) {
    let dependencies = FeatureDependencies(catalog)
    let baseline = ABILevel.baseline(of: catalog)
    var choices: [(place: (Int, Int), choice: PoolModel)] = []
    var uncertain: [(place: (Int, Int), choice: PoolModel)] = []
    for (offset, model) in map.models.enumerated()
    where model.uncatalogued.isEmpty && !notInQEMU.contains(model.unversionedName)
      && isKnown(model.name)
      && baseline.isSubset(of: model.features) && level.baselineLacking.isEmpty
    {
      guard model.vendor == nil || level.vendor == nil || model.vendor == level.vendor else { continue }
      if let own = smallCores[model.unversionedName] {
        guard let signatures = level.signatures, signatures.allSatisfy({ $0 == own }) else { continue }
      }
      let choice = PoolModel(model, level, map: map, catalog: catalog, dependencies: dependencies)
      guard !onlyAdd || choice.disabled.isEmpty else { continue }
      // Of equals one without a version, which more versions of libvirt know; then the later.
      let place = (model.isVersioned ? 1 : 0, -offset)
      if choice.unknown.isEmpty {
        choices.append((place, choice))
      } else {
        uncertain.append((place, choice))
      }
    }
    self.choices = choices.sorted { a, b in
      a.choice.cost != b.choice.cost ? a.choice.cost < b.choice.cost : a.place < b.place
    }.map(\.choice)
    self.uncertain = uncertain.sorted { a, b in
      a.choice.leastCost != b.choice.leastCost ? a.choice.leastCost < b.choice.leastCost : a.place < b.place
    }.map(\.choice)
  }
}

/// Models of libvirt's map that QEMU does not have: a distribution's own, and those that were taken out.
///
/// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, builtin_x86_defs, which lacks them.
private let notInQEMU: Set<String> = [
  "cpu64-rhel5", "cpu64-rhel6", "Icelake-Client", "Icelake-Client-noTSX", "pentiumpro",
]

/// Models of small cores, with their family and model; they stand for their own hosts alone.
///
/// A guest's kernel goes by the model when it decides which flaws of its CPU to mitigate, and small cores have others than large ones.
///
/// - SeeAlso: qemu 10.0 target/i386/cpu.c, builtin_x86_defs (Denverton, KnightsMill, SierraForest, Snowridge, ClearwaterForest); linux 6.12
///   arch/x86/kernel/cpu/common.c, cpu_vuln_whitelist and cpu_vuln_blacklist.
private let smallCores: [String: [UInt64]] = [
  "n270": [6, 28], "Denverton": [6, 95], "KnightsMill": [6, 133], "Snowridge": [6, 134],
  "SierraForest": [6, 175], "ClearwaterForest": [6, 221],
]
