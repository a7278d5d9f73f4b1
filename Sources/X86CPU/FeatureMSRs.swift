/// The model-specific registers whose bits announce features, and the CPUID bit that announces each register.
///
/// All code that captures, reads or explains these registers takes their numbers from here.
///
/// - SeeAlso: Intel SDM vol. 4, table 2-2; vol. 3, appendix A (VMX capability reporting facility).
public enum FeatureMSRs {
  /// The index of IA32_CORE_CAPABILITIES.
  public static let coreCapabilities: UInt32 = 0xcf
  /// The index of IA32_ARCH_CAPABILITIES.
  public static let archCapabilities: UInt32 = 0x10a
  /// The index of IA32_PERF_CAPABILITIES.
  public static let perfCapabilities: UInt32 = 0x345
  /// The registers that describe VMX: from IA32_VMX_BASIC (480H) to IA32_VMX_VMFUNC (491H), then
  /// IA32_VMX_PROCBASED_CTLS3 (492H) and IA32_VMX_EXIT_CTLS2 (493H).
  public static let vmxCapabilities: ClosedRange<UInt32> = 0x480...0x493

  /// Every index above, ascending.
  public static let all: [UInt32] =
    [coreCapabilities, archCapabilities, perfCapabilities] + Array(vmxCapabilities)

  /// The CPUID bit that announces the register; nil if no bit does.
  ///
  /// For the VMX registers this is VMX itself; some also need a control in another register.
  ///
  /// - SeeAlso: Intel SDM vol. 4, table 2-2 (10AH: if CPUID.(EAX=07H,ECX=0):EDX[29]; CFH: EDX[30]; 345H: if
  ///   CPUID.01H:ECX[15]; 480H to 493H: if CPUID.01H:ECX[5]).
  public static func announcer(of index: UInt32) -> FeatureLocation? {
    switch index {
    case archCapabilities: FeatureLocation(leaf: 7, subleaf: 0, register: .edx, bit: 29)
    case coreCapabilities: FeatureLocation(leaf: 7, subleaf: 0, register: .edx, bit: 30)
    case perfCapabilities: FeatureLocation(leaf: 1, subleaf: nil, register: .ecx, bit: 15)
    case vmxCapabilities: FeatureLocation(leaf: 1, subleaf: nil, register: .ecx, bit: 5)
    default: nil
    }
  }
}

extension FeatureLocation {
  /// Whether the bit is in one of the registers that describe VMX.
  public var isVMXCapability: Bool {
    guard case .msr(let index) = kind else { return false }
    return FeatureMSRs.vmxCapabilities.contains(index)
  }
}
