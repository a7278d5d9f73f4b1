/// A CPU map and software versions behind a report's verdicts.
public struct Yardstick: Sendable, Hashable, Codable, SchemaDescribed {
  /// The host that it applies to; nil for all hosts without their own.
  public var host: String?
  /// The CPU map's title; nil if none was used.
  public var cpuMap: String?
  /// The libvirt version whose behaviour applies.
  public var libvirt: String?
  /// The versions of QEMU on the host, ascending; empty if none is known.
  public var qemu: [String]
  /// The Nova release whose checks apply.
  public var nova: String?
  /// The host's parts that are newer than Martlet's tables, one sentence per item without a full stop; nil if none is.
  public var newer: [String]?

  /// Creates an entry for one host, or for all without their own.
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

  /// Describes the JSON of a yardstick.
  public static var jsonSchema: SchemaNode {
    .object(
      "A CPU map and the versions behind verdicts.",
      .field(
        "host", \Self.host, "The host that it applies to; absent for all hosts without a map of their own."),
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field("libvirt", \Self.libvirt, "libvirt's version."),
      .field("qemu", \Self.qemu, "The versions of QEMU on the host, ascending; empty if none is known."),
      .field("nova", \Self.nova, "Nova's version."),
      .field(
        "newer", \Self.newer,
        "The host's parts that are newer than Martlet's tables, one sentence per item without a full stop; left out if none is."
      ))
  }
}
