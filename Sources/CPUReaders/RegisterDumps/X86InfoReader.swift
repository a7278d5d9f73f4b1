internal import X86CPU

extension Reader {
  /// `x86info -r` and `-a`: `eax in: 0x00000001, eax = 000406e3 ebx = 00100800 ecx = 7ffafbff edx = bfebfbff`.
  static let x86info = Reader(
    format: "x86info", title: "x86info -r",
    recognises: { preview in
      preview.hasLine { line in
        line.skipBlanks()
        return line.take("eax in: 0x")
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var dump = DumpCollector(document: document.name)
      var pending: (leaf: UInt32, eax: UInt32, ebx: UInt32, ecx: UInt32)?
      for var line in LineSequence(document.bytes) {
        line.skipBlanks()
        if line.isAtEnd { continue }
        if let row = pending {
          // The last register stands on a line of its own where a mail program wrapped the line.
          guard let edx = line.word() else { throw dump.error("expected the value of edx", line) }
          pending = nil
          if leavesWithSubleaves.contains(row.leaf) { continue }
          try dump.add(
            leaf: row.leaf, subleaf: 0, CPUIDRegisters(eax: row.eax, ebx: row.ebx, ecx: row.ecx, edx: edx),
            at: line.line)
        } else if line.take("CPU #") {
          if let number = line.decimal() { dump.begin(cpu: number) }
        } else if line.take("eax in: 0x") {
          guard let leaf = line.word(), line.take(","), let eax = register("eax", &line),
            let ebx = register("ebx", &line), let ecx = register("ecx", &line)
          else {
            throw dump.error("expected a leaf and four registers, as in eax in: 0x00000000, eax = …", line)
          }
          line.skipBlanks()
          guard line.take("edx =") else { throw dump.error("expected edx = and eight digits", line) }
          line.skipBlanks()
          if line.isAtEnd {
            pending = (leaf, eax, ebx, ecx)
          } else {
            guard let edx = line.word() else { throw dump.error("expected eight digits", line) }
            if leavesWithSubleaves.contains(leaf) { continue }
            try dump.add(
              leaf: leaf, subleaf: 0, CPUIDRegisters(eax: eax, ebx: ebx, ecx: ecx, edx: edx), at: line.line)
          }
        }
      }
      if pending != nil {
        throw ReadError(
          document: document.name, reason: "the text ends before the value of edx",
          line: document.bytes.count { $0 == UInt8(ascii: "\n") } + 1)
      }
      dump.note(
        "x86info does not set the subleaf it queries, so Martlet ignores leaves with subleaves (04H, 07H, 0BH, 0DH …)",
        line: nil)
      return try dump.reading(format: "x86info", wanted: "the output of x86info -r")
    })
}

/// The leaves whose answer depends on ECX.
///
/// Published outputs of `x86info -r` have zeros in leaf 07H of CPUs that certainly have AVX2 there.
///
/// - SeeAlso: Intel SDM vol. 2A, CPUID; AMD APM vol. 3, appendix E.
private let leavesWithSubleaves: Set<UInt32> = [
  0x04, 0x07, 0x0b, 0x0d, 0x0f, 0x10, 0x12, 0x14, 0x17, 0x18, 0x1b, 0x1d, 0x1e, 0x1f, 0x20, 0x23, 0x24,
  0x8000_001d,
  0x8000_0020, 0x8000_0026,
]

/// Reads ` eax = 000406e3`.
private func register(_ name: StaticString, _ line: inout LineCursor) -> UInt32? {
  line.skipBlanks()
  guard line.take(name) else { return nil }
  line.skipBlanks()
  guard line.take("=") else { return nil }
  line.skipBlanks()
  return line.word()
}
