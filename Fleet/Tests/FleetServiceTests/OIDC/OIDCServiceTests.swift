import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MartletQuestions
import Testing

@testable import FleetService

/// A service that accepts tokens of a provider, beside its own.
@Suite(.enabled(if: OIDCProvider.python != nil, "PyJWT was not fetched (Scripts/fetch-oidc)"))
struct OIDCServiceTests {
  @Test func aServiceAcceptsThemAndItsLogNamesTheirSubjects() async throws {
    let provider = try await OIDCProvider()
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let (given, tokens) = try served.guarded()
    var settings = given
    settings.oidc = try provider.file()
    func token(_ group: String, _ change: (inout [String: Any]) -> Void = { _ in }) async throws -> String {
      try await provider.token(
        provider.claims { claims in
          claims["realm"] = ["groups": [group]]
          change(&claims)
        })
    }
    let (staff, ops, nobody) = (try await token("staff"), try await token("ops"), try await token("guests"))
    let late = try await token("ops") { $0["exp"] = 1_700_000_000 }
    let reader = tokens["reader"] ?? ""
    let audit = settings.audit
    let name = "alice of \(provider.issuer)"
    try await served.ask(settings) { client, core in
      func send(_ token: String, _ uri: String, _ body: String? = nil) async throws -> TestResponse {
        try await client.send(
          uri, body == nil ? .get : .post, ["Authorization": "Bearer \(token)"], body: body)
      }
      #expect(try await send(staff, "/api/v1/hosts").status == .ok)
      #expect(try await send(reader, "/api/v1/hosts").status == .ok)
      #expect(try await send(nobody, "/api/v1/hosts").status == .forbidden)
      let plan = #"{"kind": "drain", "hosts": ["host-000000"]}"#
      #expect(try await send(staff, "/api/v1/plans", plan).status == .forbidden)
      #expect(try await send(ops, "/api/v1/plans", plan).status == .accepted)
      let refused = try await send(late, "/api/v1/hosts")
      #expect(refused.status == .unauthorized && refused.text.contains("is refused: it has ended (exp)"))
      #expect(refused.headers[.wwwAuthenticate] == "Bearer realm=\"martlet\", error=\"invalid_token\"")
      let session = try await send(ops, "/api/v1/session").object
      #expect(session["name"] as? String == name && session["scopes"] as? [String] == ["read", "plan"])
      // Without --allow-execute nobody moves guests, whatever the provider says.
      #expect(session["execute"] as? Bool == false)
      // The page trades a token for a cookie, which lasts no longer.
      func signIn(_ token: String) async throws -> TestResponse {
        try await client.send(
          "/api/v1/session", .post, ["X-Martlet": "1"], body: #"{"token": "\#(token)"}"#)
      }
      let signedIn = try await signIn(staff)
      #expect(signedIn.status == .noContent, "\(signedIn.text)")
      let cookie = try #require(signedIn.headers[.setCookie]?.split(separator: ";").first)
      #expect(try await client.send("/api/v1/hosts", .get, ["Cookie": String(cookie)]).status == .ok)
      let own = try await client.send("/api/v1/session", .get, ["Cookie": String(cookie)]).object
      #expect(own["name"] as? String == name && own["scopes"] as? [String] == ["read"])
      let lateSignIn = try await signIn(late)
      #expect(lateSignIn.status == .unauthorized && lateSignIn.text.contains("it has ended (exp)"))
      await core.stop()
      let entries = try AuditLog.entries(in: audit).entries
      #expect(entries.contains { $0.caller == name && $0.status == 202 })
      #expect(entries.contains { $0.caller == "" && $0.note?.contains("it has ended") ?? false })
      let log = try String(contentsOfFile: audit, encoding: .utf8)
      for secret in [staff, ops, late] { #expect(!log.contains(secret)) }
    }
  }

  @Test func keysAreReadBeforeTheFirstToken() async throws {
    let provider = try await OIDCProvider()
    let served = try await ServedFleet(hosts: 0)
    var settings = try served.settings()
    settings.oidc = try provider.file()
    try await served.serve(settings) { _, _ in
      var asked: Int?
      for _ in 0..<100_000 where asked == nil { asked = try await provider.requests()["/keys"] }
      #expect(asked == 1)
    }
  }

  @Test func withoutItsProviderTheServiceGoesOn() async throws {
    let provider = try await OIDCProvider()
    let token = try await provider.token()
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let (given, tokens) = try served.guarded()
    var settings = given
    settings.oidc = try provider.file()
    provider.stop()
    let reader = tokens["reader"] ?? ""
    try await served.ask(settings) { client, core in
      let fields = { (token: String) in ["Authorization": "Bearer \(token)"] }
      #expect(try await client.send("/api/v1/hosts", .get, fields(reader)).status == .ok)
      let answer = try await client.send("/api/v1/hosts", .get, fields(token))
      #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] == "60")
      #expect(answer.text.contains("cannot be checked now: no answer from \(provider.issuer)"))
      #expect(try await client.send("/healthz").status == .ok)
      await core.stop()
    }
  }
}

/// Files of providers.
@Suite struct OIDCFileTests {
  private func outcome(_ members: [String: Any]) throws -> String {
    let folder = NSTemporaryDirectory() + "martlet-oidc-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var file: [String: Any] = [
      "schema": "martlet.oidc/1.0", "issuer": "https://id.example.org", "audience": "martlet",
      "claim": "groups",
      "grants": [["value": "staff", "scopes": ["read"]]],
    ]
    for (name, value) in members { file[name] = value is NSNull ? nil : value }
    let path = folder + "/oidc.json"
    try JSONSerialization.data(withJSONObject: file).write(to: URL(fileURLWithPath: path))
    do throws(QuestionError) { _ = try OIDCTokens(path: path, times: .init()) { _ in } } catch {
      return "\(error.kind.rawValue): \(error.message.replacing(path + ": ", with: ""))"
    }
    return "good"
  }

  @Test func aProviderIsEnoughToListenBeyondLoopback() throws {
    var settings = try ServiceSettings(listen: "0.0.0.0:8480", store: "fleet.martlet")
    settings.tls = ("server.pem", "server.key")
    #expect(throws: QuestionError.self) { try settings.check() }
    settings.oidc = "oidc.json"
    try settings.check()
    settings.allowsExecution = true
    try settings.check()
  }

  @Test func theDocumentedFileIsOne() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { root.deleteLastPathComponent() }
    let page = try String(contentsOf: root.appending(path: "Documentation/service.md"), encoding: .utf8)
    let example = try #require(
      page.components(separatedBy: "```json\n").first { $0.contains("martlet.oidc/1.0") }?
        .components(separatedBy: "```").first)
    let members = try JSONSerialization.jsonObject(with: Data(example.utf8))
    #expect(try outcome(try #require(members as? [String: Any])) == "good")
  }

  @Test func whatIsRefused() throws {
    #expect(try outcome([:]) == "good")
    #expect(
      try outcome(["issuer": "https://id.example.org/", "leeway": 0, "algorithms": ["ES256"]]) == "good")
    #expect(try outcome(["issuer": "staff", "jwksFile": "keys.json"]) == "good")
    #expect(try outcome(["issuer": "http://127.0.0.1:9/realm"]) == "good")
    let cases: [([String: Any], String)] = [
      (["algorithms": ["HS256"]], "this is no file of an OpenID Connect provider (martlet.oidc/1.0)"),
      (["algorithms": ["none"]], "this is no file"), (["schema": "martlet.tokens/1.0"], "this is no file"),
      (["audience": NSNull()], "this is no file"), (["algorithms": [String]()], "algorithms: name one"),
      (["leeway": 301], "0 to 300"), (["leeway": -1], "0 to 300"),
      (["audiance": "x"], "there is no member audiance"),
      (["grants": [["value": "a", "scopes": ["read"], "pool": "x"]]], "there is no member pool"),
      (["grants": [[String: Any]]()], "each value allows some of read, plan and execute"),
      (["grants": [["value": "a", "scopes": ["write"]]]], "each value allows"),
      (["grants": [["value": "a", "scopes": [String]()]]], "each value allows"),
      (["audience": ""], "must not be empty"), (["issuer": "a\nb"], "issuer: expected 1 to 255"),
      (["issuer": "http://id.example.org"], "issuer: plain http"),
      (["issuer": "id"], "issuer: expected an address"),
      (["jwksURI": "http://id.example.org/keys"], "jwksURI: plain http"),
      (["jwksURI": "https://a/k", "jwksFile": "k"], "give jwksURI or jwksFile"),
      (["caFile": "/nowhere.pem"], "caFile: cannot read certificates in PEM from /nowhere.pem"),
    ]
    for (members, words) in cases {
      let outcome = try outcome(members)
      #expect(outcome.hasPrefix("bad-input: ") && outcome.contains(words), "\(outcome), not \(words)")
    }
  }
}
