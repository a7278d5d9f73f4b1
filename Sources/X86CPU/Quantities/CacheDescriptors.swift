extension CPUIDTable {
  /// The caches that the descriptors of leaf 02H name; empty if the leaf is unknown or names none.
  ///
  /// A descriptor is a byte of a register whose bit 31 is clear; EAX[7:0] is a count and always 01H. FFH refers to
  /// leaf 04H. CPUs from other vendors have no such leaf and answer zeros.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 02H and table 3-12.
  var cachesByDescriptors: [CacheLevel] {
    guard case .registers(let leaf) = answer(leaf: 2), leaf.eax & 0xff == 1 else { return [] }
    var caches: [CacheLevel] = []
    for (position, register) in [leaf.eax & ~0xff, leaf.ebx, leaf.ecx, leaf.edx].enumerated()
    where register >> 31 == 0 {
      for shift in stride(from: position == 0 ? 8 : 0, to: 32, by: 8) {
        let descriptor = UInt8(truncatingIfNeeded: register >> UInt32(shift))
        if let cache = cache(of: descriptor), !caches.contains(cache) { caches.append(cache) }
      }
    }
    return caches.sorted { ($0.level, $0.kind.rawValue) < ($1.level, $1.kind.rawValue) }
  }

  private func cache(of descriptor: UInt8) -> CacheLevel? {
    // 49H is the third level on the Xeon MP of family 0FH, model 06H, and the second on all others.
    if descriptor == 0x49, let signature {
      let isThird = (signature.family, signature.model) == (15, 6)
      return CacheLevel(level: isThird ? 3 : 2, kind: .unified, size: 4 << 20, ways: 16, lineSize: 64)
    }
    return cachesOfDescriptors[descriptor]?.level
  }
}

/// The cache that one descriptor byte stands for.
private struct CacheDescriptor {
  var level: CacheLevel

  init(_ level: Int, _ kind: CacheLevel.Kind, kibibytes: Int, ways: Int, line: Int) {
    self.level = CacheLevel(level: level, kind: kind, size: kibibytes << 10, ways: ways, lineSize: line)
  }
}

