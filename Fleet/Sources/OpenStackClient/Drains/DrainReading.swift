public import FleetDocuments
internal import FoundationEssentials

extension CloudClient {
  /// Everything that decides about emptying hosts.
  ///
  /// - Parameter names: Names of compute hosts or hypervisors.
  /// - Throws: `FleetFailure`; of kind `noInput` for a name that no host has, `temporary` where a cell does not answer.
  public func drainFacts(of names: [String]) async throws(FleetFailure) -> DrainFacts {
    let records = try await answer(to: .hypervisors(names: []))
    var facts = DrainFacts(
      cloud: settings.name, identity: settings.identityURL,
      maximumMicroversion: try await maximumMicroversion(), records: records)
    let services = try await serviceStates()
    let version = try await microversion(of: .hypervisors) ?? Microversion(2, 1)
    try await pages(
      .hypervisors, size: version >= Microversion(2, 33) ? 500 : nil, as: RoomPage.self, limit: 500
    ) { record in
      guard let host = record.service?.host, let service = services[host] else { return }
      facts.hosts.append(
        ComputeHost(
          host: host.oneLine(limit: 255), hypervisor: (record.name ?? host).oneLine(limit: 255),
          service: service, memory: record.memory, memoryUsed: record.memoryUsed))
    }
    for name in names {
      let matches = facts.hosts(called: name)
      guard let host = matches.first?.host, matches.allSatisfy({ $0.host == host }) else {
        throw FleetFailure(
          .noInput,
          matches.isEmpty
            ? "Nova has no compute host \(name.oneLine(limit: 80)); there are \(facts.hosts.prefix(5).map(\.host).joined(separator: ", "))\(facts.hosts.count > 5 ? " and others" : "")"
            : "several compute hosts are called \(name.oneLine(limit: 80))")
      }
      try await addServers(on: host, to: &facts)
    }
    return facts
  }

  /// Adds all pages of the servers on a compute host.
  private func addServers(on host: String, to facts: inout DrainFacts) async throws(FleetFailure) {
    var silent = 0
    var hidden = 0
    var found: [DrainServer] = []
    try await pages(
      .servers, query: [("all_tenants", "1"), ("host", host)], size: 1_000, as: DrainServerPage.self,
      limit: 500
    ) { record in
      let server = record.server.server
      if server.isUnreachable {
        silent += 1
      } else if server.host == nil {
        hidden += 1
      } else if server.host == host, !facts.servers.contains(where: { $0.server.id == server.id }) {
        found.append(record.server)
      }
    }
    guard silent == 0 else {
      throw FleetFailure(
        .temporary,
        "\(host): its cell does not answer Nova's API, which hides its servers; try again when it is back")
    }
    guard hidden == 0 else {
      throw FleetFailure(
        .noPermission,
        "Nova does not show this user where servers are; that needs os_compute_api:os-extended-server-attributes, by default the role admin"
      )
    }
    facts.servers += found
  }

  /// The state of each service nova-compute by its host.
  private func serviceStates() async throws(FleetFailure) -> [String: ComputeServiceState] {
    struct Answer: Decodable { var services: [ServiceRecord] }
    let records = try await get(.services, query: [("binary", "nova-compute")], as: Answer.self).services
    var states: [String: ComputeServiceState] = [:]
    for record in records { if let host = record.host { states[host] = record.state } }
    return states
  }

  /// The state of the service nova-compute on a host.
  ///
  /// - Throws: `FleetFailure`; of kind `noInput` if the host has no such service, `temporary` if its cell does not answer.
  public func serviceState(of host: String) async throws(FleetFailure) -> ComputeServiceState {
    struct Answer: Decodable { var services: [ServiceRecord] }
    let known = try await get(
      .services, query: [("binary", "nova-compute"), ("host", host)], as: Answer.self)
    guard let record = known.services.first(where: { $0.host == host }) else {
      throw FleetFailure(.noInput, "Nova has no service nova-compute on \(host.oneLine(limit: 80))")
    }
    guard let state = record.state else {
      throw FleetFailure(.temporary, "\(host.oneLine(limit: 80)): its cell does not answer Nova's API")
    }
    return state
  }

