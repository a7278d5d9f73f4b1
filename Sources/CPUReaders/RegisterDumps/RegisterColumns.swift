internal import X86CPU

/// The columns of a table of registers, by its header: `cpu;leaf;subleaf;eax;ebx;ecx;edx` in any order.
struct RegisterColumns {
  /// What a column holds.
  enum Role: Equatable {
    case leaf
    case subleaf
    case register(CPUIDRegister)
    case cpu
    case place(String)
    case host
    case other
  }

  /// A table's row before its numbers are known to be decimal or hexadecimal.
  struct Row {
    var line: Int
    var leaf: RegisterNumber
    var subleaf: RegisterNumber?
    /// EAX to EDX.
    var registers: [RegisterNumber]
    var place: CPUPlace?
    /// The host that the table's column names.
    var host: String?
  }

  private let roles: [Role]
  private let delimiter: Delimiter

  private enum Delimiter {
    case byte(UInt8)
    case blanks
  }

  /// Reads a header; nil for a line that does not name a leaf and all four registers once each.
  init?(_ line: LineCursor) {
    let bytes = line.unread
    var found: (Delimiter, [Role])?
    for delimiter in [",", ";", "\t", "|"].map({ Delimiter.byte($0.utf8.first ?? 0) }) + [.blanks] {
      let roles = Self.fields(bytes, delimiter).map(Self.role)
      if Self.isWhole(roles) { found = (delimiter, roles) }
      if found != nil { break }
    }
    guard let found else { return nil }
    (delimiter, roles) = found
  }

  private static func isWhole(_ roles: [Role]) -> Bool {
    ([.leaf] + CPUIDRegister.allCases.map { .register($0) }).allSatisfy { role in
      roles.count { $0 == role } == 1
    } && roles.count { $0 == .subleaf } < 2 && roles.count { $0 == .cpu } < 2
  }

  /// A line of the table.
  enum Outcome {
    case row(Row)
    /// A leaf whose registers are not whole.
    case damaged
    /// Another text.
    case text
  }

  /// Reads a line of the table.
  func read(_ line: LineCursor) -> Outcome {
    let fields = Self.fields(line.unread, delimiter)
    var (leaf, subleaf): (RegisterNumber?, RegisterNumber?) = (nil, nil)
    var registers: [CPUIDRegister: RegisterNumber] = [:]
    var place = CPUPlace()
    var host: String?
    for (role, field) in zip(roles, fields) {
      let number = RegisterNumber(rest: field)
      switch role {
      case .leaf: leaf = number
      case .subleaf:
        guard number != nil || field.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return .text }
        subleaf = number
      case .register(let register): registers[register] = number
      case .cpu: place.number = number?.decimal.flatMap { Int(exactly: $0) }
      case .place(let kind): place.parts.append("\(kind) \(String(decoding: field, as: UTF8.self))")
      case .host: host = String(decoding: field, as: UTF8.self)
      case .other: break
      }
    }
    let values = CPUIDRegister.allCases.compactMap { registers[$0] }
    guard let leaf else { return .text }
    // A number of ones and zeros after 0b, beside numbers with 0x, is binary.
    let hasMarks = values.contains(where: \.isMarked)
    let isBinary = zip(roles, fields).contains { role, field in
      if case .register = role { hasMarks && RegisterNumber.isBinary(field) } else { false }
    }
    if isBinary { return .damaged }
    guard values.count == 4 else { return values.isEmpty ? .text : .damaged }
    return .row(
      Row(
        line: line.line, leaf: leaf, subleaf: subleaf, registers: values,
        place: place == CPUPlace() ? nil : place, host: host))
  }

  /// The register that two columns of a header name, in a line that names a leaf and all registers; nil for other lines.
  static func repeatedRegister(_ line: LineCursor) -> CPUIDRegister? {
    for delimiter in [",", ";", "\t", "|"].map({ Delimiter.byte($0.utf8.first ?? 0) }) {
      let roles = fields(line.unread, delimiter).map(role)
      guard roles.contains(.leaf), CPUIDRegister.allCases.allSatisfy({ roles.contains(.register($0)) })
      else { continue }
      if let twice = CPUIDRegister.allCases.first(where: { register in
        roles.count { $0 == .register(register) } > 1
      }) {
        return twice
      }
    }
    return nil
  }

  /// The fields of a line without quotation marks and blanks around them.
  private static func fields(_ bytes: ArraySlice<UInt8>, _ delimiter: Delimiter) -> [ArraySlice<UInt8>] {
    let parts =
      switch delimiter {
      case .byte(let byte): bytes.split(separator: byte, omittingEmptySubsequences: false)
      case .blanks: bytes.split { $0 == 0x20 || $0 == 0x09 }
      }
    var trimmed = parts.map { part in
      var part = part.drop { " \t\"'`".utf8.contains($0) }
      while let last = part.last, " \t\"'`\r".utf8.contains(last) { part = part.dropLast() }
      return part
    }
    // Tables of Markdown have a bar before the first field.
    if case .byte(UInt8(ascii: "|")) = delimiter, trimmed.first?.isEmpty == true { trimmed.removeFirst() }
    return trimmed
  }

  private static func role(_ field: ArraySlice<UInt8>) -> Role {
    let name = String(decoding: field, as: UTF8.self).lowercased().filter { $0.isLetter || $0.isNumber }
    return switch name {
    case "leaf", "function", "func", "fn", "cpuid", "cpuidleaf", "eaxin", "ineax", "inputeax", "eaxinput",
      "leafeax",
      "leafhex":
      .leaf
    case "subleaf", "sub", "subfunction", "subfunc", "subfn", "ecxin", "inecx", "inputecx", "ecxinput",
      "index", "sl",
      "subleafecx":
      .subleaf
    case "eax", "outeax", "eaxout", "outputeax", "eaxoutput": .register(.eax)
    case "ebx", "outebx", "ebxout", "outputebx", "ebxoutput": .register(.ebx)
    case "ecx", "outecx", "ecxout", "outputecx", "ecxoutput": .register(.ecx)
    case "edx", "outedx", "edxout", "outputedx", "edxoutput": .register(.edx)
    case "cpu", "logicalcpu", "lcpu", "lp", "processor", "cpunumber", "cpuid0": .cpu
    case "host", "hostname", "hypervisor", "machine", "server": .host
    case "core", "thread", "socket", "package", "node", "die", "group": .place(name)
    default: .other
    }
  }
}
