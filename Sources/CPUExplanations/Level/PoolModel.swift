public import CPUCatalog
public import CPUCompatibility
internal import X86CPU

/// A levelled CPU as a named model with features switched on and off.
public struct PoolModel: Sendable, Hashable {
  /// The model's name, libvirt's and QEMU's.
  public var model: String
  /// Features over it, by the catalogue's index.
  public var required: [Int]
  /// Features of it that guests do not get.
  public var disabled: [Int]

  /// The model of `map` that takes the fewest changes; nil if the map has none for the vendor.
  ///
  /// A feature to take away counts for two to add: a guest's operating system may know the model by name.
  public init?(_ level: LevelledCPU, map: MapProjection, catalog: Catalog) {
    var best: (model: MapProjection.Model, cost: Int)?
    for model in map.models where model.uncatalogued.isEmpty && !notInQEMU.contains(model.name) {
      guard model.vendor == nil || level.vendor == nil || model.vendor == level.vendor else { continue }
      let extra = level.features.intersection(map.named).subtracting(model.features).count
      let cost = 2 * model.features.subtracting(level.features).count + extra
      // Of equals the later, which is the younger.
      if best.map({ cost <= $0.cost }) ?? true { best = (model, cost) }
    }
    guard let best else { return nil }
    model = best.model.name
    required = level.features.intersection(map.named).subtracting(best.model.features).map { $0 }
    disabled = best.model.features.subtracting(level.features).map { $0 }
  }
}

/// Models of libvirt's map that QEMU does not have: a distribution's own, and those that were taken out.
///
/// - SeeAlso: qemu 7.2 and 10.0 target/i386/cpu.c, builtin_x86_defs, which lacks them.
private let notInQEMU: Set<String> = [
  "cpu64-rhel5", "cpu64-rhel6", "Icelake-Client", "Icelake-Client-noTSX", "pentiumpro",
]
