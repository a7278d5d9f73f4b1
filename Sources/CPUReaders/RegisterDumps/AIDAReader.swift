internal import X86CPU

extension Reader {
  /// Dumps of AIDA64, EVEREST and InstLatx64: `CPUID 00000001: 000306A9-00100800-7FBAE3FF-BFEBFBFF`, and MSRs.
  ///
  /// Reports of AIDA64 that have such a dump among other sections are read too.
  static let aida = Reader(
    format: "aida", title: "a CPUID dump from AIDA64 or InstLatx64",
    recognises: { preview in
      preview.hasLine { line in
        line.skipBlanks()
        _ = LinePrefix.read(&line)
        guard line.take(upperCase: "CPUID") else { return false }
        var probe = line
        if case .row = DumpRow.read(&probe) { return true }
        // A truncated first line.
        line.skipBlanks()
        guard line.word() != nil else { return false }
        _ = line.take(":")
        line.skipBlanks()
        return line.word() != nil && line.take("-")
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var dump = DumpCollector(document: document.name)
      var state = AIDAState()
      var lines = LineSequence(document.bytes)
      while var line = lines.next() {
        line.skipBlanks()
        if line.isAtEnd { continue }
        if let (whole, rest) = unwrapped(line, lines) { (line, lines) = (whole, rest) }
        if let number = LinePrefix.read(&line) { state.enter(.cpu(number), &dump, line: line.line) }
        if let heading = DumpHeading(line) {
          state.enter(heading, &dump, line: line.line)
        } else if state.isSkipping {
          continue
        } else if line.take(upperCase: "CPUID") {
          switch DumpRow.read(&line) {
          case .row(let row): try dump.add(row, at: line.line)
          case .text: continue
          case .damaged:
            throw dump.error(
              "expected a leaf and four registers of eight digits, as in CPUID 00000000: …-…-…-…", line)
          }
        } else if line.take(upperCase: "MSR") {
          if let msr = DumpedMSR.read(&line) { dump.add(msr: msr.index, msr.value, of: state.owner) }
        } else if dump.hasLeaves, line.startsWith(endOfDump) {
          break
        } else if line.wideNumbers > 3 {
          dump.passOver(line.line)
        }
      }
      return try dump.reading(format: "aida", wanted: "lines such as CPUID 00000001: 000306A9-00100800-…")
    })
}

/// A row that a mail program wrapped, joined again, and the lines after it; nil for a row in one line.
private func unwrapped(_ line: LineCursor, _ lines: LineSequence) -> (LineCursor, LineSequence)? {
  func outcome(_ line: LineCursor) -> DumpRow.Outcome? {
    var probe = line
    if probe.startsWith("CPU#") || probe.startsWith("CPU ") {
      guard probe.skip(past: "CPUID") else { return nil }
    } else if !probe.take(upperCase: "CPUID") {
      return nil
    }
    return DumpRow.read(&probe)
  }
  // The subleaf may stand alone in the next line.
  switch outcome(line) {
  case .damaged:
    return lines.unwrapping(line) { whole in
      if case .row = outcome(whole) { true } else { false }
    }
  case .row:
    var rest = lines
    guard var next = rest.next() else { return nil }
    next.skipBlanks()
    return next.startsWith("[SL ") ? (line.joined(with: next), rest) : nil
  default: return nil
  }
}

/// The logical CPU before a leaf in its own line: `CPU#003 CPUID 00000001: …`, `CPU 3: CPUID …`.
private enum LinePrefix {
  /// The CPU's number, and the cursor at the word CPUID; nil, and nothing skipped, where none stands before it.
  static func read(_ line: inout LineCursor) -> Int? {
    var probe = line
    guard probe.take("CPU#") || probe.take("CPU #") || probe.take("CPU ") else { return nil }
    guard let number = probe.decimal() else { return nil }
    _ = probe.take(":")
    probe.skipBlanks()
    var leaf = probe
    guard leaf.take(upperCase: "CPUID") else { return nil }
    guard case .row = DumpRow.read(&leaf) else { return nil }
    line = probe
    return number
  }
}

/// The separator in libcpuid's test files between a dump and its decoding.
private let endOfDump: StaticString = "----------------------------------------------------------------"

/// The current section of a dump.
private struct AIDAState {
  var isSkipping = false
  var owner = DumpCollector.Owner.following
  private var members: [Int: Int] = [:]
  private var highest = -1

  mutating func enter(_ heading: DumpHeading, _ dump: inout DumpCollector, line: Int) {
    isSkipping = false
    switch heading {
    case .cpu(let number):
      dump.enter(cpu: number)
      owner = .current
    case .member(let group, let bit):
      dump.enter(cpu: number(ofMember: bit, group: group))
      owner = .current
    case .msrs(let number?):
      dump.enter(cpu: number)
      owner = .current
    case .msrs(nil): owner = .all
    case .skipped(let what):
      isSkipping = true
      dump.note("Martlet ignores a section of \(what)", line: line)
    case .other:
      dump.endRun()
      owner = .all
    }
  }

  /// The number of a CPU in a processor group: its bit in group 0, then in the dump's order.
  private mutating func number(ofMember bit: Int, group: Int) -> Int {
    let key = group << 6 | bit
    if let known = members[key] { return known }
    let number = group == 0 ? bit : highest + 1
    members[key] = number
    highest = max(highest, number)
    return number
  }
}
