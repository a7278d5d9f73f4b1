internal import FoundationEssentials

/// The body of a request for a token.
///
/// - SeeAlso: OpenStack Identity API v3, POST /v3/auth/tokens.
struct AuthenticationRequest: Encodable {
  private var auth: Auth

  private struct Auth: Encodable {
    var identity: Identity
    var scope: Scope?
  }

  private struct Identity: Encodable {
    var methods: [String]
    var password: Password?
    var token: Token?
    var applicationCredential: ApplicationCredential?

    enum CodingKeys: String, CodingKey {
      case methods, password, token
      case applicationCredential = "application_credential"
    }
  }

  private struct Password: Encodable { var user: User }
  private struct Token: Encodable { var id: String }

  private struct ApplicationCredential: Encodable {
    var id: String?
    var name: String?
    var user: User?
    var secret: String
  }

  private struct Domain: Encodable {
    var id: String?
    var name: String?

    init?(_ id: String?, _ name: String?) {
      guard id != nil || name != nil else { return nil }
      self.id = id
      self.name = id == nil ? name : nil
    }
  }

  private struct User: Encodable {
    var id: String?
    var name: String?
    var domain: Domain?
    var password: String?

    init(_ user: CloudSettings.Principal, password: String? = nil) {
      id = user.id
      name = user.id == nil ? user.name : nil
      domain = user.id == nil ? Domain(user.domainID, user.domainName) : nil
      self.password = password
    }
  }

  private struct Scope: Encodable {
    var project: Project?
    var domain: Domain?
    var system: System?
  }

  private struct Project: Encodable {
    var id: String?
    var name: String?
    var domain: Domain?
  }

  private struct System: Encodable { var all = true }

  /// The request for a cloud's credential and scope.
  init(_ settings: CloudSettings) {
    var identity = Identity(methods: [])
    switch settings.credential {
    case .password(let user, let password):
      identity.methods = ["password"]
      identity.password = Password(user: User(user, password: password))
    case .token(let token):
      identity.methods = ["token"]
      identity.token = Token(id: token)
    case .applicationCredential(let id, let name, let user, let secret):
      identity.methods = ["application_credential"]
      identity.applicationCredential = ApplicationCredential(
        id: id, name: name, user: user.map { User($0) }, secret: secret)
    }
    auth = Auth(identity: identity)
    switch settings.scope {
    case .project(let project):
      auth.scope = Scope(
        project: Project(
          id: project.id, name: project.id == nil ? project.name : nil,
          domain: project.id == nil ? Domain(project.domainID, project.domainName) : nil))
    case .domain(let id, let name): auth.scope = Scope(domain: Domain(id, name))
    case .system: auth.scope = Scope(system: System())
    case .own: break
    }
  }

  /// The JSON.
  ///
  /// - Throws: Whatever `JSONEncoder` throws.
  func json() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}
