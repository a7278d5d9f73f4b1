import Foundation
import Hummingbird
import HummingbirdTesting
import MartletQuestions
import Testing

@testable import FleetService

/// Who gets in, and what for.
@Suite struct AccessTests {
  @Test func tokensAllowWhatTheirScopesSay() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let (given, tokens) = try served.guarded()
    var settings = given
    settings.allowsExecution = true
    let body = #"{"kind": "pools", "max": 2, "minHosts": 1}"#
    try await served.ask(settings) { [tokens] client, core in
      func status(_ token: String?, _ uri: String, _ method: HTTPRequest.Method = .get, _ body: String? = nil)
        async throws -> Int
      {
        try await client.send(
          uri, method, token.map { ["Authorization": "Bearer \(tokens[$0] ?? $0)"] } ?? [:], body: body
        ).status.code
      }
      #expect(try await status(nil, "/api/v1/hosts") == 401)
      #expect(try await status("reader", "/api/v1/hosts") == 200)
      #expect(try await status("late", "/api/v1/hosts") == 401)
      #expect(try await status("martlet_guess", "/api/v1/hosts") == 401)
      #expect(try await status("reader", "/api/v1/plans", .post, body) == 403)
      #expect(try await status("planner", "/api/v1/plans", .post, body) == 202)
      let execution = "/api/v1/plans/20260101T000000Z-000000000000/execution"
      #expect(try await status("planner", execution, .post, "{}") == 403)
      #expect(try await status("mover", execution, .post, "{}") == 404)
      // What shows nothing of the fleet needs no token.
      for open in ["/", "/healthz", "/readyz", "/api/v1/openapi.json"] {
        #expect(try await status(nil, open) != 401)
      }
      #expect(try await status(nil, "/metrics") == 401)
      // A revoked token ends at once.
      var file = try TokenFile(path: served.folder + "/tokens.json")
      file.tokens.removeAll { $0.name == "reader" }
      try file.write(to: served.folder + "/tokens.json")
      #expect(try await status("reader", "/api/v1/hosts") == 401)
      #expect(try await status("planner", "/api/v1/hosts") == 200)
      // A file that others can write lets nobody in.
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o666], ofItemAtPath: served.folder + "/tokens.json")
      #expect(try await status("planner", "/api/v1/hosts") == 401)
      await core.stop()
    }
  }

  @Test func executionIsOffUnlessItIsSwitchedOn() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let (settings, tokens) = try served.guarded()
    try await served.ask(settings) { client, _ in
      let answer = try await client.send(
        "/api/v1/plans/20260101T000000Z-000000000000/execution", .post,
        ["Authorization": "Bearer \(tokens["mover"] ?? "")"], body: "{}")
      #expect(answer.status == .forbidden && answer.text.contains("--allow-execute"))
    }
  }

  @Test func aSessionIsACookieThatOnlyTheOwnPageCanUseForChanges() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let (settings, tokens) = try served.guarded()
    let body = #"{"kind": "pools", "max": 2, "minHosts": 1}"#
    let page = ["X-Martlet": "1", "Origin": "http://localhost"]
    try await served.ask(settings) { client, core in
      let wrong = try await client.send("/api/v1/session", .post, page, body: #"{"token": "martlet_wrong"}"#)
      #expect(wrong.status == .unauthorized && wrong.headers[.setCookie] == nil)
      let stranger = try await client.send(
        "/api/v1/session", .post, ["X-Martlet": "1", "Origin": "http://evil.example"],
        body: #"{"token": "\#(tokens["planner"] ?? "")"}"#)
      #expect(stranger.status == .forbidden)
      let session = try await client.send(
        "/api/v1/session", .post, page, body: #"{"token": "\#(tokens["planner"] ?? "")"}"#)
      #expect(session.status == .noContent)
      let set = try #require(session.headers[.setCookie])
      #expect(set.contains("HttpOnly") && set.contains("SameSite=Strict") && !set.contains("Secure"))
      #expect(!set.contains(tokens["planner"] ?? "?"))
      let cookie = String(set.prefix { $0 != ";" })
      let who = try await client.send("/api/v1/session", .get, ["Cookie": cookie]).object
      #expect(who["name"] as? String == "planner" && who["scopes"] as? [String] == ["read", "plan"])
      #expect(who["execute"] as? Bool == false)
      #expect(try await client.send("/api/v1/hosts", .get, ["Cookie": "theme=dark; \(cookie)"]).status == .ok)
      for (fields, status) in [
        ([:], 403), (["X-Martlet": "1"], 403), (["Origin": "http://localhost"], 403),
        (["X-Martlet": "1", "Origin": "http://localhost.evil.example"], 403), (page, 202),
      ] as [([String: String], Int)] {
        let answer = try await client.send(
          "/api/v1/plans", .post, fields.merging(["Cookie": cookie]) { own, _ in own }, body: body)
        #expect(answer.status.code == status, "\(fields): \(answer.text)")
      }
      let end = try await client.send(
        "/api/v1/session", .delete, page.merging(["Cookie": cookie]) { own, _ in own })
      #expect(end.status == .noContent && end.headers[.setCookie]?.contains("Max-Age=0") == true)
      #expect(try await client.send("/api/v1/hosts", .get, ["Cookie": cookie]).status == .unauthorized)
      await core.stop()
    }
  }

  @Test func withoutTokensNoOtherSitesPageChangesAnything() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let body = #"{"kind": "pools", "max": 2, "minHosts": 1}"#
    try await served.ask { client, core in
      let bare = try await client.send("/api/v1/plans", .post, [:], body: body)
      let other = try await client.send(
        "/api/v1/plans", .post, ["X-Martlet": "1", "Origin": "https://evil.example"], body: body)
      let own = try await client.send("/api/v1/plans", .post, ["X-Martlet": "1"], body: body)
      #expect(bare.status == .forbidden && other.status == .forbidden && own.status == .accepted)
      await core.stop()
    }
  }

  @Test func wrongTokensAndManyRequestsMeetALimit() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let (given, tokens) = try served.guarded()
    var settings = given
    settings.rate = 20
    try await served.ask(settings) { [tokens] client, _ in
      var statuses: [Int] = []
      for _ in 0..<14 {
        statuses.append(
          try await client.send("/api/v1/hosts", .get, ["Authorization": "Bearer no"]).status.code)
      }
      #expect(statuses.prefix(10).allSatisfy { $0 == 401 } && statuses.contains(429))
      let page = ["X-Martlet": "1", "Origin": "http://localhost"]
      let session = try await client.send(
        "/api/v1/session", .post, page, body: #"{"token": "martlet_guess"}"#)
      #expect(session.status == .tooManyRequests)
      // Who has a token is not locked out by others' attempts.
      #expect(
        try await client.send("/healthz", .get, ["Authorization": "Bearer \(tokens["reader"] ?? "")"]).status
          == .ok)
    }
    let limiter = RateLimiter(perSecond: 2, burst: 4)
    let start = ContinuousClock.now
    #expect((0..<6).map { _ in limiter.take("a", now: start) } == [true, true, true, true, false, false])
    #expect(limiter.take("b", now: start))
    #expect(
      limiter.take("a", now: start + .milliseconds(500))
        && !limiter.take("a", now: start + .milliseconds(501)))
  }

  @Test func everyAnswerTellsBrowsersWhatIsForbidden() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    try await served.ask { client, _ in
      for path in ["/api/v1/hosts", "/api/v1/none", "/healthz"] {
        let fields = try await client.send(path).headers
        let policy = try #require(fields[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(fields[.xContentTypeOptions] == "nosniff" && fields[.accessControlAllowOrigin] == nil)
      }
      let large = try await client.send(
        "/api/v1/session", .post, ["X-Martlet": "1"], body: String(repeating: " ", count: 20_000))
      #expect(large.status == .contentTooLarge)
      let type = try await client.send(
        "/api/v1/diagnoses", .post, ["X-Martlet": "1"], body: "a=b", type: "text/plain")
      #expect(type.status == .unsupportedMediaType)
    }
  }

  @Test func changesAreWrittenDown() async throws {
    let served = try await ServedFleet(hosts: 2, guests: 2)
    let (settings, tokens) = try served.guarded()
    try await served.ask(settings) { client, core in
      let fields = ["Authorization": "Bearer \(tokens["planner"] ?? "")"]
      _ = try await client.send(
        "/api/v1/plans", .post, fields, body: #"{"kind": "pools", "max": 2, "minHosts": 1}"#)
      _ = try await client.send("/api/v1/plans", .post, fields, body: "{}")
      _ = try await client.send("/api/v1/hosts")
      _ = try await client.send("/api/v1/hosts", .get, fields)
      await core.stop()
    }
    let (entries, damaged) = try AuditLog.entries(in: settings.audit)
    #expect(damaged == 0 && entries.map(\.status) == [202, 400, 401])
    #expect(entries.map(\.caller) == ["planner", "planner", ""])
    let text = try String(contentsOfFile: settings.audit, encoding: .utf8)
    for token in tokens.values { #expect(!text.contains(token)) }
    let mode = try FileManager.default.attributesOfItem(atPath: settings.audit)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // One service at a time writes it.
    let log = try AuditLog(path: settings.audit)
    #expect(throws: QuestionError.self) { try AuditLog(path: log.path) }
  }

  @Test func tokensAreStoredAsDigestsThatTheirUserAloneReads() async throws {
    let served = try await ServedFleet(hosts: 0)
    let (settings, tokens) = try served.guarded()
    let path = try #require(settings.tokens)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for token in tokens.values { #expect(!text.contains(token) && token.utf8.count >= 43) }
    #expect(Set(tokens.values).count == 4)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    var file = try TokenFile(path: path)
    #expect(throws: QuestionError.self) { try file.add("reader", scopes: ["read"], lasting: 1) }
    #expect(throws: QuestionError.self) { try file.add("../x", scopes: ["read"], lasting: 1) }
    #expect(
      SecretText.isEqual("abc", "abc") && !SecretText.isEqual("abc", "abd")
        && !SecretText.isEqual("abc", "ab"))
  }

  @Test(
    arguments: [
      ("0.0.0.0:8480", [], "--tokens"), ("0.0.0.0:8480", ["tokens"], "--tls-cert"),
      ("[::]:1", ["tls"], "--tokens"),
      ("127.0.0.1:1", ["execute"], "--tokens"), ("127.0.0.1:1", ["proxy"], "--tokens"),
      ("127.0.0.1:1", ["tokens", "path"], "origin"), ("127.0.0.1:1", ["client"], "--tls-cert"),
    ] as [(String, [String], String)]) func settingsThatLetStrangersInAreRefused(
      listen: String, given: [String], missing: String
    ) async throws
  {
    let served = try await ServedFleet(hosts: 0)
    var settings = try served.settings(listen: listen)
    if given.contains("tokens") { settings.tokens = try served.guarded().settings.tokens }
    if given.contains("tls") { settings.tls = ("cert.pem", "key.pem") }
    if given.contains("client") { settings.clientAuthority = "ca.pem" }
    if given.contains("proxy") { settings.proxyOrigin = "https://martlet.example.org" }
    if given.contains("path") { settings.proxyOrigin = "https://martlet.example.org/path" }
    settings.allowsExecution = given.contains("execute")
    let error = #expect(throws: QuestionError.self) { try settings.check() }
    #expect(error?.kind == .usage && error?.message.contains(missing) == true, "\(error?.message ?? "")")
  }
}
