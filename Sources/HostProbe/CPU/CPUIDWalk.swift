internal import X86CPU

/// Reads every leaf and subleaf that a CPU has, in ascending order.
///
/// It reads each range up to the highest leaf that the range reports, and subleaves as each leaf counts them: up to a number that
/// its first subleaf reports, until one that reports no more, or all of a bitmap.
///
/// - Parameter ask: The CPUID instruction.
/// - SeeAlso: Intel SDM vol. 2A, CPUID; AMD APM vol. 3, appendix E; linux 6.12
///   Documentation/virt/kvm/x86/cpuid.rst for the range 40000000H.
func everyLeaf(_ ask: (CPUIDLeaf) -> CPUIDRegisters) -> [(leaf: CPUIDLeaf, registers: CPUIDRegisters)] {
  var rows: [(leaf: CPUIDLeaf, registers: CPUIDRegisters)] = []
  func take(_ leaf: UInt32, _ subleaf: UInt32 = 0) -> CPUIDRegisters {
    let key = CPUIDLeaf(eax: leaf, ecx: subleaf)
    let registers = ask(key)
    rows.append((key, registers))
    return registers
  }
  /// Reads the leaves of a range that begins at `base`, at most `limit` of them.
  func walk(_ base: UInt32, limit: UInt32) {
    let highest = take(base).eax
    guard highest > base, highest - base < limit else { return }
    for leaf in (base + 1)...highest {
      let first = take(leaf)
      for subleaf in furtherSubleaves(of: leaf, first) {
        let registers = take(leaf, subleaf)
        if isLast(leaf, registers) { break }
      }
    }
  }
  walk(0, limit: 0x1_0000)
  let hasHypervisor = rows.first { $0.leaf == CPUIDLeaf(eax: 1) }.map { $0.registers.ecx >> 31 == 1 } ?? false
  if hasHypervisor {
    // Hypervisors that show another's leaves first have their own 100H further on.
    for base in stride(from: UInt32(0x4000_0000), to: 0x4000_0400, by: 0x100) {
      let head = ask(CPUIDLeaf(eax: base))
      let isName =
        [head.ebx, head.ecx, head.edx].contains { $0 != 0 } && head != ask(CPUIDLeaf(eax: base + 0xff))
      guard base == 0x4000_0000 || isName else { break }
      walk(base, limit: 0x100)
    }
  }
  walk(0x8000_0000, limit: 0x1_0000)
  // Transmeta's and Centaur's ranges answer with a number of their own range where they are there.
  for base in [UInt32(0x8086_0000), 0xc000_0000] {
    let highest = ask(CPUIDLeaf(eax: base)).eax
    if highest > base, highest - base < 0x100 { walk(base, limit: 0x100) }
  }
  return rows
}

/// The subleaves of a leaf after subleaf 0, by what subleaf 0 answered.
private func furtherSubleaves(of leaf: UInt32, _ first: CPUIDRegisters) -> [UInt32] {
  switch leaf {
  case 0x04 where first.eax & 0x1f != 0, 0x8000_001d where first.eax & 0x1f != 0: Array(1..<32)
  case 0x0b, 0x1f, 0x8000_0026: first.ecx >> 8 & 0xff == 0 ? [] : Array(1..<8)
  // The number of the highest subleaf.
  case 0x07, 0x14, 0x17, 0x18, 0x1d, 0x20, 0x24: first.eax == 0 ? [] : Array(1...min(first.eax, 63))
  // XCR0's and XSS's components.
  case 0x0d: [1] + Array(2..<64)
  case 0x0f: first.edx == 0 ? [] : [1]
  case 0x10: first.ebx == 0 ? [] : (1..<32).filter { first.ebx >> $0 & 1 == 1 }.map(UInt32.init)
  case 0x12: first.eax & 3 == 0 ? [] : Array(1..<32)
  case 0x1b: first.eax & 0xfff == 0 ? [] : Array(1..<32)
  case 0x1e: first.eax == 0 ? [] : Array(1...min(first.eax, 63))
  case 0x23: (1..<32).filter { first.eax >> $0 & 1 == 1 }.map(UInt32.init)
  case 0x8000_0020: first.ebx == 0 ? [] : Array(1..<8)
  default: []
  }
}

/// Whether a subleaf says that no more follow.
private func isLast(_ leaf: UInt32, _ registers: CPUIDRegisters) -> Bool {
  switch leaf {
  case 0x04, 0x8000_001d: registers.eax & 0x1f == 0
  case 0x0b, 0x1f, 0x8000_0026: registers.ecx >> 8 & 0xff == 0
  case 0x12, 0x1b: registers.eax & 0xf == 0
  default: false
  }
}
