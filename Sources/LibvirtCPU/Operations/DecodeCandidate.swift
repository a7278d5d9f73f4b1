internal import X86CPU

/// A candidate model for decoding, with the feature list it needs.
struct DecodeCandidate {
  let model: Int
  /// Indices of the features that the data has in addition to the model.
  let required: MapBits
  /// Indices of the features that the model has and the data lacks, and of blockers.
  let disabled: MapBits
  /// Removed features not yet listed; only for guests.
  let removed: [String]
  let requiredCount: Int
  let disabledCount: Int

  var count: Int { requiredCount + disabledCount }

  /// The length of the list with disabled features weighed, and the weight of those alone.
  ///
  /// libvirt iterates over the list and shortens the iteration at every disabled feature it meets. These are at
  /// the end, so it meets only half of them; the rest count one each. The weights are 2, 3, 4 and so on.
  func score(asHost: Bool) -> (total: Int, disabled: Int) {
    guard !asHost else { return (count, 0) }
    let met = (disabledCount + 1) / 2
    let penalty = met * (met + 3) / 2
    return (count - met + penalty, penalty)
  }
}

extension CPUMap {
  /// Computes the feature list for a model.
  ///
  /// - Throws: `LibvirtError`: `CPU feature 'X' specified more than once` if a feature is both required and disabled.
  func candidate(
    _ model: Int, for data: DecodableData, kind: CPUDefinition.Kind, blockers: [String]
  ) throws(LibvirtError) -> DecodeCandidate {
    let extra = data.bits.subtracting(models[model].bits)
    var lacking = models[model].bits.subtracting(data.bits)
    for name in blockers {
      guard let feature = feature(named: name), !feature.bits.isSubset(of: extra) else { continue }
      lacking.formUnion(feature.bits)
    }
    let required = placesTaken(from: extra)
    let disabled = placesTaken(from: lacking)
    if !required.isDisjoint(with: disabled),
      let twice = required.intersection(disabled).first(where: { _ in true })
    {
      throw LibvirtError(.internalError, "CPU feature '\(features[twice].name)' specified more than once")
    }
    var removed: [String] = []
    if kind == .guest {
      for name in models[model].removed where !removed.contains(name) {
        guard let place = featureIndices[name], required.contains(place) || disabled.contains(place) else {
          removed.append(name)
          continue
        }
      }
    }
    return DecodeCandidate(
      model: model, required: required, disabled: disabled, removed: removed,
      requiredCount: required.count, disabledCount: disabled.count + removed.count)
  }
}
