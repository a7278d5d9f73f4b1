public import CPUCompatibility
internal import X86CPU

/// A dump of CPUID and MSRs, as a tool printed it.
public struct RegisterDump: Sendable, Hashable {
  /// Where the tool looked.
  public enum Point: Sendable, Hashable {
    /// On the machine itself.
    case machine
    /// At what a hypervisor gives to a guest; the hypervisor's name.
    case guest(String)
    /// At KVM's list of what it offers.
    case kvmSupported
    /// At KVM's list of what it emulates on request.
    case kvmEmulated
  }

  /// The distinct CPUs; at least one.
  public var cpus: [DistinctCPU]
  /// Where the tool looked.
  public var point: Point
  /// The kernel's release, where the record has it.
  public var kernel: String?
  /// The microcode's revision, where the record has it.
  public var microcode: UInt32?

  /// A dump of the given CPUs.
  public init(
    cpus: [DistinctCPU], point: Point = .machine, kernel: String? = nil, microcode: UInt32? = nil
  ) {
    self.cpus = cpus
    self.point = point
    self.kernel = kernel
    self.microcode = microcode
  }
}
