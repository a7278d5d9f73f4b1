// JWTKit's modules load CoreFoundation before Glibc, and the first that declares stat(2) has its members.
internal import CoreFoundation
internal import FileAccess
internal import Foundation
internal import Glibc
internal import HTTPTypes
internal import MartletQuestions
internal import Synchronization

/// Who asks.
struct ServiceCaller: Sendable {
  /// The token's name, or its subject and issuer; `local` without tokens, empty for somebody unknown.
  var name: String
  /// What is allowed.
  var scopes: Set<ServiceScope>
  /// How this is known.
  var proof: Proof
  /// When this ends; nil for never.
  var expires: Date?
  /// Why a token of the OpenID Connect provider lets nobody in; nil for everybody else.
  var refusal: OIDCTokens.Refusal?

  /// How a caller is known.
  enum Proof: Sendable {
    /// A token with the request.
    case token
    /// The page's cookie.
    case cookie
    /// Nothing: the service has no tokens, and listens on loopback alone.
    case address
    /// Nothing is known.
    case none
  }

  /// The longest name in characters: a subject and an issuer.
  static let longestName = 255 + 4 + 255

  /// Somebody without a token.
  static let nobody = ServiceCaller(name: "", scopes: [], proof: .none)
}

/// Who may do what: tokens, the page's sessions, and how many attempts there may be.
final class ServiceAccess: Sendable {
  /// Whether moves are allowed at all.
  let allowsExecution: Bool
  /// The name of the session's cookie: with TLS one that no other host name and no plain connection can set.
  let cookieName: String
  private let path: String?
  private let isSecure: Bool
  /// The OpenID Connect provider; nil for none.
  private let oidc: OIDCTokens?
  private let file = Mutex(LoadedTokens())
  private let sessions = Mutex<[String: Session]>([:])

  /// How long a session lasts without another sign-in.
  static let sessionSeconds = 12 * 3600
  private static let mostSessions = 10_000

  private struct LoadedTokens {
    var stamp: [Int] = []
    var tokens = TokenFile()
  }

  private struct Session {
    var origin: Origin
    var expires: Date

    /// What a session was traded for.
    enum Origin {
      /// A token of the file, by its digest.
      case token(String)
      /// A token of the provider, by who had it.
      case provider(ServiceCaller)
    }
  }

  /// The access by a file of tokens and by tokens of an OpenID Connect provider; nil for none of these.
  ///
  /// - Throws: As reading the file.
  init(
    tokens path: String?, oidc: OIDCTokens? = nil, allowsExecution: Bool, isSecure: Bool
  ) throws(QuestionError) {
    self.oidc = oidc
    self.path = path
    self.allowsExecution = allowsExecution
    self.isSecure = isSecure
    cookieName = isSecure ? "__Host-martlet" : "martlet"
    if let path { _ = try TokenFile(path: path) }
  }

  /// Whether the service has no tokens.
  var isOpen: Bool { path == nil && oidc == nil }

  /// Reads what tokens are checked by, so that the first one finds it.
  func prepare() async { await oidc?.prepare() }

  /// Who sends a request with these fields; `nobody` for a token or cookie that is not valid.
  func caller(_ fields: HTTPFields) async -> ServiceCaller {
    guard !isOpen else {
      return ServiceCaller(name: "local", scopes: [.read, .plan], proof: .address)
    }
    if let authorization = fields[.authorization] {
      let parts = authorization.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "bearer" else { return .nobody }
      return await caller(token: String(parts[1]), .token)
    }
    guard let secret = cookie(fields) else { return .nobody }
    let key = sha256(Array(secret.utf8))
    guard let session = sessions.withLock({ $0[key] }), session.expires > Date() else { return .nobody }
    switch session.origin {
    case .provider(let caller): return caller
    case .token(let digest):
      // A token that was revoked ends its sessions.
      guard let entry = tokens().tokens.first(where: { $0.sha256 == digest }), let end = entry.expiry,
        end > Date()
      else { return .nobody }
      return caller(entry, .cookie, until: min(session.expires, end))
    }
  }

