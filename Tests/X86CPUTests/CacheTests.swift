import Testing

@testable import X86CPU

@Suite struct CacheTests {
  private static let intel = CPUIDRegisters(eax: 5, ebx: 0x756e_6547, ecx: 0x6c65_746e, edx: 0x4965_6e69)
  private static let amd = CPUIDRegisters(eax: 1, ebx: 0x6874_7541, ecx: 0x444d_4163, edx: 0x6974_6e65)

  private static func sizes(_ caches: [CacheLevel]) -> [String] {
    caches.map { "L\($0.level) \($0.kind.rawValue) \($0.size >> 10) KiB" }
  }

  /// The last level of parts with memory in the package is the fourth.
  @Test(arguments: [(0x1fff as UInt32, 128 << 20), (0x0fff, 64 << 20)])
  func theFourthLevelIsRead(sets: UInt32, size: Int) {
    let table = CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): Self.intel, CPUIDLeaf(eax: 4): .init(eax: 0x1c00_4121, ebx: 0x01c0_003f, ecx: 0x3f),
      CPUIDLeaf(eax: 4, ecx: 1): .init(eax: 0x1c03_c183, ebx: 0x03c0_f03f, ecx: sets),
    ])
    #expect(table.caches.map(\.level) == [1, 4])
    #expect(table.caches[1].size == size)
  }

  /// Descriptors are read where leaf 04H is not there; a register with bit 31 set holds none.
  @Test(arguments: [
    (
      [0x605b_5001, 0, 0, 0x007c_704d] as [UInt32],
      ["L1 data 16 KiB", "L2 unified 1024 KiB", "L3 unified 16384 KiB"]
    ),
    ([0x0302_0101, 0, 0, 0x0c04_0843], ["L1 data 16 KiB", "L1 instruction 16 KiB", "L2 unified 512 KiB"]),
    ([0x0302_0101, 0, 0, 0x8c04_0843], []), ([0x00fe_ff01, 0xf0, 0, 0], []), ([0, 0, 0, 0], []),
  ])
  func descriptorsAreRead(words: [UInt32], expected: [String]) {
    let table = CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): .init(
        eax: 2, ebx: Self.intel.ebx, ecx: Self.intel.ecx, edx: Self.intel.edx),
      CPUIDLeaf(eax: 1): .init(eax: 0x0000_0f68),
      CPUIDLeaf(eax: 2): .init(eax: words[0], ebx: words[1], ecx: words[2], edx: words[3]),
    ])
    #expect(Self.sizes(table.caches) == expected)
    #expect(table.caches.allSatisfy { $0.sharedBy == nil })
  }

  /// 49H is a cache of the third level on one CPU, and of the second on all others.
  @Test(arguments: [(0x0000_0f65 as UInt32, 3), (0x0000_06f6, 2), (0x0000_0f48, 2)])
  func oneDescriptorDependsOnTheCPU(signature: UInt32, level: Int) {
    let table = CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): .init(eax: 2, ebx: Self.intel.ebx, ecx: Self.intel.ecx, edx: Self.intel.edx),
      CPUIDLeaf(eax: 1): .init(eax: signature), CPUIDLeaf(eax: 2): .init(eax: 0x4901),
    ])
    #expect(table.caches == [CacheLevel(level: level, kind: .unified, size: 4 << 20, ways: 16, lineSize: 64)])
  }

  @Test func theExtendedLeavesOfAMDAreRead() {
    let table = CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): Self.amd, CPUIDLeaf(eax: 0x8000_0000): .init(eax: 0x8000_0008),
      CPUIDLeaf(eax: 0x8000_0005): .init(ecx: 0x4002_0140, edx: 0x4002_0140),
      CPUIDLeaf(eax: 0x8000_0006): .init(ecx: 0x0200_8140, edx: 0x0030_b140),
    ])
    #expect(
      Self.sizes(table.caches) == [
        "L1 data 64 KiB", "L1 instruction 64 KiB", "L2 unified 512 KiB", "L3 unified 6144 KiB",
      ])
    #expect(table.caches.map(\.ways) == [2, 2, 16, 48])
  }

  /// A component that a mask names and no subleaf describes is not known; without subleaf 1 IA32_XSS is not.
  @Test func unknownComponentsAreUnknown() throws {
    var table = CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): .init(
        eax: 0x0d, ebx: Self.intel.ebx, ecx: Self.intel.ecx, edx: Self.intel.edx),
      CPUIDLeaf(eax: 0x0d): .init(eax: 0x207, ebx: 0xa88, ecx: 0xa88),
      CPUIDLeaf(eax: 0x0d, ecx: 2): .init(eax: 0x100, ebx: 0x240),
    ])
    var area = try #require(table.xsaveArea)
    #expect(area.supervisorMask == nil)
    #expect(area.components.map(\.number) == [2] && area.unknownComponents == [9])
    table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 1)] = .init(eax: 0xf, ecx: 0x100)
    area = try #require(table.xsaveArea)
    #expect(area.supervisorMask == 0x100 && area.unknownComponents == [8, 9])
    table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 9)] = .init(eax: 8, ebx: 0xa80)
    table.leaves[CPUIDLeaf(eax: 0x0d, ecx: 8)] = .init(eax: 0x80, ecx: 1)
    #expect(try #require(table.xsaveArea).unknownComponents == [])
  }

  /// Threads of a core are not 1 because the leaf that tells them is not in the dump.
  @Test(arguments: [(0x0040_0000 as UInt32, nil as Int?), (0, 1)])
  func unknownThreadsAreUnknown(features: UInt32, threads: Int?) {
    let table = CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): Self.amd, CPUIDLeaf(eax: 0x8000_0000): .init(eax: 0x8000_001e),
      CPUIDLeaf(eax: 0x8000_0001): .init(ecx: features), CPUIDLeaf(eax: 0x8000_0008): .init(ecx: 7),
    ])
    #expect(table.topology?.threadsPerCore == threads)
  }
}
