internal import FleetDocuments

/// A server as Nova's API gives it, reduced to what bears on the guest's CPU: no address, no key, no user data.
struct ServerRecord: Decodable, Sendable {
  private struct Flavor: Decodable {
    var vcpus: Int?
    var ram: Int?
    var extraSpecs: [String: JSONText]?

    enum CodingKeys: String, CodingKey {
      case vcpus, ram
      case extraSpecs = "extra_specs"
    }
  }

  private struct Image: Decodable { var properties: [String: JSONText]? }

  /// What Martlet keeps.
  let server: CloudServer

  private enum Key: String, CodingKey {
    case id, name, status, flavor, image
    case host = "OS-EXT-SRV-ATTR:host"
    case hypervisor = "OS-EXT-SRV-ATTR:hypervisor_hostname"
    case instance = "OS-EXT-SRV-ATTR:instance_name"
    case task = "OS-EXT-STS:task_state"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) -> String? {
      (try? container.decode(String.self, forKey: key))?.oneLine(limit: 300)
    }
    var server = CloudServer(id: try container.decode(String.self, forKey: .id).oneLine(limit: 64))
    server.name = text(.name)
    server.status = text(.status)
    server.task = text(.task)
    server.host = text(.host)
    server.hypervisor = text(.hypervisor)
    server.instance = text(.instance)
    let flavor = try? container.decode(Flavor.self, forKey: .flavor)
    server.vcpus = flavor?.vcpus
    server.memory = flavor?.ram
    server.extraSpecs = flavor?.extraSpecs.map(Self.bearing)
    // A server that boots from a volume has an empty text here.
    server.imageProperties = (try? container.decode(Image.self, forKey: .image))?.properties.map(Self.bearing)
    self.server = server
  }

  /// Those of the extra specs and properties that bear on CPUs and machines.
  ///
  /// - SeeAlso: nova doc/source/configuration/extra-specs.rst; glance doc/source/admin/useful-image-properties.rst.
  private static func bearing(_ values: [String: JSONText]) -> [String: String] {
    var kept: [String: String] = [:]
    for (name, value) in values
    where ["hw:", "hw_", "trait:", "capabilities:", "os:", "resources:"].contains(where: {
      name.hasPrefix($0)
    })
      && name.utf8.count <= 255
    {
      if let text = value.text { kept[name] = text.oneLine(limit: 255) }
    }
    return kept
  }
}

extension CloudServer {
  /// Whether its cell does not answer, so that Nova shows neither its host nor its name.
  ///
  /// - SeeAlso: nova rest_api_version_history.rst, 2.69; nova nova/api/openstack/compute/views/servers.py, _show_from_down_cell.
  var isUnreachable: Bool { status == "UNKNOWN" && host == nil && name == nil }
}

/// A page of servers.
struct ServerPage: CloudPage {
  var servers: [ServerRecord]
  var serversLinks: [PageLink]?

  enum CodingKeys: String, CodingKey {
    case servers
    case serversLinks = "servers_links"
  }

  var elements: [ServerRecord] { servers }
  var hasNext: Bool { serversLinks?.contains { $0.rel == "next" } ?? false }
  static func marker(of element: ServerRecord) -> String? { element.server.id }
}

extension CloudClient {
  /// One server.
  ///
  /// - Throws: `FleetFailure`; of kind `noInput` for one that is not there.
  func server(_ id: String) async throws(FleetFailure) -> CloudServer {
    struct Answer: Decodable { var server: ServerRecord }
    let server = try await get(.server, ["server": id], as: Answer.self).server.server
    guard !server.isUnreachable else {
      throw FleetFailure(
        .temporary,
        "the cell of the server \(id) does not answer Nova's API, which does not show its host now; try again when the cell is back"
      )
    }
    return server
  }

  /// The servers of all projects, or those on one compute host.
  ///
  /// - Throws: `FleetFailure`.
  func servers(on host: String? = nil) async throws(FleetFailure) -> [CloudServer] {
    var query = [("all_tenants", "1")]
    if let host { query.append(("host", host)) }
    var servers: [CloudServer] = []
    try await pages(.servers, query: query, size: 1_000, as: ServerPage.self, limit: 500) {
      servers.append($0.server)
    }
    return servers
  }
}
