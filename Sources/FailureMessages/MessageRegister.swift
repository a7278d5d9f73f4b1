internal import X86CPU

/// Maps a model-specific register to features, for messages with its number.
enum MessageRegister {
  /// The features of a refused register, by their names in a guest's definition.
  static func features(of index: UInt32) -> [String] {
    table.first { $0.range.contains(index) }?.features ?? []
  }

  /// The registers' names in the manuals, for text.
  static func name(of index: UInt32) -> String? { table.first { $0.range.contains(index) }?.name }

  private static let table: [(range: ClosedRange<UInt32>, name: String, features: [String])] = [
    (0x10...0x10, "IA32_TIME_STAMP_COUNTER", []),
    (0x3a...0x3a, "IA32_FEATURE_CONTROL", ["vmx"]),
    (0x3b...0x3b, "IA32_TSC_ADJUST", ["tsc_adjust"]),
    (0x48...0x48, "IA32_SPEC_CTRL", ["spec-ctrl"]),
    (0x49...0x49, "IA32_PRED_CMD", ["spec-ctrl"]),
    (single(FeatureMSRs.coreCapabilities), "IA32_CORE_CAPABILITIES", ["core-capability"]),
    (0xe1...0xe1, "IA32_UMWAIT_CONTROL", ["waitpkg"]),
    (single(FeatureMSRs.archCapabilities), "IA32_ARCH_CAPABILITIES", ["arch-capabilities"]),
    (0x122...0x122, "IA32_TSX_CTRL", ["tsx-ctrl"]),
    (0x1a0...0x1a0, "IA32_MISC_ENABLE", ["monitor"]),
    (0x1c4...0x1c5, "IA32_XFD", ["xfd"]),
    (single(FeatureMSRs.perfCapabilities), "IA32_PERF_CAPABILITIES", ["pdcm"]),
    (FeatureMSRs.vmxCapabilities, "IA32_VMX_BASIC to IA32_VMX_EXIT_CTLS2", ["vmx"]),
    (0x560...0x571, "IA32_RTIT_CTL and its like", ["intel-pt"]),
    (0x6e0...0x6e0, "IA32_TSC_DEADLINE", ["tsc-deadline"]),
    (0xd90...0xd90, "IA32_BNDCFGS", ["mpx"]),
    (0xda0...0xda0, "IA32_XSS", ["xsaves"]),
    (0x4000_0000...0x4000_01ff, "Hyper-V's registers", []),
    (0x4b56_4d00...0x4b56_4dff, "KVM's own registers", []),
    (0xc000_0103...0xc000_0103, "TSC_AUX", ["rdtscp"]),
    (0xc000_0104...0xc000_0104, "TSC_RATIO", ["tsc-scale"]),
    (0xc001_011f...0xc001_011f, "VIRT_SPEC_CTRL", ["virt-ssbd"]),
  ]

  private static func single(_ index: UInt32) -> ClosedRange<UInt32> { index...index }
}