  /// Who has a token.
  func caller(token: String, _ proof: ServiceCaller.Proof) async -> ServiceCaller {
    if let entry = tokens().entry(of: token) { return caller(entry, proof, until: entry.expiry) }
    return await providerCaller(token, proof)
  }

  /// Who has a token of the provider.
  private func providerCaller(_ token: String, _ proof: ServiceCaller.Proof) async -> ServiceCaller {
    guard let oidc, OIDCTokens.isOne(token) else { return .nobody }
    do throws(OIDCTokens.Refusal) {
      var caller = try await oidc.caller(token)
      caller.proof = proof
      if !allowsExecution { caller.scopes.remove(.execute) }
      return caller
    } catch {
      var nobody = ServiceCaller.nobody
      nobody.refusal = error
      return nobody
    }
  }

  private func caller(
    _ entry: TokenFile.Entry, _ proof: ServiceCaller.Proof, until end: Date?
  ) -> ServiceCaller {
    var scopes = Set(entry.scopes.compactMap { ServiceScope(rawValue: $0) })
    if !allowsExecution { scopes.remove(.execute) }
    return ServiceCaller(name: entry.name, scopes: scopes, proof: proof, expires: end)
  }

  /// Begins a session for a token.
  ///
  /// - Returns: The value of `Set-Cookie`.
  /// - Throws: `Problem` for a token that is not valid.
  func signIn(_ token: String) async throws(Problem) -> String {
    let now = Date()
    let latest = now.addingTimeInterval(Double(Self.sessionSeconds))
    if let entry = tokens().entry(of: token), let end = entry.expiry, end > now {
      return begin(.token(entry.sha256), until: min(end, latest))
    }
    var caller = await providerCaller(token, .cookie)
    if let refusal = caller.refusal { throw refusal.problem }
    guard caller.proof == .cookie, let end = caller.expires, end > now else {
      throw Problem(
        .unauthorized, "this token is not valid, or has ended",
        [.wwwAuthenticate: "Bearer realm=\"martlet\""])
    }
    let expires = min(end, latest)
    caller.expires = expires
    return begin(.provider(caller), until: expires)
  }

  /// Begins a session.
  ///
  /// - Returns: The value of `Set-Cookie`.
  private func begin(_ origin: Session.Origin, until expires: Date) -> String {
    let secret = SecretText.random()
    let now = Date()
    sessions.withLock { sessions in
      if sessions.count >= Self.mostSessions { sessions = sessions.filter { $0.value.expires > now } }
      if sessions.count >= Self.mostSessions,
        let oldest = sessions.min(by: { $0.value.expires < $1.value.expires })
      {
        sessions[oldest.key] = nil
      }
      sessions[sha256(Array(secret.utf8))] = Session(origin: origin, expires: expires)
    }
    return cookie(secret, seconds: Int(expires.timeIntervalSince(now)))
  }

  /// Ends the session of a request.
  ///
  /// - Returns: The value of `Set-Cookie`.
  func signOut(_ fields: HTTPFields) -> String {
    if let secret = cookie(fields) {
      let key = sha256(Array(secret.utf8))
      sessions.withLock { $0[key] = nil }
    }
    return cookie("", seconds: 0)
  }

  private func cookie(_ secret: String, seconds: Int) -> String {
    "\(cookieName)=\(secret); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)\(isSecure ? "; Secure" : "")"
  }

  private func cookie(_ fields: HTTPFields) -> String? {
    for pair in fields[values: .cookie].flatMap({ $0.split(separator: ";") }) {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == cookieName {
        return String(parts[1])
      }
    }
    return nil
  }

  /// The tokens as the file has them now; none while it cannot be read, so that nobody gets in.
  private func tokens() -> TokenFile {
    guard let path else { return TokenFile() }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return TokenFile() }
    let stamp = [
      Int(status.st_ino), Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec),
      Int(status.st_mode), Int(status.st_uid),
    ]
    return file.withLock { loaded in
      if loaded.stamp != stamp {
        loaded.tokens = (try? TokenFile(path: path)) ?? TokenFile()
        loaded.stamp = stamp
      }
      return loaded.tokens
    }
  }
}
