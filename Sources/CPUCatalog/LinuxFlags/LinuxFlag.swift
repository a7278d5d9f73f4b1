public import X86CPU

/// A flag of `/proc/cpuinfo`, and what it proves.
///
/// A flag is no name of a bit: some mirror one bit, some come from any of several, some are the kernel's own.
public struct LinuxFlag: Sendable {
  /// The line of `/proc/cpuinfo` that prints the flag.
  public enum Line: Sendable, Hashable {
    /// The line `flags`.
    case flags
    /// The line `vmx flags`, which Linux prints from 5.6 on where it has read the VMX capability MSRs.
    case vmxFlags
  }

  /// What the flag stands for.
  public enum Proof: Sendable, Hashable {
    /// One bit, as the kernel sees it.
    case mirror(FeatureLocation)
    /// Any of several bits, each with whose CPUs it is looked at on.
    case any([Alternative])
    /// Several bits together: all are set where the flag is, and which is missing where it is not is not told.
    case all([FeatureLocation])
    /// The kernel's own doing.
    case synthetic
  }

  /// One of several bits from which a flag may come.
  public struct Alternative: Sendable, Hashable {
    /// The bit.
    public var location: FeatureLocation
    /// Whose CPUs have it: `Intel`, `AMD`, or `guests` for a bit that hypervisors show.
    public var owner: String
  }

  /// What it means that the flag is not printed.
  public enum Absence: Sendable, Hashable {
    /// The kernel's view lacks the bit.
    case lacking
    /// Nothing.
    case nothing
    /// The kernel's view lacks the bit if there is a line of VMX flags.
    case withVMXFlags
  }

  /// CPUs on which the kernel sets the flag whatever CPUID shows.
  public struct Forced: Sendable, Hashable {
    /// The vendor.
    public var vendor: String
    /// The families; nil for all.
    public var families: ClosedRange<Int>?
  }

  /// The flag as it is printed.
  public let name: String
  /// The line that prints it.
  public let line: Line
  /// The vendors on whose CPUs the record holds; empty for all.
  public let vendors: Set<String>
  /// The releases that print it, of those that were read.
  public let printed: Set<String>
  /// What it stands for.
  public let proof: Proof
  /// Bits that are set wherever the flag is, beside what it stands for.
  public let implies: [FeatureLocation]
  /// What it means that the flag is not printed.
  public let absence: Absence
  /// Where it is set whatever CPUID shows.
  public let forced: [Forced]
  /// The source.
  public let citation: String
}
