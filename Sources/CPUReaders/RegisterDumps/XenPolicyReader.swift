internal import X86CPU

extension Reader {
  /// `xen-cpuid -p`: Xen's policies. The raw one is what CPUID and MSRs gave Xen itself.
  ///
  /// - SeeAlso: xen 4.17 tools/misc/xen-cpuid.c, print_policy and dump_info; xen/include/xen/lib/x86/cpu-policy.h,
  ///   XEN_CPUID_NO_SUBLEAF.
  static let xenPolicy = Reader(
    format: "xen-cpuid", title: "xen-cpuid -p",
    recognises: { preview in
      preview.hasLine { line in
        line.skipBlanks()
        // Raw, Host, PV and HVM, or a domain.
        let isAtStart = line.next.map { (0x41...0x5a).contains($0) } ?? false
        return isAtStart && line.has(" policy: ") && line.has(" leaves, ")
      } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var dump = DumpCollector(document: document.name)
      var isRaw = false
      var others = 0
      for var line in LineSequence(document.bytes) {
        line.skipBlanks()
        if line.isAtEnd { continue }
        if line.has(" policy: ") {
          isRaw = line.take("Raw policy: ")
          if !isRaw { others += 1 }
        } else if isRaw, line.has(" -> "), let (index, _) = line.hexadecimal(digits: 8) {
          if line.take(":") {
            try readLeaf(UInt32(index), &line, &dump)
          } else {
            guard line.take(" -> "), let (value, digits) = line.hexadecimal(digits: 16), digits == 16 else {
              throw dump.error(
                "expected an MSR's value of sixteen digits, as in 0000010a -> 0000000000000000", line)
            }
            dump.add(msr: UInt32(index), value, of: .all)
          }
        } else if line.take("Xen reports") || line.take("CPUID:") || line.take("MSRs:") || line.has(" -> ") {
          continue
        } else {
          dump.passOver(line.line)
        }
      }
      guard dump.hasLeaves else {
        throw ReadError(
          document: document.name,
          reason:
            "it has no \"Raw policy\", and the others are what Xen gives guests; expected the output of xen-cpuid -p",
          line: 1, column: 1)
      }
      dump.note("Martlet reads the raw policy: what CPUID and MSRs gave Xen", line: nil)
      if others > 0 {
        dump.note("Martlet ignores \(others) other polic\(others == 1 ? "y" : "ies") of Xen", line: nil)
      }
      return try dump.reading(format: "xen-cpuid", wanted: "the output of xen-cpuid -p")
    })
}

/// Reads `ffffffff -> 00000016:756e6547:6c65746e:49656e69` behind the leaf.
private func readLeaf(
  _ leaf: UInt32, _ line: inout LineCursor, _ dump: inout DumpCollector
) throws(ReadError) {
  guard let subleaf = line.word(), line.take(" -> "), let eax = line.word(), line.take(":"),
    let ebx = line.word(),
    line.take(":"), let ecx = line.word(), line.take(":"), let edx = line.word()
  else {
    throw dump.error(
      "expected a leaf, a subleaf and four registers, as in 00000001:ffffffff -> …:…:…:…", line)
  }
  // A leaf without subleaves has this number instead.
  try dump.add(
    leaf: leaf, subleaf: subleaf == .max ? 0 : subleaf,
    CPUIDRegisters(eax: eax, ebx: ebx, ecx: ecx, edx: edx), at: line.line)
}
