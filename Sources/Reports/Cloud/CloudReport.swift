public import ReportContract

/// The failed live migrations of an OpenStack cloud, grouped by cause; encoded as JSON, `martlet.cloud/1.0`.
public struct CloudReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("cloud", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The records read, and what the cloud did not give.
  public var inputs: [InputReport]
  /// The CPU map behind the differences.
  public var judgedBy: [Yardstick]
  /// The cloud's name: one of clouds.yaml, or `envvars`.
  public var cloud: String
  /// How many hours back migrations were read.
  public var hours: Int
  /// The number of hosts whose records were read.
  public var hosts: Int
  /// The number of servers.
  public var servers: Int
  /// The number of live migrations by Nova's status.
  public var migrations: [String: Int]
  /// The services nova-compute that are down, disabled or unreachable, in Nova's order.
  public var services: [Service]
  /// The failed ones by cause, the most frequent first.
  public var groups: [Group]
  /// The answer in a sentence.
  public var answer: String
  /// 0 if no migration failed, 1 if one did.
  public var exitStatus: Int32

  /// Failed migrations of one cause.
  public struct Group: Sendable, Codable {
    /// What Nova's message proves, or that Nova recorded none; one sentence.
    public var cause: String
    /// The rule that recognised the message; nil if none did.
    public var rule: String?
    /// The features that each source's record has and each destination's lacks.
    public var missing: [String]
    /// The migrations, newest first.
    public var moves: [Move]
    /// The number of servers that are now on the sources.
    public var serversOnSources: Int
    /// The command that diagnoses the newest.
    public var command: String

    /// Failed migrations of one cause.
    public init(
      cause: String, rule: String?, missing: [String], moves: [Move], serversOnSources: Int, command: String
    ) {
      self.cause = cause
      self.rule = rule
      self.missing = missing
      self.moves = moves
      self.serversOnSources = serversOnSources
      self.command = command
    }
  }

  /// A service nova-compute that takes no server.
  public struct Service: Sendable, Codable {
    /// Its compute host.
    public var host: String
    /// The availability zone; nil if Nova does not say.
    public var zone: String?
    /// `down`, `disabled`, or `unreachable` for one whose cell does not answer.
    public var state: String
    /// Why it is disabled, in the operator's words.
    public var reason: String?

    /// A service of a host.
    public init(host: String, zone: String?, state: String, reason: String?) {
      self.host = host
      self.zone = zone
      self.state = state
      self.reason = reason
    }
  }

  /// A failed migration.
  public struct Move: Sendable, Codable {
    /// The server's UUID.
    public var server: String
    /// The user's name for it.
    public var name: String?
    /// The compute host that it started at.
    public var source: String?
    /// The compute host that it should reach.
    public var destination: String?
    /// When Nova last changed the record.
    public var updated: String?

    /// A failed migration of a server.
    public init(server: String, name: String?, source: String?, destination: String?, updated: String?) {
      self.server = server
      self.name = name
      self.source = source
      self.destination = destination
      self.updated = updated
    }
  }

  /// A report.
  public init(
    martlet: String, inputs: [InputReport], judgedBy: [Yardstick], cloud: String, hours: Int, hosts: Int,
    servers: Int,
    migrations: [String: Int], services: [Service] = [], groups: [Group]
  ) {
    self.martlet = martlet
    self.inputs = inputs
    self.judgedBy = judgedBy
    self.cloud = cloud
    self.hours = hours
    self.hosts = hosts
    self.servers = servers
    self.migrations = migrations
    self.services = services
    self.groups = groups
    let failed = groups.reduce(0) { $0 + $1.moves.count }
    let all = migrations.values.reduce(0, +)
    answer =
      failed == 0
      ? "None of \(all) live migration\(all == 1 ? "" : "s") of the last \(hours) hours failed."
      : "\(failed) of \(all) live migration\(all == 1 ? "" : "s") of the last \(hours) hours failed, for "
        + "\(groups.count) cause\(groups.count == 1 ? "" : "s")."
    exitStatus = failed == 0 ? 0 : 1
  }
}
