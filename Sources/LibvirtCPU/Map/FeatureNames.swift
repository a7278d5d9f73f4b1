public import X86CPU

extension CPUMap {
  /// The names of the features whose bits are all in `bits`, in the map's order.
  public func names(in bits: MapBits) -> [String] {
    if isOneBitPerFeature { return bits.map { features[$0].name } }
    return features.filter { $0.bits.isSubset(of: bits) }.map(\.name)
  }

  /// The indices of the features found in `bits` when each consumes its bits.
  ///
  /// It differs from the features whose bits are all set only in maps where features share bits.
  func placesTaken(from bits: MapBits) -> MapBits {
    if isOneBitPerFeature { return bits }
    var rest = bits
    return MapBits(
      features.indices.filter { place in
        guard features[place].bits.isSubset(of: rest) else { return false }
        rest.subtract(features[place].bits)
        return true
      })
  }
}
