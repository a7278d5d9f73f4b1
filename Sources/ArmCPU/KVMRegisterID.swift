/// A register of a virtual CPU by the id that KVM's KVM_GET_REG_LIST and KVM_SET_ONE_REG use on arm64.
///
/// - SeeAlso: linux 7.1.8 arch/arm64/include/uapi/asm/kvm.h, KVM_REG_ARM_*; include/uapi/linux/kvm.h, KVM_REG_ARM64 and KVM_REG_SIZE_*.
public struct KVMRegisterID: Sendable, Hashable, Codable {
  /// The number by which KVM's ioctls name it.
  public let id: UInt64

  /// A register by its id.
  public init(id: UInt64) { self.id = id }

  /// The register of KVM's list that holds a system register.
  public init(_ register: SystemRegister) { id = 0x6030_0000_0013_0000 | UInt64(register.encoding) }

  /// What an id's registers are about.
  public enum Kind: Sendable, Hashable {
    /// General and floating-point registers.
    case core
    /// A cache's geometry, CCSIDR_EL1, by the value of CSSELR_EL1.
    case cacheSize(Int)
    /// A system register.
    case system(SystemRegister)
    /// A pseudo register of firmware: 0 the version of PSCI, 1 to 3 the levels of SMCCC's workarounds.
    case firmware(Int)
    /// SVE's registers; its number `0xffff` is the set of vector lengths.
    case vector(Int)
    /// A bitmap of hypercalls that the guest may use.
    case hypercalls(Int)
    /// None that this kernel header names.
    case other
  }

  /// What the id's middle bits say.
  public var kind: Kind {
    let number = Int(id & 0xffff)
    switch id >> 16 & 0xfff {
    case 0x10: return .core
    case 0x11: return .cacheSize(number)
    case 0x13: return .system(SystemRegister(encoding: UInt16(number)))
    case 0x14: return .firmware(number)
    case 0x15: return .vector(number)
    case 0x16: return .hypercalls(number)
    default: return .other
    }
  }

  /// Whether the id's highest byte is arm64's.
  public var isArm64: Bool { id >> 56 == 0x60 }

  /// The width in bits, from 8 to 2,048.
  public var width: Int { 8 << Int(id >> 52 & 0xf) }

  /// The system register, if it is one.
  public var systemRegister: SystemRegister? {
    guard case .system(let register) = kind else { return nil }
    return register
  }

  /// The version of PSCI: the major number in bits 31:16, the minor one in 15:0.
  public static let powerVersion = KVMRegisterID(id: 0x6030_0000_0014_0000)
}
