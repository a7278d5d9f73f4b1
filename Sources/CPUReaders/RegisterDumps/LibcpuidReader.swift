internal import X86CPU

extension Reader {
  /// libcpuid's raw dumps: `basic_cpuid[0]=0000000d 756e6547 6c65746e 49656e69`.
  ///
  /// - SeeAlso: libcpuid's `cpuid_serialize_raw_data`; its test files add what it decoded after a line of dashes.
  static let libcpuid = Reader(
    format: "libcpuid", title: "libcpuid's raw dump (cpuid_tool --save)",
    recognises: { preview in
      preview.hasLine { line in line.take("basic_cpuid[") || line.take("arm_midr") } ? .certain : nil
    },
    read: { document throws(ReadError) in
      var dump = DumpCollector(document: document.name)
      scan: for var line in LineSequence(document.bytes) {
        line.skipBlanks()
        if line.isAtEnd { continue }
        if line.take("----------------") { break scan }
        if line.take("_") {
          if line.skip(past: "Logical CPU #"), let number = line.decimal() { dump.begin(cpu: number) }
        } else if line.take("arm_") {
          return try ArmDump.read(document)
        } else if line.take("basic_cpuid[") {
          try readRow(&line, &dump) { (0 + $0, 0) }
        } else if line.take("ext_cpuid[") {
          try readRow(&line, &dump) { (0x8000_0000 + $0, 0) }
        } else if line.take("intel_fn") || line.take("amd_fn") {
          let leaf = try functionNumber(&line, dump)
          try readRow(&line, &dump) { (leaf, $0) }
        } else if !line.rest.hasPrefix("version=") && !line.rest.hasPrefix("build_date=") {
          dump.passOver(line.line)
        }
      }
      return try dump.reading(format: "libcpuid", wanted: "lines such as basic_cpuid[0]=…")
    })
}

/// The leaf in `intel_fn4[`, `intel_fn11[` (decimal) or `intel_fn14h[`, `amd_fn8000001dh[` (hexadecimal).
private func functionNumber(_ line: inout LineCursor, _ dump: DumpCollector) throws(ReadError) -> UInt32 {
  var probe = line
  if let (value, _) = probe.hexadecimal(digits: 8), probe.take("h[") {
    line = probe
    return UInt32(value)
  }
  guard let value = line.decimal(), line.take("[") else {
    throw dump.error("expected a function's number, as in intel_fn4[0]", line)
  }
  return UInt32(value)
}

private func readRow(
  _ line: inout LineCursor, _ dump: inout DumpCollector, _ place: (UInt32) -> (leaf: UInt32, subleaf: UInt32)
) throws(ReadError) {
  guard let index = line.decimal(), index < 0x10000, line.take("]="), let eax = line.word(), line.take(" "),
    let ebx = line.word(), line.take(" "), let ecx = line.word(), line.take(" "), let edx = line.word()
  else {
    throw dump.error(
      "expected an index and four registers of eight digits, as in [0]=0000000d 756e6547 …", line)
  }
  let (leaf, subleaf) = place(UInt32(index))
  let registers = CPUIDRegisters(eax: eax, ebx: ebx, ecx: ecx, edx: edx)
  // Leaves with subleaves appear twice: in the list of basic leaves as subleaf 0, and in their own list.
  dump.withCurrentTable { $0.leaves[CPUIDLeaf(eax: leaf, ecx: subleaf)] = registers }
}
