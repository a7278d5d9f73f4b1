internal import ArmCPU

/// Reads `/proc/cpuinfo` of an arm64 machine: MIDR_EL1 by its parts, and words that prove lower limits of fields.
///
/// - SeeAlso: linux 7.1.8 arch/arm64/kernel/cpuinfo.c, c_show.
enum ArmCPUInfo {
  /// Whether a key is printed only by Arm's kernels.
  static func isMark(_ key: some StringProtocol) -> Bool {
    ["CPU implementer", "CPU architecture", "CPU variant", "CPU part", "CPU revision", "Features"].contains(
      key)
  }

  /// Reads the text.
  ///
  /// - Throws: `ReadError` with the line of a number that is none, of a key that a CPU has twice, and for 32-bit kernels.
  static func read(_ document: Document) throws(ReadError) -> Reading {
    var cores: [ArmCore] = []
    var block = ArmInfoBlock()
    var last = 1
    for line in LineSequence(document.bytes) {
      last = line.line
      let text = line.rest[...]
      guard let colon = text.firstIndex(of: ":") else {
        try block.finish(&cores, document, last)
        continue
      }
      let key = String(text[..<colon].trimmed)
      let value = String(text[text.index(after: colon)...].trimmed)
      if key == "processor" { try block.finish(&cores, document, last) }
      try block.take(key, value, document, line.line)
    }
    try block.finish(&cores, document, last)
    guard !cores.isEmpty else {
      throw ReadError(
        document: document.name,
        reason: "it has no CPU with its Features and CPU part; expected the complete /proc/cpuinfo",
        line: last, column: 1)
    }
    var record = ArmRecord(point: .words)
    record.cores = try ArmDump.grouped(cores, in: document)
    return Reading(format: "cpuinfo", cpus: [.arm(record)])
  }
}

/// The lines of one logical CPU.
private struct ArmInfoBlock {
  private var values: [String: String] = [:]

  /// Takes a line.
  mutating func take(_ key: String, _ value: String, _ document: Document, _ line: Int) throws(ReadError) {
    guard ArmCPUInfo.isMark(key) || key == "processor" else { return }
    guard values[key] == nil else {
      throw ReadError(
        document: document.name,
        reason: "a CPU has \(key) twice, so it holds two records; save each to its own file",
        line: line, column: 1)
    }
    values[key] = value
  }

  /// Adds the CPU, if its lines are there.
  mutating func finish(_ cores: inout [ArmCore], _ document: Document, _ line: Int) throws(ReadError) {
    defer { values = [:] }
    // 32-bit kernels print lines of the board and of the processor apart.
    guard values.keys.contains(where: { $0 != "processor" }) else { return }
    func fail(_ reason: String) -> ReadError {
      ReadError(document: document.name, reason: reason, line: line, column: 1)
    }
    let words = (values["Features"] ?? "").split(separator: " ").map(String.init)
    guard !words.contains("thumb"), values["CPU architecture"].map({ Int($0) ?? 8 >= 8 }) ?? true else {
      throw fail("this is the /proc/cpuinfo of a 32-bit ARM kernel; Martlet knows arm64")
    }
    var core = ArmCore()
    var numbers: [UInt32] = []
    for key in ["CPU implementer", "CPU variant", "CPU part", "CPU revision"] {
      guard let text = values[key] else { throw fail("a CPU has no line \(key): the text is cut") }
      guard let number = text.hasPrefix("0x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text) else {
        throw fail("\(key) is \(text), which is no number")
      }
      numbers.append(number)
    }
    core[.mainID] = UInt64(
      MainID(implementer: numbers[0], variant: numbers[1], part: numbers[2], revision: numbers[3]).value)
    core.words = Set(words)
    if let number = values["processor"].flatMap({ Int($0) }) { core.numbers = [number] }
    cores.append(core)
  }
}
