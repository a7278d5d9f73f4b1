internal import X86CPU

extension Reader {
  /// `cpuid -r` and `cpuid -1 -r`: one line per subleaf, one block per CPU.
  ///
  /// - SeeAlso: cpuid(1), option -r; `cpuid -f` reads the same form.
  static let cpuidTool = Reader(
    format: "cpuid", title: "cpuid -r",
    recognises: { preview in
      preview.hasLine { line in
        line.skipBlanks()
        return line.take("0x") && line.word() != nil && line.take(" 0x") && line.skip(past: ": eax=0x")
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var dump = DumpCollector(document: document.name)
      var lines = LineSequence(document.bytes)
      while var line = lines.next() {
        line.skipBlanks()
        if line.isAtEnd { continue }
        if line.take("CPU") {
          line.skipBlanks()
          let number = line.decimal()
          if line.take(":") { dump.begin(cpu: number) } else { dump.passOver(line.line) }
        } else if line.startsWith("0x") {
          if !line.has("edx=0x"), let (whole, rest) = lines.unwrapping(line, isWhole: { $0.has("edx=0x") }) {
            (line, lines) = (whole, rest)
          }
          _ = line.take("0x")
          try readRow(&line, &dump)
        } else {
          dump.passOver(line.line)
        }
      }
      return try dump.reading(format: "cpuid", wanted: "the output of cpuid -r")
    })
}

/// Reads `00000001 0x00: eax=0x000306c3 ebx=0x00100800 ecx=0x7ffafbff edx=0xbfebfbff`.
private func readRow(_ line: inout LineCursor, _ dump: inout DumpCollector) throws(ReadError) {
  guard let leaf = line.word(), line.take(" 0x"), let subleaf = line.hexadecimal(digits: 8), line.take(":")
  else {
    throw dump.error("expected a leaf and a subleaf, as in 0x00000007 0x00:", line)
  }
  line.skipBlanks()
  guard line.take("eax=0x"), let eax = line.word(), line.take(" ebx=0x"), let ebx = line.word(),
    line.take(" ecx=0x"), let ecx = line.word(), line.take(" edx=0x"), let edx = line.word()
  else {
    throw dump.error("expected four registers of eight digits, as in eax=0x00000000 ebx=…", line)
  }
  try dump.add(
    leaf: leaf, subleaf: UInt32(subleaf.value), CPUIDRegisters(eax: eax, ebx: ebx, ecx: ecx, edx: edx),
    at: line.line)
}
