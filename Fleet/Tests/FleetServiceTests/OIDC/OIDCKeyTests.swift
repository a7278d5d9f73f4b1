import Foundation
import Synchronization
import Testing

@testable import FleetService

/// When a provider's keys are read, and what happens while they cannot be.
@Suite(.enabled(if: OIDCProvider.python != nil, "PyJWT was not fetched (Scripts/fetch-oidc)"))
struct OIDCKeyTests {
  private static let document = "/.well-known/openid-configuration"

  /// Lines that were said.
  private final class Lines: Sendable {
    let said = Mutex<[String]>([])
    func say(_ line: String) { said.withLock { $0.append(line) } }
    var all: [String] { said.withLock { $0 } }
  }

  @Test func keysAreReadAgainButNotForEachToken() async throws {
    let provider = try await OIDCProvider()
    try await provider.publish(["rsa-1", "ec-1"])
    let tokens = try provider.tokens()
    let start = ContinuousClock.now
    let (first, second) = (try await provider.token(), try await provider.token(key: "rsa-2"))
    let invented = try await provider.token(header: ["kid": "invented"])
    #expect(await tokens.verdict(first, clock: start).hasPrefix("alice"))
    for second in 0..<50 {
      #expect(await tokens.verdict(invented, clock: start + .seconds(second)).contains("no key"))
    }
    #expect(try await provider.requests() == [Self.document: 1, "/keys": 1])
    // The provider changes its key. The new one is found once a minute has passed; from then on the old one does not count.
    try await provider.publish(["rsa-2"])
    #expect(await tokens.verdict(second, clock: start + .seconds(59)).contains("no key"))
    #expect(await tokens.verdict(first, clock: start + .seconds(59)).hasPrefix("alice"))
    #expect(await tokens.verdict(second, clock: start + .seconds(60)).hasPrefix("alice"))
    #expect(await tokens.verdict(first, clock: start + .seconds(61)).contains("no key"))
    #expect(try await provider.requests() == [Self.document: 2, "/keys": 2])
  }

  @Test func aKeyAtHandNeverWaits() async throws {
    let provider = try await OIDCProvider()
    let lines = Lines()
    // Were the provider waited for, this would take an hour.
    let tokens = try provider.tokens(times: OIDCKeys.Times(reading: .seconds(3600)), say: lines.say)
    let start = ContinuousClock.now
    let token = try await provider.token()
    #expect(await tokens.verdict(token, clock: start).hasPrefix("alice"))
    try await provider.publish(["rsa-1"], .hang)
    for hours in [1, 2, 23] {
      #expect(await tokens.verdict(token, clock: start + .seconds(hours * 3600)).hasPrefix("alice"))
    }
  }

  @Test(arguments: [OIDCProvider.Answer.error, .page, .huge, .away, .hang, .otherIssuer])
  func aProviderThatDoesNotAnswerWell(_ answer: OIDCProvider.Answer) async throws {
    let provider = try await OIDCProvider()
    let lines = Lines()
    let times = OIDCKeys.Times(reading: answer == .hang ? .milliseconds(300) : .seconds(3600))
    let words: String =
      switch answer {
      case .error: "/keys answers 500"
      case .page: "has no JWK Set"
      case .huge: "more than 256 KiB"
      case .away: "/keys answers 302"
      case .otherIssuer: "is of another issuer"
      default: "no complete answer"
      }
    // From the beginning.
    let token = try await provider.token()
    try await provider.publish(["rsa-1"], answer)
    let tokens = try provider.tokens(times: times, say: lines.say)
    let start = ContinuousClock.now
    let refusal = await tokens.verdict(token, clock: start)
    #expect(refusal.hasPrefix("unavailable: ") && refusal.contains(words), "\(refusal)")
    #expect(await tokens.verdict(token, clock: start + .seconds(59)) == refusal)
    // It answers, then it does not: its keys count for a day, and no new ones are known.
    try await provider.publish(["rsa-1"])
    let steady = try provider.tokens(say: lines.say)
    #expect(await steady.verdict(token, clock: start).hasPrefix("alice"))
    if answer == .hang { return }
    try await provider.publish(["rsa-2"], answer)
    let next = try await provider.token(key: "rsa-2")
    #expect(await steady.verdict(next, clock: start + .seconds(60)).contains(words))
    #expect(await steady.verdict(token, clock: start + .seconds(86_399)).hasPrefix("alice"))
    #expect(await steady.verdict(token, clock: start + .seconds(86_400)).contains(words))
    #expect(try await provider.requests()["/away"] == nil)
    // Each reason is said once, and that it is over.
    try await provider.publish(["rsa-1"])
    #expect(await steady.verdict(token, clock: start + .seconds(90_000)).hasPrefix("alice"))
    let said = lines.all
    #expect(said.count == 3 && said[0].contains(words) && said[1].contains(words), "\(said)")
    #expect(said.last == "oidc: the provider's keys can be read again")
  }

