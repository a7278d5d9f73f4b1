/// Features that are judged together: no single one of them decides.
public enum FeatureGroup: Int, Sendable, CaseIterable {
  /// What announces bit 0 of SPEC_CTRL, IBRS: Intel's name, which stands for IBPB too, and AMD's.
  case restrictedBranches
  /// What announces bit 1 of SPEC_CTRL, STIBP.
  case siblingPredictors
  /// What announces bit 2 of SPEC_CTRL, SSBD.
  case storeBypass
  /// What announces that SPEC_CTRL is there at all.
  case speculationControl

  /// libvirt's names of the features.
  ///
  /// KVM derives each name from the other, so that a host that gives one of them gives the bit.
  ///
  /// - SeeAlso: linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/cpuid.h, guest_has_spec_ctrl_msr.
  var names: [String] {
    switch self {
    case .restrictedBranches: ["spec-ctrl", "ibrs"]
    case .siblingPredictors: ["stibp", "amd-stibp"]
    case .storeBypass: ["ssbd", "amd-ssbd"]
    case .speculationControl: ["spec-ctrl", "ibrs", "stibp", "amd-stibp", "ssbd", "amd-ssbd"]
    }
  }

  /// How much of a group a set must have.
  public enum Share: Sendable {
    /// At least one of its features.
    case any
    /// All of them.
    case all
  }
}
