/// One host's `cpu_info` as Nova recorded it, before anything is concluded from it.
public struct NovaCPUInfo: Sendable, Hashable {
  /// The hypervisor's host name, where the text had it.
  public var hostName: String?
  /// The architecture, usually `x86_64`.
  public var architecture: String?
  /// libvirt's nearest model of the physical CPU.
  public var model: String?
  /// libvirt's vendor name: `Intel`, `AMD`.
  public var vendor: String?
  /// The features in the order written, each once, in libvirt's names where the catalogue knows them.
  public var features: [String] = []
  /// Whether the list is cut, so that what it does not name may still be there.
  public var isTruncated = false
  /// The topology's numbers by key: `cells` (12.0.0 and later), `sockets`, `cores`, `threads`.
  public var topology: [String: Int] = [:]
  /// QEMU's version as Nova writes it: 6002000 is 6.2.0.
  public var hypervisorVersion: Int?
  /// Physical address bits (29.0.0 and later).
  public var physicalAddressBits: Int?

  /// An empty record.
  public init() {}
}
