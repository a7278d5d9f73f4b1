internal import ArmCPU
internal import ArmCatalog

extension SystemRegister {
  /// Whether it is an ID register of AArch32: op0 3, op1 0, CRn 0, CRm 1 to 3.
  ///
  /// - SeeAlso: linux 7.1.8 arch/arm64/kvm/sys_regs.h, is_aa32_id_reg.
  var isNarrowID: Bool { isFeatureID && 1...3 ~= numbers[3] }
}

extension ArmCoreEvidence {
  /// Whether KVM takes any value of AArch32's ID registers and ignores it, since the host has no AArch32.
  ///
  /// Measured on Linux 6.12, 6.18 and 7.1; of older ones, it is not claimed.
  ///
  /// - Parameter kernel: The host's kernel; nil if unknown.
  /// - SeeAlso: linux 6.12.117 arch/arm64/kvm/sys_regs.c, aa32_id_visibility (REG_RAZ | REG_USER_WI); Arm ARM DDI 0487, D24.2,
  ///   ID_AA64PFR0_EL1.EL0: 1 is AArch64 only.
  func ignoresNarrowRegisters(kernel: String?) -> Bool {
    guard let field = ArmFieldTable.standard.field("ID_AA64PFR0_EL1", "EL0"), value(of: field) == 1 else {
      return false
    }
    return kernel.flatMap { ArmKernelRelease($0) }.map { $0 >= ArmKernelRelease(6, 12) } ?? false
  }
}

/// A field in which KVM refuses values below a least one, although it can be written.
struct ArmLeastValue {
  /// The least value.
  let value: UInt64
  /// Whether 0 is taken too: the feature is not there.
  let allowsZero: Bool
  /// The kernel's function that says so.
  let citation: String

  /// Whether KVM refuses the value.
  func refuses(_ number: UInt64) -> Bool { number < value && !(allowsZero && number == 0) }

  /// The rule for a field; nil without one.
  static func of(_ field: ArmField) -> Self? { all[field.fullName] }

  private static let all: [String: Self] = [
    // Debug version 6 is that of Armv8, as for AArch64.
    "ID_DFR0_EL1.CopDbg": Self(value: 6, allowsZero: false, citation: "\(file), set_id_dfr0_el1"),
    // Version 3 of the PMU is the first that KVM has.
    "ID_DFR0_EL1.PerfMon": Self(value: 3, allowsZero: true, citation: "\(file), set_id_dfr0_el1"),
    "ID_AA64DFR0_EL1.DebugVer": Self(value: 6, allowsZero: false, citation: "\(file), set_id_aa64dfr0_el1"),
  ]

  private static let file = "linux 6.12.117 arch/arm64/kvm/sys_regs.c"
}
