import TestSupport
import X86CPU

/// Logical CPUs with known registers, from which dumps of every breed are written.
///
/// Bits of features are random, from a seed; leaves that tell their own shape (04H, 0BH, 0DH, 10H and others) are
/// consistent, as a CPU's are.
struct KnownCPU {
  var number: Int
  var table: CPUIDTable

  /// What a machine is like.
  enum Kind: String, CaseIterable, Sendable {
    /// Many leaves with subleaves that are not counted from 0: components 5 to 7, 9, 11, 12, 17; resources 2 and 3.
    case server
    /// Component 2 alone; leaf 10H with the resource 2 alone, as hybrid parts have it.
    case client
    /// No leaf 07H and no leaf 0DH.
    case old
    /// AMD's: 8000001DH, 80000020H, 80000026H.
    case amd
  }

  /// The logical CPUs of a machine; no two answer alike.
  static func machine(_ kind: Kind, count: Int, seed: UInt64) -> [KnownCPU] {
    var random = SeededGenerator(seed: seed)
    let common = leaves(of: kind, &random)
    return (0..<count).map { number in
      var table = CPUIDTable(leaves: common)
      table.leaves[CPUIDLeaf(eax: 1)]?.ebx = UInt32(number) << 24 | 0x0010_0800
      for (leaf, registers) in common where [0x0b, 0x1f, 0x8000_0026].contains(leaf.eax) {
        table.leaves[leaf] = CPUIDRegisters(
          eax: registers.eax, ebx: registers.ebx, ecx: registers.ecx, edx: UInt32(number))
      }
      // A number of its own in feature bits: no two CPUs may be taken for one.
      table.leaves[CPUIDLeaf(eax: 0x8000_0001)]?.edx ^= UInt32(number) << 12
      return KnownCPU(number: number, table: table)
    }
  }

  private static func leaves(
    of kind: Kind, _ random: inout SeededGenerator
  ) -> [CPUIDLeaf: CPUIDRegisters] {
    func any() -> UInt32 { UInt32.random(in: 1...UInt32.max, using: &random) }
    var leaves: [CPUIDLeaf: CPUIDRegisters] = [:]
    func add(
      _ leaf: UInt32, _ subleaf: UInt32 = 0, _ eax: UInt32, _ ebx: UInt32, _ ecx: UInt32, _ edx: UInt32
    ) {
      leaves[CPUIDLeaf(eax: leaf, ecx: subleaf)] = CPUIDRegisters(eax: eax, ebx: ebx, ecx: ecx, edx: edx)
    }
    let highest: UInt32 =
      switch kind {
      case .server, .client: 0x20
      case .old: 5
      case .amd: 0x10
      }
    if kind == .amd {
      add(0, 0, highest, 0x6874_7541, 0x444d_4163, 0x6974_6e65)
    } else {
      add(0, 0, highest, 0x756e_6547, 0x6c65_746e, 0x4965_6e69)
    }
    // The hypervisor bit is clear; OSXSAVE is a mirror of CR4.
    add(1, 0, 0x000a_06d1, 0, any() & 0x7fff_ffff, any())
    add(2, 0, 0x605b_5001, 0, 0, 0x007c_704d)
    for leaf in 3...min(highest, 0x1c) where SubleafShape.plain.contains(leaf) {
      add(leaf, 0, any(), any(), any(), any())
    }
    if kind != .amd {
      for (subleaf, eax) in [UInt32](arrayLiteral: 0x1c00_4121, 0x1c00_4122, 0x1c00_4143, 0x1c03_c163)
        .enumerated()
      {
        add(4, UInt32(subleaf), eax, 0x01c0_003f, any() & 0xfff, 0)
      }
    }
    if kind != .old {
      add(7, 0, 2, any(), any(), any())
      add(7, 1, any(), any(), any(), any())
      add(7, 2, 0, 0, 0, any())
      for leaf: UInt32 in [0x0b, 0x1f] where leaf <= highest {
        add(leaf, 0, 1, 2, 0x100, 0)
        add(leaf, 1, 7, 0x60, 0x201, 0)
      }
      addState(kind, add, any)
      add(0x0f, 0, 0, 0xff, 0, 2)
      add(0x0f, 1, any(), any(), any(), any())
    }
    if kind == .server || kind == .client {
      add(0x14, 0, 1, any(), any(), 0)
      add(0x14, 1, any(), any(), 0, 0)
      add(0x18, 0, 2, 0, 0, 0)
      add(0x18, 1, 0, any(), any(), any())
      add(0x18, 2, 0, any(), any(), any())
      add(0x20, 0, 0, any(), 0, 0)
    }
    add(0x8000_0000, 0, kind == .amd ? 0x8000_0026 : 0x8000_0008, 0, 0, 0)
    add(0x8000_0001, 0, 0, 0, any(), 0x2c10_0800)
    for leaf: UInt32 in 0x8000_0002...0x8000_0008 { add(leaf, 0, any(), any(), any(), any()) }
    if kind == .amd {
      for subleaf: UInt32 in 0..<4 { add(0x8000_001d, subleaf, 0x121 + subleaf, 0x01c0_003f, any() >> 20, 0) }
      add(0x8000_0020, 0, 0, 0x1c, 0, 0)
      for subleaf: UInt32 in 2...4 { add(0x8000_0020, subleaf, any(), any(), 0, 0) }
      for subleaf: UInt32 in 0..<3 { add(0x8000_0026, subleaf, 1, 2, subleaf | (subleaf + 1) << 8, 0) }
    }
    return leaves
  }

