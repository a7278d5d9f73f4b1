internal import CPUCatalog
internal import X86CPU

/// The CPUID leaf that a guest must be able to read to use a feature.
struct LeafNeed: Sendable, Hashable {
  /// The number of the leaf that the model does not reach.
  var leaf: UInt32
  /// Whether QEMU raises its last leaf automatically if the feature is on.
  var isRaisedByQEMU: Bool

  /// Whether the leaf is one of the extended ones.
  var isExtended: Bool { leaf >= 0x8000_0000 }

  /// The leaf in the manuals' notation: `1EH`.
  var title: String { Self.title(leaf) }

  /// A leaf in the manuals' notation.
  static func title(_ leaf: UInt32) -> String {
    let digits = String(leaf, radix: 16, uppercase: true)
    return (digits.count == 1 ? "0" : "") + digits + "H"
  }
}

extension Feature {
  /// The leaf that guests need for the feature; nil for MSRs, and for hypervisors' and Centaur's leaves.
  ///
  /// This is the feature's own leaf, or one that describes the feature's data. A guest that reads beyond the highest leaf gets
  /// the highest leaf's data.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid (`index > limit`).
  var leafNeed: LeafNeed? {
    if let described = Self.describedIn[name] { return described }
    guard case .cpuid(let leaf, let subleaf, let register) = location.kind else { return nil }
    guard leaf < 0x4000_0000 || (0x8000_0000..<0xc000_0000).contains(leaf) else { return nil }
    return LeafNeed(leaf: leaf, isRaisedByQEMU: Self.isRaised(leaf, subleaf ?? 0, register))
  }

  /// Features described by leaves other than their own.
  private static let describedIn: [String: LeafNeed] = [
    // linux 6.12 arch/x86/kernel/fpu/xstate.c, fpu__init_system_xstate; Intel SDM vol. 1, 13.2.
    "xsave": LeafNeed(leaf: 0x0d, isRaisedByQEMU: false),
    // Intel SDM vol. 2A, CPUID, leaves 1DH and 1EH; qemu 7.2 target/i386/cpu.c, cpu_x86_cpuid;
    // linux 6.12 arch/x86/kernel/fpu/xstate.c, check_xtile_data_against_struct.
    "amx-tile": LeafNeed(leaf: 0x1e, isRaisedByQEMU: false),
    "amx-bf16": LeafNeed(leaf: 0x1e, isRaisedByQEMU: false),
    "amx-int8": LeafNeed(leaf: 0x1e, isRaisedByQEMU: false),
    "amx-fp16": LeafNeed(leaf: 0x1e, isRaisedByQEMU: false),
    "amx-complex": LeafNeed(leaf: 0x1e, isRaisedByQEMU: false),
    // AMD APM vol. 3, appendix E, Fn8000_0001_ECX (TopologyExtensions), Fn8000_001D and Fn8000_001E.
    "topoext": LeafNeed(leaf: 0x8000_001e, isRaisedByQEMU: false),
    // qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features; leaf 24H: qemu 10.0.
    "intel-pt": LeafNeed(leaf: 0x14, isRaisedByQEMU: true),
    "sgx": LeafNeed(leaf: 0x12, isRaisedByQEMU: true),
    "avx10": LeafNeed(leaf: 0x24, isRaisedByQEMU: true),
    "svm": LeafNeed(leaf: 0x8000_000a, isRaisedByQEMU: true),
  ]

  /// Whether QEMU raises its CPUID for a bit of a register.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/cpu.c, x86_cpu_expand_features (x86_cpu_adjust_feat_level); what it has no names for yet
  ///   (leaf 07H, subleaves 1 EDX and 2; leaf 80000021H): qemu 10.0, the same.
  private static func isRaised(_ leaf: UInt32, _ subleaf: UInt32, _ register: CPUIDRegister) -> Bool {
    switch (leaf, subleaf, register) {
    case (0x01, _, _), (0x06, _, .eax), (0x07, 0, .ebx), (0x07, 0, .ecx), (0x07, 1, .eax), (0x07, 1, .edx),
      (0x07, 2, .edx), (0x0d, 1, .eax), (0x8000_0001, _, _), (0x8000_0007, _, .edx), (0x8000_0008, _, .ebx),
      (0x8000_000a, _, .edx), (0x8000_0021, _, .eax):
      true
    default: false
    }
  }
}
