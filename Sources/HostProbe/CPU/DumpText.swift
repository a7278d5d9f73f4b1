internal import X86CPU

/// Rows as `cpuid -r` prints them; subleaves of leaf 0DH that are all zero are left out, as it does.
func dumpText(_ rows: [(leaf: CPUIDLeaf, registers: CPUIDRegisters)], title: String? = nil) -> String {
  var text = title.map { "\($0):\n" } ?? ""
  for (leaf, registers) in rows {
    if leaf.eax == 0x0d, leaf.ecx > 1, registers == CPUIDRegisters() { continue }
    text += "   \(hexadecimal(leaf.eax)) 0x\(leaf.ecx.hexadecimal(digits: 2)):"
    for register in CPUIDRegister.allCases {
      text += " \(register.name.lowercased())=\(hexadecimal(registers[register]))"
    }
    text += "\n"
  }
  return text
}

/// `0x0000003a`.
func hexadecimal(_ value: UInt32) -> String { "0x" + value.hexadecimal(digits: 8) }

/// `0x0000000000000005`.
func hexadecimal(_ value: UInt64) -> String { "0x" + value.hexadecimal(digits: 16) }
