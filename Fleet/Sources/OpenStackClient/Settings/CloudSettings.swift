public import FleetDocuments
internal import FoundationEssentials
internal import Glibc

/// What one connection to a cloud needs: where its identity service is, who asks, and which endpoints are meant.
///
/// Its description holds no secret.
public struct CloudSettings: Sendable, CustomStringConvertible {
  /// The cloud's name for messages: one of clouds.yaml, or `envvars`.
  public var name: String
  /// The identity service's address, as configured.
  public var identityURL: String
  /// How the client proves who it is.
  var credential: Credential
  /// What the token is to be valid for.
  var scope: Scope
  /// The region whose endpoints are taken; nil for any.
  public var region: String?
  /// The kinds of endpoints that are acceptable, best first: `public`, `internal`, `admin`.
  public var interfaces: [String]
  /// Endpoints that are configured instead of the catalogue's, by service type.
  public var endpoints: [String: String]
  /// The file with the certificates of authorities; nil for the system's.
  public var authorities: String?
  /// The client's own certificate and key; nil if it has none.
  public var certificate: (chain: String, key: String)?
  /// Whether any server certificate is accepted.
  public var isInsecure: Bool
  /// Whether the configuration asks for that although the flag for it is not given.
  public var wantsInsecure: Bool
  /// The proxies that the environment names.
  var proxies: ProxySettings

  /// The cloud and its address.
  public var description: String { "\(name) at \(identityURL)" }

  /// How a client proves who it is.
  enum Credential: Sendable, Hashable {
    /// A user's password.
    case password(user: Principal, password: String)
    /// A token.
    case token(String)
    /// An application credential, by id, or by name and its user.
    case applicationCredential(id: String?, name: String?, user: Principal?, secret: String)
  }

  /// A user or project: by id, or by name and domain.
  struct Principal: Sendable, Hashable {
    var id: String?
    var name: String?
    var domainID: String?
    var domainName: String?
  }

  /// What a token is valid for.
  enum Scope: Sendable, Hashable {
    /// A project.
    case project(Principal)
    /// A domain.
    case domain(id: String?, name: String?)
    /// The whole deployment.
    case system
    /// Whatever the credential itself is bound to.
    case own
  }

  /// Reads clouds.yaml, secure.yaml and the `OS_` variables of this process.
  ///
  /// - Parameters:
  ///   - cloud: The cloud's name; nil for `OS_CLOUD`, the variables, or the only cloud of the file.
  ///   - allowsInsecure: Whether the user gave the flag that accepts any certificate.
  ///   - noteOwner: Told who owns each file that is read.
  /// - Throws: `FleetFailure` for a cloud that is not there, and for options that Martlet does not support, by name.
  public init(
    cloud: String?, allowsInsecure: Bool, noteOwner: @escaping @Sendable (UInt32) -> Void = { _ in }
  ) throws(FleetFailure) {
    try self.init(
      cloud: cloud, allowsInsecure: allowsInsecure,
      files: CloudFiles(
        environment: ProcessInfo.processInfo.environment,
        workingFolder: FileManager.default.currentDirectoryPath, noteOwner: noteOwner))
  }

  init(cloud: String?, allowsInsecure: Bool, files: CloudFiles) throws(FleetFailure) {
    let configuration = try CloudConfiguration(cloud: cloud, files: files)
    do throws(FleetFailure) {
      try self.init(configuration, allowsInsecure: allowsInsecure, environment: files.environment)
    } catch {
      throw FleetFailure(error.kind, "the cloud \(configuration.name): \(error.reason)")
    }
  }

  private init(
    _ configuration: CloudConfiguration, allowsInsecure: Bool, environment: [String: String]
  ) throws(FleetFailure) {
    let home = environment["HOME"] ?? ""
    proxies = ProxySettings(environment)
    let options = try InterpolatedOptions(configuration.options)
    let auth = AuthOptions(options)
    name = configuration.name
    guard let url = try options.interpolated(auth["auth_url"]) else {
      throw FleetFailure(.badInput, "auth_url is missing")
    }
    try HTTPAddress.check(url, "auth_url")
    identityURL = url
    credential = try Self.credential(auth, type: configuration.options["auth_type"])
    scope = try Self.scope(auth, of: credential)
    region = try options.text("region_name")
    interfaces = try Self.interfaces(configuration.options["interface"])
    endpoints = [:]
    for (type, keys) in Self.endpointKeys {
      for key in keys {
        guard endpoints[type] == nil, let address = try options.text(key) else { continue }
        try HTTPAddress.check(address, key)
        endpoints[type] = address
      }
    }
    func path(_ key: String) throws(FleetFailure) -> String? {
      guard let path = try options.text(key) else { return nil }
      return path.hasPrefix("~/") ? home + path.dropFirst() : path
    }
    authorities = try path("cacert")
    if let chain = try path("cert") { certificate = (chain, try path("key") ?? chain) }
    isInsecure = allowsInsecure
    let verify = configuration.options["verify"]
    wantsInsecure =
      configuration.options["insecure"] == .bool(true)
      || verify.map { !$0.isTruthy || $0.string?.lowercased() == "false" } == true
  }

  /// The options that replace an endpoint of the catalogue, best first.
  ///
  /// - SeeAlso: openstacksdk 4.22 openstack/config/cloud_region.py, get_endpoint.
  private static let endpointKeys = [
    ("compute", ["compute_endpoint_override", "compute_endpoint"]),
    ("placement", ["placement_endpoint_override", "placement_endpoint"]),
  ]

  private static func interfaces(_ value: ConfigValue?) throws(FleetFailure) -> [String] {
    let words: [String] =
      switch value {
      case .list(let elements)?: elements.compactMap(\.string)
      case let value?: value.string.map { [$0] } ?? []
      case nil: []
      }
    // publicURL is the name in the version 2 of the API.
    let names = words.map { $0.hasSuffix("URL") ? String($0.dropLast(3)) : $0 }
    if let unknown = names.first(where: { !["public", "internal", "admin"].contains($0) }) {
      throw FleetFailure(.badInput, "interface is \(unknown); public, internal and admin exist")
    }
    return names.isEmpty ? ["public"] : names
  }
}
