public import ArmCPU

/// A register that QEMU lets be missing on one end of a migration.
public struct StreamTolerance: Sendable, Hashable {
  /// What one end may lack.
  public let register: KVMRegisterID
  /// What its value in the stream must be; nil for any.
  public let value: UInt64?
  /// The first release that tolerates it.
  public let since: String
  /// Where QEMU says so.
  public let citation: String

  /// Every tolerance of QEMU's model host under KVM.
  ///
  /// - SeeAlso: qemu 11.1.3 target/arm/kvm.c, kvm_arm_set_cpreg_mig_tolerances.
  public static let all: [StreamTolerance] = [
    (0x6030_0000_0013_c103, nil), (0x6030_0000_0013_c512, nil), (0x6030_0000_0013_c513, nil),
    (0x6030_0000_0016_0003, 0),
  ].map { id, value in
    StreamTolerance(
      register: KVMRegisterID(id: id), value: value, since: "11.1",
      citation: "qemu 11.1.3 target/arm, kvm_arm_set_cpreg_mig_tolerances")
  }

  /// The tolerance for a register with a value; nil if QEMU fails where it is missing.
  public static func of(_ register: KVMRegisterID, value: UInt64?) -> StreamTolerance? {
    all.first { $0.register == register && ($0.value == nil || $0.value == value) }
  }
}
