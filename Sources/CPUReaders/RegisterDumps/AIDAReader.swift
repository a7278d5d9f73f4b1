internal import X86CPU

extension Reader {
  /// Dumps of AIDA64 and InstLatx64: `CPUID 00000001: 000306A9-00100800-7FBAE3FF-BFEBFBFF`, and MSRs.
  static let aida = Reader(
    format: "aida", title: "a CPUID dump of AIDA64 or InstLatx64",
    recognises: { preview in
      preview.hasLine { line in
        line.skipBlanks()
        return line.take("CPUID ") && leafNumber(&line) != nil && line.word() != nil && line.take("-")
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var dump = DumpCollector(document: document.name)
      var isSkipping = false
      var msrsAreShared = true
      scan: for var line in LineSequence(document.bytes) {
        line.skipBlanks()
        if line.isAtEnd { continue }
        if line.take("CPUID") {
          if !isSkipping { try readLeaf(&line, &dump) }
        } else if line.take("MSR") {
          if !isSkipping { readMSR(&line, &dump, ofAll: msrsAreShared) }
        } else if line.take("CPU#") {
          // `CPU#001 AffMask: 0x0000000000000002`
          guard let number = line.decimal() else { continue }
          isSkipping = line.rest.contains("Virtualized")
          if !isSkipping { dump.begin(cpu: number) }
          msrsAreShared = false
        } else if line.take("------[") {
          let title = line.rest
          isSkipping = title.contains("Virtualized")
          if isSkipping { dump.note("a section of virtualized CPUID is not read", line: line.line) }
          msrsAreShared = !title.contains("Logical CPU")
          if !isSkipping, line.skip(past: "Logical CPU #"), let number = line.decimal(),
            !title.contains("MSR")
          {
            dump.begin(cpu: number)
          }
        } else if line.take("----------------------------------------------------------------") {
          break scan
        }
      }
      return try dump.reading(format: "aida", wanted: "lines such as CPUID 00000001: 000306A9-00100800-…")
    })
}

/// Reads ` 00000007: `, with or without the colon.
private func leafNumber(_ line: inout LineCursor) -> UInt32? {
  line.skipBlanks()
  guard let leaf = line.word() else { return nil }
  _ = line.take(":")
  line.skipBlanks()
  return leaf
}

private func readLeaf(_ line: inout LineCursor, _ dump: inout DumpCollector) throws(ReadError) {
  var probe = line
  probe.skipBlanks()
  // A heading such as `CPUID Properties`, and not a leaf.
  guard probe.hexadecimal(digits: 8)?.digits == 8 || probe.isAtEnd else { return }
  guard let leaf = leafNumber(&line), let eax = line.word(), line.take("-"), let ebx = line.word(),
    line.take("-"),
    let ecx = line.word(), line.take("-"), let edx = line.word()
  else {
    throw dump.error(
      "expected a leaf and four registers of eight digits, as in CPUID 00000000: …-…-…-…", line)
  }
  let registers = CPUIDRegisters(eax: eax, ebx: ebx, ecx: ecx, edx: edx)
  if line.skip(past: "[SL ") {
    guard let subleaf = line.hexadecimal(digits: 8), line.take("]") else {
      throw dump.error("expected a subleaf, as in [SL 01]", line)
    }
    try dump.add(leaf: leaf, subleaf: UInt32(subleaf.value), registers, at: line.line)
  } else {
    dump.add(countingLeaf: leaf, registers)
  }
}

/// Reads ` 0000003A: 0000-0000-0000-0005`; a value that could not be read stands as words and is left out.
private func readMSR(_ line: inout LineCursor, _ dump: inout DumpCollector, ofAll: Bool) {
  guard let index = leafNumber(&line) else { return }
  var value: UInt64 = 0
  var digits = 0
  while let part = line.hexadecimal(digits: 16) {
    value = part.digits == 16 ? part.value : value << UInt64(part.digits * 4) | part.value
    digits += part.digits
    guard line.take("-") else { break }
  }
  if digits == 16 { dump.add(msr: index, value, ofAll: ofAll) }
}
