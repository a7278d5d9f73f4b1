import ArmCPU
import ArmCatalog

/// What a Linux tree's `arch/arm64/tools/sysreg` says of system registers and their fields.
///
/// - SeeAlso: linux 7.1.8 arch/arm64/tools/sysreg, its opening comment.
struct ArmRegisterFile {
  /// A field with named or any values.
  struct Field {
    let name: String
    let bits: ClosedRange<Int>
    let isSigned: Bool
    /// Its values with their names, in order; empty if the file names none.
    var values: [(number: UInt64, name: String)] = []
    /// Its line in the file.
    let line: Int

    var mask: UInt64 { (1 << UInt64(bits.count) - 1) << UInt64(bits.lowerBound) }
  }

  /// A register with its fields.
  struct Register {
    let encoding: SystemRegister
    var fields: [Field] = []
    /// The bits that are reserved as zero.
    var reserved: UInt64 = 0
    let line: Int
  }

  private(set) var registers: [String: Register] = [:]

  /// Reads the file; lines of other kinds are skipped.
  init(_ text: String) {
    var current: (name: String, register: Register)?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split { $0 == " " || $0 == "\t" }
      guard let first = words.first else { continue }
      switch first {
      case "Sysreg" where words.count == 7:
        current = SystemRegister(words: words[2...]).map {
          (String(words[1]), Register(encoding: $0, line: index + 1))
        }
      case "EndSysreg":
        if let current { registers[current.name] = current.register }
        current = nil
      case "Res0" where words.count > 1:
        if let bits = Self.bits(words[1]) { current?.register.reserved |= Self.mask(bits) }
      case "Field", "Enum", "UnsignedEnum", "SignedEnum":
        guard words.count > 2, let bits = Self.bits(words[1]) else { continue }
        current?.register.fields.append(
          Field(name: String(words[2]), bits: bits, isSigned: first == "SignedEnum", line: index + 1))
      default:
        guard first.hasPrefix("0b"), words.count > 1, let number = UInt64(first.dropFirst(2), radix: 2),
          let last = current?.register.fields.indices.last
        else { continue }
        current?.register.fields[last].values.append((number, String(words[1])))
      }
    }
  }

  /// `15:12`, or `3`.
  private static func bits(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: ":").compactMap { Int($0) }
    guard let high = ends.first, let low = ends.last, low <= high, high < 64 else { return nil }
    return low...high
  }

  private static func mask(_ bits: ClosedRange<Int>) -> UInt64 {
    bits.reduce(0) { $0 | 1 << UInt64($1) }
  }

  func field(_ register: some StringProtocol, _ name: some StringProtocol) -> Field? {
    registers[String(register)]?.fields.first { $0.name == name }
  }

  /// The number of a macro that the kernel generates from this file: `ID_AA64PFR0_EL1_SVE`, `…_SVE_MASK`, `…_RES0`.
  func value(ofMacro macro: Substring) -> UInt64? {
    for (name, register) in registers where macro.hasPrefix(name + "_") {
      let rest = macro.dropFirst(name.count + 1)
      if rest == "RES0" { return register.reserved }
      let field = rest.hasSuffix("_MASK") ? rest.dropLast(5) : rest
      if let found = register.fields.first(where: { $0.name == field }) { return found.mask }
    }
    return nil
  }

  /// The number of a mask in C: macros of this file, numbers and GENMASK, with `|`, `&`, `~` and parentheses; nil for anything else.
  func value(ofMask text: Substring) -> UInt64? {
    var reader = MaskReader(rest: text.filter { !$0.isWhitespace }[...], file: self)
    guard let value = reader.union(), reader.rest.isEmpty else { return nil }
    return value
  }
}

/// Reads a constant expression of C over masks.
private struct MaskReader {
  var rest: Substring
  let file: ArmRegisterFile

  mutating func union() -> UInt64? {
    guard var value = intersection() else { return nil }
    while takes("|") {
      guard let other = intersection() else { return nil }
      value |= other
    }
    return value
  }

  private mutating func intersection() -> UInt64? {
    guard var value = operand() else { return nil }
    while takes("&") {
      guard let other = operand() else { return nil }
      value &= other
    }
    return value
  }

  private mutating func operand() -> UInt64? {
    if takes("~") { return operand().map { ~$0 } }
    if takes("(") {
      guard let value = union(), takes(")") else { return nil }
      return value
    }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    rest = rest[word.endIndex...]
    if word == "GENMASK" || word == "GENMASK_ULL" {
      guard takes("("), let close = rest.firstIndex(of: ")") else { return nil }
      let ends = rest[..<close].split(separator: ",").compactMap { UInt64($0) }
      rest = rest[rest.index(after: close)...]
      guard ends.count == 2, ends[1] <= ends[0], ends[0] < 64 else { return nil }
      return (~0 >> (63 - ends[0] + ends[1])) << ends[1]
    }
    if word.hasPrefix("0x") { return UInt64(word.dropFirst(2), radix: 16) }
    return UInt64(word) ?? file.value(ofMacro: word)
  }

  private mutating func takes(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest = rest.dropFirst()
    return true
  }
}
