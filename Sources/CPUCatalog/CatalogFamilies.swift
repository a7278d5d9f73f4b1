public import X86CPU

extension Catalog {
  /// The features of a family: those with a name that begins with `word`, such as AVX512 or amx; separators and case do not count.
  ///
  /// Empty for fewer than two, and for words of fewer than two letters.
  public func family(called word: String) -> [Feature] {
    let wanted = folded(word)
    guard wanted.count > 1 else { return [] }
    let found = features.filter { feature in
      folded(feature.name).starts(with: wanted)
        || feature.aliases.contains { folded($0.name).starts(with: wanted) || isTrait($0.name, of: wanted) }
    }
    return found.count > 1 ? found : []
  }

  /// The features in a register, or at one bit of it, in order of location.
  public func features(at notation: RegisterNotation) -> [Feature] {
    if notation.bit != nil { return notation.location.flatMap { feature(at: $0) }.map { [$0] } ?? [] }
    return features.filter { notation.holds($0.location) }
  }

  /// Whether a name is a trait of Nova's whose last part begins with `wanted`: HW_CPU_X86_AVX512F.
  private func isTrait(_ name: String, of wanted: [UInt8]) -> Bool {
    let prefix = "HW_CPU_X86_"
    guard name.hasPrefix(prefix) else { return false }
    return folded(String(name.dropFirst(prefix.count))).starts(with: wanted)
  }
}

/// A name's letters and digits, letters small.
private func folded(_ name: String) -> [UInt8] {
  name.utf8.compactMap { byte in
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    default: nil
    }
  }
}
