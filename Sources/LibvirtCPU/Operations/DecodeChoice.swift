internal import X86CPU

/// libvirt's choice between candidate models.
///
/// Each method takes the map as a parameter: storing it here would copy it for every decoding.
struct DecodeChoice {
  private let kind: CPUDefinition.Kind
  private let signature: CPUSignature?
  private let preferred: [Int]
  private let onlyPreferred: Int?

  init(map: CPUMap, kind: CPUDefinition.Kind, signature: UInt32, preferred: [String]) {
    self.kind = kind
    self.signature = signature == 0 ? nil : CPUSignature(eax: signature)
    self.preferred = preferred.compactMap { map.modelIndices[$0] }
    onlyPreferred = preferred.count == 1 ? self.preferred.first : nil
  }

  /// Whether a model is the single preferred one, which ends the search.
  func isOnlyPreferred(_ model: Int) -> Bool { model == onlyPreferred }

  /// Whether a candidate is acceptable and better than the best one so far.
  func takes(_ candidate: DecodeCandidate, over best: DecodeCandidate?, in map: CPUMap) -> Bool {
    switch kind {
    case .host:
      guard map.models[candidate.model].decodesHosts, candidate.disabledCount == 0 else { return false }
    case .guest: guard map.models[candidate.model].decodesGuests else { return false }
    }
    guard !isOnlyPreferred(candidate.model), let best else { return true }
    let (bestMatches, candidateMatches) = matches(best.model, candidate.model, in: map)
    if bestMatches, !candidateMatches { return false }
    guard map.libvirtVersion.penalisesDisabledFeatures else {
      return candidate.count < best.count || candidateMatches && !bestMatches
    }
    if candidateMatches, !bestMatches { return true }
    let ours = candidate.score(asHost: kind == .host)
    let theirs = best.score(asHost: kind == .host)
    return ours.total < theirs.total
      || ours.total == theirs.total && ours.disabled < theirs.disabled
      || ours.disabled < theirs.disabled && preferred.contains(candidate.model)
  }

  /// Whether a model can be skipped early: it would list more features than the best one's total weight.
  ///
  /// Only without a signature, because a model with a matching signature wins whatever it lists.
  func cannotTake(
    _ model: Int, for data: MapBits, over best: DecodeCandidate?, in map: CPUMap
  ) -> Bool {
    guard let best, signature == nil, map.isOneBitPerFeature, map.libvirtVersion.penalisesDisabledFeatures,
      !preferred.contains(model)
    else { return false }
    return data.countSubtracting(map.models[model].bits, below: map.bitLocations.count)
      > best.score(asHost: kind == .host).total
  }

  private func matches(_ a: Int, _ b: Int, in map: CPUMap) -> (Bool, Bool) {
    guard let signature else { return (false, false) }
    return (map.models[a].matches(signature), map.models[b].matches(signature))
  }
}
