internal import CPUCatalog
internal import X86CPU

/// A level for systems whose guests start from the host's CPU: the bits that the hosts must not show.
struct EmittedMask: Sendable {
  /// The features to clear, by libvirt's names, in order of location.
  let cleared: [String]
  /// The configuration.
  let body: String
  /// Remarks, one sentence each.
  private(set) var notes: [String] = []

  /// A register of CPUID, and the bits to clear in it.
  private struct Register: Hashable {
    var leaf: UInt32
    var subleaf: UInt32?
    var register: CPUIDRegister
  }

  /// What the hosts offer and the level leaves out.
  ///
  /// - Throws: `EmissionError` if the hosts have no common vendor, or if the system has no setting for what has to go.
  init(_ report: LevelReport, for system: ConfiguredSystem, catalog: Catalog) throws(EmissionError) {
    guard report.status == .level else {
      throw EmissionError(reason: "the hosts have no common level")
    }
    var surplus = FeatureSet()
    // Guests of a single host always see what it shows them.
    for loss in report.hosts.count > 1 ? report.givenUp + report.undetermined : [] {
      if let feature = catalog[loss.feature] { surplus.insert(feature.index) }
    }
    for name in report.features { if let feature = catalog[name] { surplus.remove(feature.index) } }
    var words: [Register: UInt32] = [:]
    var msrs: [UInt32: UInt64] = [:]
    for feature in catalog.features(in: surplus) {
      switch feature.location.kind {
      case .cpuid(let leaf, let subleaf, let register):
        words[Register(leaf: leaf, subleaf: subleaf, register: register), default: 0] |=
          1 << UInt32(feature.location.bit)
      case .msr(let index): msrs[index, default: 0] |= 1 << UInt64(feature.location.bit)
      }
    }
    let registers = words.sorted {
      ($0.key.leaf, $0.key.subleaf ?? 0, $0.key.register) < (
        $1.key.leaf, $1.key.subleaf ?? 0, $1.key.register
      )
    }
    func names(_ features: FeatureSet) -> String { catalog.names(of: features).joined(separator: ", ") }
    let inMSRs = FeatureSet(
      surplus.filter { if case .msr = catalog.features[$0].location.kind { true } else { false } })
    switch system {
    case .xen:
      cleared = catalog.names(of: surplus.subtracting(inMSRs))
      body = Self.xen(registers.map { ($0.key, $0.value) })
      if !inMSRs.isEmpty {
        notes.append(
          "xl.cfg has no setting for \(names(inMSRs)), which are bits of MSRs: guests see those of their host."
        )
      }
    case .firecracker:
      cleared = catalog.names(of: surplus)
      body = Self.firecracker(registers.map { ($0.key, $0.value) }, msrs.sorted { $0.key < $1.key })
      if surplus.isEmpty { notes.append("The hosts show guests the same: the template changes nothing.") }
      let usual: Set<UInt32> = [1, 7, 0x8000_0001]
      let others = Set(registers.map(\.key.leaf)).subtracting(usual).sorted()
      if !others.isEmpty {
        notes.append(
          "Firecracker refuses a template with a leaf that the host's KVM does not give: \(others.map { "0x" + String($0, radix: 16) }.joined(separator: ", ")). "
            + "Take the entry out for such hosts; they show none of its bits.")
      }
    default:
      let isKnown = !report.givenUp.isEmpty
      guard surplus.isEmpty else {
        throw EmissionError(
          reason:
            "Cloud Hypervisor has no setting for single features but amx; its guests get the host's CPU or a whole profile, and \(isKnown ? "these hosts differ in" : "it is unknown whether these hosts show guests the same:") \(names(surplus))"
        )
      }
      cleared = []
      body = "--cpus boot=1\(report.features.contains("amx-tile") ? ",features=amx" : "")\n"
      notes.append("The hosts show guests the same; boot=1 stands for the number of vCPUs.")
    }
    if report.physicalAddressBitsDiffer, let bits = report.physicalAddressBits {
      notes.append(
        system == .cloudHypervisor
          ? "Hosts have different numbers of physical address bits; add max_phys_bits=\(bits)."
          : "Hosts have different numbers of physical address bits, and guests can have \(bits); this configuration sets none."
      )
    }
  }

