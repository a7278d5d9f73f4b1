internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

/// Causes in microcode, which adds and removes features.
let microcodeRules: [CauseRule] = [
  CauseRule(
    id: "microcode.tsx-always-aborts", layer: .microcode,
    title: "Microcode aborts every transaction and hides TSX",
    citation: "linux 6.12 arch/x86/kernel/cpu/tsx.c, tsx_init; Intel SDM vol. 2A, CPUID, leaf 07H, EDX[11]",
    find: { context in
      guard context.isTSX else { return nil }
      switch context.state(at: .cpuid, of: "rtm-always-abort") {
      case .present:
        return .proven("CPUID.07H:EDX.RTM_ALWAYS_ABORT[11] is set", cure: nil)
      case .absent: return .excluded("CPUID.07H:EDX.RTM_ALWAYS_ABORT[11] is clear")
      case _ where context.isSet(1, ofMSR: 0x10f)?.onSome == true:
        // The kernel sets it only beside RTM_ALWAYS_ABORT.
        return .proven("\(context.valuesText(ofMSR: 0x10f)): TFA_TSX_CPUID_CLEAR (bit 1) is set", cure: nil)
      case .conflict, .undetermined:
        return .possible("CPUID leaf 07H was not read", collect: "cpuid -1 -l 7 -r", cure: nil)
      }
    }),
  CauseRule(
    id: "microcode.speculation-controls", layer: .microcode, title: "The microcode predates the bit",
    citation:
      "linux 6.12 arch/x86/kernel/cpu/common.c, init_speculation_control; INTEL-SA-00088, INTEL-SA-00115, INTEL-SA-00233",
    find: { context in
      guard context.isLostInCPUID, broughtByMicrocode.contains(context.name) else { return nil }
      if let why = context.sameMicrocode { return .excluded(why) }
      let revision =
        context.host.value(.microcode).map { " It runs revision \(hexadecimal($0))" }
        ?? " Its revision is unknown"
      return .possible(
        "On CPUs sold before the flaw was known, microcode adds the bit.\(revision)",
        collect: "grep -m1 microcode /proc/cpuinfo",
        cure: .microcode("Install the current microcode, loaded early in the boot"))
    }),
  CauseRule(
    id: "microcode.broken-speculation-controls", layer: .kernel,
    title: "The kernel distrusts this microcode and drops the speculation controls",
    citation:
      "linux 5.10, 6.1 and 6.12 arch/x86/kernel/cpu/intel.c, bad_spectre_microcode and early_init_intel",
    find: { context in
      guard ["spec-ctrl", "stibp", "ssbd"].contains(context.name), context.isIntel == true,
        context.isLostAboveCPUID,
        context.outerHypervisor == nil, let signature = context.signature, signature.family == 6,
        let revision = context.host.value(.microcode)
      else { return nil }
      let listed = distrustedMicrocode.first {
        $0.model == signature.model && $0.stepping == signature.stepping
      }
      guard let listed else { return .excluded("This model and stepping is not on the kernel's list") }
      let text =
        "Revision \(hexadecimal(revision)); the kernel distrusts revisions up to \(hexadecimal(listed.revision))"
      return revision <= listed.revision
        ? .proven(text, cure: .microcode("Install newer microcode")) : .excluded(text)
    }),
  CauseRule(
    id: "microcode.late-load", layer: .kernel,
    title: "Microcode was loaded after the kernel examined the CPU",
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c, microcode_check",
    find: { context in
      guard context.isLostAboveCPUID,
        context.loss.firstAbsent == .kernelFlags || context.state(at: .kernelFlags) == .absent,
        broughtByMicrocode.contains(context.name)
      else { return nil }
      return .possible(
        "CPUID has the bit now; the kernel sees it only after the next boot",
        collect: "dmesg | grep -i microcode",
        cure: .microcode("Load the microcode early, from the initrd, which the package does"))
    }),
]

/// Features that microcode added to CPUs already sold.
///
/// - SeeAlso: linux 6.12 arch/x86/include/asm/cpufeatures.h, words 13 and 18; Documentation/admin-guide/hw-vuln.
private let broughtByMicrocode: Set<String> = [
  "spec-ctrl", "stibp", "ssbd", "md-clear", "arch-capabilities", "flush-l1d", "srbds-ctrl", "tsx-force-abort",
  "rtm-always-abort", "ibpb",
  "ibrs", "amd-ssbd", "amd-stibp", "virt-ssbd", "tsx-ctrl", "taa-no", "fb-clear", "gds-ctrl", "gds-no",
  "rfds-no", "rfds-clear",
]

/// Revisions of microcode, up to which Linux drops the controls of speculation on CPUs of family 6.
///
/// - SeeAlso: linux 6.12 arch/x86/kernel/cpu/intel.c, spectre_bad_microcodes; asm/intel-family.h for the models.
private let distrustedMicrocode: [(model: UInt64, stepping: UInt64, revision: UInt64)] = [
  (0x9e, 0xb, 0x80), (0x9e, 0xa, 0x80), (0x9e, 0x9, 0x80), (0x8e, 0xa, 0x80), (0x8e, 0x9, 0x80),
  (0x55, 0x3, 0x100_013e), (0x55, 0x4, 0x200_003c), (0x3d, 0x4, 0x28), (0x47, 0x1, 0x1b), (0x56, 0x2, 0x14),
  (0x56, 0x3, 0x700_0011), (0x4f, 0x1, 0xb00_0025), (0x45, 0x1, 0x21), (0x46, 0x1, 0x18), (0x3c, 0x3, 0x23),
  (0x3f, 0x2, 0x3b), (0x3f, 0x4, 0x10), (0x3e, 0x4, 0x42a), (0x2d, 0x6, 0x61b), (0x2d, 0x7, 0x712),
]

extension CauseContext {
  /// Whether the feature is hle or rtm.
  var isTSX: Bool { name == "hle" || name == "rtm" }
}
