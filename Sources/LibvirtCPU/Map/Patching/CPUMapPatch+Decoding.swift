internal import X86CPU

/// A CPU that libvirt names differently with a patched map.
public struct MapNamingChange: Sendable, Hashable {
  /// The model whose features, vendor and first signature the CPU has, and no other features.
  public let cpu: String
  /// Whether the CPU has the dropped features that the model had.
  public let hasDropped: Bool
  /// Host: its name in `virsh capabilities`; guest: the start of host-model.
  public let kind: CPUDefinition.Kind
  /// The model with the old map; nil if none fits.
  public let before: String?
  /// The model with the new map; nil if none fits.
  public let after: String?
}

extension CPUMapPatch {
  /// CPUs with just the features of one of the map's models, with and without the dropped ones, whose name changes.
  ///
  /// These are examples, not a proof: real CPUs have features on top of their model and can be renamed too.
  public var namingChanges: [MapNamingChange] {
    var changes: [MapNamingChange] = []
    var seen: Set<CPUIDTable> = []
    var dropped = MapBits()
    for name in features { if let feature = before.feature(named: name) { dropped.formUnion(feature.bits) } }
    for model in before.models {
      var lacking = model.bits
      lacking.subtract(dropped)
      for bits in [model.bits, lacking] {
        let table = table(of: model, bits)
        guard seen.insert(table).inserted else { continue }
        for kind in [CPUDefinition.Kind.host, .guest] {
          let (old, new) = (before.modelName(of: table, as: kind), after.modelName(of: table, as: kind))
          guard old != new else { continue }
          let hasDropped = lacking != model.bits && bits == model.bits
          changes.append(
            MapNamingChange(cpu: model.name, hasDropped: hasDropped, kind: kind, before: old, after: new))
        }
      }
    }
    return changes
  }

  private func table(of model: MapModel, _ bits: MapBits) -> CPUIDTable {
    var table = CPUIDTable()
    if let vendor = before.vendor(of: model) { table.leaves[CPUIDLeaf(eax: 0)] = vendor.registers }
    for bit in bits { table.set(before.bitLocations[bit]) }
    if let first = model.signatures.first {
      let signature = CPUSignature(
        family: first.family, model: first.model, stepping: first.firstStepping)
      table.leaves[CPUIDLeaf(eax: 1), default: CPUIDRegisters()].eax = signature.eax
    }
    return table
  }
}

extension CPUMap {
  fileprivate func modelName(of table: CPUIDTable, as kind: CPUDefinition.Kind) -> String? {
    (try? decode(table, as: kind))?.model
  }
}