  /// A register's bits from the highest down: `0` clears one, `x` leaves it.
  private static func bitmap(_ mask: UInt64, width: Int) -> String {
    String((0..<width).reversed().map { mask >> UInt64($0) & 1 == 1 ? "0" : "x" })
  }

  /// The leaves in their order, as `key` writes them, with what `word` writes of each register by its name and bits.
  private static func leaves(
    _ registers: [(Register, UInt32)], key: (Register) -> String,
    word: (_ register: String, _ bits: String) -> String
  ) -> [(key: String, words: [String])] {
    var leaves: [(key: String, words: [String])] = []
    for (place, mask) in registers {
      let key = key(place)
      let word = word(place.register.name.lowercased(), bitmap(UInt64(mask), width: 32))
      if leaves.last?.key == key {
        leaves[leaves.count - 1].words.append(word)
      } else {
        leaves.append((key, [word]))
      }
    }
    return leaves
  }

  /// `cpuid` of xl.cfg in xend's syntax, which names registers and no features.
  ///
  /// - SeeAlso: xen 4.17 docs/man/xl.cfg.5.pod.in, cpuid; tools/libs/light/libxl_cpuid.c, libxl_cpuid_parse_config_xend.
  private static func xen(_ registers: [(Register, UInt32)]) -> String {
    let leaves = leaves(registers) {
      "0x" + String($0.leaf, radix: 16) + ($0.subleaf.map { ",\($0)" } ?? "")
    } word: {
      "\($0)=\($1)"
    }
    let entries = leaves.map { "  \"\($0.key):\($0.words.joined(separator: ","))\"" }
    // The manual's word for a guest with what the host shows.
    if entries.isEmpty {
      return "# The hosts show guests the same CPUID: there is nothing to take out.\ncpuid = \"host\"\n"
    }
    return "cpuid = [\n\(entries.joined(separator: ",\n"))\n]\n"
  }

  /// A custom CPU template.
  ///
  /// - SeeAlso: firecracker docs/cpu_templates/schema.json, cpu-templates.md; Linux 6.12 Documentation/virt/kvm/api.rst,
  ///   KVM_GET_SUPPORTED_CPUID (flag 1: the subleaf counts).
  private static func firecracker(_ registers: [(Register, UInt32)], _ msrs: [(key: UInt32, value: UInt64)])
    -> String
  {
    let leaves = leaves(registers) {
      "      \"leaf\": \"0x\(String($0.leaf, radix: 16))\",\n      \"subleaf\": \"0x\(String($0.subleaf ?? 0, radix: 16))\",\n"
        + "      \"flags\": \($0.subleaf == nil ? 0 : 1),\n"
    } word: {
      "        { \"register\": \"\($0)\", \"bitmap\": \"0b\($1)\" }"
    }
    let cpuid = leaves.map {
      "    {\n\($0.key)      \"modifiers\": [\n\($0.words.joined(separator: ",\n"))\n      ]\n    }"
    }
    let registers = msrs.map {
      "    { \"addr\": \"0x\(String($0.key, radix: 16))\", \"bitmap\": \"0b\(bitmap($0.value, width: 64))\" }"
    }
    func list(_ entries: [String]) -> String {
      entries.isEmpty ? "[]" : "[\n\(entries.joined(separator: ",\n"))\n  ]"
    }
    return "{\n  \"cpuid_modifiers\": \(list(cpuid)),\n  \"msr_modifiers\": \(list(registers))\n}\n"
  }
}

extension ConfiguredSystem {
  /// What to know of the system beside a configuration, one sentence each.
  var remarks: [String] {
    self == .opennebula
      ? [
        "OpenNebula writes a <cpu> of its own for CPU_MODEL, TOPOLOGY and memory hot-plug: leave these out of the template, or libvirt reads two."
      ] : []
  }
}
