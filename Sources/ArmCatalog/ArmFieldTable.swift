public import ArmCPU
internal import X86CPU

/// The ID registers and their fields (the records of `Data/arm/id.registers`).
public struct ArmFieldTable: Sendable {
  /// Every field, in the table's order.
  public let fields: [ArmField]
  /// The registers with the positions of their fields.
  let registers: [SystemRegister: Range<Int>]
  /// The number of thresholds.
  public let thresholdCount: Int

  /// The table that this build carries.
  public static let standard: Self = {
    do {
      return try Self(text: armRegisterRows.description)
    } catch {
      // The generator parsed the table before it wrote it into the source.
      fatalError("the built-in table of ID registers does not parse: \(error)")
    }
  }()

  /// Creates a table from records in the format of `Data/README.md`.
  ///
  /// - Throws: `ArmTableError` if a row does not follow the format, or fields overlap.
  public init(text: String) throws(ArmTableError) {
    var fields: [ArmField] = []
    var registers: [SystemRegister: Range<Int>] = [:]
    var current: (register: SystemRegister, name: String)?
    var thresholds = 0
    for row in try armRows(of: text) {
      guard row.isIndented else {
        guard row.words.count == 7, row.words[0] == "register",
          let register = SystemRegister(words: row.words[2...])
        else { throw ArmTableError(row.line, "expected register, a name and five numbers") }
        guard registers[register] == nil else {
          throw ArmTableError(row.line, "the register already exists")
        }
        registers[register] = fields.count..<fields.count
        current = (register, String(row.words[1]))
        continue
      }
      guard let current else { throw ArmTableError(row.line, "a field without a register") }
      let field = try ArmField(row, of: current, firstThreshold: thresholds)
      let first = registers[current.register]?.lowerBound ?? fields.count
      guard !fields[first...].contains(where: { $0.bits.overlaps(field.bits) }) else {
        throw ArmTableError(row.line, "the field overlaps another")
      }
      thresholds += field.steps.count
      fields.append(field)
      registers[current.register] = first..<fields.count
    }
    guard thresholds <= ThresholdSet.capacity else {
      throw ArmTableError(1, "\(thresholds) thresholds; a set holds \(ThresholdSet.capacity)")
    }
    self.fields = fields
    self.registers = registers
    thresholdCount = thresholds
  }

  /// The fields of a register, highest bits first; nil for a register that the table does not have.
  public func fields(of register: SystemRegister) -> ArraySlice<ArmField>? {
    registers[register].map { fields[$0] }
  }

  /// The field of that name, `ID_AA64ISAR0_EL1.SHA2` or `ID_AA64ISAR0_EL1` and `SHA2`, in any case.
  public func field(_ register: some StringProtocol, _ name: some StringProtocol) -> ArmField? {
    let (register, name) = (register.lowercased(), name.lowercased())
    return fields.first { $0.registerName.lowercased() == register && $0.name.lowercased() == name }
  }
}

extension SystemRegister {
  /// A register by five words that are its numbers.
  package init?(words: ArraySlice<Substring>) {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 5 else { return nil }
    self.init(op0: numbers[0], op1: numbers[1], crn: numbers[2], crm: numbers[3], op2: numbers[4])
  }
}

extension ArmField {
  /// Reads `SHA2 15:12 unsigned lower visible 0 1=SHA256 2=SHA512`.
  fileprivate init(
    _ row: (line: Int, isIndented: Bool, words: [Substring], citation: String),
    of register: (register: SystemRegister, name: String), firstThreshold: Int
  ) throws(ArmTableError) {
    let words = row.words
    guard words.count >= 6 else {
      throw ArmTableError(row.line, "a field needs bits, sign, order, view and values")
    }
    let ends = words[1].split(separator: ":").compactMap { Int($0) }
    guard let high = ends.first, let low = ends.last, low <= high, high < 64 else {
      throw ArmTableError(row.line, "\(words[1]) is no range of bits")
    }
    bits = low...high
    guard words[2] == "signed" || words[2] == "unsigned" else {
      throw ArmTableError(row.line, "\(words[2]) is neither signed nor unsigned")
    }
    isSigned = words[2] == "signed"
    switch words[3] {
    case "lower": order = .lower
    case "higher": order = .higher
    case "higher-or-zero": order = .higherOrZero
    case "equal": order = .equal
    default:
      guard words[3].hasPrefix("exact:"), let safe = UInt64(words[3].dropFirst(6)) else {
        throw ArmTableError(row.line, "\(words[3]) is no order")
      }
      order = .safe(safe)
    }
    guard words[4] == "visible" || words[4] == "hidden" else {
      throw ArmTableError(row.line, "\(words[4]) is neither visible nor hidden")
    }
    isVisible = words[4] == "visible"
    var values: [(number: UInt64, name: String?)] = []
    if words[5...] != ["any"] {
      for word in words[5...] {
        let parts = word.split(separator: "=", maxSplits: 1)
        guard let number = UInt64(parts[0]), number >> UInt64(high - low + 1) == 0 else {
          throw ArmTableError(row.line, "\(word) is no value of the field")
        }
        values.append((number, parts.count > 1 ? String(parts[1]) : nil))
      }
    }
    self.values = values
    self.register = register.register
    registerName = register.name
    name = String(words[0])
    citation = row.citation
    self.firstThreshold = firstThreshold
    guard order == .lower else {
      steps = []
      return
    }
    let numbers =
      values.isEmpty ? (0..<UInt64(1) << UInt64(high - low + 1)).map(\.self) : values.map(\.number)
    let half = isSigned ? 1 << (high - low) : Int.max
    let ordered = numbers.map { Int($0) < half ? Int($0) : Int($0) - 2 * half }.sorted()
    // Every value is at least the lowest.
    steps = Array(ordered.dropFirst())
  }
}
