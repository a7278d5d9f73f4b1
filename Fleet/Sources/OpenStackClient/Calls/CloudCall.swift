/// A call that Martlet makes to a cloud: one row of the table in Documentation/openstack.md.
public struct CloudCall: Sendable, Hashable {
  /// The service.
  public let service: Service
  /// GET, POST, PUT or DELETE.
  public let method: String
  /// The path below the service's endpoint, with names in braces for what varies.
  public let path: String
  /// The microversion that is sent; nil for none.
  public let microversion: Microversion?
  /// The lowest microversion whose answer is still of use; nil if there is no choice.
  public let lowest: Microversion?
  /// What is unknown at a lower microversion than `microversion`.
  public let lost: String
  /// The names of the service's policies that decide; by default all are the administrator's.
  public let policies: [String]
  /// What is sent besides the token.
  public let sends: String
  /// Why it is made.
  public let purpose: String
  /// Where the API is documented.
  public let source: String
  /// Whether a call may be sent again when it is unknown if the first one was carried out: the second changes nothing more.
  public let isRepeatable: Bool

  /// A service, by its type in the catalogue.
  public enum Service: String, Sendable, CaseIterable {
    case identity, compute, placement
  }

  init(
    _ service: Service, _ method: String, _ path: String, at microversion: Microversion? = nil,
    from lowest: Microversion? = nil, lost: String = "", policies: [String] = [], sends: String,
    purpose: String,
    source: String, isRepeatable: Bool = true
  ) {
    self.service = service
    self.method = method
    self.path = path
    self.microversion = microversion
    self.lowest = lowest
    self.lost = lost
    self.policies = policies
    self.sends = sends
    self.purpose = purpose
    self.source = source
    self.isRepeatable = isRepeatable
  }

  /// The call for messages: `GET /os-services`.
  public var title: String { "\(method) \(path)" }
}

extension CloudCall {
  /// Which versions the identity service has.
  public static let identityVersions = CloudCall(
    .identity, "GET", "/", sends: "nothing", purpose: "finds version 3, where auth_url does not name it",
    source: "keystone api-ref, v3, List versions")
  /// A token.
  public static let token = CloudCall(
    .identity, "POST", "/v3/auth/tokens",
    sends: "the password, token or application credential; project, domain or system",
    purpose: "a token and the catalogue of services",
    source: "keystone api-ref, v3, Authentication and token management")
  /// Which microversions Nova's API has.
  public static let computeVersions = CloudCall(
    .compute, "GET", "/", sends: "nothing", purpose: "the highest microversion, which shows Nova's release",
    source: "nova api-ref, Show details of specific API version")
  /// Hypervisors.
  public static let hypervisors = CloudCall(
    .compute, "GET", "/os-hypervisors/detail", at: Microversion(2, 87), from: Microversion(2, 1),
    lost: "before 2.53 Placement's name of the host, before 2.33 pages",
    policies: ["os_compute_api:os-hypervisors:list-detail"], sends: "limit, marker; a host's name",
    purpose: "cpu_info of each host, which Nova leaves out from 2.88 on",
    source: "nova rest_api_version_history.rst, 2.28, 2.33, 2.53, 2.88")
  /// The services nova-compute.
  public static let services = CloudCall(
    .compute, "GET", "/os-services", at: Microversion(2, 69), from: Microversion(2, 1), lost: "nothing",
    policies: ["os_compute_api:os-services:list"], sends: "binary=nova-compute",
    purpose: "zones, and which hosts are down or disabled",
    source: "nova rest_api_version_history.rst, 2.53, 2.69")
  /// Aggregates.
  public static let aggregates = CloudCall(
    .compute, "GET", "/os-aggregates", at: Microversion(2, 41), from: Microversion(2, 1), lost: "nothing",
    policies: ["os_compute_api:os-aggregates:index"], sends: "nothing",
    purpose: "which hosts belong together",
    source: "nova rest_api_version_history.rst, 2.41")
  /// One server.
  public static let server = CloudCall(
    .compute, "GET", "/servers/{server}", at: Microversion(2, 98), from: Microversion(2, 1),
    lost: "before 2.98 the image's properties, before 2.47 the flavor's extra specs",
    policies: ["os_compute_api:servers:show", "os_compute_api:os-extended-server-attributes"],
    sends: "the server's UUID",
    purpose: "the host, flavor and image of a server", source: "nova rest_api_version_history.rst, 2.47, 2.98"
  )
  /// All servers.
  public static let servers = CloudCall(
    .compute, "GET", "/servers/detail", at: Microversion(2, 98), from: Microversion(2, 1),
    lost: "before 2.98 the images' properties, before 2.47 the flavors' extra specs",
    policies: [
      "os_compute_api:servers:detail", "os_compute_api:servers:detail:get_all_tenants",
      "os_compute_api:os-extended-server-attributes",
    ], sends: "all_tenants, limit, marker; a host's name",
    purpose: "which servers are on which host", source: "nova rest_api_version_history.rst, 2.47, 2.98")
  /// The actions on a server.
  public static let actions = CloudCall(
    .compute, "GET", "/servers/{server}/os-instance-actions", at: Microversion(2, 58),
    from: Microversion(2, 1),
    lost: "before 2.58 pages", policies: ["os_compute_api:os-instance-actions:list"],
    sends: "the server's UUID, limit",
    purpose: "which requests moved a server", source: "nova rest_api_version_history.rst, 2.58")
  /// One action with its events.
  public static let action = CloudCall(
    .compute, "GET", "/servers/{server}/os-instance-actions/{request}", at: Microversion(2, 84),
    from: Microversion(2, 1),
    lost: "before 2.84 the reason of a failure, before 2.62 the host",
    policies: [
      "os_compute_api:os-instance-actions:show", "os_compute_api:os-instance-actions:events",
      "os_compute_api:os-instance-actions:events:details",
    ], sends: "the server's UUID, the request's id", purpose: "the steps of a move, and why one failed",
    source: "nova rest_api_version_history.rst, 2.51, 2.62, 2.84")
  /// Migrations.
  public static let migrations = CloudCall(
    .compute, "GET", "/os-migrations", at: Microversion(2, 80), from: Microversion(2, 1),
    lost: "before 2.59 pages and the choice by time, before 2.23 the type",
    policies: ["os_compute_api:os-migrations:index"],
    sends: "migration_type, a server's UUID or changes-since, limit, marker",
    purpose: "which moves failed, from which host to which",
    source: "nova rest_api_version_history.rst, 2.23, 2.59, 2.80")
  /// The traits of a host.
  public static let traits = CloudCall(
    .placement, "GET", "/resource_providers/{provider}/traits", at: Microversion(1, 6),
    from: Microversion(1, 6),
    lost: "nothing", policies: ["placement:resource_providers:traits:list"], sends: "the host's UUID",
    purpose: "hints at CPU features, where Nova gives no cpu_info of the one host that is named",
    source: "placement rest_api_version_history.rst, 1.6")

  /// All calls that read for questions, in the order of a run.
  public static let all: [CloudCall] = [
    identityVersions, token, computeVersions, hypervisors, traits, server, servers, actions, action,
    migrations, services,
    aggregates,
  ]
}
