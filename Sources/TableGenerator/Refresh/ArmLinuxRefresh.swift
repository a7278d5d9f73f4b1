import ArmCPU
import ArmCatalog

/// Reads from a source tree of Linux what KVM on arm64 shows and lets be written, and compares it with the tables in `Data/arm`.
struct ArmLinuxSource {
  private let registers: ArmRegisterFile
  private let release: String?
  private let features: [Substring]
  private let words: [Substring]
  private let cores: [Substring]
  private let headers: [Substring]
  private let kvm: [Substring]
  private var notes: [String] = []
  /// Whether the tree is of the release that the tables cite, so that lines can be compared too.
  private var isOfTables: Bool { release.map { "linux \($0)" } == ArmKernel.all.last?.release }

  /// Reads the files of `arch/arm64` that the tables cite.
  ///
  /// - Throws: `RefreshError` if the tree lacks the list of registers or KVM's.
  init(path: String, release: String?) throws {
    self.release = release
    func lines(_ name: String) -> [Substring]? {
      sourceText(path + "/arch/arm64/" + name)
        .map { withoutComments($0).split(separator: "\n", omittingEmptySubsequences: false) }
    }
    guard let text = sourceText(path + "/arch/arm64/tools/sysreg"), let kvm = lines("kvm/sys_regs.c") else {
      throw RefreshError(
        description: "\(path): arch/arm64/tools/sysreg and arch/arm64/kvm/sys_regs.c cannot be read")
    }
    registers = ArmRegisterFile(text)
    self.kvm = kvm
    features = lines("kernel/cpufeature.c") ?? []
    words = lines("kernel/cpuinfo.c") ?? []
    cores = lines("include/asm/cputype.h") ?? []
    headers = lines("include/asm/sysreg.h") ?? []
    for (name, content) in [
      ("kernel/cpufeature.c", features), ("kernel/cpuinfo.c", words), ("include/asm/cputype.h", cores),
      ("include/asm/sysreg.h", headers),
    ] where content.isEmpty {
      notes.append("no arch/arm64/\(name): what it says is not compared")
    }
  }

  func report() -> RefreshReport {
    var notes = notes
    let findings =
      fieldFindings() + orderFindings() + maskFindings(&notes) + wordFindings() + coreFindings()
      + nameFindings()
    return RefreshReport(
      source: "Linux \(release ?? "of unknown version") (arm64)", table: "tables in Data/arm", notes: notes,
      findings: findings)
  }

  /// The registers whose fields the table has: fields and values that are new, moved or gone.
  private func fieldFindings() -> [RefreshFinding] {
    let table = Dictionary(grouping: ArmFieldTable.standard.fields, by: \.registerName)
    var findings: [RefreshFinding] = []
    for (name, fields) in table {
      func add(_ change: RefreshFinding.Change, _ what: String, _ line: Int?) {
        findings.append(
          RefreshFinding(
            change: change, kind: "arm64 field", name: what,
            place: "arch/arm64/tools/sysreg" + (line.map { ":\($0)" } ?? "")))
      }
      guard let register = registers.registers[name] else {
        add(.gone, name, nil)
        continue
      }
      if register.encoding != fields[0].register { add(.moved, name, register.line) }
      for field in register.fields {
        guard let row = fields.first(where: { $0.name == field.name }) else {
          add(.new, "\(name).\(field.name) \(field.bits.upperBound):\(field.bits.lowerBound)", field.line)
          continue
        }
        check(row.fullName, row.citation, "sysreg", field.line, &findings)
        if row.bits != field.bits {
          add(.moved, "\(row.fullName) to \(field.bits.upperBound):\(field.bits.lowerBound)", field.line)
        }
        if field.isSigned, !row.isSigned { add(.moved, "\(row.fullName) is signed", field.line) }
        for value in field.values where !row.knows(value.number) {
          add(.new, "\(row.fullName) \(value.number)=\(value.name)", field.line)
        }
      }
      for row in fields where !register.fields.contains(where: { $0.name == row.name }) {
        add(.gone, row.fullName, nil)
      }
    }
    return findings
  }

  /// Compares the line that a row names with the one that was found, in a tree of the tables' own release.
  private func check(
    _ name: String, _ citation: String, _ file: String, _ line: Int, _ findings: inout [RefreshFinding]
  ) {
    guard isOfTables, !citation.split(separator: " ").contains("\(file):\(line)") else { return }
    findings.append(
      RefreshFinding(
        change: .moved, kind: "arm64 citation", name: "\(name) from \(citation)", place: "\(file):\(line)"))
  }

