public import CPUCatalog
internal import LibvirtCPU
public import X86CPU

/// Whether guests of one named model can be started on a host whole, today and after an upgrade.
public struct ModelOutlook: Sendable {
  /// The model.
  public let name: String
  /// Whether they can today.
  public let before: Bool
  /// Whether they can after the upgrade; nil if that is unknown.
  public let after: Bool?
  /// Whether QEMU and libvirt both know the name only after the upgrade.
  public let isNew: Bool
  /// What of the model the upgraded host certainly does not give.
  public let missing: FeatureSet
  /// What of the model the upgraded host may not give.
  public let open: FeatureSet
}

extension UpgradeForecast {
  /// The named models of the host's vendor that are known to be usable today or not, and that the upgrade changes or may change; in the map's order.
  ///
  /// A model has the features of QEMU's definition where QEMU has one, else those of libvirt's.
  public func models(masks: ExposureMasks, catalog: Catalog) -> [ModelOutlook] {
    let old = StackModels(of: host, catalog)
    let new = StackModels(of: upgraded, libvirt: upgrade.libvirt, catalog)
    return new.models.compactMap { model in
      guard model.vendor == nil || host.vendor == nil || model.vendor == host.vendor,
        // Another name for the same features adds no evidence.
        !model.isVersioned
          || !new.models.contains(where: { !$0.isVersioned && $0.features == model.features })
      else { return nil }
      let features = model.definition(catalog).intersection(masks.levelled)
      let knownBefore = old.hasName(model.name)
      let knownAfter = new.hasName(model.name)
      let ruledBefore = accepted.before.hasAll(features).and(knownBefore)
      let ruledAfter = accepted.after.hasAll(features).and(knownAfter)
      let before = host.customModels[model.name].flatMap(\.self) ?? ruledBefore
      let after = ruledAfter == ruledBefore ? before : ruledAfter
      guard let before, before != after else { return nil }
      return ModelOutlook(
        name: model.name, before: before, after: after, isNew: knownBefore == false && knownAfter == true,
        missing: features.intersection(accepted.after.absent),
        open: features.subtracting(accepted.after.present).subtracting(accepted.after.absent))
    }
  }
}

/// The names of models that both QEMU and libvirt of a host know.
private struct StackModels {
  let models: [MapProjection.Model]
  private let certain: Set<String>
  private let possible: Set<String>?
  private let qemu: Set<QEMUSeries>

  init(of host: HostCPU, libvirt: LibvirtVersion? = nil, _ catalog: Catalog) {
    qemu = host.qemuSeries
    if libvirt == nil, let map = host.capturedMap {
      models = map.models
      certain = Set(map.models.map(\.name))
      possible = certain
      return
    }
    let version = libvirt ?? host.libvirtVersion
    func names(_ version: LibvirtVersion) -> Set<String> {
      Set(CPUMap.builtin(for: version).models.map(\.name))
    }
    let around = version.map { CPUMap.builtinVersions(around: $0) }
    certain = around?.older.map(names) ?? []
    possible = around?.newer.map(names)
    models = MapProjection(CPUMap.builtin(for: version ?? .assumed), catalog: catalog).models
  }

  /// Whether libvirt and QEMU know the name; nil if that is unknown of one and the other does.
  func hasName(_ name: String) -> Bool? {
    let map: Bool? = certain.contains(name) ? true : possible.map { $0.contains(name) ? nil : false } ?? nil
    let table = QEMUModelTable.standard
    let answers = Set(qemu.map { table.hasModel(name, in: $0) })
    return (answers.count == 1 ? answers.first ?? nil : nil).and(map)
  }
}

extension MapProjection.Model {
  /// What QEMU switches on for the model, where it has one of the name.
  fileprivate func definition(_ catalog: Catalog) -> FeatureSet {
    guard let record = QEMUModelTable.standard.model(named: name) else { return features }
    return FeatureSet(record.properties.flatMap { catalog.features(calledByQEMU: $0) }.map(\.index))
  }
}

extension FeatureAnswers {
  /// Whether guests have all of `features`; nil if none is certainly missing and some are unknown.
  fileprivate func hasAll(_ features: FeatureSet) -> Bool? {
    if !features.isDisjoint(with: absent) { return false }
    return features.isSubset(of: present) ? true : nil
  }
}

extension Bool? {
  /// Whether both hold; nil if one is unknown and the other holds or is unknown either.
  fileprivate func and(_ other: Bool?) -> Bool? {
    if self == false || other == false { return false }
    return self == true && other == true ? true : nil
  }
}
