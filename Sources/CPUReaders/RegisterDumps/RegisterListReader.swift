internal import X86CPU

extension Reader {
  /// Lists and tables of CPUID's registers that scripts and spreadsheets write: CSV, tabs, `leaf 0x7 subleaf 0: eax=…`.
  ///
  /// A list is recognised by leaf 0, whose registers spell a vendor. A line with four registers whose leaf is not clear is
  /// an error, because to leave it out would make features absent.
  static let registerList = Reader(
    format: "registers", title: "a list or table of CPUID's registers",
    recognises: { preview in
      let tools: [Reader] = [.cpuidTool, .aida, .libcpuid, .kcpuid, .x86info, .xenPolicy]
      guard !tools.contains(where: { $0.recognises(preview) != nil }), preview.firstCharacter != "<",
        preview.firstCharacter != "{"
      else { return nil }
      return RegisterList.isRecognised(preview.lines) ? .certain : nil
    },
    read: { document throws(ReadError) in
      var list = RegisterList(document.name)
      var lines = LineSequence(document.bytes)
      while let line = lines.next() { try list.take(line, &lines) }
      return try list.reading(isCut: document.bytes.last != UInt8(ascii: "\n"))
    })
}

/// The rows of a list, as they are read.
private struct RegisterList {
  private var dump: DumpCollector
  private var columns: RegisterColumns?
  private var table: [RegisterColumns.Row] = []
  private var owner = DumpCollector.Owner.following
  private var place: CPUPlace?
  /// The CPU of the last heading.
  private var heading: CPUPlace?
  /// The numbers of CPUs that a list names by their places.
  private var numbers: [CPUPlace: Int] = [:]

  init(_ document: String) { dump = DumpCollector(document: document) }

  /// Whether the lines have a header and a row, or leaf 0 with a vendor.
  static func isRecognised(_ text: LineSequence) -> Bool {
    var columns: RegisterColumns?
    var lines = text
    while let line = lines.next() {
      if let columns, case .row = columns.read(line) { return true }
      columns = columns ?? RegisterColumns(line)
      let (parts, _) = whole(line, lines)
      if let row = parts.row(at: 0), row.leaf.hexadecimal == 0,
        [false, true].contains(where: { NumberNotation.spellsVendor(row, decimal: $0) })
      {
        return true
      }
    }
    return false
  }

  /// A line's parts, joined with the lines that continue it, and the lines after them.
  private static func whole(_ line: LineCursor, _ lines: LineSequence) -> (RegisterLine, LineSequence) {
    let parts = RegisterLine(line)
    let isPart =
      parts.row(at: 0) == nil && parts.isKnown && parts.numbers.contains { $0.isWide || $0.label != nil }
    guard isPart, let (whole, rest) = lines.unwrapping(line, isWhole: { RegisterLine($0).row(at: 0) != nil })
    else {
      return (parts, lines)
    }
    return (RegisterLine(whole), rest)
  }

  /// Takes a line, and those after it that continue it.
  mutating func take(_ line: LineCursor, _ lines: inout LineSequence) throws(ReadError) {
    var line = line
    line.skipBlanks()
    if line.isAtEnd { return }
    if let register = RegisterColumns.repeatedRegister(line) {
      throw dump.error(
        "two columns of the table are called \(register); keep the one that holds the register", line)
    }
    if let header = RegisterColumns(line) {
      columns = columns ?? header
    } else if let columns {
      switch columns.read(line) {
      case .row(let row): table.append(row)
      case .text where line.wideNumbers < 4: dump.passOver(line.line)
      default: throw dump.error("expected the columns of the table's header", line)
      }
    } else {
      try takeFree(line, &lines)
    }
  }

  private mutating func takeFree(_ line: LineCursor, _ lines: inout LineSequence) throws(ReadError) {
    var msr = line
    if msr.take(upperCase: "MSR") {
      if let found = DumpedMSR.read(&msr) { dump.add(msr: found.index, found.value, of: owner) }
      return
    }
    let (parts, rest) = Self.whole(line, lines)
    lines = rest
    if var row = parts.row(at: line.line) {
      row.place = row.place ?? heading
      table.append(row)
    } else if parts.numbers.count(where: \.isWide) >= 4 || parts.numbers.count(where: \.isNamedRegister) >= 2
    {
      throw dump.error(
        "expected a leaf before the four registers, as in leaf 0x1: 0x…, 0x…, 0x…, 0x…", line)
    } else if case .cpu(let number?)? = DumpHeading(line) {
      heading = CPUPlace(number: number)
      enter(heading)
      owner = .current
    } else if let place = parts.place, parts.isKnown,
      parts.numbers.allSatisfy({ $0.label != nil && !$0.isWide })
    {
      heading = place
      enter(place)
      owner = .current
    } else {
      dump.passOver(line.line)
    }
  }

  /// Continues the CPU of that place; nil leaves the current one.
  private mutating func enter(_ next: CPUPlace?) {
    guard let next, next != place else { return }
    place = next
    let isNumbered = next.parts.isEmpty || next.number != nil && numbers.isEmpty
    let number = isNumbered ? next.number : numbers[next] ?? numbers.count
    if !isNumbered, let number { numbers[next] = number }
    dump.enter(cpu: number)
  }

  /// The CPUs of the list.
  ///
  /// - Throws: `ReadError` if the table's numbers may be decimal or hexadecimal, or there is no leaf 0 or 1.
  mutating func reading(isCut: Bool) throws(ReadError) -> Reading {
    // A text that ends within a number has lost its last digits.
    if isCut, let last = table.last?.registers[3], last.digits < 8 {
      dump.passOver(table.removeLast().line)
    }
    guard let notation = NumberNotation(table) else {
      throw ReadError(
        document: dump.document,
        reason:
          "the numbers may be decimal or hexadecimal, and leaf 0 does not decide; write hexadecimal numbers with 0x",
        line: table.first?.line ?? 1, column: 1)
    }
    let hosts = Set(table.compactMap(\.host))
    guard hosts.count < 2 else {
      throw ReadError(
        document: dump.document,
        reason: "the table has the rows of \(hosts.count) hosts; save the rows of each host to its own file",
        line: table.first?.line ?? 1, column: 1)
    }
    place = nil
    var hasZero = false
    for row in table {
      guard let values = notation.row(row) else {
        dump.passOver(row.line)
        continue
      }
      // Without a heading, leaf 0 begins the next CPU.
      if row.place == nil, values.leaf == 0 {
        if hasZero { dump.begin(cpu: nil) }
        hasZero = true
      }
      enter(row.place)
      try dump.add(values, at: row.line)
    }
    return try dump.reading(format: "registers", wanted: "lines such as leaf 0x1: 0x…, 0x…, 0x…, 0x…")
  }
}
