internal import X86CPU

extension Reader {
  /// `/proc/cpuinfo` of an x86 machine, all logical CPUs.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/kernel/cpu/proc.c, show_cpuinfo.
  static let cpuinfo = Reader(
    format: "cpuinfo", title: "/proc/cpuinfo",
    recognises: { preview in
      preview.hasLine { line in
        guard
          line.take("processor") || line.take("Processor") || line.take("vendor_id") || line.take("flags")
            || line.take("Features") || line.take("CPU implementer")
        else { return false }
        line.skipBlanks()
        return line.take(":")
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var info = LinuxCPUInfo(
        groups: [], vendor: nil, modelName: nil, numbers: [:], addressBits: nil, topology: [:], bugs: [])
      var block = Block()
      var positions: [LinuxCPUInfo.Group: Int] = [:]
      var lastLine = 0
      var isCutWithinWords = false
      var hosts = OneHost(document: document.name)
      for line in LineSequence(document.bytes) {
        lastLine = line.line
        let text = line.rest[...]
        guard let colon = text.firstIndex(of: ":") else {
          // A line that a mail program or a terminal wrapped continues the last one.
          if text.contains(where: { !$0.isWhitespace }) {
            block.continueLast(with: text)
          } else {
            try hosts.check(block, line: line.line)
            if !block.isEmpty { info.add(block, &positions) }
            isCutWithinWords = isCutWithinWords || !block.isSure
            block = Block()
          }
          continue
        }
        let key = String(text[..<colon].trimmed)
        let value = String(text[text.index(after: colon)...].trimmed)
        if ArmCPUInfo.isMark(key) { return try ArmCPUInfo.read(document) }
        if S390CPUInfo.isMark(key) { return try S390CPUInfo.read(document) }
        if let machine = OtherArchitecture.ofCPUInfo(key: key) {
          throw ReadError(
            document: document.name,
            reason: "this is the /proc/cpuinfo of \(machine); \(OtherArchitecture.limits)",
            line: line.line, column: 1)
        }
        if key == "processor", !block.isEmpty {
          try hosts.check(block, line: line.line)
          info.add(block, &positions)
          isCutWithinWords = isCutWithinWords || !block.isSure
          block = Block()
        }
        block.take(key, value, of: text)
        info.take(key, value)
      }
      try hosts.check(block, line: lastLine)
      if !block.isEmpty { info.add(block, &positions) }
      isCutWithinWords = isCutWithinWords || !block.isSure
      var notes: [ReadingNote] = []
      if isCutWithinWords {
        notes.append(
          ReadingNote(
            "the flags are wrapped or mixed with other text, so the list may be truncated and features missing from it may still exist"
          ))
      } else if let last = info.groups.lastIndex(where: { !$0.isWhole }) {
        if info.groups.count == 1 || document.bytes.last != UInt8(ascii: "\n") {
          notes.append(
            ReadingNote(
              "the text ends within the flags of a CPU, so features missing from them may still exist",
              line: lastLine))
        } else {
          info.groups[last].isWhole = true
        }
      }
      guard !info.groups.isEmpty else {
        throw ReadError(
          document: document.name,
          reason: "it has no flags line; expected the complete /proc/cpuinfo",
          line: max(lastLine, 1), column: 1)
      }
      if let note = info.noteOf32Bits { notes.append(note) }
      return Reading(format: "cpuinfo", cpus: [.linux(info)], notes: notes)
    })
}

/// Refuses a text that has the CPUs of two hosts, as a mail that quotes both may have.
private struct OneHost {
  let document: String
  private var vendor: String?
  private var blocks: [Int: Block] = [:]

  init(document: String) { self.document = document }

