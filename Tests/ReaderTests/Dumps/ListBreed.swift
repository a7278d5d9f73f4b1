import Testing
import X86CPU

/// A form in which scripts and spreadsheets list CPUID.
struct ListBreed: Sendable, CustomTestStringConvertible {
  var name: String
  var header: String?
  /// The line before a CPU's rows; nil where every row names its CPU, or there is one CPU.
  var heading: (@Sendable (Int) -> String)?
  /// A leaf's line.
  var row: @Sendable (Int, CPUIDLeaf, CPUIDRegisters) -> String
  /// Whether rows of several CPUs can be mixed.
  var namesCPU = false

  var testDescription: String { name }

  static let all = [
    ListBreed(
      name: "CSV", header: "cpu,leaf,subleaf,eax,ebx,ecx,edx",
      row: { "\($0),\(marked($1.eax)),\(marked($1.ecx)),\(values($2, marked).joined(separator: ","))" },
      namesCPU: true),
    ListBreed(
      name: "semicolons and quotation marks",
      header: "\"CPU\";\"Leaf\";\"Subleaf\";\"EAX\";\"EBX\";\"ECX\";\"EDX\"",
      row: { number, leaf, registers in
        ([String(number)] + ([leaf.eax, leaf.ecx].map(hex8) + values(registers, hex8))).map { "\"\($0)\"" }
          .joined(separator: ";")
      }, namesCPU: true),
    ListBreed(
      name: "decimal numbers", header: "cpu,leaf,subleaf,eax,ebx,ecx,edx",
      row: { "\($0),\($1.eax),\($1.ecx),\(values($2) { String($0) }.joined(separator: ","))" }, namesCPU: true
    ),
    ListBreed(
      name: "decimal leaves, hexadecimal registers", header: "CPU\tLeaf\tSubleaf\tEAX\tEBX\tECX\tEDX",
      row: { "\($0)\t\($1.eax)\t\($1.ecx)\t\(values($2, marked).joined(separator: "\t"))" }, namesCPU: true),
    ListBreed(
      name: "hexadecimal without marks or zeros", header: "leaf subleaf eax ebx ecx edx cpu",
      row: {
        "\(([$1.eax, $1.ecx] + words($2)).map { String($0, radix: 16) }.joined(separator: " ")) \($0)"
      }, namesCPU: true),
    ListBreed(
      name: "columns in another order, and a text", header: "EDX|ECX|EBX|EAX|In ECX|In EAX|LP|What",
      row: { number, leaf, registers in
        "\(values(registers, hex8).reversed().map { $0 + "h" }.joined(separator: "|"))|\(hex2(leaf.ecx))h|\(hex8(leaf.eax))h|\(number)|words, 12345678 and 9 more"
      }, namesCPU: true),
    ListBreed(
      name: "Markdown",
      header: "| Function | Index | EAX | EBX | ECX | EDX | CPU |\n|---|---|---|---|---|---|---|",
      row: {
        "| \(marked($1.eax)) | \(marked($1.ecx)) | \(values($2, marked).joined(separator: " | ")) | \($0) |"
      },
      namesCPU: true),
    ListBreed(
      name: "sockets, cores and threads", header: "socket,core,thread,leaf,subleaf,eax,ebx,ecx,edx",
      row: {
        "\($0 / 4),\($0 / 2 % 2),\($0 % 2),\(marked($1.eax)),\(marked($1.ecx)),\(values($2, marked).joined(separator: ","))"
      }, namesCPU: true),
    ListBreed(
      name: "labels", heading: { "CPU \($0):" },
      row: {
        "leaf 0x\(String($1.eax, radix: 16)), subleaf 0x\(hex2($1.ecx)): \(zip(["eax", "ebx", "ecx", "edx"], values($2, marked)).map { "\($0)=\($1)" }.joined(separator: " "))"
      }),
    ListBreed(
      name: "the manual's notation", heading: { "Processor \($0)" },
      row: {
        "CPUID.(EAX=\(hex2($1.eax))H,ECX=\(hex2($1.ecx))H): \(zip(["EAX", "EBX", "ECX", "EDX"], values($2, hex8)).map { "\($0)=\($1)h" }.joined(separator: "; "))"
      }),
    ListBreed(
      name: "input and output", heading: { "--- CPU #\($0) ---" },
      row: {
        "in: eax=\(hex8($1.eax)) ecx=\(hex8($1.ecx)) -> out: \(zip(["eax", "ebx", "ecx", "edx"], values($2, hex8)).map { "\($0)=\($1)" }.joined(separator: " "))"
      }),
    ListBreed(
      name: "numbers alone", heading: { "[ Logical CPU #\($0) ]" },
      row: { "\(hex8($1.eax)) \(hex2($1.ecx)) \(values($2, hex8).joined(separator: " ").lowercased())" }),
    ListBreed(
      name: "groups of four digits", heading: { "Core \($0)" },
      row: {
        "Leaf: \(grouped($1.eax))  Subleaf: \($1.ecx)  \(values($2, grouped).joined(separator: ", "))"
      }),
    ListBreed(
      name: "CPU in every line",
      row: {
        "[cpu \($0)] \(hex8($1.eax)):\(hex8($1.ecx)) \(values($2, hex8).joined(separator: " "))"
      }, namesCPU: true),
    ListBreed(
      name: "places in every line",
      row: {
        "Socket\($0 / 4) Core\($0 / 2 % 2) Thread\($0 % 2) fn=\(marked($1.eax)) idx=\(marked($1.ecx)) \(values($2, marked).joined(separator: " "))"
      }, namesCPU: true),
    ListBreed(
      name: "a decoding behind the registers", heading: { "CPU\($0)" },
      row: {
        "\(hex8($1.eax))/\(hex2($1.ecx)) | \(values($2, hex8).joined(separator: " ")) | E3-1230 v2 @ 3.40GHz 12345678"
      }),
  ]

