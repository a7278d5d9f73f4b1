import Testing
import X86CPU

/// A form in which programs of the AIDA64 and InstLatx64 kind print CPUID.
struct DumpBreed: Sendable, CustomTestStringConvertible {
  var name: String
  /// The line before a CPU; nil where there is none.
  var heading: @Sendable (Int) -> String?
  /// A leaf's line.
  var row: @Sendable (CPUIDLeaf, CPUIDRegisters) -> String
  /// Whether the lines give the subleaf.
  var numbersSubleaves: Bool
  /// What follows a CPU's leaves.
  var ending = "\n"
  /// The line before the MSRs of a CPU; nil where the breed has MSRs of all CPUs only.
  var msrHeading: (@Sendable (Int) -> String)?
  /// An MSR's line.
  var msr: @Sendable (UInt32, UInt64) -> String = { "MSR \(hex8($0)): \(parted($1))" }

  var testDescription: String { name }

  static let all = [
    DumpBreed(
      name: "AIDA64", heading: { "------[ CPUID Registers / Logical CPU #\($0) ]------\n" },
      row: withColon, numbersSubleaves: true,
      msrHeading: { "------[ MSR Registers / Logical CPU #\($0) ]------\n" }),
    DumpBreed(
      name: "AIDA64, threads marked",
      heading: {
        "------[ CPUID Registers / Logical CPU #\($0)\($0 % 2 == 1 ? " Virtual" : "") ]------\n"
      },
      row: withColon, numbersSubleaves: true,
      msrHeading: { "------[ MSR Registers / Logical CPU #\($0)\($0 % 2 == 1 ? " Virtual" : "") ]------\n" }),
    DumpBreed(
      name: "EVEREST",
      heading: { "------[ Logical CPU #\($0) ]------\n\nallcpu: Valid\($0 > 3 ? ", Virtual" : "")\n" },
      row: withoutSubleaf, numbersSubleaves: false,
      ending: "\nL1    Data Cache:     32 KB,  8-way Associative, 64-byte Line\n\n"),
    DumpBreed(
      name: "report", heading: { "    CPUID Registers (CPU #\($0 + 1)):" },
      row: { "      CPUID \(hex8($0.eax))                     \(joined($1)) [SL \(hex2($0.ecx))]" },
      numbersSubleaves: true,
      msrHeading: { "    MSR Registers (CPU #\($0 + 1)):" },
      msr: { "      MSR \(hex8($0))                     \(parted($1)) [some text]" }),
    DumpBreed(
      name: "report, subleaves not numbered",
      heading: { "CPUID Registers (CPU #\($0)\($0 % 2 == 1 ? " Virtual" : ""))" },
      row: { "  CPUID \(hex8($0.eax))    \(joined($1))" }, numbersSubleaves: false, ending: ""),
    DumpBreed(
      name: "affinity masks", heading: { "CPU#\(decimal3($0)) AffMask: 0x\(hex16(1 << UInt64($0)))" },
      row: withColon, numbersSubleaves: true, ending: ""),
    DumpBreed(
      name: "affinity masks, subleaves not numbered",
      heading: { "CPU#\(decimal3($0)) AffMask: 0x\(hex16(1 << UInt64($0)))" },
      row: withoutSubleaf, numbersSubleaves: false, ending: ""),
    DumpBreed(
      name: "groups",
      heading: { "Group: 0x0\($0 / 4) Affinity mask: 0x\(hex16(1 << UInt64($0 % 4)))" },
      row: withColon, numbersSubleaves: true, ending: "",
      msrHeading: { "Group: 0x0\($0 / 4) Affinity mask: 0x\(hex16(1 << UInt64($0 % 4)))" }),
    DumpBreed(
      name: "blank lines", heading: { _ in nil }, row: withoutSubleaf, numbersSubleaves: false,
      ending: "\n\n\n"),
    DumpBreed(
      name: "nothing between CPUs", heading: { _ in nil }, row: withoutSubleaf, numbersSubleaves: false,
      ending: ""),
    DumpBreed(
      name: "nothing between CPUs, subleaves numbered", heading: { _ in nil }, row: withColon,
      numbersSubleaves: true, ending: ""),
    DumpBreed(
      name: "short leaves and blanks", heading: { _ in nil },
      row: { "CPUID \(String($0.eax, radix: 16).uppercased()): \(joined($1, " ").lowercased())" },
      numbersSubleaves: false, ending: "\n"),
    DumpBreed(
      name: "names of registers", heading: { "Logical CPU #\($0):" },
      row: {
        let values = zip(["EAX", "EBX", "ECX", "EDX"], words($1)).map { "\($0)=0x\(hex8($1))" }
        return "CPUID 0x\(hex8($0.eax)).\(hex2($0.ecx)) = \(values.joined(separator: ", "))"
      }, numbersSubleaves: true),
    DumpBreed(
      name: "small letters, ECX as input", heading: { "Logical CPU #\($0)" },
      row: {
        let values = zip(["eax", "ebx", "ecx", "edx"], words($1)).map { "\($0)=\(hex8($1).lowercased())h" }
        return
          "cpuid \(hex8($0.eax).lowercased())h ecx=\(hex2($0.ecx).lowercased())h: \(values.joined(separator: " "))"
      }, numbersSubleaves: true),
    DumpBreed(
      name: "columns with tabs", heading: { "CPU #\($0)" },
      row: { "CPUID\t\(hex8($0.eax))\t\(hex2($0.ecx))\t\(joined($1, "\t"))" }, numbersSubleaves: true),
    DumpBreed(
      name: "headings in brackets", heading: { "[ Socket 0 / Core \($0) / Thread 0 ]" }, row: withColon,
      numbersSubleaves: true),
    DumpBreed(
      name: "subleaf in brackets, bars", heading: { "CPU #\($0)" },
      row: { "CPUID \(hex8($0.eax))h[\(hex2($0.ecx))]: \(joined($1, " | "))" }, numbersSubleaves: true),
  ]

