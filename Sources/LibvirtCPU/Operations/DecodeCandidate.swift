internal import X86CPU

/// A model that data might be decoded to, and the list of features that would go with it.
struct DecodeCandidate {
  let model: Int
  /// Places of the features that the data has beyond the model.
  let required: MapBits
  /// Places of the features that the model has beyond the data, and of blockers.
  let disabled: MapBits
  /// Removed features that are not listed yet; guests only.
  let removed: [String]
  let requiredCount: Int
  let disabledCount: Int

  var count: Int { requiredCount + disabledCount }

  /// The length of the list with disabled features weighed, and the weight of those alone.
  ///
  /// libvirt walks the list while it shrinks the walk's end at every disabled feature it meets. These stand at
  /// the end, so that it meets only half of them; the rest counts one each. The weights are 2, 3, 4 and so on.
  func score(asHost: Bool) -> (total: Int, disabled: Int) {
    guard !asHost else { return (count, 0) }
    let met = (disabledCount + 1) / 2
    let penalty = met * (met + 3) / 2
    return (count - met + penalty, penalty)
  }
}

extension CPUMap {
  /// Lists what would go with a model.
  ///
  /// - Throws: `CPU feature 'X' specified more than once` if one feature were to be required and disabled.
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
