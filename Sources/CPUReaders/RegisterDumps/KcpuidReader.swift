internal import X86CPU

extension Reader {
  /// `kcpuid -r` from the kernel's tools, which omits leaves whose registers are all zero.
  ///
  /// - SeeAlso: linux 6.12 tools/arch/x86/kcpuid/kcpuid.c, leaf_print_raw and cpuid_store.
  static let kcpuid = Reader(
    format: "kcpuid", title: "kcpuid -r",
    recognises: { preview in
      preview.hasLine { line in
        line.take("0x") && line.word() != nil && (line.take(": EAX=0x") || line.take(": subleafs:"))
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var dump = DumpCollector(document: document.name)
      var leaf: UInt32?
      var lines = LineSequence(document.bytes)
      while var line = lines.next() {
        line.skipBlanks()
        if line.isAtEnd { continue }
        if line.has("EAX=0x"), !line.has("EDX=0x"),
          let (whole, rest) = lines.unwrapping(line, isWhole: { $0.has("EDX=0x") })
        {
          (line, lines) = (whole, rest)
        }
        if line.take("0x") {
          guard let number = line.word(), line.take(":") else {
            throw dump.error("expected a leaf, as in 0x00000001:", line)
          }
          line.skipBlanks()
          if line.take("subleafs:") {
            leaf = number
          } else {
            leaf = nil
            try dump.add(leaf: number, subleaf: 0, try registers(&line, dump), at: line.line)
          }
        } else if let leaf, let subleaf = line.decimal(), line.take(":") {
          line.skipBlanks()
          try dump.add(leaf: leaf, subleaf: UInt32(subleaf), try registers(&line, dump), at: line.line)
        } else if !line.rest.hasPrefix("=====") && !line.rest.contains("Leafs :") {
          dump.passOver(line.line)
        }
      }
      dump.withCurrentTable { addZeroLeaves(&$0) }
      dump.note(
        "kcpuid omits leaves whose registers are all zero; Martlet reads omitted leaves within CPUID's limits as zero",
        line: nil)
      return try dump.reading(format: "kcpuid", wanted: "the output of kcpuid -r")
    })
}

private func registers(_ line: inout LineCursor, _ dump: DumpCollector) throws(ReadError) -> CPUIDRegisters {
  guard line.take("EAX=0x"), let eax = line.word(), line.take(", EBX=0x"), let ebx = line.word(),
    line.take(", ECX=0x"), let ecx = line.word(), line.take(", EDX=0x"), let edx = line.word()
  else { throw dump.error("expected four registers of eight digits, as in EAX=0x00000000, EBX=…", line) }
  return CPUIDRegisters(eax: eax, ebx: ebx, ecx: ecx, edx: edx)
}

/// Adds the zero leaves that the tool omits, up to the highest of either range.
private func addZeroLeaves(_ table: inout CPUIDTable) {
  for base: UInt32 in [0, 0x8000_0000] {
    guard let head = table.leaves[CPUIDLeaf(eax: base)], head.eax >= base, head.eax - base < 0x100 else {
      continue
    }
    // A dump that ends before its highest leaf proves nothing about later ones.
    let last = table.leaves.keys.filter { $0.eax >= base && $0.eax - base < 0x100 }.map(\.eax).max() ?? base
    for leaf in base...min(head.eax, last) where table.leaves[CPUIDLeaf(eax: leaf)] == nil {
      table.leaves[CPUIDLeaf(eax: leaf)] = CPUIDRegisters()
    }
  }
}
