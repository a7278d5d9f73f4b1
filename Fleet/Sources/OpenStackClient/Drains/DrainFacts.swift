public import FleetDocuments

/// What a cloud's API says of hosts that are to be emptied: all hosts of nova-compute, and the servers on some of them.
public struct DrainFacts: Sendable {
  /// The cloud's name.
  public var cloud: String
  /// The identity service's address, as configured.
  public var identity: String
  /// The highest microversion of Nova's API.
  public var maximumMicroversion: Microversion
  /// All hosts of nova-compute.
  public var hosts: [ComputeHost] = []
  /// The servers of all projects on the hosts that were named.
  public var servers: [DrainServer] = []
  /// The records of all hypervisors, for verdicts.
  public var records: FetchedDocuments

  /// Facts without hosts and servers.
  public init(
    cloud: String, identity: String, maximumMicroversion: Microversion, records: FetchedDocuments
  ) {
    self.cloud = cloud
    self.identity = identity
    self.maximumMicroversion = maximumMicroversion
    self.records = records
  }

  /// The hosts that a name means: the compute host or the hypervisor of that name.
  public func hosts(called name: String) -> [ComputeHost] {
    hosts.filter { $0.host == name || $0.hypervisor == name }
  }
}

/// A host of nova-compute.
public struct ComputeHost: Sendable, Hashable {
  /// The compute host, which services and servers name.
  public var host: String
  /// The hypervisor's name.
  public var hypervisor: String
  /// The state of its service.
  public var service: ComputeServiceState
  /// Its memory in MiB; nil if Nova does not say.
  public var memory: Int?
  /// How much of it servers and the host itself use, in MiB; nil if Nova does not say.
  public var memoryUsed: Int?

  /// A host.
  public init(
    host: String, hypervisor: String, service: ComputeServiceState, memory: Int? = nil, memoryUsed: Int? = nil
  ) {
    self.host = host
    self.hypervisor = hypervisor
    self.service = service
    self.memory = memory
    self.memoryUsed = memoryUsed
  }
}

/// The state of a service nova-compute.
public struct ComputeServiceState: Sendable, Hashable {
  /// By what calls name it: a UUID from microversion 2.53 on.
  public var id: String
  /// Whether it reports to Nova.
  public var isUp: Bool
  /// Whether the scheduler gives it servers.
  public var isEnabled: Bool
  /// Why it is disabled; nil for none.
  public var reason: String?

  /// A state.
  public init(id: String, isUp: Bool, isEnabled: Bool, reason: String? = nil) {
    self.id = id
    self.isUp = isUp
    self.isEnabled = isEnabled
    self.reason = reason
  }
}

/// A server on a host that is to be emptied.
public struct DrainServer: Sendable, Hashable {
  /// What decides about its CPU and its place.
  public var server: CloudServer
  /// Whether its owner or an administrator has locked it.
  public var isLocked: Bool

  /// A server.
  public init(_ server: CloudServer, isLocked: Bool = false) {
    self.server = server
    self.isLocked = isLocked
  }
}