  @Test func aProviderThatIsGone() async throws {
    let provider = try await OIDCProvider()
    let token = try await provider.token()
    let steady = try provider.tokens()
    #expect(await steady.verdict(token).hasPrefix("alice"))
    let invented = try await provider.token(header: ["kid": "invented"])
    let file = try provider.file()
    provider.stop()
    #expect(await steady.verdict(token).hasPrefix("alice"))
    let later = ContinuousClock.now + .seconds(600)
    #expect(await steady.verdict(invented, clock: later).contains("nobody accepts a connection"))
    #expect(await steady.verdict(token, clock: later).hasPrefix("alice"))
    let fresh = try OIDCTokens(path: file, times: .init()) { _ in }
    #expect(await fresh.verdict(token).hasPrefix("unavailable: no answer from \(provider.issuer)"))
  }

  @Test(
    arguments: [
      (nil, 3600), ("max-age=7200, public", 7200), ("private, Max-Age=\"600\"", 600), ("max-age=1", 300),
      ("no-store, max-age=7200", 300), ("max-age=9999999999", 43_200), ("max-age=x", 3600), ("public", 3600),
    ] as [(String?, Int)])
  func keysAreReadAgainWhenTheProviderSays(_ field: String?, _ seconds: Int) async throws {
    let provider = try await OIDCProvider()
    try await provider.publish(["rsa-1"], cache: field)
    let tokens = try provider.tokens(["jwksURI": provider.issuer + "/keys"])
    let start = ContinuousClock.now
    let token = try await provider.token()
    #expect(await tokens.verdict(token, clock: start).hasPrefix("alice"))
    #expect(await tokens.verdict(token, clock: start + .seconds(seconds - 1)).hasPrefix("alice"))
    #expect(try await provider.requests() == ["/keys": 1])
    #expect(await tokens.verdict(token, clock: start + .seconds(seconds)).hasPrefix("alice"))
    // Reading goes on beside the answer; one with an unknown key waits for it.
    let invented = try await provider.token(header: ["kid": "invented"])
    #expect(await tokens.verdict(invented, clock: start + .seconds(seconds)).contains("no key"))
    #expect(try await provider.requests() == ["/keys": 2])
  }

  @Test func keysOfAFile() async throws {
    let provider = try await OIDCProvider()
    let path = provider.folder + "/keys.json"
    try JSONSerialization.data(withJSONObject: try await provider.tell(["do": "keys"])).write(
      to: URL(fileURLWithPath: path))
    let token = try await provider.token()
    let tokens = try provider.tokens(["jwksFile": path])
    #expect(await tokens.verdict(token).hasPrefix("alice"))
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    #expect(await tokens.verdict(token, clock: .now + .seconds(7200)).hasPrefix("alice"))
    let fresh = try provider.tokens(["jwksFile": path])
    #expect(await fresh.verdict(token).hasPrefix("unavailable: cannot read keys from \(path)"))
    #expect(try await provider.requests().isEmpty)
  }

  /// A provider of other people's making: its document, its keys, and an ID token of its code flow.
  @Test func anotherProvidersTokenIsAccepted() async throws {
    let provider = try await OIDCProvider(isMock: true)
    let tokens = try provider.tokens(["claim": "groups"])
    let answer = try await provider.tell(["subject": "carol"])
    let caller = try await tokens.caller(try #require(answer["token"] as? String))
    #expect(caller.name == "carol of \(provider.issuer)" && caller.scopes == [.read])
  }
}