  /// Leaves 0DH and 10H.
  private static func addState(
    _ kind: Kind, _ add: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) -> Void, _ any: () -> UInt32
  ) {
    switch kind {
    case .server:
      add(0x0d, 0, 0x0006_02e7, 0x2b00, 0x2b00, 0)
      add(0x0d, 1, 0x1f, 0x2a00, 0x1900, 0)
      add(0x0d, 2, 0x100, 0x240, 0, 0)
      add(0x0d, 5, 0x40, 0x440, 0, 0)
      add(0x0d, 6, 0x200, 0x480, 0, 0)
      add(0x0d, 7, 0x400, 0x680, 0, 0)
      add(0x0d, 8, 0x80, 0, 1, 0)
      add(0x0d, 9, 8, 0xa80, 0, 0)
      add(0x0d, 11, 0x10, 0, 1, 0)
      add(0x0d, 12, 0x18, 0, 1, 0)
      add(0x0d, 17, 0x40, 0xac0, 2, 0)
      add(0x0d, 18, 0x2000, 0xb00, 6, 0)
      add(0x10, 0, 0, 0xc, 0, 0)
      add(0x10, 2, any(), any(), 0, 7)
      add(0x10, 3, any(), any(), 4, 7)
    case .client:
      add(0x0d, 0, 7, 0x340, 0x340, 0)
      add(0x0d, 1, 0xf, 0x3d0, 0x9900, 0)
      add(0x0d, 2, 0x100, 0x240, 0, 0)
      add(0x0d, 8, 0x80, 0, 1, 0)
      add(0x0d, 11, 0x10, 0, 1, 0)
      add(0x0d, 12, 0x18, 0, 1, 0)
      add(0x0d, 15, 0x328, 0, 1, 0)
      add(0x10, 0, 0, 4, 0, 0)
      add(0x10, 2, any(), any(), 0, 7)
    case .amd:
      add(0x0d, 0, 0x207, 0x340, 0x988, 0)
      add(0x0d, 1, 0xf, 0x348, 0x1800, 0)
      add(0x0d, 2, 0x100, 0x240, 0, 0)
      add(0x0d, 9, 8, 0x980, 0, 0)
      add(0x0d, 11, 0x10, 0, 1, 0)
      add(0x0d, 12, 0x18, 0, 1, 0)
      add(0x10, 0, 0, 2, 0, 0)
      add(0x10, 1, any(), any(), 4, 0xf)
    case .old: break
    }
  }
}

/// Which leaves have subleaves.
enum SubleafShape {
  /// The basic leaves that have none, of those that `KnownCPU` has.
  static let plain: Set<UInt32> = [3, 5, 6, 8, 9, 0x0a, 0x0c, 0x13, 0x15, 0x16, 0x19, 0x1c]
}
