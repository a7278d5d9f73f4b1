internal import CPUCatalog
internal import CPUCompatibility
internal import Remedies

/// Causes of a missing RDSEED, which Linux hides on CPUs where it is broken.
let rdseedRule = CauseRule(
  id: "kernel.rdseed-erratum", layer: .kernel, alsoBetween: [.firmware],
  title: "The kernel hides RDSEED, which is broken on this CPU",
  citation: "linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_zen2, check_rdseed_microcode and init_amd_zen5",
  find: { context in
    guard context.name == "rdseed", context.kernelMasksForAnErratum else { return nil }
    let cure =
      context.designs == ["Zen 5"]
      ? Cause.Cure.microcode("Install the fixed microcode and load it early in the boot")
      : nil
    return .possible(
      "Kernels that know the flaw clear bit 18 of MSR C0011002H; CPUID then lacks the bit",
      collect: "dmesg | grep RDSEED", context.readCommand(0xc001_1002), cure: cure)
  })

extension CauseContext {
  /// Whether Linux clears the feature's bit in a mask MSR of this CPU for an erratum: setting it again is no cure.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/kernel/cpu/amd.c, clear_rdrand_cpuid_bit, init_amd_zen2 and init_amd_zen5.
  var kernelMasksForAnErratum: Bool {
    guard vendor == "AMD", let signature else { return false }
    switch name {
    case "rdrand": return signature.family == 0x15 || signature.family == 0x16
    case "rdseed":
      return designs == ["Zen 5"]
        || signature.family == 0x17 && signature.model == 0x47 && signature.stepping == 0
    default: return false
    }
  }
}
