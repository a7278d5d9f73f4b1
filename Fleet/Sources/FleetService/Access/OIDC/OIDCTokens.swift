internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import WebCalls
internal import Wording

/// Tokens that an OpenID Connect provider has signed: JSON Web Tokens.
///
/// Nothing in a token makes the service ask an address: the header's `jku`, `jwk`, `x5u` and `x5c` are not read.
/// - SeeAlso: RFC 7519; RFC 8725, "JSON Web Token Best Current Practices"; RFC 9068 for access tokens.
struct OIDCTokens: Sendable {
  private let file: OIDCFile
  private let keys: OIDCKeys

  /// The largest token in bytes.
  static let limit = 8192

  /// Why a token is not accepted, as a clause.
  enum Refusal: Error, Sendable, Hashable {
    /// It never will be.
    case refused(String)
    /// The provider's keys cannot be read.
    case unavailable(String)

    /// What is said to whoever sent the token.
    var problem: Problem {
      switch self {
      case .refused(let reason):
        // RFC 6750 section 3.1.
        Problem(
          .unauthorized, "this token of the provider is refused: \(reason)",
          [.wwwAuthenticate: "Bearer realm=\"martlet\", error=\"invalid_token\""])
      case .unavailable(let reason):
        Problem(
          .serviceUnavailable, "this token of the provider cannot be checked now: \(reason)",
          [.retryAfter: "60"])
      }
    }
  }

  /// The provider of a file.
  ///
  /// - Throws: As the file; `badInput` for addresses and certificates that cannot be used.
  init(
    path: String, times: OIDCKeys.Times, say: @escaping @Sendable (String) -> Void
  ) throws(QuestionError) {
    file = try OIDCFile(path: path)
    func bad(_ reason: String) -> QuestionError { OIDCFile.fault(path, reason) }
    if let authorities = file.caFile {
      do throws(WebCallError) { try WebClient.checkAuthorities(authorities) } catch {
        throw bad("caFile: \(error.reason)")
      }
    }
    let place: OIDCKeySource.Place
    if let keyFile = file.jwksFile {
      place = .file(keyFile)
    } else {
      do throws(WebAddress.Fault) {
        place =
          if let uri = file.jwksURI { .address(try WebAddress(uri)) } else {
            .issuer(file.issuer, try WebAddress(file.issuer))
          }
      } catch { throw bad("\(file.jwksURI == nil ? "issuer" : "jwksURI"): \(error.reason)") }
    }
    keys = OIDCKeys(OIDCKeySource(place: place, authorities: file.caFile), times: times, say: say)
  }

  /// Reads the provider's keys, so that the first token finds them.
  func prepare() async { await keys.prepare() }

  /// Whether a text could be a token: three parts.
  static func isOne(_ text: String) -> Bool { text.utf8.count { $0 == UInt8(ascii: ".") } == 2 }

  /// Who has a token, until it ends.
  ///
  /// - Throws: `Refusal`, with the first thing that does not fit.
  func caller(
    _ token: String, now: Date = Date(), clock: ContinuousClock.Instant = .now
  ) async throws(Refusal) -> ServiceCaller {
    guard token.utf8.count <= Self.limit else {
      throw .refused("it has more than \(Self.limit) bytes")
    }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Self.object(parts[0]), let claims = Self.object(parts[1]),
      base64URL(parts[2]) != nil
    else {
      throw .refused("it is no JSON Web Token")
    }
    // Claims that nobody has vouched for yet may refuse a token, and nothing else.
    guard claims["iss"] as? String == file.issuer else {
      throw .refused("its issuer (iss) is not \(file.issuer)")
    }
    try await checkSignature(token, try keyName(header), clock)
    let audiences = (claims["aud"] as? String).map { [$0] } ?? claims["aud"] as? [String] ?? []
    guard audiences.contains(file.audience) else {
      throw .refused("it is for another audience (aud) than \(file.audience)")
    }
    // RFC 9449 section 7.1 and RFC 8705 section 3: who sends such a token has to prove that it has the key.
    guard claims["cnf"] == nil else {
      throw .refused("it is bound to a key (cnf), which is not checked here")
    }
    let end = try checkTimes(claims, now.timeIntervalSince1970)
    guard let subject = claims["sub"] as? String, (1...255).contains(subject.unicodeScalars.count),
      printableLine(subject) == subject
    else {
      throw .refused("it has no printable subject (sub)")
    }
    return ServiceCaller(
      name: "\(subject) of \(file.issuer)", scopes: scopes(claims), proof: .token,
      // The year 9999, after which no calendar writes dates.
      expires: Date(timeIntervalSince1970: min(end, 253_402_300_799)))
  }

