public import CPUCompatibility
public import ReportContract

extension Finding {
  /// Something besides the CPU, and what in the definition it is.
  public struct Obstacle: Sendable, Hashable, Codable {
    /// What it is.
    public var obstacle: GuestObstacle
    /// The devices, files or numbers, in the definition's order.
    public var subjects: [String]
    /// The version of libvirt or QEMU, where the guest runs, that decides; nil if none does or it is unknown.
    public var version: String?
    /// Whether a confidential guest can be started on the host instead; nil for other obstacles.
    public var start: Start?
  }

  /// Whether a host can start a confidential guest.
  public struct Start: Sendable, Hashable, Codable {
    /// The kind of guest.
    public var guest: ConfidentialGuest
    /// Whether the host can start such guests; nil if no record tells.
    public var isOffered: Bool?
    /// The sources that decide, in words.
    public var sources: [String]
    /// The place of the encryption bit that the definition fixes, and that of the host; nil unless they differ.
    public var encryptionBit: Numbers?

    /// What the records of a host say of the guest that a machine asks for; nil if it asks for none.
    package init?(of machine: GuestMachine, on host: HostCPU) {
      guard let launch = machine.launch else { return nil }
      let support = host.confidential
      guest = launch.guest
      let isOffered = support.offers(launch.guest, emulator: machine.emulator)
      self.isOffered = isOffered
      sources = support.statements(on: launch.guest, emulator: machine.emulator)
        .filter { $0.isOffered == isOffered }.map(\.source.title)
      if let wanted = launch.encryptionBit, let here = support.encryptionBit, wanted != here {
        encryptionBit = Numbers(guest: wanted, host: here)
      }
    }
  }

  /// Parts of a host that a definition names.
  public struct Resources: Sendable, Hashable, Codable {
    /// Logical CPUs, ascending.
    public var cpus: [Int] = []
    /// NUMA nodes, ascending.
    public var nodes: [Int] = []
    /// Sizes of pages in KiB, ascending.
    public var pageSizes: [UInt64] = []
  }
}

extension Finding {
  /// A pair of performance counters that differ.
  public struct Counters: Sendable, Hashable, Codable {
    /// Those that KVM lists where the guest runs.
    public var guest: PerformanceCounters
    /// Those that KVM lists here.
    public var host: PerformanceCounters
  }
}

extension Finding.Counters: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Two descriptions of performance counters.",
      .field("guest", \Self.guest, "Those that KVM lists where the guest runs."),
      .field("host", \Self.host, "Those that KVM lists here."))
  }
}

extension PerformanceCounters: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Performance counters of CPUID leaf 0AH.",
      .field("version", \Self.version, "The version of architectural performance monitoring; 0 for none."),
      .field("general", \Self.general, "The number of general-purpose counters."),
      .field("width", \Self.width, "Their bits."),
      .field("fixed", \Self.fixed, "The number of fixed-function counters."))
  }
}

extension Finding.Obstacle: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something besides the CPU that stops a move, or changes with it.",
      .field("obstacle", \Self.obstacle, "What it is."),
      .field("subjects", \Self.subjects, "The devices, files or numbers, in the definition's order."),
      .field(
        "version", \Self.version,
        "The version of libvirt or QEMU, where the guest runs, that decides; absent if none does or it is unknown."
      ),
      .field(
        "start", \Self.start,
        "Whether a confidential guest can be started on the host instead; absent for other obstacles."))
  }
}

extension Finding.Start: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Whether a host can start a confidential guest.",
      .field("guest", \Self.guest, "The kind of guest."),
      .field(
        "isOffered", \Self.isOffered, "Whether the host can start such guests; absent if no record tells."),
      .field("sources", \Self.sources, "The sources that decide, in words."),
      .field(
        "encryptionBit", \Self.encryptionBit,
        "The place of the encryption bit that the definition fixes, and that of the host; absent unless they differ."
      ))
  }
}

extension ConfidentialGuest: SchemaDescribed {}

extension Finding.Resources: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Parts of a host that a definition names.",
      .field("cpus", \Self.cpus, "Logical CPUs, ascending."),
      .field("nodes", \Self.nodes, "NUMA nodes, ascending."),
      .field("pageSizes", \Self.pageSizes, "Sizes of pages in KiB, ascending."))
  }
}

extension GuestObstacle: SchemaDescribed {}
