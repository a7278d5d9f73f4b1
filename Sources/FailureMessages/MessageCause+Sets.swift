/// Causes that several messages have in common, likeliest first.
extension MessageCause {
  /// Causes of a missing required feature; the names in the message decide which apply.
  static let lostFeature: [String] = [
    "names.tsx", "names.vmx", "names.svm", "names.mpx", "names.waitpkg", "names.xsaves-zen", "names.pku",
    "names.pdcm", "names.mitigations", "names.amx", "names.monitor", "names.host-only", "names.invtsc",
    "names.nx",
    "names.erms", "names.pcid", "names.virtualization-off", "names.kvm-pv",
    "missing.generation", "names.xsave-parameter", "missing.stale-probe",
  ]

  /// The same list with one cause moved to the front.
  static func lostFeature(likeliest first: String) -> [String] {
    [first] + lostFeature.filter { $0 != first }
  }

  /// Causes of a register that KVM refuses; the register in the message decides which apply.
  static let refusedRegister: [String] = [
    "msr.arch-capabilities", "msr.vmx", "msr.pmu", "msr.hyperv", "msr.kvm", "msr.spec-ctrl", "msr.xss",
    "msr.umwait",
    "msr.tsc", "msr.nested-host", "msr.kernel-differs",
  ]
}
