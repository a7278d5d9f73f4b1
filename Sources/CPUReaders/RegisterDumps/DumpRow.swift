internal import X86CPU

/// A dump line with one leaf: `CPUID 00000007: 00000000-000027A9-00000000-BC000400 [SL 00]`.
struct DumpRow {
  /// The input's EAX.
  var leaf: UInt32
  /// The subleaf; nil if the line has none.
  var subleaf: UInt32?
  /// CPUID's answer.
  var registers: CPUIDRegisters

  /// The kind of a line that begins with `CPUID`.
  enum Outcome {
    /// A leaf.
    case row(DumpRow)
    /// Another text, such as the heading `CPUID Properties`.
    case text
    /// An incomplete leaf.
    case damaged
  }

  /// Reads the text after `CPUID`.
  ///
  /// Programs differ in the leaf (`00000007`, `0x7`, `7h`), in what follows it (a colon, an equals sign, blanks),
  /// in the separator of registers (`-`, `,`, `|`, `:` or blanks), in names before them (`EAX=`) and in the subleaf:
  /// `[SL 01]` at the end, `.1`, `/1`, `[1]` or `(1)` right after the leaf, `ecx=01` behind it, or a column of its own with
  /// fewer digits than a register has.
  static func read(_ line: inout LineCursor) -> Outcome {
    guard line.next == 0x20 || line.next == 0x09 else { return .text }
    line.skipBlanks()
    let isPrefixed = line.takeHexadecimalPrefix()
    guard let (value, digits) = line.hexadecimal(digits: 8) else { return .text }
    _ = line.take("h") || line.take("H")
    // A word such as `CPUID Feature`, whose first letters are digits too.
    if let next = line.next, isWordByte(next) { return .text }
    var subleaf = subleafOfLeaf(&line)
    line.skipBlanks()
    if subleaf == nil { subleaf = columnOfSubleaf(&line) }
    let isMarked = line.take(":") || line.take("=")
    var registers = CPUIDRegisters()
    for (count, register) in CPUIDRegister.allCases.enumerated() {
      guard let value = word(&line, register, isFirst: count == 0) else {
        let isLeaf = digits == 8 || count > 0 && (isPrefixed || isMarked)
        return isLeaf ? .damaged : .text
      }
      registers[register] = value
    }
    var row = DumpRow(leaf: UInt32(value), subleaf: subleaf, registers: registers)
    if line.skip(past: "[SL ") {
      guard let (number, _) = line.hexadecimal(digits: 8), line.take("]") else { return .damaged }
      row.subleaf = UInt32(number)
    }
    return .row(row)
  }

  private static func subleafOfLeaf(_ line: inout LineCursor) -> UInt32? {
    var probe = line
    let closing: UInt8?
    if probe.take(".") || probe.take("/") {
      closing = nil
    } else if probe.take("[") {
      closing = UInt8(ascii: "]")
    } else if probe.take("(") {
      closing = UInt8(ascii: ")")
    } else {
      return nil
    }
    _ = probe.takeHexadecimalPrefix()
    guard let (value, _) = probe.hexadecimal(digits: 8) else { return nil }
    if let closing {
      guard probe.next == closing else { return nil }
      _ = probe.take("]") || probe.take(")")
    }
    line = probe
    return UInt32(value)
  }

  /// The subleaf that stands between the leaf and its registers: `ecx=02h`, or one to three digits before a register of eight.
  private static func columnOfSubleaf(_ line: inout LineCursor) -> UInt32? {
    var probe = line
    // The first register of an answer is EAX: ECX here is the input's.
    let isNamed = probe.take(upperCase: "ECX")
    if isNamed { while let next = probe.next, " \t=".utf8.contains(next) { probe.skipByte() } }
    let isPrefixed = probe.takeHexadecimalPrefix()
    guard let (value, digits) = probe.hexadecimal(digits: 8), isNamed || digits < 4 && !isPrefixed else {
      return nil
    }
    _ = probe.take("h") || probe.take("H")
    guard let next = probe.next, " \t:".utf8.contains(next) else { return nil }
    probe.skipBlanks()
    if !isNamed {
      var register = probe
      guard register.word() != nil else { return nil }
    }
    line = probe
    return UInt32(value)
  }

  /// A register's value with its separator: eight digits, or fewer after `0x` or a name.
  private static func word(_ line: inout LineCursor, _ register: CPUIDRegister, isFirst: Bool) -> UInt32? {
    var isParted = isFirst
    while let next = line.next, " \t-,|:;".utf8.contains(next) {
      isParted = true
      line.skipByte()
    }
    guard isParted else { return nil }
    var isNamed = false
    if line.take(upperCase: register.name) {
      isNamed = true
      while let next = line.next, " \t=:".utf8.contains(next) { line.skipByte() }
    }
    let isPrefixed = line.takeHexadecimalPrefix()
    guard let (value, digits) = line.hexadecimal(digits: 8), digits == 8 || isNamed || isPrefixed else {
      return nil
    }
    _ = line.take("h") || line.take("H")
    if let next = line.next, isWordByte(next) { return nil }
    return UInt32(value)
  }
}

/// Whether a byte continues a word or number.
private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x80...: true
  default: false
  }
}

/// A dump line with one MSR: `MSR 0000003A: 0000-0000-0000-0005`.
struct DumpedMSR {
  /// The register's index.
  var index: UInt32
  /// Its 64 bits.
  var value: UInt64

  /// Reads the text after `MSR`; nil for a heading, and for an unreadable register (`< FAILED >`).
  ///
  /// The value has sixteen digits with any separators, or any number of digits after `0x`.
  static func read(_ line: inout LineCursor) -> DumpedMSR? {
    guard line.next == 0x20 || line.next == 0x09 else { return nil }
    line.skipBlanks()
    let hasPrefix = line.takeHexadecimalPrefix()
    guard let (index, digits) = line.hexadecimal(digits: 8), digits == 8 || hasPrefix else { return nil }
    _ = line.take("h") || line.take("H")
    while let next = line.next, " \t:=".utf8.contains(next) { line.skipByte() }
    let isPrefixed = line.takeHexadecimalPrefix()
    var value: UInt64 = 0
    var count = 0
    while let part = line.hexadecimal(digits: 16 - count) {
      value = part.digits == 16 ? part.value : value << UInt64(part.digits * 4) | part.value
      count += part.digits
      guard count < 16, line.take("-") || line.take("_") || line.take(" ") else { break }
    }
    guard count == 16 || isPrefixed && count > 0 else { return nil }
    if let next = line.next, isWordByte(next) { return nil }
    return DumpedMSR(index: UInt32(index), value: value)
  }
}