/// The cache descriptors, without those of TLBs, prefetching and trace caches.
///
/// - SeeAlso: Intel SDM vol. 2A, CPUID, table 3-12, "Encoding of CPUID Leaf 2 Descriptors"; for 39H to 3EH linux 6.12
///   arch/x86/kernel/cpu/cacheinfo.c, cache_table; for those that neither has cpuid 20230120, decode of leaf 2.
private let cachesOfDescriptors: [UInt8: CacheDescriptor] = [
  0x06: .init(1, .instruction, kibibytes: 8, ways: 4, line: 32),
  0x08: .init(1, .instruction, kibibytes: 16, ways: 4, line: 32),
  0x09: .init(1, .instruction, kibibytes: 32, ways: 4, line: 64),
  0x0a: .init(1, .data, kibibytes: 8, ways: 2, line: 32),
  0x0c: .init(1, .data, kibibytes: 16, ways: 4, line: 32),
  0x0d: .init(1, .data, kibibytes: 16, ways: 4, line: 64),
  0x0e: .init(1, .data, kibibytes: 24, ways: 6, line: 64),
  0x10: .init(1, .data, kibibytes: 16, ways: 4, line: 32),
  0x15: .init(1, .instruction, kibibytes: 16, ways: 4, line: 32),
  0x1a: .init(2, .unified, kibibytes: 96, ways: 6, line: 64),
  0x1d: .init(2, .unified, kibibytes: 128, ways: 2, line: 64),
  0x21: .init(2, .unified, kibibytes: 256, ways: 8, line: 64),
  0x22: .init(3, .unified, kibibytes: 512, ways: 4, line: 64),
  0x23: .init(3, .unified, kibibytes: 1024, ways: 8, line: 64),
  0x24: .init(2, .unified, kibibytes: 1024, ways: 16, line: 64),
  0x25: .init(3, .unified, kibibytes: 2048, ways: 8, line: 64),
  0x29: .init(3, .unified, kibibytes: 4096, ways: 8, line: 64),
  0x2c: .init(1, .data, kibibytes: 32, ways: 8, line: 64),
  0x30: .init(1, .instruction, kibibytes: 32, ways: 8, line: 64),
  0x39: .init(2, .unified, kibibytes: 128, ways: 4, line: 64),
  0x3a: .init(2, .unified, kibibytes: 192, ways: 6, line: 64),
  0x3b: .init(2, .unified, kibibytes: 128, ways: 2, line: 64),
  0x3c: .init(2, .unified, kibibytes: 256, ways: 4, line: 64),
  0x3d: .init(2, .unified, kibibytes: 384, ways: 6, line: 64),
  0x3e: .init(2, .unified, kibibytes: 512, ways: 4, line: 64),
  0x41: .init(2, .unified, kibibytes: 128, ways: 4, line: 32),
  0x42: .init(2, .unified, kibibytes: 256, ways: 4, line: 32),
  0x43: .init(2, .unified, kibibytes: 512, ways: 4, line: 32),
  0x44: .init(2, .unified, kibibytes: 1024, ways: 4, line: 32),
  0x45: .init(2, .unified, kibibytes: 2048, ways: 4, line: 32),
  0x46: .init(3, .unified, kibibytes: 4096, ways: 4, line: 64),
  0x47: .init(3, .unified, kibibytes: 8192, ways: 8, line: 64),
  0x48: .init(2, .unified, kibibytes: 3072, ways: 12, line: 64),
  0x4a: .init(3, .unified, kibibytes: 6144, ways: 12, line: 64),
  0x4b: .init(3, .unified, kibibytes: 8192, ways: 16, line: 64),
  0x4c: .init(3, .unified, kibibytes: 12288, ways: 12, line: 64),
  0x4d: .init(3, .unified, kibibytes: 16384, ways: 16, line: 64),
  0x4e: .init(2, .unified, kibibytes: 6144, ways: 24, line: 64),
  0x60: .init(1, .data, kibibytes: 16, ways: 8, line: 64),
  0x66: .init(1, .data, kibibytes: 8, ways: 4, line: 64),
  0x67: .init(1, .data, kibibytes: 16, ways: 4, line: 64),
  0x68: .init(1, .data, kibibytes: 32, ways: 4, line: 64),
  0x77: .init(1, .instruction, kibibytes: 16, ways: 4, line: 64),
  0x78: .init(2, .unified, kibibytes: 1024, ways: 4, line: 64),
  0x79: .init(2, .unified, kibibytes: 128, ways: 8, line: 64),
  0x7a: .init(2, .unified, kibibytes: 256, ways: 8, line: 64),
  0x7b: .init(2, .unified, kibibytes: 512, ways: 8, line: 64),
  0x7c: .init(2, .unified, kibibytes: 1024, ways: 8, line: 64),
  0x7d: .init(2, .unified, kibibytes: 2048, ways: 8, line: 64),
  0x7e: .init(2, .unified, kibibytes: 256, ways: 8, line: 128),
  0x7f: .init(2, .unified, kibibytes: 512, ways: 2, line: 64),
  0x80: .init(2, .unified, kibibytes: 512, ways: 8, line: 64),
  0x81: .init(2, .unified, kibibytes: 128, ways: 8, line: 32),
  0x82: .init(2, .unified, kibibytes: 256, ways: 8, line: 32),
  0x83: .init(2, .unified, kibibytes: 512, ways: 8, line: 32),
  0x84: .init(2, .unified, kibibytes: 1024, ways: 8, line: 32),
  0x85: .init(2, .unified, kibibytes: 2048, ways: 8, line: 32),
  0x86: .init(2, .unified, kibibytes: 512, ways: 4, line: 64),
  0x87: .init(2, .unified, kibibytes: 1024, ways: 8, line: 64),
  0x88: .init(3, .unified, kibibytes: 2048, ways: 4, line: 64),
  0x89: .init(3, .unified, kibibytes: 4096, ways: 4, line: 64),
  0x8a: .init(3, .unified, kibibytes: 8192, ways: 4, line: 64),
  0x8d: .init(3, .unified, kibibytes: 3072, ways: 12, line: 128),
  0xd0: .init(3, .unified, kibibytes: 512, ways: 4, line: 64),
  0xd1: .init(3, .unified, kibibytes: 1024, ways: 4, line: 64),
  0xd2: .init(3, .unified, kibibytes: 2048, ways: 4, line: 64),
  0xd6: .init(3, .unified, kibibytes: 1024, ways: 8, line: 64),
  0xd7: .init(3, .unified, kibibytes: 2048, ways: 8, line: 64),
  0xd8: .init(3, .unified, kibibytes: 4096, ways: 8, line: 64),
  0xdc: .init(3, .unified, kibibytes: 1536, ways: 12, line: 64),
  0xdd: .init(3, .unified, kibibytes: 3072, ways: 12, line: 64),
  0xde: .init(3, .unified, kibibytes: 6144, ways: 12, line: 64),
  0xe2: .init(3, .unified, kibibytes: 2048, ways: 16, line: 64),
  0xe3: .init(3, .unified, kibibytes: 4096, ways: 16, line: 64),
  0xe4: .init(3, .unified, kibibytes: 8192, ways: 16, line: 64),
  0xea: .init(3, .unified, kibibytes: 12288, ways: 24, line: 64),
  0xeb: .init(3, .unified, kibibytes: 18432, ways: 24, line: 64),
  0xec: .init(3, .unified, kibibytes: 24576, ways: 24, line: 64),
]
