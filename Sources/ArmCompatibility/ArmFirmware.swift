internal import ArmCPU
internal import ArmCatalog

/// Firmware that KVM shows a guest: PSCI, SMCCC's workarounds and hypercalls.
///
/// - SeeAlso: linux 7.1.8 arch/arm64/kvm/hypercalls.c, kvm_arm_set_fw_reg and kvm_arm_set_fw_reg_bmap.
enum ArmFirmware {
  static let citation = "linux 7.1.8 arch/arm64/kvm/hypercalls.c, kvm_arm_set_fw_reg"

  /// What of the source's firmware the destination's KVM does not take.
  static func findings(from: ArmCoreEvidence, to: ArmCoreEvidence) -> [ArmFinding] {
    var findings: [ArmFinding] = []
    for register in from.registers.keys.sorted(by: { $0.id < $1.id }) {
      guard let source = from.registers[register], let destination = to.registers[register],
        source != destination
      else { continue }
      let text: (UInt64) -> String
      let fits: Bool
      switch register.kind {
      case .firmware(0):
        text = version
        // A KVM starts with its newest version, and knows all older ones.
        fits = source <= destination
      case .firmware(2):
        text = hexadecimal
        fits = workaround2(source) <= workaround2(destination)
      case .firmware(1), .firmware(3):
        text = hexadecimal
        fits = source <= destination
      case .hypercalls:
        text = hexadecimal
        fits = source & ~destination == 0
      default: continue
      }
      findings.append(
        ArmFinding(
          fits ? .higher : .firmware, fits ? .notes : .blocks, ArmNames.standard.name(of: register),
          source: text(source), destination: text(destination), citation: citation))
    }
    return findings
  }

  /// `1.1` for 10001H.
  static func version(_ value: UInt64) -> String { "\(value >> 16).\(value & 0xffff)" }

  /// KVM maps the four levels to two: not available (0), or available and not required (1).
  private static func workaround2(_ value: UInt64) -> Int {
    // KVM_REG_ARM_SMCCC_ARCH_WORKAROUND_2_AVAIL is 2, NOT_REQUIRED 3; uapi/asm/kvm.h.
    value & 0xf >= 2 ? 1 : 0
  }
}

/// The geometry of caches, which KVM kept as the host's until 6.3.
///
/// - SeeAlso: linux 6.1.192 arch/arm64/kvm/sys_regs.c, invariant_sys_regs (CLIDR_EL1) and demux_c15_set (CCSIDR_EL1);
///   linux 6.12.117, set_clidr, and reset_clidr, which makes a value up.
enum ArmCaches {
  /// What of the source's caches the destination's KVM does not take.
  static func findings(from: ArmCoreEvidence, to: ArmCoreEvidence, kernel: String?) -> [ArmFinding] {
    var findings: [ArmFinding] = []
    let keys = from.registers.keys.filter { register in
      if case .cacheSize = register.kind { return true }
      return register.systemRegister == .cacheLevels
    }
    for register in keys.sorted(by: { $0.id < $1.id }) {
      guard let source = from.registers[register], let destination = to.registers[register],
        source != destination
      else { continue }
      let (weight, citation, detail) = refusal(register, source, on: to, kernel) ?? answer(on: kernel)
      findings.append(
        ArmFinding(
          .caches, weight, ArmNames.standard.name(of: register), source: hexadecimal(source),
          destination: hexadecimal(destination), citation: citation, detail: detail))
    }
    return findings
  }

  /// Since 6.3 KVM refuses a cache whose lines are smaller than the least of the host's; nil for any other.
  ///
  /// - SeeAlso: linux 6.12.117 arch/arm64/kvm/sys_regs.c, set_ccsidr and get_min_cache_line_size; Arm ARM DDI 0487, D24.2: CCSIDR_EL1.LineSize
  ///   (bits 2:0, log2 of 16 bytes), CTR_EL0.DminLine (19:16) and IminLine (3:0, log2 of 4 bytes).
  private static func refusal(
    _ register: KVMRegisterID, _ source: UInt64, on to: ArmCoreEvidence, _ kernel: String?
  ) -> (ArmFinding.Weight, String, String?)? {
    guard case .cacheSize(let number) = register.kind, let type = to.registers[KVMRegisterID(.cacheType)],
      let release = kernel.flatMap({ ArmKernelRelease($0) }), release >= ArmKernelRelease(6, 12)
    else { return nil }
    // An odd number is an instruction cache's.
    let least = type >> (number & 1 == 1 ? 0 : 16) & 0xf + 2
    guard source & 7 + 4 < least else { return nil }
    return (
      .blocks, "linux 6.12.117 arch/arm64/kvm/sys_regs.c, set_ccsidr",
      "Its lines of \(16 << (source & 7)) bytes are smaller than the destination's least, \(1 << least)"
    )
  }

  private static func answer(on kernel: String?) -> (ArmFinding.Weight, String, String?) {
    let old = "linux 6.1.192 arch/arm64/kvm/sys_regs.c, invariant_sys_regs and demux_c15_set"
    let new = "linux 6.12.117 arch/arm64/kvm/sys_regs.c, set_clidr and demux_c15_set"
    guard let numbers = kernel.flatMap({ ArmKernelRelease($0) }) else {
      return (.unknown, old, "the record does not name the host's kernel")
    }
    if numbers <= ArmKernelRelease(6, 1) { return (.blocks, old, nil) }
    if numbers >= ArmKernelRelease(6, 12) { return (.notes, new, nil) }
    return (.unknown, new, "Martlet's tables have Linux 6.1 and 6.12, and the two differ")
  }
}

/// A kernel's series, for comparisons.
struct ArmKernelRelease: Comparable {
  let major, minor: Int

  init(_ major: Int, _ minor: Int) { (self.major, self.minor) = (major, minor) }

  /// Reads `6.12.117-1-arm64`; nil if the text does not begin with a version.
  init?(_ text: String) {
    let parts = text.prefix { $0.isNumber || $0 == "." }.split(separator: ".")
    guard parts.count >= 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
    self.init(major, minor)
  }

  static func < (a: Self, b: Self) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}

/// The lists of registers: QEMU fails where the stream has one that the destination's KVM does not list.
///
/// - SeeAlso: qemu 10.2.2 target/arm/machine.c, cpu_post_load.
enum ArmRegisterLists {
  /// The registers that only the source lists.
  ///
  /// - Parameter ignored: What does not matter to the guest.
  static func findings(from: ArmCoreEvidence, to: ArmCoreEvidence, ignoring ignored: ArmIgnored)
    -> [ArmFinding]
  {
    guard let source = from.listed, let destination = to.listed else { return [] }
    return source.subtracting(destination).sorted { $0.id < $1.id }.compactMap { register in
      switch register.kind {
      // QEMU moves these by fields of their own, not by the list.
      case .core, .vector: return nil
      case .system(let system) where ignored.hasRegister(system): return nil
      default: break
      }
      let name = ArmNames.standard.name(of: register)
      let value = from.registers[register]
      if let tolerance = StreamTolerance.of(register, value: value) {
        return ArmFinding(
          .register, .unknown, name, source: value.map(hexadecimal) ?? "listed", destination: "not listed",
          citation: tolerance.citation, detail: "QEMU tolerates it since \(tolerance.since)")
      }
      return ArmFinding(
        .register, .blocks, name, source: value.map(hexadecimal) ?? "listed", destination: "not listed",
        citation: "qemu 10.2.2 target/arm/machine.c, cpu_post_load")
    }
  }
}
