internal import FleetDocuments
internal import FoundationEssentials

/// A token with its catalogue; the token itself appears in no description.
struct Token: Sendable, CustomStringConvertible {
  /// The value of the header `X-Auth-Token`.
  let secret: String
  /// The services that the identity service knows.
  let catalog: ServiceCatalog
  /// The roles' names.
  let roles: [String]
  /// The user's name.
  let user: String?
  /// Whether it is of an application credential that allows certain calls only.
  ///
  /// - SeeAlso: keystone api-ref, v3, Application credentials, access rules.
  let hasAccessRules: Bool

  /// The user and the roles.
  var description: String {
    "\(user ?? "the user") with \(roles.isEmpty ? "no role" : roles.joined(separator: ", "))"
  }

  /// Reads the answer to a request for a token; nil if it is not what the API documents.
  init?(header: String?, body: [UInt8]) {
    struct Answer: Decodable {
      struct Content: Decodable {
        struct Named: Decodable { var name: String? }
        struct Credential: Decodable {
          var rules: [JSONText]?

          enum CodingKeys: String, CodingKey { case rules = "access_rules" }
        }
        var catalog: [ServiceCatalog.Service]?
        var roles: [Named]?
        var user: Named?
        var credential: Credential?

        enum CodingKeys: String, CodingKey {
          case catalog, roles, user
          case credential = "application_credential"
        }
      }
      var token: Content
    }
    guard let header, !header.isEmpty, header.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
      let answer = try? JSONDecoder().decode(Answer.self, from: Data(body))
    else { return nil }
    secret = header
    catalog = ServiceCatalog(services: answer.token.catalog ?? [])
    roles = (answer.token.roles ?? []).compactMap { $0.name?.oneLine(limit: 100) }
    user = answer.token.user?.name?.oneLine(limit: 100)
    hasAccessRules = answer.token.credential?.rules != nil
  }
}

/// The services of a deployment, with their endpoints.
///
/// - SeeAlso: OpenStack Identity API v3, POST /v3/auth/tokens, catalog.
struct ServiceCatalog: Sendable {
  /// A service.
  struct Service: Sendable, Decodable {
    /// Its type, such as `compute`.
    var type: String
    /// Its endpoints.
    var endpoints: [Endpoint]?
  }

  /// An endpoint.
  struct Endpoint: Sendable, Decodable {
    /// `public`, `internal` or `admin`.
    var interface: String
    /// The region; nil or empty for none.
    var region: String?
    /// The newer name of `region`.
    var regionId: String?
    /// The address.
    var url: String

    enum CodingKeys: String, CodingKey {
      case interface, region, url
      case regionId = "region_id"
    }
  }

  /// The services.
  var services: [Service]

  /// The address of a service.
  ///
  /// - Throws: `FleetFailure` of kind `unavailable` for a service that is not there, has no such endpoint or none in the region.
  func address(of type: String, settings: CloudSettings) throws(FleetFailure) -> HTTPAddress {
    if let address = settings.endpoints[type] { return try HTTPAddress(address, "\(type)_endpoint_override") }
    let endpoints = services.filter { $0.type == type }.flatMap { $0.endpoints ?? [] }
    guard !endpoints.isEmpty else {
      throw FleetFailure(
        .unavailable,
        "the catalogue has no \(type) service"
          + (services.isEmpty
            ? "; it is empty, so the token has no project: set project_name"
            : ", but \(Set(services.map { $0.type.oneLine(limit: 40) }).sorted().prefix(20).joined(separator: ", "))")
      )
    }
    let here = endpoints.filter { endpoint in
      settings.region.map { [endpoint.region, endpoint.regionId].contains($0) } ?? true
    }
    guard !here.isEmpty else {
      let regions = Set(endpoints.compactMap { $0.regionId ?? $0.region }).sorted()
      throw FleetFailure(
        .unavailable,
        "the \(type) service has no endpoint in the region \(settings.region ?? ""), but in \(regions.joined(separator: ", ").oneLine(limit: 200))"
      )
    }
    for interface in settings.interfaces {
      if let endpoint = here.first(where: { $0.interface == interface }) {
        return try HTTPAddress(endpoint.url, "the endpoint of \(type)")
      }
    }
    throw FleetFailure(
      .unavailable,
      "the \(type) service has no \(settings.interfaces.joined(separator: " or ")) endpoint, but \(Set(here.map { $0.interface.oneLine(limit: 20) }).sorted().joined(separator: ", "))"
    )
  }
}