  /// A dump of `cpus`: first what CPUID answered, then MSRs, of each CPU or of all.
  func text(_ cpus: [KnownCPU], sharedMSRs: [UInt32: UInt64] = [:]) -> String {
    var lines = ["------[ Versions ]------", "", "Program Version : some dumper", ""]
    for cpu in cpus {
      if let heading = heading(cpu.number) { lines.append(heading) }
      lines += cpu.table.leaves.sorted { $0.key < $1.key }.map(row)
      lines.append(ending)
    }
    lines.append("------[ All CPUs ]------\n")
    for cpu in cpus {
      lines.append("CPU   \(cpu.number): APICID   \(cpu.number) / Package 0 / Core  0: Valid")
    }
    if let msrHeading {
      for cpu in cpus where !cpu.table.msrs.isEmpty {
        lines.append(msrHeading(cpu.number))
        lines += cpu.table.msrs.sorted { $0.key < $1.key }.map(msr)
        lines.append("\nMSR 00000017: < FAILED >\n")
      }
    }
    if !sharedMSRs.isEmpty {
      lines.append("------[ MSR Registers ]------\n")
      lines += sharedMSRs.sorted { $0.key < $1.key }.map(msr)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Sendable private static func withColon(_ leaf: CPUIDLeaf, _ registers: CPUIDRegisters) -> String {
    let hasSubleaves = !SubleafShape.plain.contains(leaf.eax) && ![0, 1, 2].contains(leaf.eax & 0xffff)
    return "CPUID \(hex8(leaf.eax)): \(joined(registers))" + (hasSubleaves ? " [SL \(hex2(leaf.ecx))]" : "")
  }

  @Sendable private static func withoutSubleaf(_ leaf: CPUIDLeaf, _ registers: CPUIDRegisters) -> String {
    "CPUID \(hex8(leaf.eax)): \(joined(registers))"
  }
}

private func words(_ registers: CPUIDRegisters) -> [UInt32] {
  [registers.eax, registers.ebx, registers.ecx, registers.edx]
}

private func joined(_ registers: CPUIDRegisters, _ separator: String = "-") -> String {
  words(registers).map(hex8).joined(separator: separator)
}

private func padded(_ digits: String, _ width: Int) -> String {
  String(repeating: "0", count: max(0, width - digits.count)) + digits
}

func hex2(_ value: UInt32) -> String { padded(String(value, radix: 16, uppercase: true), 2) }
func hex8(_ value: UInt32) -> String { padded(String(value, radix: 16, uppercase: true), 8) }
private func hex16(_ value: UInt64) -> String { padded(String(value, radix: 16, uppercase: true), 16) }
private func decimal3(_ value: Int) -> String { padded("\(value)", 3) }

/// An MSR's value in four parts.
private func parted(_ value: UInt64) -> String {
  let digits = Array(hex16(value))
  return stride(from: 0, to: 16, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: "-")
}
