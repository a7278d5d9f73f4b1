internal import X86CPU

/// Indexes a map's bits by register, for fast conversion of CPUID tables to bit sets.
struct MapRegisters: Sendable {
  private struct Register: Sendable {
    let kind: FeatureLocation.Kind
    /// The bit in the register and its number in the map.
    var bits: [(bit: UInt64, number: Int)]
  }

  private let registers: [Register]

  init(_ locations: [FeatureLocation]) {
    var registers: [Register] = []
    var places: [FeatureLocation.Kind: Int] = [:]
    for (number, location) in locations.enumerated() {
      var kind = location.kind
      if case .cpuid(let leaf, nil, let register) = kind {
        kind = .cpuid(leaf: leaf, subleaf: 0, register: register)
      }
      let entry = (bit: UInt64(location.bit), number: number)
      if let place = places[kind] {
        registers[place].bits.append(entry)
      } else {
        places[kind] = registers.count
        registers.append(Register(kind: kind, bits: [entry]))
      }
    }
    self.registers = registers
  }

  /// The map's bits that are set in `table`.
  func bits(of table: CPUIDTable) -> MapBits {
    var result = MapBits()
    for register in registers {
      let value: UInt64
      switch register.kind {
      case .cpuid(let leaf, let subleaf, let name):
        guard let answer = table.leaves[CPUIDLeaf(eax: leaf, ecx: subleaf ?? 0)] else { continue }
        value = UInt64(answer[name])
      case .msr(let index):
        guard let answer = table.msrs[index] else { continue }
        value = answer
      }
      guard value != 0 else { continue }
      for (bit, number) in register.bits where value >> bit & 1 != 0 { result.insert(number) }
    }
    return result
  }
}
