import Foundation
import Testing

@testable import FleetService

/// An OpenID Connect provider in Python, which ends with its value; PyJWT signs for it.
final class OIDCProvider: Sendable {
  /// The interpreter with PyJWT and a provider; nil if they were not fetched.
  static let python: String? = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    let path = folder.path + "/.oracle/oidc/bin/python3"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  /// How it answers for its keys.
  enum Answer: String { case keys, error, hang, page, huge, away, otherIssuer = "other-issuer" }

  let folder: String
  let issuer: String
  private let peer: PythonPeer

  /// Starts it.
  ///
  /// - Parameter isMock: Whether it is oidc-provider-mock, which takes subjects.
  init(isMock: Bool = false) async throws {
    folder = NSTemporaryDirectory() + "martlet-oidc-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    peer = try await PythonPeer(
      "oidc-provider.py", isMock ? ["--mock"] : [], python: try #require(Self.python), isQuiet: isMock)
    issuer = "http://\(isMock ? "localhost" : "127.0.0.1"):\(peer.port)"
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Ends it; nobody listens at its address any more.
  func stop() { peer.stop() }

  /// What it answers to a command.
  func tell(_ command: [String: Any]) async throws -> [String: Any] {
    let line = try JSONSerialization.data(withJSONObject: command)
    try peer.tell(line)
    let answer = try await peer.next()
    return try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
  }

  /// Answers so from now on.
  func publish(
    _ keys: [String] = ["rsa-1", "ec-1", "ec-2", "ed-1", "short", "encrypts"], _ answer: Answer = .keys,
    cache: String? = nil
  ) async throws {
    _ = try await tell([
      "do": "publish", "keys": keys, "as": answer.rawValue, "cache": cache as Any? ?? NSNull(),
    ])
  }

  /// How often each path was asked.
  func requests() async throws -> [String: Int] {
    try await tell(["do": "requests"]) as? [String: Int] ?? [:]
  }

  /// Claims that are accepted, changed.
  func claims(_ change: (inout [String: Any]) -> Void = { _ in }) -> [String: Any] {
    let now = Int(Date().timeIntervalSince1970)
    var claims: [String: Any] = [
      "iss": issuer, "aud": ["other", "martlet"], "sub": "alice", "exp": now + 36_000, "nbf": now - 36_000,
      "realm": ["groups": ["staff", "unknown"]],
    ]
    change(&claims)
    return claims
  }

  /// A token that it signs.
  ///
  /// - Parameter algorithm: That of the signature; the header has another one if it says so.
  func token(
    _ claims: [String: Any]? = nil, key: String = "rsa-1", by algorithm: String = "RS256",
    header: [String: Any] = [:]
  ) async throws -> String {
    let own: [String: Any] = ["alg": algorithm, "kid": key, "typ": "JWT"]
    let whole = own.merging(header) { $1 }.filter { !($0.value is NSNull) }
    let answer = try await tell([
      "do": "sign", "header": whole, "claims": claims ?? self.claims(), "key": key, "by": algorithm,
    ])
    return try #require(answer["token"] as? String)
  }

  /// The file of a service that accepts its tokens.
  func file(_ members: [String: Any] = [:], leaving names: [String] = []) throws -> String {
    var file: [String: Any] = [
      "schema": "martlet.oidc/1.0", "issuer": issuer, "audience": "martlet", "claim": "realm.groups",
      "grants": [
        ["value": "ops", "scopes": ["read", "plan", "execute"]], ["value": "staff", "scopes": ["read"]],
      ],
    ]
    file.merge(members) { $1 }
    for name in names { file[name] = nil }
    let path = folder + "/oidc-\(UUID().uuidString).json"
    try JSONSerialization.data(withJSONObject: file).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// What checks its tokens.
  func tokens(
    _ members: [String: Any] = [:], times: OIDCKeys.Times = .init(),
    say: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> OIDCTokens {
    try OIDCTokens(path: try file(members), times: times, say: say)
  }
}

extension OIDCTokens {
  /// Who has a token, or why nobody has, in words.
  func verdict(_ token: String, now: Date = Date(), clock: ContinuousClock.Instant = .now) async -> String {
    do throws(Refusal) { return try await caller(token, now: now, clock: clock).name } catch {
      switch error {
      case .refused(let reason): return "refused: " + reason
      case .unavailable(let reason): return "unavailable: " + reason
      }
    }
  }
}
