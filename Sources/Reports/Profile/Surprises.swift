internal import CPUCatalog
internal import CPUCompatibility
internal import LibvirtCPU
internal import X86CPU

/// Finds observations in a CPU's record that an operator should look at.
package struct Surprises {
  let host: HostCPU
  let catalog: Catalog
  let decoder: FeatureDecoder
  let models: NearestModels
  /// The features that some of the distinct CPUs have and others lack.
  let unshared: FeatureSet

  func list() -> [HostProfile.Surprise] {
    var found: [HostProfile.Surprise] = []
    if let table = host.cpus.first?.table, host.cpus[0].told == nil {
      found += registers(table)
    }
    if let mixed = mixedCPUs() { found.append(mixed) }
    found += features()
    if let lacking = lackingBySignature() { found.append(lacking) }
    return found
  }

  private func registers(_ table: CPUIDTable) -> [HostProfile.Surprise] {
    var found: [HostProfile.Surprise] = []
    func add(_ id: String, _ text: String, _ citation: String = "") {
      found.append(.init(id: id, text: text, citation: citation))
    }
    if let hypervisor = table.hypervisor {
      add(
        "virtual-machine", "This is a \(hypervisor) guest: its hypervisor may hide features.")
    } else if has("hypervisor") {
      add(
        "virtual-machine",
        "The hypervisor bit is set: this is a guest, and its hypervisor may hide features.")
    }
    if case .registers(let head) = table.answer(leaf: 0), (1...3).contains(head.eax), has("ssse3") {
      add(
        "leaves-limited",
        "CPUID stops at leaf \(head.eax): the setup entry \"Limit CPUID Maximum\" (IA32_MISC_ENABLE[22]) hides leaf 07H and all "
          + "above.", "Intel SDM vol. 4, table 2-2, IA32_MISC_ENABLE, bit 22")
    }
    if table.leavesRegistersUnwritten {
      add(
        "registers-unwritten",
        "CPUID does not write EBX and ECX: their features are unknown.")
    }
    if has("xsave"), lacks("osxsave"), host.observations.first?.point == .cpuid {
      add(
        "xsave-off",
        "The CPU has XSAVE, but the operating system has not enabled it, so AVX cannot be used.",
        "Intel SDM vol. 1, section 13.2")
    }
    if table.syscallIsHidden {
      add(
        "read-by-32-bit-code",
        "32-bit code read the dump. Intel's CPUs show syscall to 64-bit code only.",
        "Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX[11]")
    }
    let unnamed = host.cpus.flatMap {
      $0.table.leavesRegistersUnwritten ? [] : decoder.unnamedBits(in: $0.table)
    }
    let bits = Set(unnamed).sorted()
    if !bits.isEmpty {
      add(
        "unnamed-bits",
        "The catalogue does not name these bits: \(bits.map(\.description).joined(separator: ", ")).")
    }
    return found
  }

  private func features() -> [HostProfile.Surprise] {
    var found: [HostProfile.Surprise] = []
    if has("rtm-always-abort") {
      found.append(
        .init(
          id: "tsx-aborts",
          text: "Every RTM transaction aborts: microcode has switched TSX off and may hide rtm and hle.",
          citation: "linux 6.12 arch/x86/kernel/cpu/tsx.c, tsx_clear_cpuid"))
    }
    guard let evidence = host.observations.first?.evidence else { return found }
    for index in evidence.certainlyPresent {
      let feature = catalog.features[index]
      let missing = catalog.needs(of: feature).filter(evidence.certainlyAbsent.contains)
        .map { catalog.features[$0].name }
      if !missing.isEmpty {
        found.append(
          .init(
            id: "dependency",
            text: "\(feature.name) is present without \(missing.joined(separator: ", ")), which it needs.",
            citation: catalog.article(of: feature).needsCitation))
      }
    }
    return found
  }

  private func mixedCPUs() -> HostProfile.Surprise? {
    guard host.cpus.count > 1 else { return nil }
    let some = catalog.names(of: unshared)
    let types = Set(host.cpus.compactMap(\.table.coreType))
    let kind =
      types.count > 1
      ? "a hybrid CPU with \(types.count) types of core" : "\(host.cpus.count) CPUs that differ"
    let text =
      some.isEmpty
      ? "The dump shows \(kind); their features are the same."
      : "The dump shows \(kind): guests can rely on what all have, and only some have \(some.joined(separator: ", "))."
    return .init(id: "mixed-cpus", text: text, citation: "")
  }

  /// Features that every model of this signature has and the CPU lacks.
  private func lackingBySignature() -> HostProfile.Surprise? {
    let own = models.bySignature().sorted { ($0.missing.count, $0.name) < ($1.missing.count, $1.name) }
    guard let nearest = own.first, !nearest.missing.isEmpty else { return nil }
    return .init(
      id: "model-lacks",
      text:
        "Its signature is that of \(nearest.name), but it lacks features of that model: \(nearest.missing.joined(separator: ", ")). "
        + "Firmware, microcode, the kernel or a hypervisor may hide it (martlet explain NAME).", citation: "")
  }

  private func has(_ name: String) -> Bool {
    guard let index = catalog[name]?.index, let first = host.observations.first else { return false }
    return first.evidence.certainlyPresent.contains(index)
  }

  private func lacks(_ name: String) -> Bool {
    guard let index = catalog[name]?.index, let first = host.observations.first else { return false }
    return first.evidence.certainlyAbsent.contains(index)
  }
}