  /// A list of `cpus`; mixed means leaf after leaf.
  func text(_ cpus: [KnownCPU], isMixed: Bool = false) -> String {
    var lines = header.map { [$0] } ?? []
    var rows: [(CPUIDLeaf, Int, String)] = []
    for cpu in cpus {
      if let heading { lines += ["", heading(cpu.number)] }
      let own = cpu.table.leaves.sorted { $0.key < $1.key }.map {
        ($0.key, cpu.number, row(cpu.number, $0.key, $0.value))
      }
      if isMixed { rows += own } else { lines += own.map(\.2) }
    }
    lines += rows.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    return lines.joined(separator: "\n") + "\n"
  }

  @Sendable private static func marked(_ value: UInt32) -> String { "0x" + hex8(value).lowercased() }
  @Sendable private static func grouped(_ value: UInt32) -> String {
    let digits = hex8(value)
    return "0x\(digits.prefix(4))_\(digits.dropFirst(4))"
  }
  private static func words(_ registers: CPUIDRegisters) -> [UInt32] {
    [registers.eax, registers.ebx, registers.ecx, registers.edx]
  }
  private static func values(_ registers: CPUIDRegisters, _ form: (UInt32) -> String) -> [String] {
    words(registers).map(form)
  }
}

/// The text of tools that number all subleaves, from known registers.
enum ToolText {
  /// `cpuid -r`.
  static func cpuid(_ cpus: [KnownCPU]) -> String {
    lines(cpus, heading: { "CPU \($0):" }) { leaf, registers in
      "   0x\(low(leaf.eax)) 0x\(hex2(leaf.ecx).lowercased()): eax=0x\(low(registers.eax)) ebx=0x\(low(registers.ebx)) ecx=0x\(low(registers.ecx)) edx=0x\(low(registers.edx))"
    }
  }

  /// `xen-cpuid -p`: the raw policy, then one of Xen's.
  static func xen(_ cpu: KnownCPU, msrs: [UInt32: UInt64] = [:]) -> String {
    var text = "Xen reports there are maximum 120 leaves and 2 MSRs\n"
    for (name, mask) in [("Raw", UInt32.max), ("Host", 0x0fff_0fff)] {
      text +=
        "\(name) policy: \(cpu.table.leaves.count) leaves, \(msrs.count) MSRs\n CPUID:\n  leaf     subleaf  -> eax      ebx      ecx      edx     \n"
      for (leaf, registers) in cpu.table.leaves.sorted(by: { $0.key < $1.key }) {
        let hasSubleaves = cpu.table.leaves.keys.contains { $0.eax == leaf.eax && $0.ecx > 0 }
        text +=
          "  \(low(leaf.eax)):\(hasSubleaves ? low(leaf.ecx) : "ffffffff") -> \(low(registers.eax)):\(low(registers.ebx & mask)):\(low(registers.ecx & mask)):\(low(registers.edx & mask))\n"
      }
      text += " MSRs:\n  index    -> value           \n"
      for (index, value) in msrs {
        text += "  \(low(index)) -> \(low(UInt32(value >> 32)))\(low(UInt32(value & 0xffff_ffff)))\n"
      }
    }
    return text
  }

  private static func low(_ value: UInt32) -> String { hex8(value).lowercased() }

  private static func lines(
    _ cpus: [KnownCPU], heading: (Int) -> String, _ row: (CPUIDLeaf, CPUIDRegisters) -> String
  ) -> String {
    cpus.flatMap { cpu in
      [heading(cpu.number)] + cpu.table.leaves.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
    }.joined(separator: "\n") + "\n"
  }
}
