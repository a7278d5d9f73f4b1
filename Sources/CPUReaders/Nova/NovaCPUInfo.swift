public import CPUCompatibility
internal import X86CPU

/// One host's `cpu_info` as Nova recorded it, before interpretation.
public struct NovaCPUInfo: Sendable, Hashable, Codable {
  /// The hypervisor's host name, if the text has it.
  public var hostName: String?
  /// The architecture, usually `x86_64`.
  public var architecture: String?
  /// libvirt's nearest model of the physical CPU.
  public var model: String?
  /// libvirt's vendor name: `Intel`, `AMD`.
  public var vendor: String?
  /// The features in the order written, each once, by libvirt's names if the catalogue knows them.
  public var features: [String] { names.elements }
  var names = UniqueList<String>()
  /// Whether the list is truncated, so missing features may still exist.
  public var isTruncated = false
  /// The topology's numbers by key: `cells` (12.0.0 and later), `sockets`, `cores`, `threads`.
  public var topology: [String: Int] = [:]
  /// QEMU's version in Nova's notation: 6002000 is 6.2.0.
  public var hypervisorVersion: Int?
  /// Physical address bits (29.0.0 and later).
  public var physicalAddressBits: Int?
  /// What the record says of nova-compute; nil for a bare cpu_info.
  public var compute: ComputeService?

  /// Creates an empty record.
  public init() {}
}
