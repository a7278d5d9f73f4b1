extension CPUIDTable {
  /// The caches from AMD's leaves 80000005H and 80000006H; empty if neither is known, and for other vendors.
  ///
  /// - SeeAlso: AMD APM vol. 3, appendix E.4.4 (Fn8000_0005) and E.4.5 (Fn8000_0006) with table E-4.
  var cachesByExtendedLeaves: [CacheLevel] {
    guard vendor == "AuthenticAMD" || vendor == "HygonGenuine" else { return [] }
    var caches: [CacheLevel] = []
    if case .registers(let first) = answer(leaf: 0x8000_0005) {
      for (kind, register) in [(CacheLevel.Kind.data, first.ecx), (.instruction, first.edx)]
      where register >> 24 != 0 {
        let ways = Int(register >> 16 & 0xff)
        caches.append(
          CacheLevel(
            level: 1, kind: kind, size: Int(register >> 24) << 10, ways: ways == 0xff ? nil : ways,
            lineSize: Int(register & 0xff)))
      }
    }
    if case .registers(let next) = answer(leaf: 0x8000_0006) {
      let sizes = [Int(next.ecx >> 16) << 10, Int(next.edx >> 18) << 19]
      for (level, (register, size)) in zip([next.ecx, next.edx], sizes).enumerated() where size > 0 {
        // 0 means no cache, 9 refers to leaf 8000001DH, 0FH means fully associative.
        let code = register >> 12 & 0xf
        guard code != 0 else { continue }
        caches.append(
          CacheLevel(
            level: level + 2, kind: .unified, size: size, ways: waysOfCode[code],
            lineSize: Int(register & 0xff)))
      }
    }
    return caches
  }
}

/// Ways by the codes of table E-4.
private let waysOfCode: [UInt32: Int] = [
  1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 16, 10: 32, 11: 48, 12: 64, 13: 96, 14: 128,
]
