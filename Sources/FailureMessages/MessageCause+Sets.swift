/// Causes that several messages have in common, likeliest first.
extension MessageCause {
  /// Why a host lacks a feature that is wanted there; the names in the message decide which apply.
  static let lostFeature: [String] = [
    "names.tsx", "names.vmx", "names.svm", "names.mpx", "names.waitpkg", "names.xsaves-zen", "names.pku",
    "names.pdcm", "names.mitigations", "names.amx", "names.monitor", "names.host-only", "names.invtsc",
    "names.nx",
    "names.erms", "names.pcid", "names.virtualization-off", "names.kvm-pv",
    "missing.generation", "names.xsave-parameter", "missing.stale-probe",
  ]

  /// The same with one of them before the others.
  static func lostFeature(likeliest first: String) -> [String] {
    [first] + lostFeature.filter { $0 != first }
  }

  /// Why KVM refuses a register of a guest's state; the register in the message decides which apply.
  static let refusedRegister: [String] = [
    "msr.arch-capabilities", "msr.vmx", "msr.pmu", "msr.hyperv", "msr.kvm", "msr.spec-ctrl", "msr.xss",
    "msr.umwait",
    "msr.tsc", "msr.nested-host", "msr.kernel-differs",
  ]
}
