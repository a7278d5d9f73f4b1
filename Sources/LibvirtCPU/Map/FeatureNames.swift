public import X86CPU

extension CPUMap {
  /// The names of the features whose bits are all in `bits`, in the map's order.
  public func names(in bits: MapBits) -> [String] { featurePlaces(in: bits).map { features[$0].name } }

  /// The places of the features whose bits are all in `bits`, ascending.
  func featurePlaces(in bits: MapBits) -> [Int] {
    if isOneBitPerFeature { return Array(bits) }
    return features.indices.filter { features[$0].bits.isSubset(of: bits) }
  }

  /// The places of the features found in `bits` when each takes its bits away, ascending.
  ///
  /// Differs from `featurePlaces` only in maps where features share bits.
  func takeFeatures(from bits: MapBits) -> [Int] {
    if isOneBitPerFeature { return Array(bits) }
    var rest = bits
    return features.indices.filter { place in
      guard features[place].bits.isSubset(of: rest) else { return false }
      rest.subtract(features[place].bits)
      return true
    }
  }
}
