/// A host's CPUs as `/proc/cpuinfo` or `lscpu` prints them.
public struct LinuxCPUInfo: Sendable, Codable {
  /// Logical CPUs that print the same flags.
  public struct Group: Sendable, Hashable, Codable {
    /// Their numbers; empty if the record does not number them.
    public var numbers: [Int]
    /// The words of the line `flags`.
    public var flags: Set<String>
    /// The words of the line `vmx flags`; nil without one.
    public var vmxFlags: Set<String>?
    /// Whether the lines are complete.
    public var isWhole: Bool
  }

  /// How many bits addresses have.
  public struct AddressBits: Sendable, Hashable, Codable {
    /// The bits of addresses in memory, and of those that programs use.
    public var physical, linear: Int
  }

  /// The distinct sets of flags, in order of the first CPU.
  public var groups: [Group]
  /// The vendor's twelve characters.
  public var vendor: String?
  /// The processor's own name.
  public var modelName: String?
  /// Numbers by their names in `/proc/cpuinfo`: `cpu family`, `model`, `stepping`, `microcode`.
  public var numbers: [String: UInt64]
  /// Physical and linear address bits.
  public var addressBits: AddressBits?
  /// Counts by the names of Nova's topology: `sockets`, `cores`, `threads`, `cells`.
  public var topology: [String: Int]
  /// The words of the line `bugs`: the CPU flaws that the kernel knows.
  public var bugs: Set<String>

  /// Whether a 32-bit kernel, which cannot see SYSCALL, printed the flags of a 64-bit Intel CPU.
  ///
  /// - SeeAlso: Intel SDM vol. 2A, CPUID, leaf 80000001H, EDX[11], "available in 64-bit mode".
  public var syscallIsHidden: Bool {
    vendor == "GenuineIntel"
      && groups.contains { $0.isWhole && $0.flags.contains("lm") && !$0.flags.contains("syscall") }
  }

  /// The note in a reading about it.
  var noteOf32Bits: ReadingNote? {
    guard syscallIsHidden else { return nil }
    return ReadingNote(
      "a 32-bit kernel printed this; Intel CPUs show SYSCALL only to 64-bit code, so syscall is unknown"
    )
  }
}
