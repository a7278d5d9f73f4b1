extension CPUIDTable {
  /// The table without what tells one logical CPU from its neighbours: APIC and core numbers.
  ///
  /// Two logical CPUs are alike if these are equal. Cleared are: leaf 01H EBX[31:24] (initial APIC id),
  /// 06H EDX[31:16] (the row in the table of hardware feedback), leaves
  /// 0BH and 1FH EDX (x2APIC id), 8000001EH EAX (extended APIC id), EBX[7:0] and ECX[7:0] (core and node id),
  /// 80000026H EDX; and what follows the state of the moment: 01H ECX[27] and 07H ECX[4] (mirrors of CR4), 0DH
  /// EBX of subleaves 0 and 1 (the size of what XCR0 and XSS enable now).
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaves 01H, 06H, 0BH, 0DH, 1FH; AMD APM vol. 3, appendix E.4.15, E.4.22.
  public var withoutTopology: CPUIDTable {
    var table = self
    for (leaf, registers) in leaves {
      var masked = registers
      switch leaf.eax {
      case 0x01:
        masked.ebx &= 0x00ff_ffff
        masked.ecx &= ~(1 << 27)
      case 0x06: masked.edx &= 0xffff
      case 0x07 where leaf.ecx == 0: masked.ecx &= ~(1 << 4)
      case 0x0b, 0x1f, 0x8000_0026: masked.edx = 0
      case 0x0d where leaf.ecx < 2: masked.ebx = 0
      case 0x8000_001e:
        masked.eax = 0
        masked.ebx &= ~0xff
        masked.ecx &= ~0xff
      default: continue
      }
      if masked != registers { table.leaves[leaf] = masked }
    }
    return table
  }
}
