public import CPUCatalog
public import CPUCompatibility
public import X86CPU

/// A levelled CPU as a named model with features on and off.
public struct PoolModel: Sendable, Hashable {
  /// The model's name, libvirt's and QEMU's.
  public var model: String
  /// Features on top of it, by the catalogue's index.
  public var required: [Int]
  /// Features of it that guests do not get.
  public var disabled: [Int]
  /// Its features that some host may lack; the model is uncertain while there are any.
  public var unknown: FeatureSet
  /// Its features that some host does not report individually but gives, because QEMU reports the whole model as usable.
  public var vouched: FeatureSet
  /// The cost of the choice: two per feature of the model that some host lacks, one per feature on top of it.
  public var cost: Int

  /// The model of `map` with the fewest changes; nil if none is certain or the map has none for the vendor.
  ///
  /// - SeeAlso: `PoolModels`, which also tells why there is none.
  public init?(_ level: LevelledCPU, map: MapProjection, catalog: Catalog) {
    guard let best = PoolModels(level, map: map, catalog: catalog).choices.first else { return nil }
    self = best
  }

  /// The levelled CPU based on `candidate`, or nil if some host may lack one of its features.
  ///
  /// It turns bits that follow other state neither on nor off. It does not turn on features whose dependency the CPU does not get,
  /// so the result is closed under dependency.
  init(
    _ candidate: MapProjection.Model, _ level: LevelledCPU, map: MapProjection, catalog: Catalog,
    dependencies: FeatureDependencies
  ) {
    model = candidate.name
    let loose = FeatureSet(
      catalog.features.filter { $0.levelling == .never || $0.isStateComponent }.map(\.index))
    // QEMU may vouch for the whole model although a host does not report every bit.
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
    // Bits that no ordinary guest has, and nesting, are off in every model.
    cost = 2 * gone.subtracting(level.excluded).count + required.count
  }
}

extension LevelledCPU {
  /// What no host lacks and some do not report, if each of those can use the whole model: then QEMU's model has nothing that one lacks.
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
  /// The cost if all unknown features were present.
  var leastCost: Int { cost - 2 * unknown.count }
}

/// The candidate models of a map for a levelled CPU, nearest first.
public struct PoolModels: Sendable {
  /// The certain models, fewest changes first.
  public let choices: [PoolModel]
  /// The models that fit if their unknown features are present, nearest first.
  public let uncertain: [PoolModel]

  /// Finds the models of `map` for `level`.
  ///
  /// A model for 64-bit guests has all of x86-64-v1 and loses none of it; QEMU knows it; and no host may lack one of its features without
  /// reporting it. A removed feature counts as two added ones, because a guest's operating system may know the model by name. Among equals
  /// the later in the map comes first, which is the younger.
  ///
  /// - Parameters:
  ///   - onlyAdd: Whether the model must not need any feature off.
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
      // Among equals, a name without a version suffix, which more libvirt versions know; then the later one.
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

/// Models of libvirt's map that QEMU lacks: a distribution's own, and removed ones.
///
/// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, builtin_x86_defs, which lacks them.
private let notInQEMU: Set<String> = [
  "cpu64-rhel5", "cpu64-rhel6", "Icelake-Client", "Icelake-Client-noTSX", "pentiumpro",
]

/// Models of small cores, with their family and model; they apply only to their own hosts.
///
/// A guest's kernel selects mitigations by the model, and small cores have other flaws than large ones.
///
/// - SeeAlso: qemu 10.0 target/i386/cpu.c, builtin_x86_defs (Denverton, KnightsMill, SierraForest, Snowridge, ClearwaterForest); linux 6.12
///   arch/x86/kernel/cpu/common.c, cpu_vuln_whitelist and cpu_vuln_blacklist.
private let smallCores: [String: [UInt64]] = [
  "n270": [6, 28], "Denverton": [6, 95], "KnightsMill": [6, 133], "Snowridge": [6, 134],
  "SierraForest": [6, 175], "ClearwaterForest": [6, 221],
]