  /// Compares a CPU with those before it.
  ///
  /// - Throws: `ReadError` if its vendor is another, or its number is taken by a CPU that differs.
  mutating func check(_ block: Block, line: Int) throws(ReadError) {
    guard block.flags != nil else { return }
    let next = block.identity.first { $0.hasPrefix("vendor_id ") }
    if let vendor, let next, vendor != next { throw refusal("CPUs of two vendors", line) }
    vendor = vendor ?? next
    guard let number = block.number else { return }
    if let known = blocks[number],
      known.identity != block.identity || known.flags?.words.flags != block.flags?.words.flags
    {
      throw refusal("processor \(number) twice, with different values", line)
    }
    blocks[number] = block
  }

  private func refusal(_ what: String, _ line: Int) -> ReadError {
    ReadError(
      document: document, reason: "it has \(what), so it holds two records; save each to its own file",
      line: line, column: 1)
  }
}

/// The lines of one logical CPU.
private struct Block {
  var number: Int?
  var flags: WrappedFlags?
  var vmxFlags: WrappedFlags?
  var goesOnAfterFlags = false
  /// The lines that name the vendor and the model.
  var identity: [String] = []
  private var last = ""
  var isEmpty: Bool { number == nil && flags == nil }
  /// Whether no flag can be cut where a line was wrapped.
  var isSure: Bool { flags?.words.isSure ?? true && vmxFlags?.words.isSure ?? true }

  /// Adds the words of a wrapped line to the last field.
  mutating func continueLast(with text: Substring) {
    switch last {
    case "flags": flags?.append(text)
    case "vmx flags": vmxFlags?.append(text)
    default: break
    }
  }

  mutating func take(_ key: String, _ value: String, of line: Substring) {
    last = key
    switch key {
    case "processor": number = Int(value)
    case "vendor_id", "cpu family", "model", "stepping": identity.append("\(key) \(value)")
    case "flags": flags = WrappedFlags(line: line)
    case "vmx flags": vmxFlags = WrappedFlags(line: line)
    case "bugs", "bogomips", "clflush size", "cache_alignment", "address sizes", "TLB size",
      "power management":
      if flags != nil { goesOnAfterFlags = true }
    default: break
    }
  }
}

extension LinuxCPUInfo {
  /// Adds a logical CPU; skips one truncated before its flags.
  ///
  /// `positions` indexes the groups without their numbers, so this is O(flags).
  fileprivate mutating func add(_ block: Block, _ positions: inout [Group: Int]) {
    guard var flags = block.flags?.words.flags else { return }
    var vmxFlags = block.vmxFlags?.words.flags
    if !block.goesOnAfterFlags {
      // The last word may be truncated.
      if let words = vmxFlags { vmxFlags = Array(words.dropLast()) } else { flags = Array(flags.dropLast()) }
    }
    let group = Group(
      numbers: [], flags: Set(flags.map(String.init)), vmxFlags: vmxFlags.map { Set($0.map(String.init)) },
      isWhole: block.goesOnAfterFlags && block.isSure)
    let position = positions[group] ?? groups.count
    if position == groups.count {
      positions[group] = position
      groups.append(group)
    }
    if let number = block.number { groups[position].numbers.append(number) }
  }

  /// Copies values common to all logical CPUs from the first that has them.
  fileprivate mutating func take(_ key: String, _ value: String) {
    switch key {
    case "vendor_id": vendor = vendor ?? value
    case "model name": modelName = modelName ?? value
    case "bugs": bugs.formUnion(value.split(separator: " ").map(String.init))
    case "address sizes": if addressBits == nil { addressBits = addressSizes(value) }
    case "cpu family", "model", "stepping", "microcode":
      guard numbers[key] == nil else { return }
      numbers[key] = UInt64(prefixed: value)
    default: break
    }
  }
}

/// Reads `46 bits physical, 48 bits virtual`.
func addressSizes(_ text: String) -> LinuxCPUInfo.AddressBits? {
  let numbers = text.split(separator: " ").compactMap { Int($0) }
  guard numbers.count == 2, numbers.allSatisfy({ (1...64).contains($0) }) else { return nil }
  return LinuxCPUInfo.AddressBits(physical: numbers[0], linear: numbers[1])
}