  /// The order of values and whether programs see them, by `arm64_ftr_bits`.
  private func orderFindings() -> [RefreshFinding] {
    // KVM gives these an order of its own: linux 7.1.8 arch/arm64/kvm/sys_regs.c, kvm_arm64_ftr_safe_value.
    let ofKVM: Set = ["ID_AA64DFR0_EL1.PMUVer", "ID_AA64DFR0_EL1.DebugVer", "ID_DFR0_EL1.PerfMon"]
    var findings: [RefreshFinding] = []
    for (index, line) in features.enumerated() {
      guard let start = line.firstRange(of: "ARM64_FTR_BITS("), !line.hasPrefix("#define") else { continue }
      // A row may continue in the next line.
      var text = String(line[start.upperBound...])
      if !text.contains(")"), index + 1 < features.count { text += features[index + 1] }
      let arguments = text.prefix { $0 != ")" }.split(separator: ",").map(\.trimmed)
      guard arguments.count == 6 else { continue }
      for row in ArmFieldTable.standard.fields
      where arguments[3] == "\(row.registerName)_\(row.name)_SHIFT" && !ofKVM.contains(row.fullName) {
        let order =
          switch row.order {
          case .lower: "FTR_LOWER_SAFE"
          case .higher: "FTR_HIGHER_SAFE"
          case .higherOrZero: "FTR_HIGHER_OR_ZERO_SAFE"
          case .safe: "FTR_EXACT"
          case .equal: "none"
          }
        let isSigned = line[..<start.lowerBound].hasSuffix("S_")
        check(row.fullName, row.citation, "cpufeature", index + 1, &findings)
        if order != arguments[2] || isSigned != row.isSigned {
          findings.append(
            RefreshFinding(
              change: .moved, kind: "arm64 order",
              name: "\(row.fullName) from \(order) to \(isSigned ? "signed " : "")\(arguments[2])",
              place: "arch/arm64/kernel/cpufeature.c:\(index + 1)"))
        }
      }
    }
    return findings
  }

  /// The fields that KVM lets be written, by the masks of `sys_reg_descs`.
  private func maskFindings(_ notes: inout [String]) -> [RefreshFinding] {
    let kernels = ArmKernel.all
    let series = release.flatMap { release in
      kernels.first { release == $0.series || release.hasPrefix($0.series + ".") }
    }
    guard let kernel = series ?? kernels.last else { return [] }
    let masks = ArmMasks(kvm, registers)
    notes += masks.notes
    guard !masks.masks.isEmpty else { return [] }
    notes.append("masks are compared with those of \(kernel.release)")
    var findings: [RefreshFinding] = []
    for row in ArmFieldTable.standard.fields {
      let mask = masks.masks[row.registerName]
      let isWritable = mask.map { $0.value & row.mask == row.mask } ?? false
      let line = kernel.writable[row.fullName]
      let place = "arch/arm64/kvm/sys_regs.c" + (mask.map { ":\($0.line)" } ?? "")
      func add(_ change: RefreshFinding.Change, _ name: String) {
        findings.append(
          RefreshFinding(change: change, kind: "arm64 writable field", name: name, place: place))
      }
      switch (isWritable, line) {
      case (true, nil): add(.new, row.fullName)
      case (false, .some): add(.gone, row.fullName)
      case (true, let line?)
      where kernel.release == "linux \(release ?? "")" && line != mask.map { "\($0.line)" }:
        add(.moved, "\(row.fullName) from line \(line)")
      default: break
      }
    }
    return findings
  }

  /// The words of /proc/cpuinfo that prove a field: `HWCAP_CAP(REGISTER, FIELD, VALUE, CAP_HWCAP, KERNEL_HWCAP_…)`.
  private func wordFindings() -> [RefreshFinding] {
    var spelling: [Substring: Substring] = [:]
    for line in words {
      guard let open = line.firstRange(of: "[KERNEL_HWCAP_"), let close = line.firstIndex(of: "]") else {
        continue
      }
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count == 3 { spelling[line[open.upperBound..<close]] = parts[1] }
    }
    var findings: [RefreshFinding] = []
    var seen: Set<String> = []
    for (index, line) in features.enumerated() {
      guard let start = line.firstRange(of: "HWCAP_CAP"), !line.hasPrefix("#define"),
        let open = line[start.upperBound...].firstIndex(of: "("),
        ["", "_MATCH_ID"].contains(line[start.upperBound..<open])
      else { continue }
      var arguments = line[line.index(after: open)...].prefix { $0 != ")" }.split(separator: ",").map {
        $0.trimmed
      }
      if line[start.upperBound..<open] == "_MATCH_ID" { arguments.removeFirst() }
      guard arguments.count == 5, arguments[3] == "CAP_HWCAP", arguments[4].hasPrefix("KERNEL_HWCAP_"),
        let word = spelling[arguments[4].dropFirst("KERNEL_HWCAP_".count)],
        let field = registers.field(arguments[0], arguments[1]),
        let value = field.values.first(where: { $0.name == arguments[2] })?.number
      else { continue }
      seen.insert(String(word))
      let proof = ArmNames.standard.proof(of: String(word))
      if proof?.field.fullName != "\(arguments[0]).\(arguments[1])" || proof?.value != value {
        findings.append(
          RefreshFinding(
            change: proof == nil ? .new : .moved, kind: "arm64 word",
            name: "\(word) proves \(arguments[0]).\(arguments[1]) ≥ \(value)",
            place: "arch/arm64/kernel/cpufeature.c:\(index + 1)"))
      } else if let proof {
        check(String(word), "cpufeature:" + proof.citation, "cpufeature", index + 1, &findings)
      }
    }
    if !seen.isEmpty {
      for word in ArmNames.standard.proofs.keys where !seen.contains(word) {
        findings.append(
          RefreshFinding(
            change: .gone, kind: "arm64 word", name: word, place: "arch/arm64/kernel/cpufeature.c"))
      }
    }
    return findings
  }

