/// One cache that a logical CPU has.
public struct CacheLevel: Sendable, Hashable {
  /// What a cache holds.
  public enum Kind: String, Sendable, Hashable {
    /// Data.
    case data
    /// Instructions.
    case instruction
    /// Both.
    case unified
  }

  /// The level, from 1.
  public var level: Int
  /// What it holds.
  public var kind: Kind
  /// Bytes.
  public var size: Int
  /// Ways of associativity; nil if fully associative.
  public var ways: Int?
  /// Bytes of a line.
  public var lineSize: Int
  /// How many logical CPUs may share it, by the numbers that APIC ids leave room for.
  public var sharedBy: Int
}

extension CPUIDTable {
  /// The caches that leaf 04H (Intel) or 8000001DH (AMD) describes; empty if neither is known.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 04H; AMD APM vol. 3, appendix E.4.14.
  public var caches: [CacheLevel] {
    let intel = caches(ofLeaf: 0x04)
    return intel.isEmpty ? caches(ofLeaf: 0x8000_001d) : intel
  }

  private func caches(ofLeaf leaf: UInt32) -> [CacheLevel] {
    var caches: [CacheLevel] = []
    for subleaf: UInt32 in 0..<32 {
      guard case .registers(let part) = answer(leaf: leaf, subleaf: subleaf) else { break }
      let kind: CacheLevel.Kind
      switch part.eax & 0x1f {
      case 1: kind = .data
      case 2: kind = .instruction
      case 3: kind = .unified
      default: return caches
      }
      let ways = Int(part.ebx >> 22) + 1
      let partitions = Int(part.ebx >> 12 & 0x3ff) + 1
      let line = Int(part.ebx & 0xfff) + 1
      caches.append(
        CacheLevel(
          level: Int(part.eax >> 5 & 7), kind: kind, size: ways * partitions * line * (Int(part.ecx) + 1),
          ways: part.eax >> 9 & 1 == 1 ? nil : ways, lineSize: line,
          sharedBy: Int(part.eax >> 14 & 0xfff) + 1))
    }
    return caches
  }
}
