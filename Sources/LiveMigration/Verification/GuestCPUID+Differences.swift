internal import X86CPU

extension GuestCPUID {
  /// What differs between two readings by the same way.
  struct Differences {
    /// Names of bits that were set and no longer are.
    var lost: [String] = []
    /// Names of bits that are set and were not.
    var gained: [String] = []
    /// Numbers that changed, a clause each.
    var numbers: [String] = []

    var isEmpty: Bool { lost.isEmpty && gained.isEmpty && numbers.isEmpty }
  }

  /// The differences from an earlier reading; registers in only one of them count where their bits are set.
  func differences(from before: GuestCPUID) -> Differences {
    var differences = Differences()
    var places = before.registers
    places += registers.filter { before[$0.leaf, $0.subleaf, $0.register] == nil }
    for place in places {
      let was = before[place.leaf, place.subleaf, place.register] ?? 0
      let now = self[place.leaf, place.subleaf, place.register] ?? 0
      guard was != now else { continue }
      if let title = Self.number(place) {
        differences.numbers.append("\(title) is \(Self.hex(now)); it was \(Self.hex(was))")
        continue
      }
      for bit in UInt8(0)..<32 where (was ^ now) >> UInt32(bit) & 1 == 1 {
        let name = FeatureRegisters.standard.name(place, bit: bit)
        if was >> UInt32(bit) & 1 == 1 {
          differences.lost.append(name)
        } else {
          differences.gained.append(name)
        }
      }
    }
    return differences
  }

  /// What a register is called that holds a number; nil for one of bits.
  private static func number(_ register: Register) -> String? {
    switch (register.leaf, register.register) {
    case (0, "eax"): "the highest basic leaf of CPUID"
    case (0x8000_0000, "eax"): "the highest extended leaf of CPUID"
    case (1, "eax"): "the CPU's signature (family, model, stepping)"
    case (0x8000_0008, "eax"): "the number of physical address bits"
    default: nil
    }
  }

  private static func hex(_ value: UInt32) -> String { "0x" + String(value, radix: 16) }
}
