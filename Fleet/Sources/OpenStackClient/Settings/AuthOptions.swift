internal import FleetDocuments

/// The options that prove who asks: those in `auth`, and those beside it that belong there.
///
/// - SeeAlso: openstacksdk 4.22 openstack/config/loader.py, _validate_auth; keystoneauth1 5.18 loading/_plugins/identity.
struct AuthOptions {
  private let auth: ConfigTable
  private let others: ConfigTable

  init(_ options: InterpolatedOptions) {
    auth = options.table["auth"]?.table ?? ConfigTable()
    others = options.table
  }

  /// Older names of options.
  private static let olderNames = [
    "username": ["user_name"], "project_id": ["tenant_id"], "project_name": ["tenant_name"],
  ]

  /// The value of an option; nil if it is missing or empty.
  subscript(name: String) -> String? {
    let names = [name] + (Self.olderNames[name] ?? [])
    for table in [auth, others] {
      for name in names {
        if let text = table[name]?.string, !text.isEmpty { return text }
      }
    }
    return nil
  }
}

extension CloudSettings {
  /// What is proved by.
  ///
  /// - Throws: `FleetFailure` of kind `badInput` for a type that Martlet does not support, by its name, and for missing options.
  static func credential(_ auth: AuthOptions, type: ConfigValue?) throws(FleetFailure) -> Credential {
    let type = type?.string ?? "none"
    switch type {
    case "password", "v3password":
      guard let password = auth["password"] else {
        throw FleetFailure(
          .badInput,
          "auth_type is \(type), and there is no password"
            + (auth["token"] != nil ? "; set auth_type: token to use the token" : "")
            + (auth["application_credential_secret"] != nil
              ? "; set auth_type: v3applicationcredential to use the application credential" : ""))
      }
      let user = user(auth)
      guard user.id != nil || user.name != nil else {
        throw FleetFailure(.badInput, "there is a password, and neither username nor user_id")
      }
      guard user.id != nil || user.domainID != nil || user.domainName != nil else {
        throw FleetFailure(.badInput, "username needs user_domain_name or user_domain_id")
      }
      return .password(user: user, password: password)
    case "token", "v3token":
      guard let token = auth["token"] else {
        throw FleetFailure(.badInput, "auth_type is \(type), and there is no token")
      }
      return .token(token)
    case "v3applicationcredential":
      guard let secret = auth["application_credential_secret"] else {
        throw FleetFailure(.badInput, "application_credential_secret is missing")
      }
      let (id, name) = (auth["application_credential_id"], auth["application_credential_name"])
      let user = user(auth)
      guard id != nil || name != nil && (user.id != nil || user.name != nil) else {
        throw FleetFailure(
          .badInput,
          "application_credential_id is missing (or application_credential_name, with the user's name)")
      }
      return .applicationCredential(
        id: id, name: id == nil ? name : nil, user: id == nil ? user : nil, secret: secret)
    default:
      throw FleetFailure(
        .badInput,
        "auth_type is \(type); Martlet supports password, token and v3applicationcredential")
    }
  }

  private static func user(_ auth: AuthOptions) -> Principal {
    let id = auth["user_id"]
    guard id == nil else { return Principal(id: id) }
    let (domainID, domainName) = (auth["user_domain_id"], auth["user_domain_name"])
    let isOpen = domainID == nil && domainName == nil
    return Principal(
      name: auth["username"], domainID: domainID ?? (isOpen ? auth["default_domain_id"] : nil),
      domainName: domainName ?? (isOpen ? auth["default_domain_name"] : nil))
  }

  /// What the token is to be valid for.
  ///
  /// - Throws: `FleetFailure` of kind `badInput` if two scopes are given, and for a system other than `all`.
  /// - SeeAlso: keystoneauth1 5.18 identity/v3/base.py, Auth.get_auth_ref (mutually exclusive scopes).
  static func scope(_ auth: AuthOptions, of credential: Credential) throws(FleetFailure) -> Scope {
    // An application credential is bound to its project.
    if case .applicationCredential = credential { return .own }
    let project = auth["project_id"] != nil || auth["project_name"] != nil
    let domain = auth["domain_id"] != nil || auth["domain_name"] != nil
    let system = auth["system_scope"]
    if auth["trust_id"] != nil { throw FleetFailure(.badInput, "trust_id is not supported") }
    if let system {
      guard system == "all" else {
        throw FleetFailure(.badInput, "system_scope is \(system); all is the only system that exists")
      }
      guard !project, !domain else {
        throw FleetFailure(.badInput, "system_scope excludes a project and a domain; remove one of them")
      }
      return .system
    }
    if project {
      var principal = Principal(id: auth["project_id"])
      guard principal.id == nil else { return .project(principal) }
      let (id, name) = (auth["project_domain_id"], auth["project_domain_name"])
      let isOpen = id == nil && name == nil
      principal.name = auth["project_name"]
      principal.domainID = id ?? (isOpen ? auth["default_domain_id"] : nil)
      principal.domainName = name ?? (isOpen ? auth["default_domain_name"] : nil)
      guard principal.domainID != nil || principal.domainName != nil else {
        throw FleetFailure(.badInput, "project_name needs project_domain_name or project_domain_id")
      }
      return .project(principal)
    }
    if domain { return .domain(id: auth["domain_id"], name: auth["domain_name"]) }
    return .own
  }
}
