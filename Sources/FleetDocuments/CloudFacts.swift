/// What a cloud's API said of servers, their migrations and the services behind them.
public struct CloudFacts: Sendable, Hashable, Codable {
  /// The cloud's name: one of clouds.yaml, or `envvars`.
  public var cloud: String
  /// The highest microversion of Nova's API, such as `2.96`.
  public var maximumMicroversion: String
  /// Those in question; of a survey, those of all projects.
  public var servers: [CloudServer]
  /// Live migrations, newest first.
  public var migrations: [CloudMigration]
  /// Actions with their events, newest first.
  public var actions: [CloudAction]
  /// The services nova-compute.
  public var services: [CloudService]
  /// Host aggregates.
  public var aggregates: [CloudAggregate]
  /// The number of requests that were sent.
  public var requests: Int

  /// Creates facts without any list.
  public init(cloud: String, maximumMicroversion: String) {
    self.cloud = cloud
    self.maximumMicroversion = maximumMicroversion
    servers = []
    migrations = []
    actions = []
    services = []
    aggregates = []
    requests = 0
  }

  /// The length of the longest list.
  var parts: Int {
    max(
      servers.count, migrations.count, services.count, aggregates.count,
      actions.count + actions.reduce(0) { $0 + $1.events.count })
  }
}

/// A server, as far as it bears on the CPU of its guest.
public struct CloudServer: Sendable, Hashable, Codable {
  /// Its UUID.
  public var id: String
  /// The user's name for it.
  public var name: String?
  /// Nova's state, such as `ACTIVE`.
  public var status: String?
  /// What Nova does with it now, such as `migrating`.
  public var task: String?
  /// The compute host that it is on; nil if the API hides it.
  public var host: String?
  /// The hypervisor's name there.
  public var hypervisor: String?
  /// libvirt's name of the guest.
  public var instance: String?
  /// The number of virtual CPUs.
  public var vcpus: Int?
  /// Memory in MiB.
  public var memory: Int?
  /// The flavor's extra specs.
  public var extraSpecs: [String: String]?
  /// The image's properties; nil if the API does not list them (before 2.98).
  public var imageProperties: [String: String]?

  /// A server of that UUID.
  public init(id: String) { self.id = id }
}

/// One move of a server, from one compute host to another.
public struct CloudMigration: Sendable, Hashable, Codable {
  /// Its UUID, or number in older APIs.
  public var id: String
  /// The server's UUID.
  public var server: String
  /// Such as `completed`, `error`, `failed`, `running`.
  public var status: String
  /// The compute host that it started at.
  public var source: String?
  /// The compute host that it should reach.
  public var destination: String?
  /// When it was last changed.
  public var updated: String?

  /// A migration of a server.
  public init(id: String, server: String, status: String) {
    self.id = id
    self.server = server
    self.status = status
  }
}

/// What Nova did with a server at one request.
public struct CloudAction: Sendable, Hashable, Codable {
  /// The server's UUID.
  public var server: String
  /// The request's id, which the logs of all services have.
  public var request: String
  /// Such as `live-migration`.
  public var action: String
  /// When it began.
  public var started: String?
  /// Nova's summary; `Error` where something failed.
  public var message: String?
  /// The steps, in order.
  public var events: [CloudEvent]

  /// An action without events.
  public init(server: String, request: String, action: String) {
    self.server = server
    self.request = request
    self.action = action
    events = []
  }
}

/// One step of an action.
public struct CloudEvent: Sendable, Hashable, Codable {
  /// Such as `compute_check_can_live_migrate_destination`.
  public var event: String
  /// `Success` or `Error`; nil while it runs.
  public var result: String?
  /// The host that did it; nil if the API hides it.
  public var host: String?
  /// Why it failed (from 2.84 on).
  public var details: String?
  /// When it ended.
  public var finished: String?

  /// A step of that name.
  public init(event: String) { self.event = event }
}

/// A service nova-compute.
public struct CloudService: Sendable, Hashable, Codable {
  /// Its compute host.
  public var host: String
  /// The availability zone.
  public var zone: String?
  /// `up` or `down`.
  public var state: String?
  /// `enabled` or `disabled`.
  public var status: String?
  /// Why it is disabled.
  public var reason: String?

  /// The service of a host.
  public init(host: String) { self.host = host }
}

/// A host aggregate.
public struct CloudAggregate: Sendable, Hashable, Codable {
  /// What the operator calls it.
  public var name: String
  /// The compute hosts in it.
  public var hosts: [String]
  /// Properties that flavors can require, such as `availability_zone`.
  public var metadata: [String: String]

  /// An aggregate.
  public init(name: String, hosts: [String], metadata: [String: String]) {
    self.name = name
    self.hosts = hosts
    self.metadata = metadata
  }
}
