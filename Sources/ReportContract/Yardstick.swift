/// A CPU map, and versions of software, that a report judges by.
public struct Yardstick: Sendable, Hashable, Codable, SchemaDescribed {
  /// The host that is judged so; nil for all that have none of their own.
  public var host: String?
  /// The CPU map, in words; nil where none is used.
  public var cpuMap: String?
  /// libvirt's version.
  public var libvirt: String?
  /// The versions of QEMU on the host, ascending; empty if none is known.
  public var qemu: [String]
  /// Nova's version.
  public var nova: String?

  /// What is judged by.
  public init(
    host: String? = nil, cpuMap: String? = nil, libvirt: String? = nil, qemu: [String] = [],
    nova: String? = nil
  ) {
    self.host = host
    self.cpuMap = cpuMap
    self.libvirt = libvirt
    self.qemu = qemu
    self.nova = nova
  }

  /// The form of a yardstick.
  public static var jsonSchema: SchemaNode {
    .object(
      "A CPU map and versions judged by.",
      .field(
        "host", \Self.host, "The host that is judged so; left out for all that have no map of their own."),
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field("libvirt", \Self.libvirt, "libvirt's version."),
      .field("qemu", \Self.qemu, "The versions of QEMU on the host, ascending; empty if none is known."),
      .field("nova", \Self.nova, "Nova's version."))
  }
}
