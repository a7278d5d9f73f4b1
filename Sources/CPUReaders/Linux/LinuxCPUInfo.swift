/// What `/proc/cpuinfo` or `lscpu` prints of a host's CPUs.
public struct LinuxCPUInfo: Sendable {
  /// Logical CPUs that print the same flags.
  public struct Group: Sendable, Hashable {
    /// Their numbers; empty if the record does not number them.
    public var numbers: [Int]
    /// The words of the line `flags`.
    public var flags: Set<String>
    /// The words of the line `vmx flags`; nil if there is none.
    public var vmxFlags: Set<String>?
    /// Whether the lines are whole.
    public var isWhole: Bool
  }

  /// The distinct sets of flags, in order of the first CPU.
  public var groups: [Group]
  /// The vendor's twelve characters.
  public var vendor: String?
  /// The processor's own name.
  public var modelName: String?
  /// Numbers by the names that `/proc/cpuinfo` gives them: `cpu family`, `model`, `stepping`, `microcode`.
  public var numbers: [String: UInt64]
  /// Physical and linear address bits.
  public var addressBits: (physical: Int, linear: Int)?
  /// Counts by the names of Nova's topology: `sockets`, `cores`, `threads`, `cells`.
  public var topology: [String: Int]
  /// The words of the line `bugs`: what the kernel knows the CPU to suffer from.
  public var bugs: Set<String>

  /// Whether a 32-bit kernel printed the flags of a 64-bit CPU of Intel's, to which the CPU does not show SYSCALL.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX[11], "available in 64-bit mode".
  public var syscallIsHidden: Bool {
    vendor == "GenuineIntel"
      && groups.contains { $0.isWhole && $0.flags.contains("lm") && !$0.flags.contains("syscall") }
  }

  /// What a reading says of it.
  var noteOf32Bits: ReadingNote? {
    guard syscallIsHidden else { return nil }
    return ReadingNote(
      "a 32-bit kernel printed this; Intel CPUs show SYSCALL only to 64-bit code, so syscall is unknown"
    )
  }
}
