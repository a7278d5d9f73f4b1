/// A system register of AArch64 by its encoding in MRS and MSR instructions.
///
/// - SeeAlso: Arm ARM DDI 0487, section C5.3; linux 7.1.8 arch/arm64/include/asm/sysreg.h, sys_reg.
public struct SystemRegister: Sendable, Hashable, Codable {
  /// The encoding as KVM writes it into a register's id: op0 in bits 15:14, op1 13:11, CRn 10:7, CRm 6:3, op2 2:0.
  public let encoding: UInt16

  /// A register by KVM's encoding.
  public init(encoding: UInt16) { self.encoding = encoding }

  /// A register by its five numbers; nil if one does not fit (op0 0–3, op1 and op2 0–7, CRn and CRm 0–15).
  public init?(op0: Int, op1: Int, crn: Int, crm: Int, op2: Int) {
    guard 0...3 ~= op0, 0...7 ~= op1, 0...15 ~= crn, 0...15 ~= crm, 0...7 ~= op2 else { return nil }
    encoding = UInt16(op0 << 14 | op1 << 11 | crn << 7 | crm << 3 | op2)
  }

  /// op0, op1, CRn, CRm and op2.
  public var numbers: [Int] {
    let bits = Int(encoding)
    return [bits >> 14, bits >> 11 & 7, bits >> 7 & 15, bits >> 3 & 15, bits & 7]
  }

  /// The generic name in assembly language: `S3_0_C0_C4_0`.
  ///
  /// - SeeAlso: Arm ARM DDI 0487, section C5.1.2.
  public var genericName: String {
    let n = numbers
    return "S\(n[0])_\(n[1])_C\(n[2])_C\(n[3])_\(n[4])"
  }

  /// Reads QEMU's words for a register, `op0:3 op1:0 crn:0 crm:4 op2:0`; nil if they are none.
  ///
  /// - SeeAlso: qemu 10.2.2 target/arm/kvm.c, kvm_print_register_name.
  public init?(qemu text: some StringProtocol) {
    let words = text.split(separator: " ")
    let keys = ["op0:", "op1:", "crn:", "crm:", "op2:"]
    guard words.count == keys.count else { return nil }
    var numbers: [Int] = []
    for (word, key) in zip(words, keys) {
      guard word.hasPrefix(key), let number = Int(word.dropFirst(key.utf8.count)) else { return nil }
      numbers.append(number)
    }
    self.init(op0: numbers[0], op1: numbers[1], crn: numbers[2], crm: numbers[3], op2: numbers[4])
  }

  /// Whether it is one of the ID registers that KVM keeps for the whole virtual machine: op0 3, op1 0, CRn 0, CRm 1–7.
  ///
  /// - SeeAlso: Arm ARM DDI 0487, section D24.1.3; linux 7.1.8 arch/arm64/kvm/sys_regs.h, is_feature_id_reg.
  public var isFeatureID: Bool {
    let n = numbers
    return n[0] == 3 && n[1] == 0 && n[2] == 0 && 1...7 ~= n[3]
  }
}

extension SystemRegister {
  /// MIDR_EL1, the main ID register.
  public static let mainID = SystemRegister(encoding: 0xc000)
  /// MPIDR_EL1, a CPU's place in the topology.
  public static let affinity = SystemRegister(encoding: 0xc005)
  /// REVIDR_EL1, the revision ID register.
  public static let revisionID = SystemRegister(encoding: 0xc006)
  /// AIDR_EL1, the auxiliary ID register.
  public static let auxiliaryID = SystemRegister(encoding: 0xc807)
  /// CLIDR_EL1, the levels of caches.
  public static let cacheLevels = SystemRegister(encoding: 0xc801)
  /// CTR_EL0, the lines of caches.
  public static let cacheType = SystemRegister(encoding: 0xd801)
}
