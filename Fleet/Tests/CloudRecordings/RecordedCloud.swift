internal import Synchronization

/// A deployment whose answers are written here: identity, Nova and Placement behind one port.
///
/// Bodies have the form of the microversion that is asked for (`RecordedForms`); their values are invented.
public struct RecordedCloud: Sendable {
  /// The highest microversion of Nova's API.
  public var maximumMicroversion = "2.96"
  /// The names of the hosts.
  public var hosts: [String]
  /// The number of servers, spread over the hosts.
  public var servers: Int
  /// The most entries of a page, whatever the client asks for.
  public var pageSize = 1_000
  /// What the services nova-compute say of themselves, by host; the others are up and enabled.
  public var computes: [String: RecordedService] = [:]
  /// Live migrations, with an action each.
  public var moves: [RecordedMove] = []
  /// Migrations besides `moves`, as JSON objects.
  public var migrations: [String] = []
  /// Actions by server: JSON of the list and of single ones by request id.
  public var actions: [String: [String: String]] = [:]
  /// The services in the catalogue.
  public var services = ["compute", "placement", "identity"]
  /// What replaces an answer; nil for none.
  public var override: @Sendable (ReceivedRequest) -> Reply? = { _ in nil }

  /// A deployment with hosts that have `monitor`, but for those whose name begins with `bare`.
  public init(hosts: [String], servers: Int = 0) {
    self.hosts = hosts
    self.servers = servers
  }

  /// The password that the identity service accepts.
  public static let password = "s3cret-of-the-test"
  /// The token that it gives.
  public static let token = "gAAAA-token-of-the-test"

  /// The features of every host.
  static let features = [
    "fpu", "vme", "de", "pse", "tsc", "msr", "pae", "mce", "cx8", "apic", "sep", "mtrr", "pge", "mca", "cmov",
    "pat", "pse36",
    "clflush", "mmx", "fxsr", "sse", "sse2", "ss", "ht", "syscall", "nx", "rdtscp", "lm", "pni", "pclmuldq",
    "ssse3", "cx16",
    "pcid", "sse4.1", "sse4.2", "x2apic", "popcnt", "tsc-deadline", "aes", "xsave", "avx", "lahf_lm",
  ]

  /// The UUID of the host at an index.
  public static func hostID(_ index: Int) -> String { "00000000-0000-4000-8000-" + padded(index, 12) }

  /// The UUID of the server at an index.
  public static func serverID(_ index: Int) -> String { "11111111-1111-4111-8111-" + padded(index, 12) }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Starts the deployment on loopback.
  ///
  /// - Parameter front: Puts something before its port, and gives the address that clients see; by default nothing.
  /// - Throws: NIO's errors, and those of `front`.
  public func start(behind front: ((Int) throws -> String)? = nil) async throws -> LoopbackServer {
    let place = Place()
    let server = try await LoopbackServer.start { request in answer(request, place.address.withLock { $0 }) }
    let address = try front?(server.port) ?? server.address
    place.address.withLock { $0 = address }
    return server
  }

  /// The server's address, which the catalogue names.
  private final class Place: Sendable {
    let address = Mutex("")
  }

