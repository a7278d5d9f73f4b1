internal import CHostCPU
internal import HostSnapshots
internal import X86CPU

extension Probe {
  /// CPUID on each logical CPU, the thread pinned to it; CPUs that answer alike share a part.
  ///
  /// What `CPUIDTable.withoutTopology` masks is kept for each CPU in a part of its own. The calling thread may run
  /// where it could before when this returns.
  mutating func readCPUID() {
    guard host_cpu_is_x86() == 1 else {
      snapshot.missing.append(.init(.cpuid, source: "CPUID", reason: "this is not an x86 machine"))
      return
    }
    var groups: [(cpus: [Int], rows: [(leaf: CPUIDLeaf, registers: CPUIDRegisters)])] = []
    var positions: [CPUIDTable: Int] = [:]
    var differences = ""
    var refused: [Int] = []
    onEachCPU { cpu in
      let rows = everyLeaf(cpuid)
      let table = CPUIDTable(leaves: Dictionary(uniqueKeysWithValues: rows.map { ($0.leaf, $0.registers) }))
      let key = table.withoutTopology
      guard let position = positions[key] else {
        positions[key] = groups.count
        groups.append(([cpu], rows))
        return
      }
      groups[position].cpus.append(cpu)
      for (own, first) in zip(rows, groups[position].rows) {
        for register in CPUIDRegister.allCases where own.registers[register] != first.registers[register] {
          differences +=
            "cpu \(cpu) \(hexadecimal(own.leaf.eax)) 0x\(String(own.leaf.ecx, radix: 16)) "
            + "\(register.name.lowercased())=\(hexadecimal(own.registers[register]))\n"
        }
      }
    } refused: {
      refused.append($0)
    }
    for group in groups {
      add(
        .cpuid, from: "CPUID on cpu \(group.cpus[0])",
        about: ["cpus": LogicalCPUList(group.cpus).description],
        text: dumpText(group.rows, title: "CPU \(group.cpus[0])"))
    }
    if !differences.isEmpty { add(.cpuidPerCPU, from: "CPUID", text: differences) }
    if !refused.isEmpty {
      miss(
        .cpuid, "CPUID on cpus \(LogicalCPUList(refused))", "the process cannot run there (taskset, cpuset)")
    }
    let features = cpuid(CPUIDLeaf(eax: 1))
    guard features.ecx >> 27 & 1 == 1 else {
      miss(.xsave, "XGETBV", "the kernel does not use XSAVE (CPUID.01H:ECX.OSXSAVE[27] is clear)")
      return
    }
    let (now, compacted) = (cpuid(CPUIDLeaf(eax: 0x0d)), cpuid(CPUIDLeaf(eax: 0x0d, ecx: 1)))
    add(
      .xsave, from: "XGETBV and CPUID.0DH",
      text: """
        xcr0 \(hexadecimal(host_cpu_xcr0()))
        size-of-xcr0 \(now.ebx)
        size-of-all \(now.ecx)
        size-of-xcr0-and-xss-compacted \(compacted.ebx)

        """)
  }

  private func cpuid(_ leaf: CPUIDLeaf) -> CPUIDRegisters {
    var out: [UInt32] = [0, 0, 0, 0]
    unsafe host_cpu_cpuid(leaf.eax, leaf.ecx, &out)
    return CPUIDRegisters(eax: out[0], ebx: out[1], ecx: out[2], edx: out[3])
  }

  /// Runs `body` on each online logical CPU in turn, and puts the thread back.
  private func onEachCPU(_ body: (Int) -> Void, refused: (Int) -> Void) {
    var mask = [UInt8](repeating: 0, count: 1024)
    let kept = unsafe host_cpu_affinity(&mask, mask.count)
    for cpu in onlineCPUs {
      if host_cpu_pin(Int32(cpu)) == 0 { body(cpu) } else { refused(cpu) }
    }
    if kept == 0 { _ = unsafe host_cpu_unpin(mask, mask.count) }
  }
}
