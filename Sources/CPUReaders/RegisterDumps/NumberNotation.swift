internal import X86CPU

/// How the numbers of a list of registers are written: decimal or hexadecimal, where nothing marks them.
struct NumberNotation {
  private let areRegistersDecimal: Bool
  private let areLeavesDecimal: Bool
  /// Nil if nothing decides.
  private let areSubleavesDecimal: Bool?

  /// Finds the notation that all rows follow; nil if a row allows neither, or both and nothing decides.
  ///
  /// Leaf 0 decides: as hexadecimal or as decimal, its registers have to spell a vendor, and no leaf lies beyond the highest
  /// that it gives. O(rows).
  init?(_ rows: [RegisterColumns.Row]) {
    let registers = rows.flatMap(\.registers)
    guard let zero = rows.first(where: { $0.leaf.hexadecimal == 0 }) else { return nil }
    var decimals = [false, true].filter { decimal in
      Self.spellsVendor(zero, decimal: decimal) && Self.values(registers, decimal: decimal) != nil
    }
    if registers.allSatisfy(\.isMarked), !decimals.isEmpty { decimals = [false] }
    guard decimals.count == 1, let highest = Self.values([zero.registers[0]], decimal: decimals[0])?.first
    else {
      return nil
    }
    areRegistersDecimal = decimals[0]
    let leaves = rows.map(\.leaf)
    let notations = [false, true].filter { decimal in
      // The ranges of hypervisors and the extended leaves begin here.
      Self.values(leaves, decimal: decimal)?.allSatisfy { $0 <= highest || $0 >= 0x2000_0000 } ?? false
    }
    // Where both fit, they agree, or nothing decides.
    let doAgree = leaves.allSatisfy { $0.isSame }
    guard notations.count == 1 || notations.count == 2 && doAgree else { return nil }
    areLeavesDecimal = notations.count == 1 && notations[0]
    areSubleavesDecimal = Self.subleavesAreDecimal(
      rows, registers: decimals[0], leaves: notations.count == 1 && notations[0], isSure: !doAgree)
  }

  /// Whether leaf 0's registers spell a vendor.
  static func spellsVendor(_ row: RegisterColumns.Row, decimal: Bool) -> Bool {
    guard let values = values(row.registers, decimal: decimal) else { return false }
    return CPUIDRegisters(eax: values[0], ebx: values[1], ecx: values[2], edx: values[3]).spellsVendor
  }

  /// Subleaves follow the leaves where those are clear; else a letter, or the components of leaf 0DH, decide.
  private static func subleavesAreDecimal(
    _ rows: [RegisterColumns.Row], registers: Bool, leaves: Bool, isSure: Bool
  ) -> Bool? {
    let subleaves = rows.compactMap(\.subleaf)
    if subleaves.allSatisfy(\.isSame) { return false }
    if subleaves.contains(where: { $0.decimal == nil && !$0.isMarked }) { return false }
    if isSure { return leaves }
    let state = rows.filter { Self.values([$0.leaf], decimal: leaves) == [0x0d] }
    let fitting = [false, true].filter { decimal in
      var components: UInt64 = 3
      var found: UInt64 = 0
      for row in state {
        guard let values = values(row.registers, decimal: registers) else { continue }
        let subleaf = row.subleaf.map { Self.values([$0], decimal: decimal)?.first ?? .max } ?? 0
        if subleaf == 0 { components |= UInt64(values[3]) << 32 | UInt64(values[0]) }
        if subleaf == 1 { components |= UInt64(values[3]) << 32 | UInt64(values[2]) }
        if subleaf > 63 { return false }
        if values[0] != 0 { found |= 1 << UInt64(subleaf) }
      }
      return found & ~components == 0
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The row with its numbers' values; nil if its subleaf may be decimal or hexadecimal.
  func row(_ row: RegisterColumns.Row) -> DumpRow? {
    guard let values = Self.values(row.registers, decimal: areRegistersDecimal),
      let leaf = Self.values([row.leaf], decimal: areLeavesDecimal)?.first
    else { return nil }
    var subleaf: UInt32?
    if let number = row.subleaf {
      guard number.isSame || areSubleavesDecimal != nil,
        let value = Self.values([number], decimal: areSubleavesDecimal ?? false)?.first
      else { return nil }
      subleaf = value
    }
    return DumpRow(
      leaf: leaf, subleaf: subleaf,
      registers: CPUIDRegisters(eax: values[0], ebx: values[1], ecx: values[2], edx: values[3]))
  }

  private static func values(_ numbers: [RegisterNumber], decimal: Bool) -> [UInt32]? {
    var values: [UInt32] = []
    for number in numbers {
      let value = decimal && !number.isMarked ? number.decimal : number.hexadecimal
      guard let value = value.flatMap({ UInt32(exactly: $0) }) else { return nil }
      values.append(value)
    }
    return values
  }
}

extension RegisterNumber {
  /// Whether it has one value, however it is read: marked, of eight digits, or below ten.
  fileprivate var isSame: Bool { isMarked || digits == 8 || decimal == hexadecimal }
}

extension CPUIDRegisters {
  /// Whether EBX, EDX and ECX are text, as in leaf 0: twelve printable characters.
  var spellsVendor: Bool {
    [ebx, edx, ecx].allSatisfy { word in
      (0..<4).allSatisfy { (0x20...0x7e).contains(word >> ($0 * 8) & 0xff) }
    }
  }
}
