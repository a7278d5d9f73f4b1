/// An aggregate as Nova's API gives it.
struct AggregateRecord: Decodable, Sendable {
  var id: Int
  var name: String
  var hosts: [String]?
  var metadata: [String: String]?

  var aggregate: PoolFacts.Aggregate {
    PoolFacts.Aggregate(
      id: id, name: name.oneLine(limit: 255), hosts: (hosts ?? []).map { $0.oneLine(limit: 255) },
      metadata: metadata ?? [:])
  }
}

/// A page of flavors.
struct FlavorPage: CloudPage {
  struct Record: Decodable, Sendable {
    var id: String
    var name: String
    var extraSpecs: [String: String]?

    enum CodingKeys: String, CodingKey {
      case id, name
      case extraSpecs = "extra_specs"
    }

    var flavor: PoolFacts.Flavor {
      PoolFacts.Flavor(id: id.oneLine(limit: 255), name: name.oneLine(limit: 255), extraSpecs: extraSpecs)
    }
  }

  var flavors: [Record]
  var links: [PageLink]?

  enum CodingKeys: String, CodingKey {
    case flavors
    case links = "flavors_links"
  }

  var elements: [Record] { flavors }
  var hasNext: Bool { links?.contains { $0.rel == "next" } ?? false }
  static func marker(of element: Record) -> String? { element.id }
}

/// A page of servers, with what binds each to a pool.
///
/// The properties of a server's image come at 2.98, but only those that Nova has fields for: required traits are not among them.
/// - SeeAlso: nova nova/api/openstack/compute/views/servers.py, _get_image; nova/objects/image_meta.py, _set_attr_from_trait_names.
struct PoolServerPage: CloudPage {
  struct Record: Decodable, Sendable {
    private struct Flavor: Decodable {
      var name: String?
      var extraSpecs: [String: String]?

      enum CodingKeys: String, CodingKey {
        case name = "original_name"
        case extraSpecs = "extra_specs"
      }
    }

    private struct Image: Decodable { var id: String? }

    private enum Key: String, CodingKey {
      case id, name, status, flavor, image
      case host = "OS-EXT-SRV-ATTR:host"
      case task = "OS-EXT-STS:task_state"
    }

    let server: PoolFacts.Server

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      func text(_ key: Key) -> String? {
        (try? container.decode(String.self, forKey: key))?.oneLine(limit: 255)
      }
      let flavor = try? container.decode(Flavor.self, forKey: .flavor)
      server = PoolFacts.Server(
        id: try container.decode(String.self, forKey: .id).oneLine(limit: 64), name: text(.name) ?? "",
        status: text(.status) ?? "UNKNOWN", task: text(.task), host: text(.host),
        flavor: flavor?.name?.oneLine(limit: 255), extraSpecs: flavor?.extraSpecs,
        image: (try? container.decode(Image.self, forKey: .image))?.id?.oneLine(limit: 64))
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
  static func marker(of element: Record) -> String? { element.server.id }
}
