/// What a cloud's API says of pools: hosts, traits, aggregates, flavors and servers.
public struct PoolFacts: Sendable {
  /// The cloud's name.
  public var cloud: String
  /// The identity service's address, as configured.
  public var identity: String
  /// The highest microversion of Nova's API.
  public var maximumMicroversion: Microversion
  /// The hosts of nova-compute.
  public var hosts: [Host] = []
  /// Traits whose names begin as a pool's do, with the UUIDs of the providers that have them.
  public var traits: [String: Set<String>] = [:]
  /// Aggregates.
  public var aggregates: [Aggregate] = []
  /// Flavors, public or not.
  public var flavors: [Flavor] = []
  /// Servers of all projects.
  public var servers: [Server] = []

  init(cloud: String, identity: String, maximumMicroversion: Microversion) {
    self.cloud = cloud
    self.identity = identity
    self.maximumMicroversion = maximumMicroversion
  }

  /// A host of nova-compute.
  public struct Host: Sendable, Hashable {
    /// The UUID of the hypervisor, which is also its provider's in Placement.
    public var id: String
    /// The hypervisor's name.
    public var hypervisor: String
    /// The compute host, which services and aggregates name.
    public var host: String
    /// Why its service takes no servers: `down`, or `disabled` with its reason; nil if it is up and enabled.
    public var obstacle: String?
    /// The CPU's features by libvirt's names, as cpu_info has them; nil if Nova shows none.
    public var features: [String]?
  }

  /// An aggregate.
  public struct Aggregate: Sendable, Hashable {
    /// The number by which calls name it.
    public var id: Int
    /// Its name, which no other aggregate has.
    public var name: String
    /// The compute hosts in it.
    public var hosts: [String]
    /// Its properties.
    public var metadata: [String: String]
  }

  /// A flavor.
  public struct Flavor: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its name.
    public var name: String
    /// Its extra specs; nil if the API hides them.
    public var extraSpecs: [String: String]?
  }

  /// A server, as far as it bears on where it may run.
  public struct Server: Sendable, Hashable {
    /// Its UUID.
    public var id: String
    /// The user's name for it.
    public var name: String
    /// Nova's state, such as `ACTIVE`.
    public var status: String
    /// What Nova does with it now, such as `migrating`; nil for nothing.
    public var task: String?
    /// The compute host that it is on; nil if it has none, or the API hides it.
    public var host: String?
    /// The name of the flavor that it was made or resized with.
    public var flavor: String?
    /// The extra specs that it was made or resized with; nil if the API hides them.
    public var extraSpecs: [String: String]?
    /// The id of its image; nil for a server that boots from a volume.
    public var image: String?
  }
}
