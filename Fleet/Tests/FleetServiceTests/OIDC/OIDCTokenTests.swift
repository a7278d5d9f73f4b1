import Foundation
import MartletQuestions
import Testing

@testable import FleetService

/// Which tokens of a provider are accepted, and every way in which one is not; PyJWT signs them, and checks them too.
@Suite(.enabled(if: OIDCProvider.python != nil, "PyJWT was not fetched (Scripts/fetch-oidc)"))
struct OIDCTokenTests {
  @Test func everyAlgorithmOfTheListIsAccepted() async throws {
    let provider = try await OIDCProvider()
    let tokens = try provider.tokens()
    for algorithm in OIDCFile.Algorithm.allCases {
      let key =
        switch algorithm {
        case .es256: "ec-1"
        case .es384: "ec-2"
        case .edDSA: "ed-1"
        default: "rsa-1"
        }
      let token = try await provider.token(key: key, by: algorithm.rawValue)
      #expect(await tokens.verdict(token) == "alice of \(provider.issuer)", "\(algorithm)")
      #expect(try await peer(provider, token) == nil, "\(algorithm)")
    }
    let onlyCurves = try provider.tokens(["algorithms": ["ES256", "ES384"]])
    #expect(await onlyCurves.verdict(try await provider.token()).contains("(alg)"))
    #expect(
      await onlyCurves.verdict(try await provider.token(key: "ec-2", by: "ES384"))
        == "alice of \(provider.issuer)")
  }

  @Test func claimsAllowWhatTheFileSays() async throws {
    let provider = try await OIDCProvider()
    let tokens = try provider.tokens()
    func scopes(_ tokens: OIDCTokens, _ change: (inout [String: Any]) -> Void) async throws -> Set<
      ServiceScope
    > {
      try await tokens.caller(try await provider.token(provider.claims(change))).scopes
    }
    #expect(try await scopes(tokens) { _ in } == [.read])
    #expect(try await scopes(tokens) { $0["realm"] = ["groups": "x ops"] } == [.read, .plan, .execute])
    #expect(try await scopes(tokens) { $0["realm"] = ["groups": ["ops staff"]] } == [])
    #expect(try await scopes(tokens) { $0["realm"] = ["groups": ["ops", 1]] } == [])
    #expect(try await scopes(tokens) { $0["realm"] = "staff" } == [])
    #expect(try await scopes(tokens) { $0["realm"] = nil } == [])
    // A claim may have dots in its own name.
    #expect(try await scopes(tokens) { $0["realm.groups"] = ["ops"] } == [.read, .plan, .execute])
    let named = try provider.tokens(["claim": "https://example.org/roles"])
    #expect(try await scopes(named) { $0["https://example.org/roles"] = ["staff"] } == [.read])
    let end = Date(timeIntervalSince1970: 4_000_000_000)
    let caller = try await tokens.caller(try await provider.token(provider.claims { $0["exp"] = 4e9 }))
    #expect(caller.expires == end && caller.proof == .token)
  }

  @Test func clocksMayDifferALittle() async throws {
    let provider = try await OIDCProvider()
    let tokens = try provider.tokens(["leeway": 10])
    let start = Date(timeIntervalSince1970: 1_800_000_000)
    let token = try await provider.token(
      provider.claims { claims in
        claims["nbf"] = 1_800_000_000
        claims["exp"] = 1_800_000_600.5
      })
    for (seconds, words) in [(-11.0, "(nbf)"), (-10, "alice"), (610.4, "alice"), (610.5, "(exp)")] {
      let verdict = await tokens.verdict(token, now: start.addingTimeInterval(seconds))
      #expect(verdict.contains(words), "\(seconds): \(verdict)")
    }
  }

  /// What PyJWT has against a token; nil for nothing.
  private func peer(_ provider: OIDCProvider, _ token: String) async throws -> String? {
    let answer = try await provider.tell(["do": "check", "token": token, "audience": "martlet", "leeway": 30])
    #expect((answer["subject"] == nil) != (answer["refusal"] == nil))
    return answer["refusal"] as? String
  }

  @Test func everyOtherTokenIsRefused() async throws {
    let provider = try await OIDCProvider()
    try await provider.publish()
    let tokens = try provider.tokens()
    let valid = try await provider.token()
    let parts = valid.split(separator: ".").map(String.init)
    func changed(_ change: (inout [String: Any]) -> Void) async throws -> String {
      try await provider.token(provider.claims(change))
    }
    func altered(_ text: String) -> String { (text.first == "A" ? "B" : "A") + text.dropFirst() }
    let admin = try await changed { $0["sub"] = "admin" }.split(separator: ".").map(String.init)
    let now = Int(Date().timeIntervalSince1970)
    let cases: [(token: String, reason: String)] = [
      // Signatures by nobody, by what everybody has, and by somebody else.
      (try await provider.token(by: "none"), "(alg)"),
      (try await provider.token(by: "none", header: ["alg": "None"]), "(alg)"),
      (try await provider.token(by: "none", header: ["alg": "RS256"]), "signature"),
      (try await provider.token(by: "HS256"), "(alg)"),
      (try await provider.token(by: "HS256", header: ["alg": "RS256"]), "signature"),
      (try await provider.token(key: "rsa-2", header: ["kid": "rsa-1"]), "signature"),
      (parts[0] + "." + parts[1] + "." + altered(parts[2]), "signature"),
      (parts[0] + "." + admin[1] + "." + parts[2], "signature"),
      (try await provider.token(by: "PS256", header: ["alg": "RS256"]), "signature"),
      // Keys that the provider does not have, or not for this.
      (try await provider.token(key: "rsa-2"), "no key"),
      (try await provider.token(header: ["kid": "encrypts"]), "no key"),
      (try await provider.token(header: ["kid": "ec-1"]), "no key"),
      (try await provider.token(header: ["kid": "shared"]), "no key"),
      (try await provider.token(header: ["kid": "off", "alg": "ES256"]), "no key"),
      // Claims.
      (try await changed { $0["iss"] = provider.issuer + "/" }, "(iss)"),
      (try await changed { $0["iss"] = nil }, "(iss)"),
      (try await changed { $0["aud"] = "martlets" }, "(aud)"),
      (try await changed { $0["aud"] = ["other"] }, "(aud)"),
      (try await changed { $0["aud"] = nil }, "(aud)"), (try await changed { $0["exp"] = nil }, "no end"),
      (try await changed { $0["exp"] = "soon" }, "no end"),
      (try await changed { $0["exp"] = now - 3600 }, "ended"),
      (try await changed { $0["nbf"] = now + 3600 }, "(nbf)"),
      (try await changed { $0["nbf"] = "soon" }, "(nbf)"), (try await changed { $0["sub"] = nil }, "(sub)"),
      (try await changed { $0["sub"] = 7 }, "(sub)"),
      // No tokens at all.
      ("a.b.c", "no JSON Web Token"), (parts[0] + "." + parts[1], "no JSON Web Token"),
    ]
    for (token, reason) in cases {
      let verdict = await tokens.verdict(token)
      #expect(verdict.hasPrefix("refused: ") && verdict.contains(reason), "\(verdict), not \(reason)")
      #expect(try await peer(provider, token) != nil, "PyJWT takes what is refused: \(verdict)")
    }
    #expect(await tokens.verdict(valid) == "alice of \(provider.issuer)")
    #expect(try await peer(provider, valid) == nil)
  }

  /// What PyJWT leaves to its caller.
  @Test func isStricterThanAParser() async throws {
    let provider = try await OIDCProvider()
    let tokens = try provider.tokens()
    let parts = try await provider.token().split(separator: ".").map(String.init)
    for (header, reason): ([String: Any], String) in [
      (["typ": "logout+jwt"], "(typ, crit)"), (["typ": 1], "(typ, crit)"),
      (["crit": ["x"], "x": 1], "(typ, crit)"),
      (["crit": []], "(typ, crit)"), (["kid": 1], "is no text"), (["kid": NSNull()], "does not name its key"),
      (["alg": ["RS256"]], "(alg)"),
    ] {
      let verdict = await tokens.verdict(try await provider.token(header: header))
      #expect(verdict.hasPrefix("refused: ") && verdict.contains(reason), "\(header): \(verdict)")
    }
    for subject in ["", "a\nb", "\u{202e}a", String(repeating: "x", count: 256)] {
      let token = try await provider.token(provider.claims { $0["sub"] = subject })
      #expect(await tokens.verdict(token).contains("(sub)"))
    }
    let bound = try await provider.token(provider.claims { $0["cnf"] = ["jkt": "x"] })
    #expect(await tokens.verdict(bound).contains("(cnf)"))
    // PyJWT warns of 1,024 bits.
    #expect(await tokens.verdict(try await provider.token(key: "short")).contains("no key"))
    let long = try await provider.token(provider.claims { $0["pad"] = String(repeating: "x", count: 9000) })
    #expect(await tokens.verdict(long).contains("more than 8192 bytes"))
    for text in [
      parts[0] + "=." + parts[1] + "." + parts[2], parts.joined(separator: ".") + "=", "..", "e30.W10.e30",
    ] {
      #expect(await tokens.verdict(text).contains("no JSON Web Token"), "\(text)")
    }
    for type in ["at+jwt", "application/AT+JWT"] {
      #expect(await tokens.verdict(try await provider.token(header: ["typ": type])).hasPrefix("alice"))
    }
    #expect(await tokens.verdict(try await provider.token(header: ["typ": NSNull()])).hasPrefix("alice"))
    // Addresses and keys in a header are not read.
    let led = try await provider.token(
      key: "rsa-2",
      header: ["kid": "rsa-1", "jku": provider.issuer + "/led", "x5u": provider.issuer + "/led"])
    #expect(await tokens.verdict(led).contains("signature"))
    #expect(try await provider.requests()["/led"] == nil)
    // With one key there is no need to name it, and its successor is found.
    try await provider.publish(["ec-1"])
    let single = try provider.tokens(times: OIDCKeys.Times(between: .zero))
    let nameless = try await provider.token(key: "ec-1", by: "ES256", header: ["kid": NSNull()])
    #expect(await single.verdict(nameless).hasPrefix("alice"))
    try await provider.publish(["rsa-2"])
    let next = try await provider.token(key: "rsa-2", header: ["kid": NSNull()])
    #expect(await single.verdict(next).hasPrefix("alice"))
    #expect(await single.verdict(nameless).contains("does not name its key"))
  }
}
