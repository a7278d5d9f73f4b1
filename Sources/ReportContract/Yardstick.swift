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
  /// What of the host is newer than Martlet's tables, a sentence each without a full stop; nil if nothing is known to be.
  public var newer: [String]?

  /// What is judged by.
  public init(
    host: String? = nil, cpuMap: String? = nil, libvirt: String? = nil, qemu: [String] = [],
    nova: String? = nil, newer: [String] = []
  ) {
    self.newer = newer.isEmpty ? nil : newer
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
      .field("nova", \Self.nova, "Nova's version."),
      .field(
        "newer", \Self.newer,
        "What of the host is newer than Martlet's tables, a sentence each without a full stop; left out if nothing is known to be."
      ))
  }
}
