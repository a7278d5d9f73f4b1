public import CPUCompatibility
internal import X86CPU

/// A tool's dump of CPUID and MSRs.
public struct RegisterDump: Sendable, Hashable, Codable {
  /// The view of the CPU that the tool read.
  public enum Point: Sendable, Hashable, Codable {
    /// The machine itself.
    case machine
    /// A guest's view under the named hypervisor.
    case guest(String)
    /// KVM's list of offered features.
    case kvmSupported
    /// KVM's list of features emulated on request.
    case kvmEmulated
  }

  /// The distinct CPUs; at least one.
  public var cpus: [DistinctCPU]
  /// The view of the CPU that the tool read.
  public var point: Point
  /// The kernel's release, if the record has it.
  public var kernel: String?
  /// The microcode revision, if the record has it.
  public var microcode: UInt32?

  /// Creates a dump from CPUs.
  public init(
    cpus: [DistinctCPU], point: Point = .machine, kernel: String? = nil, microcode: UInt32? = nil
  ) {
    self.cpus = cpus
    self.point = point
    self.kernel = kernel
    self.microcode = microcode
  }
}
