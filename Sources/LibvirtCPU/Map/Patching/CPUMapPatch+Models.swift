internal import X86CPU

/// A patch's effect on one model.
public struct MapModelChange: Sendable {
  /// The model's name.
  public let model: String
  /// Features that it loses, in the map's order.
  public let loses: [String]
  /// Features that it gains.
  public let gains: [String]
  /// The ancestor through which it loses them; nil if its own list had them.
  public let through: String?
  /// Features that it no longer marks `removed='yes'`.
  public let unmarked: [String]
  /// Features that it no longer marks `added='yes'`.
  public let unadded: [String]
}

extension CPUMapPatch {
  /// The models that change, in the map's order.
  public var modelChanges: [MapModelChange] {
    let removals = removals
    return zip(before.models, after.models).compactMap { old, new in
      let (had, has) = (before.names(in: old.bits), after.names(in: new.bits))
      let loses = had.filter { !has.contains($0) }
      let gains = has.filter { !had.contains($0) }
      let unmarked = old.removed.filter { !new.removed.contains($0) }
      let unadded = old.added.filter { !new.added.contains($0) }
      guard !(loses.isEmpty && gains.isEmpty && unmarked.isEmpty && unadded.isEmpty) else { return nil }
      func lost(by name: String) -> Bool {
        removals.contains { $0.model == name && $0.kind != .removed }
      }
      let isOwn = lost(by: old.name)
      let through = lineage(of: old.name).first(where: lost)
      return MapModelChange(
        model: old.name, loses: loses, gains: gains, through: isOwn || loses.isEmpty ? nil : through,
        unmarked: unmarked, unadded: unadded)
    }
  }

  /// Chosen models and their descendants that still have a dropped feature, with the ancestor it comes from.
  public var keepers: [(model: String, feature: String)] {
    guard let models else { return [] }
    let chosen = Set(models)
    return after.models.flatMap { model in
      guard chosen.contains(model.name) || !chosen.isDisjoint(with: lineage(of: model.name)) else {
        return [(model: String, feature: String)]()
      }
      return features.filter { name in
        after.feature(named: name).map { $0.bits.isSubset(of: model.bits) } ?? false
      }.map { (model.name, $0) }
    }
  }

  /// Models that libvirt starts without a dropped feature (`removed='yes'`), so live definitions name it.
  public func modelsMarking(_ feature: String) -> [String] {
    before.models.filter { $0.removed.contains(feature) }.map(\.name)
  }
}
