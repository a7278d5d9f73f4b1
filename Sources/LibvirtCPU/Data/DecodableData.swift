internal import X86CPU

/// The input of decoding: a CPU's map bits, vendor and signature.
struct DecodableData {
  var bits: MapBits
  /// The vendor's index in the map.
  var vendor: Int?
  /// EAX of leaf 01H without its reserved bits; 0 if unknown.
  var signature: UInt32 = 0
}

extension CPUMap {
  /// A CPUID table in terms of this map.
  func decodable(_ table: CPUIDTable) -> DecodableData {
    var table = table
    let zero = CPUIDLeaf(eax: 0)
    var vendor: Int?
    if let found = table.leaves[zero] {
      vendor = vendors.firstIndex { found.contains($0.registers) }
      if let vendor { table.leaves[zero] = found.subtracting(vendors[vendor].registers) }
    }
    let eax = table.leaves[CPUIDLeaf(eax: 1)]?.eax ?? 0
    return DecodableData(bits: registers.bits(of: table), vendor: vendor, signature: eax & 0x0fff_3fff)
  }
}

extension CPUIDRegisters {
  fileprivate func contains(_ other: Self) -> Bool {
    CPUIDRegister.allCases.allSatisfy { self[$0] & other[$0] == other[$0] }
  }

  fileprivate func subtracting(_ other: Self) -> Self {
    var result = self
    for register in CPUIDRegister.allCases { result[register] &= ~other[register] }
    return result
  }
}
