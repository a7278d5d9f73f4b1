/// The enumerations of a definition; the raw values are libvirt's words.
extension CPUDefinition {
  /// Whether the definition describes a host or a guest.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// A host: what its CPU has.
    case host
    /// A guest: what it requires.
    case guest
  }

  /// How a guest's CPU is chosen.
  public enum Mode: String, Sendable, Hashable, CaseIterable, Codable {
    /// A named model and features.
    case custom
    /// The host's model and features, written out at start.
    case hostModel = "host-model"
    /// The host's CPU unchanged.
    case hostPassthrough = "host-passthrough"
    /// Everything that the hypervisor can do.
    case maximum

    /// Whether the hypervisor decides what the guest sees.
    var isHypervisors: Bool { self == .hostPassthrough || self == .maximum }
  }

  /// How exactly a host must match.
  public enum Match: String, Sendable, Hashable, CaseIterable, Codable {
    /// The guest gets exactly what is written; the host may have more.
    case exact
    /// The guest gets all that the host has.
    case minimum
    /// The host must not have more.
    case strict
  }

  /// The check when the guest starts.
  public enum Check: String, Sendable, Hashable, CaseIterable, Codable {
    /// Nothing.
    case none
    /// That the host has what the guest requires.
    case partial
    /// That the guest got exactly what is written.
    case full
  }

  /// Whether libvirt may substitute another model.
  public enum Fallback: String, Sendable, Hashable, CaseIterable, Codable {
    /// libvirt may use the nearest model.
    case allow
    /// The guest does not start without this model.
    case forbid
  }

  /// How libvirt treats a feature.
  public enum Policy: String, Sendable, Hashable, CaseIterable, Codable {
    /// The guest sees it even if the host lacks it.
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

  /// A host's time stamp counter.
  public struct TimeStampCounter: Sendable, Hashable, Codable {
    /// Ticks per second.
    public var frequency: UInt64
    /// Whether the hardware scales it for guests; nil if unknown.
    public var isScaling: Bool?

    /// Creates a counter with a frequency in hertz.
    public init(frequency: UInt64, isScaling: Bool? = nil) {
      self.frequency = frequency
      self.isScaling = isScaling
    }
  }

  /// A topology level's count, at least 1.
  public struct Topology: Sendable, Hashable, Codable {
    /// The number of units on each level.
    public var sockets, dies, clusters, cores, threads: UInt32

    /// Creates a topology; libvirt knows clusters since 10.1.0.
    public init(sockets: UInt32, dies: UInt32 = 1, clusters: UInt32 = 1, cores: UInt32, threads: UInt32) {
      self.sockets = sockets
      self.dies = dies
      self.clusters = clusters
      self.cores = cores
      self.threads = threads
    }
  }

  /// The cache that a guest sees.
  public struct Cache: Sendable, Hashable, Codable {
    /// The source of the cache description.
    public enum Mode: String, Sendable, Hashable, CaseIterable, Codable {
      /// The hypervisor's own, the host's, or none.
      case emulate, passthrough, disable
    }

    /// The level, 1 to 3; nil for all.
    public var level: Int?
    /// The source of the cache description.
    public var mode: Mode

    /// Creates a cache element.
    public init(level: Int? = nil, mode: Mode) {
      self.level = level
      self.mode = mode
    }
  }

  /// The physical address bits.
  public struct PhysicalAddress: Sendable, Hashable, Codable {
    /// The source of the number.
    public enum Mode: String, Sendable, Hashable, CaseIterable, Codable {
      /// The given number, or the host's.
      case emulate, passthrough
    }

    /// The source of the number.
    public var mode: Mode
    /// The number of bits; nil if not given.
    public var bits: Int?
    /// The upper limit for the host's number (from 9.3.0 on); nil if unlimited.
    public var limit: Int?

    /// Physical address bits.
    public init(mode: Mode, bits: Int? = nil, limit: Int? = nil) {
      self.mode = mode
      self.bits = bits
      self.limit = limit
    }
  }
}
