/// The words of a definition; the raw values are libvirt's.
extension CPUDefinition {
  /// Whose CPU it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A host's: what it has.
    case host
    /// A guest's: what it asks for.
    case guest
  }

  /// How a guest's CPU is chosen.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// A named model and features.
    case custom
    /// The host's model and features, written out at start.
    case hostModel = "host-model"
    /// The host's CPU as it is.
    case hostPassthrough = "host-passthrough"
    /// Everything that the hypervisor can do.
    case maximum

    /// Whether the hypervisor decides what the guest sees.
    var isHypervisors: Bool { self == .hostPassthrough || self == .maximum }
  }

  /// How exactly a host must match.
  public enum Match: String, Sendable, Hashable, CaseIterable {
    /// The guest gets exactly what is written; the host may have more.
    case exact
    /// The guest gets all that the host has.
    case minimum
    /// The host must not have more.
    case strict
  }

  /// What is verified at start.
  public enum Check: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case none
    /// That the host has what the guest requires.
    case partial
    /// That the guest got exactly what is written.
    case full
  }

  /// Whether another model may be taken.
  public enum Fallback: String, Sendable, Hashable, CaseIterable {
    /// libvirt may take the nearest model.
    case allow
    /// The guest does not start without this model.
    case forbid
  }

  /// What shall become of a feature.
  public enum Policy: String, Sendable, Hashable, CaseIterable {
    /// The guest sees it whether or not the host has it.
    case force
    /// The host must have it.
    case require
    /// The guest sees it if the host has it.
    case optional
    /// The guest does not see it.
    case disable
    /// The host must not have it.
    case forbid
  }

  /// The time stamp counter of a host.
  public struct TimeStampCounter: Sendable, Hashable {
    /// Ticks per second.
    public var frequency: UInt64
    /// Whether the hardware scales it for guests; nil if unknown.
    public var isScaling: Bool?

    /// A counter of a frequency.
    public init(frequency: UInt64, isScaling: Bool? = nil) {
      self.frequency = frequency
      self.isScaling = isScaling
    }
  }

  /// How many of what; each at least 1.
  public struct Topology: Sendable, Hashable {
    /// The counts.
    public var sockets, dies, clusters, cores, threads: UInt32

    /// A topology; clusters are known since libvirt 10.1.0.
    public init(sockets: UInt32, dies: UInt32 = 1, clusters: UInt32 = 1, cores: UInt32, threads: UInt32) {
      self.sockets = sockets
      self.dies = dies
      self.clusters = clusters
      self.cores = cores
      self.threads = threads
    }
  }

  /// The cache that a guest sees.
  public struct Cache: Sendable, Hashable {
    /// Where the cache is from.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
      /// The hypervisor's, the host's, none.
      case emulate, passthrough, disable
    }

    /// 1 to 3; nil for all levels.
    public var level: Int?
    /// Where the cache is from.
    public var mode: Mode

    /// A cache.
    public init(level: Int? = nil, mode: Mode) {
      self.level = level
      self.mode = mode
    }
  }

  /// The physical address bits.
  public struct PhysicalAddress: Sendable, Hashable {
    /// Where the number is from.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
      /// As given, or the host's.
      case emulate, passthrough
    }

    /// Where the number is from.
    public var mode: Mode
    /// The bits; nil if not given.
    public var bits: Int?
    /// At most so many of the host's (9.3.0 on); nil if not limited.
    public var limit: Int?

    /// Physical address bits.
    public init(mode: Mode, bits: Int? = nil, limit: Int? = nil) {
      self.mode = mode
      self.bits = bits
      self.limit = limit
    }
  }
}