  /// The numbers of designs: `#define ARM_CPU_IMP_ARM 0x41`, and `#define MIDR_… MIDR_CPU_MODEL(ARM_CPU_IMP_ARM, ARM_CPU_PART_…)`.
  private func coreFindings() -> [RefreshFinding] {
    var numbers: [Substring: (value: Int, line: Int)] = [:]
    // Two designs may share a number, such as Falkor's first and Kryo 2XX's.
    var designs: [Int: [(name: Substring, line: Int)]] = [:]
    for (index, line) in cores.enumerated() where line.hasPrefix("#define") {
      let parts = line.split { $0 == " " || $0 == "\t" }
      if parts.count > 2, parts[2].hasPrefix("0x"), let value = Int(parts[2].dropFirst(2), radix: 16) {
        numbers[parts[1]] = (value, index + 1)
      }
      guard parts.count > 2, let open = line.firstRange(of: "MIDR_CPU_MODEL(") else { continue }
      let names = line[open.upperBound...].prefix { $0 != ")" }.split(separator: ",").map(\.trimmed)
      guard names.count == 2, let implementer = numbers[Substring(names[0])],
        let part = numbers[Substring(names[1])]
      else { continue }
      designs[implementer.value << 12 | part.value, default: []].append((parts[1], part.line))
    }
    var findings: [RefreshFinding] = []
    for (number, found) in designs {
      let names = found.map { String($0.name) }.joined(separator: ", ")
      guard let core = ArmNames.standard.cores[number] else {
        findings.append(
          RefreshFinding(
            change: .new, kind: "arm64 core", name: names,
            place: "arch/arm64/include/asm/cputype.h:\(found[0].line)"))
        continue
      }
      if !found.contains(where: { core.citation == "cputype.h:\($0.line)" }) {
        check(names, core.citation, "cputype.h", found[0].line, &findings)
      }
    }
    return findings
  }

  /// The names of registers that KVM describes: `SYS_DESC(SYS_…)`.
  private func nameFindings() -> [RefreshFinding] {
    var encodings: [String: SystemRegister] = registers.registers.mapValues(\.encoding)
    for line in headers where line.hasPrefix("#define") {
      let parts = line.split(maxSplits: 2) { $0 == " " || $0 == "\t" }
      guard parts.count == 3, parts[1].hasPrefix("SYS_"), let start = parts[2].firstRange(of: "sys_reg(")
      else { continue }
      let numbers = parts[2][start.upperBound...].prefix { $0 != ")" }.split(separator: ",").map {
        Substring($0.trimmed)
      }
      if let register = SystemRegister(words: numbers[...]) {
        encodings[String(parts[1].dropFirst(4))] = register
      }
    }
    var findings: [RefreshFinding] = []
    for row in ArmRows(kvm).rows {
      guard let start = row.text.firstRange(of: "SYS_DESC(SYS_") else { continue }
      let name = String(row.text[start.upperBound...].prefix { $0 != ")" })
      // KVM_GET_REG_LIST has what a row keeps or resets; a row with an access function alone only traps.
      let isListed =
        row.text.filter { $0 == "," }.count > 2
        || [".reset", ".reg", ".get_user"].contains { row.text.contains($0) }
      // Registers of guests that are hypervisors themselves have no rows; those with AArch32's state at EL2 do.
      let isOfHypervisor = name.hasSuffix("_EL2") && !name.hasSuffix("32_EL2")
      guard isListed, !isOfHypervisor, let register = encodings[name],
        ArmNames.standard.name(of: register) == nil
      else { continue }
      findings.append(
        RefreshFinding(
          change: .new, kind: "arm64 register", name: name, place: "arch/arm64/kvm/sys_regs.c:\(row.line)"))
    }
    return findings
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
