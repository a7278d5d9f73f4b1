/// Features that are judged together: no single one of them decides.
public enum FeatureGroup: Int, Sendable, CaseIterable {
  /// What announces bit 2 of SPEC_CTRL, SSBD: Intel's name and AMD's.
  case storeBypass
  /// What announces bit 0, IBRS: Intel's name, which announces IBPB too, and AMD's.
  case restrictedSpeculation
  /// What announces bit 1, STIBP, alone.
  case siblingPredictors
  /// What makes bit 1 settable: KVM takes it wherever either bit is announced.
  case takesSiblingPredictors
  /// What announces that SPEC_CTRL is there.
  case speculationControl

  /// libvirt's names of the features.
  ///
  /// KVM derives each vendor's name from the other's, so that a host which gives one of them gives the bit.
  ///
  /// - SeeAlso: linux 6.18 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kvm/cpuid.h, guest_has_spec_ctrl_msr;
  ///   arch/x86/include/asm/msr-index.h, SPEC_CTRL_SSBD.
  var names: [String] {
    switch self {
    case .storeBypass: ["ssbd", "amd-ssbd"]
    case .restrictedSpeculation: ["spec-ctrl", "ibrs"]
    case .siblingPredictors: ["stibp", "amd-stibp"]
    case .takesSiblingPredictors: ["spec-ctrl", "ibrs", "stibp", "amd-stibp"]
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
