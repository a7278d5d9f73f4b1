internal import FileAccess
internal import Foundation
internal import WebCalls

/// Where a provider's keys are.
struct OIDCKeySource: Sendable {
  /// The kinds of places.
  enum Place: Sendable {
    /// A file.
    case file(String)
    /// The address of the keys.
    case address(WebAddress)
    /// The provider, whose discovery document names that address.
    case issuer(String, WebAddress)
  }

  let place: Place
  /// A file with the certificates that sign the provider's, in PEM; nil for the system's.
  let authorities: String?

  /// The largest answer in bytes.
  static let limit = 256 << 10

  /// Keys as they were read.
  struct Reading: Sendable {
    var keys: OIDCKeySet
    /// For how long the provider says that they stay; nil if it says nothing.
    var maximumAge: Duration?
  }

  /// Why there are no keys.
  struct Fault: Error, Sendable, Hashable {
    /// A clause that names the place.
    var reason: String
  }

  /// Reads the keys.
  ///
  /// - Parameter time: How long all of it may take.
  /// - Throws: `Fault`.
  func read(within time: Duration) async throws(Fault) -> Reading {
    let ends = ContinuousClock.now + time
    switch place {
    case .file(let path):
      let bytes: [UInt8]
      do throws(PrivateFileError) { bytes = try PrivateFile.read(path, limit: Self.limit) } catch {
        throw Fault(reason: "cannot read keys from \(path): it \(error.clause)")
      }
      return Reading(keys: try await keys(bytes, from: path))
    case .address(let address): return try await keys(at: address, until: ends)
    case .issuer(let issuer, let address):
      return try await keys(at: try await discover(issuer, address, until: ends), until: ends)
    }
  }

  private func keys(at address: WebAddress, until ends: ContinuousClock.Instant) async throws(Fault)
    -> Reading
  {
    let answer = try await get(address, until: ends)
    return Reading(
      keys: try await keys(answer.body, from: address.description),
      maximumAge: Self.maximumAge(answer.fields["cache-control"]))
  }

  private func keys(_ bytes: [UInt8], from place: String) async throws(Fault) -> OIDCKeySet {
    guard let keys = await OIDCKeySet(bytes) else {
      throw Fault(reason: "\(place) has no JWK Set (RFC 7517) with a key for signatures that is accepted")
    }
    return keys
  }

  /// The address of the keys, as the provider publishes it.
  ///
  /// - SeeAlso: OpenID Connect Discovery 1.0, sections 4.1 to 4.3: the path, and that `issuer` has to be the one that was asked.
  private func discover(
    _ issuer: String, _ address: WebAddress, until ends: ContinuousClock.Instant
  ) async throws(Fault) -> WebAddress {
    let place: WebAddress
    do throws(WebAddress.Fault) {
      place = try WebAddress(address.description + "/.well-known/openid-configuration")
    } catch { throw Fault(reason: "issuer: \(error.reason)") }
    let answer = try await get(place, until: ends)
    guard let object = (try? JSONSerialization.jsonObject(with: Data(answer.body))) as? [String: Any],
      let text = object["jwks_uri"] as? String
    else { throw Fault(reason: "\(place) names no jwks_uri") }
    guard object["issuer"] as? String == issuer else {
      throw Fault(reason: "\(place) is of another issuer than \(issuer)")
    }
    let keys: WebAddress
    do throws(WebAddress.Fault) { keys = try WebAddress(text) } catch {
      throw Fault(reason: "jwks_uri of \(place): \(error.reason)")
    }
    // A provider elsewhere must not lead the service to what listens on its own machine.
    guard !WebAddress.isLoopback(keys.host) || WebAddress.isLoopback(address.host) else {
      throw Fault(reason: "jwks_uri of \(place) leads to this machine")
    }
    return keys
  }

  private func get(_ address: WebAddress, until ends: ContinuousClock.Instant) async throws(Fault)
    -> WebAnswer
  {
    let result: Result<WebAnswer, WebCallError>
    do throws(WebCallError) {
      let client = try WebClient(authorities: authorities, largest: Self.limit)
      let time = max(.milliseconds(1), ends - .now)
      do throws(WebCallError) {
        result = .success(
          try await client.answer(to: WebCall(address.description, limit: Self.limit, within: time)))
      } catch { result = .failure(error) }
      await client.shutDown()
    } catch { result = .failure(error) }
    switch result {
    case .failure(let error): throw Fault(reason: "no answer from \(address.origin): \(error.reason)")
    case .success(let answer) where answer.status != 200:
      throw Fault(reason: "\(address.description) answers \(answer.status)")
    case .success(let answer): return answer
    }
  }

  /// For how long an answer may be kept; nil if it does not say.
  ///
  /// - SeeAlso: RFC 9111 sections 5.2.2.1 (`max-age`), 5.2.2.4 (`no-cache`) and 5.2.2.5 (`no-store`).
  static func maximumAge(_ field: String?) -> Duration? {
    let directives = (field ?? "").lowercased().split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    if directives.contains("no-store") || directives.contains("no-cache") { return .zero }
    return directives.lazy.compactMap { directive -> Duration? in
      guard directive.hasPrefix("max-age=") else { return nil }
      return Int64(directive.dropFirst(8).filter { $0 != "\"" }).map { .seconds(max(0, min($0, 1 << 31))) }
    }.first
  }
}
