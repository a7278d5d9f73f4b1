/// One of a logical CPU's caches.
public struct CacheLevel: Sendable, Hashable {
  /// A cache's content: data, instructions or both.
  public enum Kind: String, Sendable, Hashable {
    /// Only data.
    case data
    /// Only instructions.
    case instruction
    /// Data and instructions.
    case unified
  }

  /// The level, from 1.
  public var level: Int
  /// Whether it caches data, instructions or both.
  public var kind: Kind
  /// Its capacity in bytes.
  public var size: Int
  /// Ways of associativity; nil if fully associative.
  public var ways: Int?
  /// The size of a line in bytes.
  public var lineSize: Int
  /// How many logical CPUs can share it, from the room that APIC ids leave; nil if CPUID does not report it.
  public var sharedBy: Int?

  /// Creates a cache; sizes are in bytes.
  public init(level: Int, kind: Kind, size: Int, ways: Int?, lineSize: Int, sharedBy: Int? = nil) {
    self.level = level
    self.kind = kind
    self.size = size
    self.ways = ways
    self.lineSize = lineSize
    self.sharedBy = sharedBy
  }
}

extension CPUIDTable {
  /// The caches, from the leaf with the most detail; empty if none is known.
  ///
  /// The leaves are 04H (Intel) or 8000001DH (AMD), which describe each cache; otherwise 80000005H and 80000006H (AMD), or
  /// the descriptors of leaf 02H (Intel), which name kinds of caches.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 04H; AMD APM vol. 3, appendix E.4.14.
  public var caches: [CacheLevel] {
    for described in [caches(ofLeaf: 0x04), caches(ofLeaf: 0x8000_001d), cachesByExtendedLeaves] {
      if !described.isEmpty { return described }
    }
    return cachesByDescriptors
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
