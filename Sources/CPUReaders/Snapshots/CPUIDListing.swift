internal import X86CPU

extension CPUIDTable {
  /// A list of leaves as `cpuid -r` prints them, of any leaves, without a CPU; nil if no line is one.
  init?(listing text: String) {
    self.init()
    for var line in LineSequence(Array(text.utf8)) {
      line.skipBlanks()
      guard line.take("0x"), let leaf = line.word(), line.take(" 0x"),
        let subleaf = line.hexadecimal(digits: 8),
        line.take(":")
      else { continue }
      line.skipBlanks()
      guard line.take("eax=0x"), let eax = line.word(), line.take(" ebx=0x"), let ebx = line.word(),
        line.take(" ecx=0x"), let ecx = line.word(), line.take(" edx=0x"), let edx = line.word()
      else { continue }
      leaves[CPUIDLeaf(eax: leaf, ecx: UInt32(subleaf.value))] = CPUIDRegisters(
        eax: eax, ebx: ebx, ecx: ecx, edx: edx)
    }
    if leaves.isEmpty { return nil }
  }
}
