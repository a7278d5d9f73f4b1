/// A table's answer for one leaf and subleaf.
public enum CPUIDAnswer: Sendable, Hashable {
  /// The registers that CPUID answered.
  case registers(CPUIDRegisters)
  /// CPUID itself shows that the leaf does not exist, so none of its bits is set.
  case beyond
  /// The table does not hold the leaf, although the CPU has it or may have it.
  case unknown

  /// The registers; all zero for a leaf that does not exist, nil for an unknown one.
  public var known: CPUIDRegisters? {
    switch self {
    case .registers(let registers): registers
    case .beyond: CPUIDRegisters()
    case .unknown: nil
    }
  }
}

extension CPUIDTable {
  /// The table's answer for a leaf, within the limits that CPUID itself reports.
  ///
  /// Intel CPUs answer a basic leaf above the highest with the data of the highest one, so this method ignores what a dump
  /// holds there. Ranges that only some vendors or hypervisors have do not exist on others.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID ("INPUT EAX: returns basic information ..."); linux 6.12
  ///   Documentation/virt/kvm/x86/cpuid.rst for the range 40000000H.
  public func answer(leaf: UInt32, subleaf: UInt32 = 0) -> CPUIDAnswer {
    switch limit(ofRangeOf: leaf) {
    case .absent: return .beyond
    case .highest(let highest): if leaf > highest { return .beyond }
    case .unknown: break
    }
    if subleaf > 0, let limit = subleafLimit(of: leaf), subleaf > limit { return .beyond }
    guard let registers = leaves[CPUIDLeaf(eax: leaf, ecx: subleaf)] else { return .unknown }
    return .registers(registers)
  }

  private enum RangeLimit {
    case absent, unknown
    case highest(UInt32)
  }

  private func limit(ofRangeOf leaf: UInt32) -> RangeLimit {
    let base = leaf & 0xffff_0000
    switch base {
    case 0: break
    case 0x4000_0000:
      // Without a hypervisor bit the range is like any other unknown leaf.
      guard let first = leaves[CPUIDLeaf(eax: 1)] else { return .unknown }
      if first.ecx >> 31 == 0 { return .absent }
    case 0xc000_0000:
      guard let vendor else { return .unknown }
      if vendor != "CentaurHauls", vendor != "  Shanghai  " { return .absent }
    case 0x8086_0000:
      guard let vendor else { return .unknown }
      if vendor != "GenuineTMx86", vendor != "TransmetaCPU" { return .absent }
    case 0x8000_0000: break
    default: return .absent
    }
    guard let head = leaves[CPUIDLeaf(eax: base)] else { return .unknown }
    // Old versions of KVM report 0 in 40000000H:EAX and mean 40000001H.
    if base == 0x4000_0000, head.eax == 0 { return .highest(0x4000_0001) }
    guard base == 0 || head.eax & 0xffff_0000 == base else { return .absent }
    return .highest(head.eax)
  }

  /// The highest subleaf, from leaves that report it in EAX of subleaf 0; nil for others and if unknown.
  private func subleafLimit(of leaf: UInt32) -> UInt32? {
    switch leaf {
    case 0x07, 0x14, 0x18, 0x1d, 0x20, 0x24: leaves[CPUIDLeaf(eax: leaf)]?.eax
    case 0x0d, 0x10: 63
    default: nil
    }
  }
}

extension CPUIDTable {
  /// Whether CPUID leaves EBX and ECX unchanged, so that they hold the caller's values.
  ///
  /// Early VIA CPUs write neither in leaves 01H, 80000000H and 80000001H: the three show the same leftovers.
  public var leavesRegistersUnwritten: Bool {
    guard let first = leaves[CPUIDLeaf(eax: 1)], first.ebx != 0, first.ecx != 0,
      let head = leaves[CPUIDLeaf(eax: 0x8000_0000)], let second = leaves[CPUIDLeaf(eax: 0x8000_0001)]
    else { return false }
    return (first.ebx, first.ecx) == (head.ebx, head.ecx)
      && (first.ebx, first.ecx) == (second.ebx, second.ecx)
  }
}

extension CPUIDTable {
  /// Whether SYSCALL's bit proves nothing: Intel CPUs show it only to 64-bit code, and here it is clear although LM is set.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX[11], "available in 64-bit mode".
  public var syscallIsHidden: Bool {
    guard vendor == "GenuineIntel", case .registers(let leaf) = answer(leaf: 0x8000_0001) else {
      return false
    }
    return leaf.edx >> 29 & 1 == 1 && leaf.edx >> 11 & 1 == 0
  }

  /// The table as 64-bit code reads it: with SYSCALL set if 32-bit code could not see it.
  public var asReadBy64BitCode: CPUIDTable {
    guard syscallIsHidden else { return self }
    var table = self
    table.leaves[CPUIDLeaf(eax: 0x8000_0001)]?.edx |= 1 << 11
    return table
  }
}

extension CPUIDTable {
  /// The twelve characters of leaf 0, such as `GenuineIntel`; nil if the leaf is unknown.
  public var vendor: String? {
    leaves[CPUIDLeaf(eax: 0)].map { text(of: [$0.ebx, $0.edx, $0.ecx]) }
  }

  /// The hypervisor's twelve characters of leaf 40000000H, such as `KVMKVMKVM`; nil without a hypervisor.
  public var hypervisor: String? {
    guard case .registers(let registers) = answer(leaf: 0x4000_0000) else { return nil }
    let name = text(of: [registers.ebx, registers.ecx, registers.edx])
    let trimmed = name.prefix { $0 != "\0" }
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  /// The processor's brand string with runs of blanks collapsed; nil if unknown or empty.
  public var brand: String? {
    var words: [UInt32] = []
    for leaf: UInt32 in 0x8000_0002...0x8000_0004 {
      guard case .registers(let part) = answer(leaf: leaf) else { return nil }
      words += [part.eax, part.ebx, part.ecx, part.edx]
    }
    let name = text(of: words).prefix { $0 != "\0" }.split(separator: " ").joined(separator: " ")
    return name.isEmpty ? nil : name
  }

  /// Family, model and stepping by the vendors' rule; nil if leaf 01H is unknown.
  public var signature: CPUSignature? {
    leaves[CPUIDLeaf(eax: 1)].map { CPUSignature(displayed: $0.eax) }
  }

  /// The core type of a hybrid CPU, leaf 1AH EAX[31:24]: 20H Atom, 40H Core; nil where there is none.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 1AH.
  public var coreType: UInt8? {
    guard case .registers(let registers) = answer(leaf: 0x1a) else { return nil }
    let type = UInt8(registers.eax >> 24)
    return type == 0 ? nil : type
  }

  private func text(of words: [UInt32]) -> String {
    var bytes: [UInt8] = []
    for word in words {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        let byte = UInt8(truncatingIfNeeded: word >> shift)
        bytes.append(byte == 0 || (0x20..<0x7f).contains(byte) ? byte : UInt8(ascii: "?"))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