  /// A server as it is now; nil for one that is gone.
  ///
  /// - Throws: `FleetFailure`; of kind `temporary` if its cell does not answer.
  public func drainServer(_ id: String) async throws(FleetFailure) -> DrainServer? {
    struct Answer: Decodable { var server: DrainServerPage.Record }
    let answer = try await perform(.server, ["server": id], allowing: [404])
    guard answer.status != 404 else { return nil }
    let found = try decoded(answer, Self.title(.server, ["server": id]), Answer.self).server.server
    guard !found.server.isUnreachable else {
      throw FleetFailure(.temporary, "the cell of the server \(id) does not answer Nova's API")
    }
    return found
  }

  /// The live migrations of a server, newest first.
  ///
  /// - Throws: `FleetFailure`.
  public func liveMigrations(of server: String) async throws(FleetFailure) -> [CloudMigration] {
    try await migrations(of: server)
  }

  /// Why the last live migration of a server failed, one line; nil if Nova does not say.
  ///
  /// - Throws: `FleetFailure`.
  public func lastFailure(of server: String) async throws(FleetFailure) -> String? {
    guard let action = try await actions(of: server, most: 1).first else { return nil }
    let details = action.events.last { $0.result == "Error" && $0.details?.isEmpty == false }?.details
    let line = details?.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    return line.map { String($0).oneLine(limit: 300) } ?? action.message
  }
}

/// A service as Nova's API gives it.
private struct ServiceRecord: Decodable, Sendable {
  var id: JSONText?
  var host: String?
  var up: String?
  var status: String?
  var reason: String?

  enum CodingKeys: String, CodingKey {
    case id, host, status
    case up = "state"
    case reason = "disabled_reason"
  }

  /// The state; nil where its cell does not answer.
  var state: ComputeServiceState? {
    guard let id = id?.text, let status, status != "UNKNOWN" else { return nil }
    return ComputeServiceState(
      id: id.oneLine(limit: 64), isUp: up == "up", isEnabled: status == "enabled",
      reason: reason?.oneLine(limit: 255))
  }
}

/// A page of hypervisors, with their room, which Nova leaves out from 2.88 on.
///
/// - SeeAlso: nova rest_api_version_history.rst, 2.88.
private struct RoomPage: CloudPage {
  struct Record: Decodable, Sendable {
    struct Service: Decodable, Sendable { var host: String? }

    var id: JSONText?
    var name: String?
    var service: Service?
    var memory: Int?
    var memoryUsed: Int?

    enum CodingKeys: String, CodingKey {
      case id, service
      case name = "hypervisor_hostname"
      case memory = "memory_mb"
      case memoryUsed = "memory_mb_used"
    }
  }

  var hypervisors: [Record]
  var links: [PageLink]?

  enum CodingKeys: String, CodingKey {
    case hypervisors
    case links = "hypervisors_links"
  }

  var elements: [Record] { hypervisors }
  var hasNext: Bool { links?.contains { $0.rel == "next" } ?? false }
  static func marker(of element: Record) -> String? { element.id?.text }
}

/// A page of servers on a host.
private struct DrainServerPage: CloudPage {
  struct Record: Decodable, Sendable {
    let server: DrainServer

    private enum Key: String, CodingKey { case locked }

    init(from decoder: any Decoder) throws {
      // `locked` comes from 2.9 on; before 2.30 no server is moved.
      let isLocked = try decoder.container(keyedBy: Key.self).decodeIfPresent(Bool.self, forKey: .locked)
      server = DrainServer(try ServerRecord(from: decoder).server, isLocked: isLocked ?? false)
    }
  }

  var servers: [Record]
  var links: [PageLink]?

  enum CodingKeys: String, CodingKey {
    case servers
    case links = "servers_links"
  }

  var elements: [Record] { servers }
  var hasNext: Bool { links?.contains { $0.rel == "next" } ?? false }
  static func marker(of element: Record) -> String? { element.server.server.id }
}
