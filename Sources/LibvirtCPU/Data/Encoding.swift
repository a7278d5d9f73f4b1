public import X86CPU

extension CPUMap {
  /// The CPUID table and MSRs for a definition: its bits and vendor, without a signature.
  ///
  /// - Throws: `LibvirtError`: `Unknown CPU model X`, `Unknown CPU feature X` or `CPU vendor X not found`.
  public func encode(_ definition: CPUDefinition) throws(LibvirtError) -> CPUIDTable {
    var table = table(of: try expand(definition))
    if let name = definition.vendor {
      guard let vendor = vendor(named: name) else {
        throw LibvirtError(.operationFailed, "CPU vendor \(name) not found")
      }
      table.merge(CPUIDLeaf(eax: 0), vendor.registers)
    }
    return table
  }

  /// A table with the given map bits set.
  public func table(of bits: MapBits) -> CPUIDTable {
    var table = CPUIDTable()
    for number in bits { table.set(bitLocations[number]) }
    return table
  }

  /// The map's bits that are set in a table.
  public func bits(of table: CPUIDTable) -> MapBits { registers.bits(of: table) }
}

extension CPUIDTable {
  /// Sets a leaf's bits in addition to those already set.
  mutating func merge(_ leaf: CPUIDLeaf, _ registers: CPUIDRegisters) {
    for register in CPUIDRegister.allCases {
      leaves[leaf, default: CPUIDRegisters()][register] |= registers[register]
    }
  }

  /// The number of bits that are set.
  var bitCount: Int {
    let inLeaves = leaves.values.reduce(0) { sum, registers in
      CPUIDRegister.allCases.reduce(sum) { $0 + registers[$1].nonzeroBitCount }
    }
    return msrs.values.reduce(inLeaves) { $0 + $1.nonzeroBitCount }
  }
}
