internal import LibvirtClient

/// What helps a guest arrive that writes memory about as fast as it is sent; each has a price, and all are off by default.
public struct BusyGuestOptions: Sendable, Hashable, Codable {
  /// QEMU slows the guest's CPUs; nil for no.
  public var autoConverge: AutoConverge?
  /// The memory goes through several connections; nil for one.
  public var parallel: Parallel?
  /// QEMU compresses the memory; nil for no.
  public var compression: Compression?
  /// The guest continues at the target before all of its memory is there; nil for no.
  public var postCopy: PostCopy?
  /// QEMU encrypts the memory; nil for no.
  public var tls: TLS?

  /// No option at all.
  public init() {}

  /// How QEMU slows the guest's CPUs.
  public struct AutoConverge: Sendable, Hashable, Codable {
    /// Percent of the time that the CPUs pause at first, 1 to 99; nil for QEMU's 20.
    public var initial: Int?
    /// Percent that are added while it does not help, 1 to 99; nil for QEMU's 10.
    public var increment: Int?

    /// The throttle.
    public init(initial: Int? = nil, increment: Int? = nil) {
      self.initial = initial
      self.increment = increment
    }
  }

  /// Several connections: QEMU's multifd.
  public struct Parallel: Sendable, Hashable, Codable {
    /// How many, 1 to 255; nil for QEMU's 2.
    public var connections: Int?

    /// Connections.
    public init(connections: Int? = nil) { self.connections = connections }
  }

  /// How QEMU compresses the memory.
  public struct Compression: Sendable, Hashable, Codable {
    /// The methods; `zlib` and `zstd` stand alone.
    public var methods: [Method]
    /// `mt`: 0 for none to 9 for the most; nil for QEMU's 1.
    public var mtLevel: Int?
    /// `mt`: threads at the source, 1 to 255; nil for QEMU's 8.
    public var mtThreads: Int?
    /// `mt`: threads at the target, 1 to 255; nil for QEMU's 2.
    public var mtDecompressThreads: Int?
    /// `xbzrle`: bytes of the cache of pages at the source, a power of two; nil for QEMU's 64 MiB.
    public var xbzrleCache: UInt64?
    /// `zlib`: 0 for none to 9 for the most; nil for QEMU's 1.
    public var zlibLevel: Int?
    /// `zstd`: 0 for none to 20 for the most; nil for QEMU's 1.
    public var zstdLevel: Int?

    /// Methods, with QEMU's own levels.
    public init(_ methods: [Method]) { self.methods = methods }

    /// A method, by libvirt's name.
    public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
      /// Only what changed in a page that was sent before.
      case xbzrle
      /// Each page by zlib, in threads; QEMU 9.1 no longer has it.
      case mt
      /// zlib, in the threads of parallel connections.
      case zlib
      /// zstd, in the threads of parallel connections.
      case zstd
    }
  }

  /// How the guest continues at the target before all of its memory is there.
  public struct PostCopy: Sendable, Hashable, Codable {
    /// After how many passes through the memory.
    public var afterPasses: UInt64
    /// MiB/s at most while pages follow; nil for no limit.
    public var bandwidth: UInt64?

    /// After the first pass, without a limit.
    public init(afterPasses: UInt64 = 1, bandwidth: UInt64? = nil) {
      self.afterPasses = afterPasses
      self.bandwidth = bandwidth
    }
  }

  /// How QEMU encrypts the memory.
  public struct TLS: Sendable, Hashable, Codable {
    /// The name that the target's certificate must have; nil for the one in the migration's URI.
    public var destination: String?

    /// Encryption.
    public init(destination: String? = nil) { self.destination = destination }
  }

  /// Whether nothing is asked for.
  public var isEmpty: Bool { self == Self() }

  /// What libvirt takes for them.
  var flags: MigrationFlags {
    var flags: MigrationFlags = []
    if autoConverge != nil { flags.insert(.autoConverge) }
    if parallel != nil { flags.insert(.parallel) }
    if postCopy != nil { flags.insert(.postCopy) }
    if tls != nil { flags.insert(.tls) }
    return flags
  }

  /// What libvirt takes for them in addition to the flags.
  ///
  /// - SeeAlso: libvirt 11.3.0 include/libvirt/libvirt-domain.h, VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL and its neighbours.
  var parameters: [MigrationParameter] {
    var list: [MigrationParameter] = []
    func add(_ name: String, _ value: Int?) {
      if let value { list.append(.integer(name, Int32(clamping: value))) }
    }
    add("auto_converge.initial", autoConverge?.initial)
    add("auto_converge.increment", autoConverge?.increment)
    add("parallel.connections", parallel?.connections)
    list += (compression?.methods ?? []).map { .text("compression", $0.rawValue) }
    add("compression.mt.level", compression?.mtLevel)
    add("compression.mt.threads", compression?.mtThreads)
    add("compression.mt.dthreads", compression?.mtDecompressThreads)
    if let cache = compression?.xbzrleCache { list.append(.size("compression.xbzrle.cache", cache)) }
    add("compression.zlib.level", compression?.zlibLevel)
    add("compression.zstd.level", compression?.zstdLevel)
    if let bandwidth = postCopy?.bandwidth { list.append(.size("bandwidth.postcopy", bandwidth)) }
    if let destination = tls?.destination { list.append(.text("tls.destination", destination)) }
    return list
  }

  /// The words of `martlet migrate` that ask for them.
  public var words: [String] {
    var words: [String] = []
    func add(_ option: String, _ value: (some CustomStringConvertible)?) {
      if let value { words += [option, "\(value)"] }
    }
    if autoConverge != nil { words.append("--auto-converge") }
    add("--auto-converge-initial", autoConverge?.initial)
    add("--auto-converge-increment", autoConverge?.increment)
    if let parallel { add("--parallel-connections", parallel.connections ?? 2) }
    if let methods = compression?.methods {
      words += ["--comp-methods", methods.map(\.rawValue).joined(separator: ",")]
    }
    add("--comp-mt-level", compression?.mtLevel)
    add("--comp-mt-threads", compression?.mtThreads)
    add("--comp-mt-dthreads", compression?.mtDecompressThreads)
    add("--comp-xbzrle-cache", compression?.xbzrleCache)
    add("--comp-zlib-level", compression?.zlibLevel)
    add("--comp-zstd-level", compression?.zstdLevel)
    if let postCopy {
      words.append("--postcopy")
      if postCopy.afterPasses != 1 { add("--postcopy-after", postCopy.afterPasses) }
      add("--postcopy-bandwidth", postCopy.bandwidth)
    }
    if tls != nil { words.append("--tls") }
    add("--tls-destination", tls?.destination)
    return words
  }
}
