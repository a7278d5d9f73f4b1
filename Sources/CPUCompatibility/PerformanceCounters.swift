/// The performance counters that KVM gives guests: CPUID leaf 0AH.
///
/// - SeeAlso: Intel SDM vol. 2, CPUID, leaf 0AH.
public struct PerformanceCounters: Sendable, Hashable, Codable {
  /// The version of architectural performance monitoring; 0 for none.
  public var version: UInt32
  /// The number of general-purpose counters.
  public var general: UInt32
  /// Their bits.
  public var width: UInt32
  /// The number of fixed-function counters.
  public var fixed: UInt32

  /// The counters that the registers of leaf 0AH describe.
  public init(eax: UInt32, edx: UInt32) {
    version = eax & 0xff
    general = eax >> 8 & 0xff
    width = eax >> 16 & 0xff
    fixed = edx & 0x1f
  }

  /// All four in one number.
  package var number: UInt64 {
    UInt64(version) << 48 | UInt64(general) << 32 | UInt64(width) << 16 | UInt64(fixed)
  }
}
