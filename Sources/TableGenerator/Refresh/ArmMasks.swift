/// The rows of `sys_reg_descs`, KVM's list of system registers.
struct ArmRows {
  private(set) var rows: [(text: String, line: Int)] = []

  init(_ lines: [Substring]) {
    guard let begin = lines.firstIndex(where: { $0.contains("sys_reg_descs[] = {") }) else { return }
    let end = lines[begin...].firstIndex { $0.hasPrefix("};") } ?? lines.endIndex
    var index = begin + 1
    while index < end {
      let line = index + 1
      // A row lasts until its parentheses and braces are closed.
      var text = String(lines[index])
      while depth(text) > 0, index + 1 < end {
        index += 1
        text += " " + lines[index]
      }
      index += 1
      rows.append((text, line))
    }
  }

  private func depth(_ text: String) -> Int {
    text.reduce(0) { $0 + ("({".contains($1) ? 1 : ")}".contains($1) ? -1 : 0) }
  }
}

/// The masks of the ID registers that `sys_reg_descs` lets be written.
struct ArmMasks {
  private(set) var masks: [String: (value: UInt64, line: Int)] = [:]
  private(set) var notes: [String] = []

  /// Reads rows such as `ID_WRITABLE(NAME, MASK)`, `ID_FILTERED(NAME, name, MASK)`, `AA32_ID_WRITABLE(NAME)` and `.val = MASK`.
  init(_ lines: [Substring], _ registers: ArmRegisterFile) {
    let rows = ArmRows(lines).rows
    guard !rows.isEmpty else {
      notes.append("no sys_reg_descs in arch/arm64/kvm/sys_regs.c: masks are not compared")
      return
    }
    for row in rows { read(row.text, line: row.line, registers) }
    if masks.isEmpty {
      notes.append("no masks in sys_reg_descs, as before Linux 6.7: what can be written is not compared")
    }
  }

  private mutating func read(_ text: String, line: Int, _ registers: ArmRegisterFile) {
    let row = text.trimmed
    let macro = row.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    var name: String?
    var mask: Substring?
    if row.hasPrefix("{"), let start = row.firstRange(of: "SYS_DESC(SYS_"),
      let value = row.firstRange(of: ".val")
    {
      name = String(row[start.upperBound...].prefix { $0 != ")" })
      // A register without a function that sets it takes no value.
      guard row.contains(".set_user") else { return }
      var text = row[value.upperBound...].drop { $0.isWhitespace || $0 == "=" }.prefix { $0 != "}" }.trimmed
      if text.last == "," { text.removeLast() }
      mask = Substring(text)
    } else if let open = row.firstIndex(of: "("), row.hasSuffix("),") {
      let arguments = row[row.index(after: open)...].dropLast(2)
      let parts = arguments.split(separator: ",", maxSplits: macro == "ID_FILTERED" ? 2 : 1).map {
        $0.trimmed
      }
      switch macro {
      case "ID_WRITABLE" where parts.count == 2, "ID_FILTERED" where parts.count == 3:
        name = parts[0]
        mask = parts.last.map { Substring($0) }
      case "AA32_ID_WRITABLE":
        name = parts.first
        mask = "GENMASK(31,0)"
      default: return
      }
    }
    guard let name, let mask, registers.registers[name] != nil else { return }
    guard let value = registers.value(ofMask: mask) else {
      notes.append("the mask of \(name) in arch/arm64/kvm/sys_regs.c:\(line) is not understood: \(mask)")
      return
    }
    masks[name] = (value, line)
  }
}
