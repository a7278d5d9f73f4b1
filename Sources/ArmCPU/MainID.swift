/// The value of MIDR_EL1: who made a core, which one it is, and its stepping.
///
/// - SeeAlso: Arm ARM DDI 0487, section D24.2, MIDR_EL1; linux 7.1.8 arch/arm64/include/asm/cputype.h:10–50.
public struct MainID: Sendable, Hashable, Codable {
  /// The register's 32 bits.
  public let value: UInt32

  /// A core by its register.
  public init(_ value: UInt32) { self.value = value }

  /// A core by the numbers that Linux prints in /proc/cpuinfo; the architecture field of arm64 cores is 15.
  public init(implementer: UInt32, variant: UInt32, part: UInt32, revision: UInt32) {
    value =
      (implementer & 0xff) << 24 | (variant & 0xf) << 20 | 0xf << 16 | (part & 0xfff) << 4 | revision & 0xf
  }

  /// Who designed the core: `0x41` is Arm.
  public var implementer: Int { Int(value >> 24) }
  /// The major revision, the n of `rnpm`.
  public var variant: Int { Int(value >> 20 & 0xf) }
  /// The part number that the implementer gave the core.
  public var part: Int { Int(value >> 4 & 0xfff) }
  /// The minor revision, the m of `rnpm`.
  public var revision: Int { Int(value & 0xf) }

  /// The stepping as Arm's documents write it: `r1p0`.
  public var stepping: String { "r\(variant)p\(revision)" }
}
