extension CPUIDTable {
  /// The table without values that identify one logical CPU, and without values that change from moment to moment.
  ///
  /// Two logical CPUs are the same kind if these tables are equal. It omits leaves and subleaves beyond the limits that CPUID
  /// reports, which Intel CPUs answer with the data of another leaf, and MSRs that hold no capability. It clears:
  ///
  /// - CPU numbers: leaf 01H EBX[31:24] (initial APIC id), 06H EDX[31:16] (the row in the table of hardware
  ///   feedback), 0BH and 1FH EDX (x2APIC id), 8000001EH EAX (extended APIC id), EBX[7:0] and ECX[7:0] (core and node
  ///   id), 80000026H EDX; Xen's virtual CPU id (40000x04H EBX);
  /// - momentary state: 01H ECX[27] and 07H ECX[4] (mirrors of CR4), 0DH EBX of subleaves 0 and 1 (the size of
  ///   what XCR0 and XSS enable now), Xen's clock (40000x03H), Transmeta's clock, voltage and performance
  ///   (80860007H), VIA's temperature, voltage and performance (C0000002H, C0000004H).
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaves 01H, 06H, 0BH, 0DH, 1FH, and "INPUT EAX" for leaves beyond the highest;
  ///   AMD APM vol. 3, appendix E.4.15, E.4.22; xen 4.20 xen/include/public/arch-x86/cpuid.h, leaves 4 and 5;
  ///   linux 6.12 drivers/cpufreq/longrun.c, longrun_get; cpuid 20230120, print_reg (0xc0000002, 0xc0000004).
  public var withoutTopology: CPUIDTable {
    var table = CPUIDTable(leaves: [:], msrs: msrs.filter { isCapability(msr: $0.key) })
    table.leaves.reserveCapacity(leaves.count)
    let xen = xenBase
    for (leaf, registers) in leaves where answer(leaf: leaf.eax, subleaf: leaf.ecx) != .beyond {
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
      case 0x8086_0007, 0xc000_0002, 0xc000_0004: masked = CPUIDRegisters()
      case 0x4000_0000...0x4000_ffff:
        guard let xen else { break }
        if leaf.eax == xen + 3 { masked = CPUIDRegisters() }
        if leaf.eax == xen + 4, leaf.ecx == 0 { masked.ebx = 0 }
      default: break
      }
      table.leaves[leaf] = masked
    }
    return table
  }

  /// The first Xen leaf: 40000000H, or 40000100H after Hyper-V's leaves; nil without Xen.
  private var xenBase: UInt32? {
    [0x4000_0000, 0x4000_0100].first { base in
      leaves[CPUIDLeaf(eax: base)].map {
        ($0.ebx, $0.ecx, $0.edx) == (0x566e_6558, 0x6558_4d4d, 0x4d4d_566e)
      } ?? false
    }
  }
}

/// Whether an MSR describes the CPU's capabilities or firmware settings, rather than a count, temperature or address.
///
/// 3AH IA32_FEATURE_CONTROL, 8BH the microcode's revision, CFH IA32_CORE_CAPABILITIES, 10AH
/// IA32_ARCH_CAPABILITIES, 345H IA32_PERF_CAPABILITIES, 480H to 493H VMX; C0010114H VM_CR.
///
/// - SeeAlso: Intel SDM vol. 4, table 2-2; AMD APM vol. 2, appendix A.
private func isCapability(msr index: UInt32) -> Bool {
  switch index {
  case 0x3a, 0x8b, 0xcf, 0x10a, 0x345, 0x480...0x493, 0xc001_0114: true
  default: false
  }
}
