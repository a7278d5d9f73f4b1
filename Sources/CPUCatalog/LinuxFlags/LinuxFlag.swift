public import X86CPU

/// A flag of `/proc/cpuinfo` and the bits it proves.
///
/// A flag is not the name of a bit: some mirror one bit, some come from any of several, some are the kernel's own.
public struct LinuxFlag: Sendable {
  /// The line of `/proc/cpuinfo` that prints the flag.
  public enum Line: Sendable, Hashable {
    /// The line `flags`.
    case flags
    /// The line `vmx flags`, which Linux prints from 5.6 on if it has read the VMX capability MSRs.
    case vmxFlags
  }

  /// The bits behind a flag.
  public enum Proof: Sendable, Hashable {
    /// One bit in the kernel's view.
    case mirror(FeatureLocation)
    /// Any of several bits, each with the vendor whose CPUs it applies to.
    case any([Alternative])
    /// Several bits together: the flag proves all of them; its absence does not show which one is missing.
    case all([FeatureLocation])
    /// The kernel's own flag, without a bit.
    case synthetic
  }

  /// One of several bits that can cause a flag.
  public struct Alternative: Sendable, Hashable {
    /// The bit's location.
    public var location: FeatureLocation
    /// The vendor whose CPUs have it: `Intel`, `AMD`, or `guests` for a bit that hypervisors show.
    public var owner: String
  }

  /// The meaning of a missing flag.
  public enum Absence: Sendable, Hashable {
    /// The kernel's view lacks the bit.
    case lacking
    /// It proves nothing.
    case nothing
    /// The kernel's view lacks the bit if there is a line of VMX flags.
    case withVMXFlags
  }

  /// CPUs for which the kernel sets the flag regardless of CPUID.
  public struct Forced: Sendable, Hashable {
    /// The vendor.
    public var vendor: String
    /// The families; nil for all.
    public var families: ClosedRange<Int>?
  }

  /// The flag's name as printed.
  public let name: String
  /// The line that prints it.
  public let line: Line
  /// The vendors whose CPUs the record covers; empty for all.
  public let vendors: Set<String>
  /// The releases in the table that print it.
  public let printed: Set<String>
  /// The bits behind the flag.
  public let proof: Proof
  /// Further bits that are always set together with the flag.
  public let implies: [FeatureLocation]
  /// The meaning of a missing flag.
  public let absence: Absence
  /// The CPUs on which the kernel always sets it.
  public let forced: [Forced]
  /// The source.
  public let citation: String
}