  private func answer(_ request: ReceivedRequest, _ address: String) -> Reply {
    if let reply = override(request) { return reply }
    let forms = RecordedForms(request)
    let asked = "2.\(forms.minor)"
    if request.path.hasPrefix("/compute/v2.1/"), request.headers["openstack-api-version"] != nil,
      forms.minor > Int(maximumMicroversion.split(separator: ".").last ?? "1") ?? 1
    {
      return Reply(
        406,
        #"{"computeFault": {"code": 406, "message": "Version \#(asked) is not supported by the API. Minimum is 2.1 and maximum is \#(maximumMicroversion)."}}"#
      )
    }
    switch (request.method, request.path) {
    case ("GET", "/identity/"):
      return Reply(
        300,
        #"{"versions": {"values": [{"id": "v3.14", "status": "stable", "links": [{"rel": "self", "href": "http://elsewhere.invalid/identity/v3/"}]}]}}"#
      )
    case ("POST", "/identity/v3/auth/tokens"): return token(request, address)
    case _ where request.headers["x-auth-token"] != Self.token:
      return Reply(
        401,
        #"{"error": {"code": 401, "message": "The request you have made requires authentication.", "title": "Unauthorized"}}"#
      )
    case ("GET", "/compute/v2.1/"):
      return Reply(
        200,
        #"{"version": {"id": "v2.1", "status": "CURRENT", "version": "\#(maximumMicroversion)", "min_version": "2.1", "links": []}}"#
      )
    case ("GET", "/compute/v2.1/os-hypervisors/detail"): return hypervisors(request)
    case ("GET", "/compute/v2.1/servers/detail"): return servers(request)
    case ("GET", "/compute/v2.1/os-services"):
      let all = hosts.enumerated().compactMap { index, name in
        // Before 2.69 nothing is said of a cell that does not answer.
        service(name).isUnreachable && forms.minor < 69 ? nil : forms.service(index, name, service(name))
      }
      return Reply(200, #"{"services": [\#(all.joined(separator: ", "))]}"#)
    case ("GET", "/compute/v2.1/os-aggregates"):
      let pool = forms.aggregate("pool", hosts: Array(hosts.prefix(1)), zone: "nova")
      return Reply(200, #"{"aggregates": [\#(pool)]}"#)
    case ("GET", "/compute/v2.1/os-migrations"):
      let wanted = request.query["instance_uuid"]
      let all =
        moves.enumerated().map { forms.migration($1, number: $0, server: Self.serverID($1.server)) }
        + migrations
      let some = all.filter { wanted.map($0.contains) ?? true }
      return Reply(200, #"{"migrations": [\#(some.joined(separator: ", "))]}"#)
    default: return single(request)
    }
  }

  private func single(_ request: ReceivedRequest) -> Reply {
    let parts = request.path.split(separator: "/").map(String.init)
    if parts.starts(with: ["compute", "v2.1", "servers"]), parts.count >= 4 {
      guard let index = (0..<servers).first(where: { Self.serverID($0) == parts[3] }) else {
        return Reply(
          404, #"{"itemNotFound": {"code": 404, "message": "Instance \#(parts[3]) could not be found."}}"#)
      }
      let forms = RecordedForms(request)
      func action(_ number: Int, hasEvents: Bool) -> String {
        forms.action(moves[number], request: "req-move-\(number)", server: parts[3], hasEvents: hasEvents)
      }
      let own = moves.indices.filter { moves[$0].server == index }
      switch parts.count {
      case 4:
        let isUnreachable = service(hosts[index % hosts.count]).isUnreachable
        guard !isUnreachable || forms.minor >= 69 else {
          return Reply(500, #"{"computeFault": {"code": 500, "message": "Unexpected API Error."}}"#)
        }
        return Reply(200, #"{"server": \#(server(index, forms, isListed: false))}"#)
      case 5:
        let list = own.map { action($0, hasEvents: false) } + (actions[parts[3]]?.values.sorted() ?? [])
        return Reply(200, #"{"instanceActions": [\#(list.joined(separator: ", "))]}"#)
      case 6:
        if let number = own.first(where: { "req-move-\($0)" == parts[5] }) {
          return Reply(200, #"{"instanceAction": \#(action(number, hasEvents: true))}"#)
        }
        guard let action = actions[parts[3]]?[parts[5]] else { return Reply(404, "{}") }
        return Reply(200, #"{"instanceAction": \#(action)}"#)
      default: break
      }
    }
    if parts.starts(with: ["placement", "resource_providers"]), parts.count == 4, parts[3] == "traits" {
      return Reply(
        200,
        #"{"resource_provider_generation": 1, "traits": ["HW_CPU_X86_AVX", "HW_CPU_X86_SSE42", "COMPUTE_NODE"]}"#
      )
    }
    return Reply(404, #"{"itemNotFound": {"code": 404, "message": "The resource could not be found."}}"#)
  }

  private func token(_ request: ReceivedRequest, _ address: String) -> Reply {
    guard request.body.contains(Self.password) || request.body.contains(Self.token) else {
      return Reply(
        401,
        #"{"error": {"code": 401, "message": "The request you have made requires authentication.", "title": "Unauthorized"}}"#,
        headers: ["X-OpenStack-Request-ID": "req-of-the-identity-service"])
    }
    let catalog = services.map { type in
      #"{"type": "\#(type)", "name": "\#(type)", "endpoints": [{"interface": "public", "region": "RegionOne", "region_id": "RegionOne", "url": "\#(address)/\#(type)\#(type == "compute" ? "/v2.1" : "")"}]}"#
    }
    return Reply(
      201,
      #"{"token": {"methods": ["password"], "expires_at": "2030-01-01T00:00:00.000000Z", "user": {"name": "admin"}, "roles": [{"name": "admin"}], "catalog": [\#(catalog.joined(separator: ", "))]}}"#,
      headers: ["X-Subject-Token": Self.token])
  }

  private func page(_ request: ReceivedRequest, _ count: Int, id: (Int) -> String) -> (
    Range<Int>, isLast: Bool
  ) {
    let size = min(request.query["limit"].flatMap { Int($0) } ?? count, pageSize)
    let first =
      request.query["marker"].flatMap { marker in (0..<count).first { id($0) == marker } }.map { $0 + 1 } ?? 0
    let end = min(first + max(size, 1), count)
    return (first..<end, end == count)
  }

  private func service(_ host: String) -> RecordedService { computes[host] ?? RecordedService() }

  private func hypervisors(_ request: ReceivedRequest) -> Reply {
    let forms = RecordedForms(request)
    // There are no pages before 2.33.
    let (range, isLast) =
      forms.minor >= 33 ? page(request, hosts.count, id: Self.hostID) : (hosts.indices, true)
    let records = range.filter { !service(hosts[$0]).isUnreachable }.map { index in
      let name = hosts[index]
      let features = Self.features + (name.hasPrefix("bare") ? [] : ["monitor"])
      let info =
        #"{"arch": "x86_64", "model": "SandyBridge", "vendor": "Intel", "topology": {"cells": 1, "sockets": 1, "cores": 8, "threads": 2}, "features": ["\#(features.joined(separator: "\", \""))"]}"#
      return forms.hypervisor(
        index, name, id: Self.hostID(index), info: name.hasPrefix("empty") ? "{}" : info,
        service: service(name))
    }
    let links =
      isLast ? "" : #", "hypervisors_links": [{"rel": "next", "href": "http://elsewhere.invalid/"}]"#
    return Reply(200, #"{"hypervisors": [\#(records.joined(separator: ", "))]\#(links)}"#)
  }

  private func server(_ index: Int, _ forms: RecordedForms, isListed: Bool) -> String {
    let host = hosts[index % hosts.count]
    return forms.server(
      index, id: Self.serverID(index), host: service(host).isUnreachable ? nil : host, isListed: isListed)
  }

  private func servers(_ request: ReceivedRequest) -> Reply {
    let forms = RecordedForms(request)
    let wanted = request.query["host"]
    let (range, isLast) = page(request, servers, id: Self.serverID)
    let records = range.filter { index in
      let host = hosts[index % hosts.count]
      return (wanted == nil || host == wanted) && (forms.minor >= 69 || !service(host).isUnreachable)
    }.map { server($0, forms, isListed: true) }
    let links = isLast ? "" : #", "servers_links": [{"rel": "next", "href": "http://elsewhere.invalid/"}]"#
    return Reply(200, #"{"servers": [\#(records.joined(separator: ", "))]\#(links)}"#)
  }
}