  /// The key that a header names, if the file allows its algorithm.
  private func keyName(_ header: [String: Any]) throws(Refusal) -> OIDCKeySet.Name {
    guard let word = header["alg"] as? String, let algorithm = OIDCFile.Algorithm(rawValue: word),
      (file.algorithms ?? OIDCFile.Algorithm.allCases).contains(algorithm)
    else { throw .refused("its algorithm (alg) is not accepted") }
    // Types of RFC 7519 section 5.1 and RFC 9068 section 2.1; others are no tokens for access. Nothing that could be in crit is known here.
    let type = header["typ"].map { ($0 as? String)?.lowercased() ?? "" }
    guard header["crit"] == nil, type.map({ ["jwt", "at+jwt", "application/at+jwt"].contains($0) }) ?? true
    else { throw .refused("its header (typ, crit) is of another kind of token") }
    guard header["kid"] == nil || header["kid"] is String else {
      throw .refused("the name of its key (kid) is no text")
    }
    return OIDCKeySet.Name(key: header["kid"] as? String, algorithm: algorithm)
  }

  private func checkSignature(
    _ token: String, _ name: OIDCKeySet.Name, _ clock: ContinuousClock.Instant
  ) async throws(Refusal) {
    if try await provider(name, clock).hasSigned(token, by: name) { return }
    if name.key == nil {
      // Without names, a new key is noticed by the signature alone.
      await keys.prepare(now: clock)
      if try await provider(name, clock).hasSigned(token, by: name) { return }
    }
    throw .refused("its signature does not fit")
  }

  private func provider(
    _ name: OIDCKeySet.Name, _ clock: ContinuousClock.Instant
  ) async throws(Refusal) -> OIDCKeySet {
    switch await keys.find(name, now: clock) {
    case .keys(let keys): return keys
    case .unavailable(let reason): throw .unavailable(reason)
    case .unknown:
      throw .refused(
        name.key == nil
          ? "it does not name its key (kid), and the provider has not just one for its algorithm"
          : "the provider has no key of its name (kid) for its algorithm (alg)")
    }
  }

  /// When a token ends, in seconds since 1970; it has begun and not ended.
  private func checkTimes(_ claims: [String: Any], _ now: Double) throws(Refusal) -> Double {
    let leeway = Double(file.leeway ?? 30)
    guard let end = Self.number(claims["exp"]) else { throw .refused("it has no end (exp)") }
    guard now < end + leeway else { throw .refused("it has ended (exp)") }
    if let value = claims["nbf"] {
      guard let start = Self.number(value), now >= start - leeway else {
        throw .refused("it does not hold yet (nbf)")
      }
    }
    return end
  }

  private func scopes(_ claims: [String: Any]) -> Set<ServiceScope> {
    let value =
      claims[file.claim]
      ?? file.claim.split(separator: ".").reduce(claims as Any?) { object, name in
        (object as? [String: Any])?[String(name)]
      }
    let words =
      (value as? String)?.split(separator: " ").map(String.init) ?? value as? [String] ?? []
    let granted = file.grants.filter { words.contains($0.value) }.flatMap(\.scopes)
    return Set(granted.compactMap { ServiceScope(rawValue: $0) })
  }

  private static func object(_ part: Substring) -> [String: Any]? {
    base64URL(part).flatMap { try? JSONSerialization.jsonObject(with: Data($0)) } as? [String: Any]
  }

  /// A number of seconds (RFC 7519 section 2, NumericDate); JSON's booleans are none.
  private static func number(_ value: Any?) -> Double? {
    guard let number = value as? NSNumber, !JSONShape.isFlag(number), number.doubleValue.isFinite
    else {
      return nil
    }
    return number.doubleValue
  }
}
