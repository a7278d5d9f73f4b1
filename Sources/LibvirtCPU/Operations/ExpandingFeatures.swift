internal import X86CPU

extension CPUMap {
  /// The definition with its model's features listed, sorted by name, as `--features` prints it.
  ///
  /// - Throws: `LibvirtError`: `unknown CPU model X`.
  public func expandingFeatures(of definition: CPUDefinition) throws(LibvirtError) -> CPUDefinition {
    let name = definition.model ?? "(null)"
    guard let model = model(named: name) else {
      throw LibvirtError(.internalError, "unknown CPU model \(name)")
    }
    var result = definition
    let isHost = definition.kind == .host
    result.features = placesTaken(from: model.bits).map {
      CPUDefinition.Feature(features[$0].name, isHost ? nil : .require)
    }
    for feature in definition.features {
      guard isHost || feature.policy == .require || feature.policy == .disable else { continue }
      result.update(feature.name, feature.policy)
    }
    if !isHost { result.addRemoved(of: model, .disable) }
    result.features.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return result
  }

  /// The definition without listed features that cannot migrate; the model's own stay.
  public func migratableCopy(of definition: CPUDefinition) -> CPUDefinition {
    var result = definition
    result.features.removeAll { feature(named: $0.name)?.isMigratable == false }
    return result
  }

  /// Checks every listed name, as libvirt does before it starts or receives a guest.
  ///
  /// - Throws: `LibvirtError`: `unsupported configuration: unknown CPU feature: X`.
  public func validateFeatures(of definition: CPUDefinition) throws(LibvirtError) {
    for feature in definition.features where featureIndices[feature.name] == nil {
      throw LibvirtRefusal.unknownFeature(feature.name).error(of: .validation)
    }
  }
}

extension CPUDefinition {
  /// Adds the features that a model once had, unless they are already listed.
  mutating func addRemoved(of model: MapModel, _ policy: Policy) {
    for name in model.removed { addIfMissing(name, policy) }
  }
}
