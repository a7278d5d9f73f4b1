public import FleetDocuments
internal import FoundationEssentials

/// A connection to one cloud: a token, the endpoints, and calls of `CloudCall.all`, `CloudCall.pools` and `CloudCall.drains` alone.
public actor CloudClient {
  /// The cloud.
  public let settings: CloudSettings
  private let transport: CloudTransport
  private let limits: CloudLimits
  private var token: Token?
  private var identity: HTTPAddress?
  private var addresses: [CloudCall.Service: HTTPAddress] = [:]
  private var versions: Microversion?

  /// A client; nothing is sent before the first call.
  ///
  /// - Throws: `FleetFailure` for certificates that cannot be read.
  public init(_ settings: CloudSettings, limits: CloudLimits = .standard) throws(FleetFailure) {
    self.settings = settings
    self.limits = limits
    transport = try CloudTransport(settings, limits: limits)
  }

  /// Ends all connections.
  public func shutDown() async { await transport.shutDown() }

  /// The number of requests that were sent.
  public var requests: Int { get async { await transport.requests } }

  /// By how many seconds the cloud's clock is ahead of this machine's.
  public var clockOffset: Double { get async { await transport.clockOffset ?? 0 } }

  /// The highest microversion of Nova's API; 2.1 for an API that names none.
  public func maximumMicroversion() async throws(FleetFailure) -> Microversion {
    if let versions { return versions }
    struct Answer: Decodable {
      struct Version: Decodable { var version: String? }
      var version: Version
    }
    let answer = try await get(.computeVersions, as: Answer.self)
    let found = answer.version.version.flatMap { Microversion($0) } ?? Microversion(2, 1)
    versions = found
    return found
  }

  /// The microversion at which a call is made: the pinned one, or the highest that there is.
  ///
  /// - Throws: `FleetFailure` of kind `unavailable` if the service has none that is of use.
  func microversion(of call: CloudCall) async throws(FleetFailure) -> Microversion? {
    guard let pinned = call.microversion, call.service == .compute else { return call.microversion }
    let chosen = min(pinned, try await maximumMicroversion())
    guard let lowest = call.lowest, chosen >= lowest else {
      throw FleetFailure(.unavailable, "\(call.title): Nova's API has no microversion that shows this")
    }
    return chosen
  }

  /// The decoded answer to a call.
  ///
  /// - Parameters:
  ///   - values: What stands for the names in braces of the call's path.
  ///   - query: Names and values behind the question mark.
  /// - Throws: `FleetFailure`, by the status of the answer.
  func get<Answer: Decodable>(
    _ call: CloudCall, _ values: [String: String] = [:], query: [(String, String)] = [], as type: Answer.Type
  ) async throws(FleetFailure) -> Answer {
    try decoded(try await perform(call, values, query: query), Self.title(call, values), type)
  }

  /// The answer to a call with a good status, or one of the given others.
  ///
  /// - Parameters:
  ///   - body: The JSON that is sent; nil for none.
  ///   - statuses: Refusals that the caller decides about.
  /// - Throws: `FleetFailure`, by the status of the answer.
  func perform(
    _ call: CloudCall, _ values: [String: String] = [:], query: [(String, String)] = [],
    body: [UInt8]? = nil, allowing statuses: Set<Int> = []
  ) async throws(FleetFailure) -> CloudAnswer {
    let microversion = call == .computeVersions ? nil : try await microversion(of: call)
    let title = Self.title(call, values)
    var answer = try await send(call, values, query, body, microversion, title)
    if answer.status == 401, case .token = settings.credential {
      throw FleetFailure(
        .noPermission,
        "\(title): the token is refused: it has expired, was revoked, or is of another cloud" + trace(answer))
    }
    if answer.status == 401 {
      // The token expired on the way: once more with a new one. A service that does not know the user has done nothing.
      token = nil
      answer = try await send(call, values, query, body, microversion, title)
      guard answer.status != 401 else {
        if case .applicationCredential = settings.credential, token?.hasAccessRules == true {
          throw FleetFailure(
            .noPermission,
            "\(title): the access rules of the application credential do not allow this call; they need {\"service\": \"\(call.service)\", \"method\": \"\(call.method)\", \"path\": …} for it"
              + trace(answer))
        }
        throw FleetFailure(
          .noPermission,
          "\(title): a new token is refused too; do the clocks of the services agree, and do they share one identity service?"
            + trace(answer))
      }
    }
    guard (200..<300).contains(answer.status) || statuses.contains(answer.status) else {
      throw refusal(answer, call, title)
    }
    return answer
  }

  private func send(
    _ call: CloudCall, _ values: [String: String], _ query: [(String, String)], _ body: [UInt8]?,
    _ microversion: Microversion?, _ title: String
  ) async throws(FleetFailure) -> CloudAnswer {
    let token = try await currentToken()
    var path = call.path
    for (name, value) in values { path = path.replacing("{\(name)}", with: value.percentEncoded) }
    var endpoint = try address(of: call.service, token)
    if call == .computeVersions { endpoint.path = ComputePath.root(endpoint.path) }
    var address = endpoint.description + path
    if !query.isEmpty {
      address += "?" + query.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&")
    }
    var headers = [("X-Auth-Token", token.secret), ("X-OpenStack-Request-ID", Self.requestID())]
    if let microversion {
      headers.append(("OpenStack-API-Version", "\(call.service) \(microversion)"))
      // What clients before 2.27 sent.
      if call.service == .compute { headers.append(("X-OpenStack-Nova-API-Version", "\(microversion)")) }
    }
    return try await transport.answer(
      to: CloudRequest(
        method: call.method, address: address, headers: headers.map { (name: $0.0, value: $0.1) }, body: body,
        title: title, isRepeatable: call.isRepeatable))
  }

  static func title(_ call: CloudCall, _ values: [String: String]) -> String {
    var title = "\(call.service) \(call.title)"
    for (name, value) in values { title = title.replacing("{\(name)}", with: value.oneLine(limit: 80)) }
    return title
  }

  private static func requestID() -> String { "req-" + UUID().uuidString.lowercased() }

  private func trace(_ answer: CloudAnswer) -> String {
    answer.requestID.map { " (\($0.oneLine(limit: 60)))" } ?? ""
  }

  /// The endpoint of a service; Nova's with its version.
  private func address(of service: CloudCall.Service, _ token: Token) throws(FleetFailure) -> HTTPAddress {
    if let known = addresses[service] { return known }
    var address = try token.catalog.address(of: service.rawValue, settings: settings)
    if service == .compute { address.path = ComputePath.versioned(address.path) }
    addresses[service] = address
    return address
  }

  // MARK: Answers

  func decoded<Answer: Decodable>(
    _ answer: CloudAnswer, _ title: String, _ type: Answer.Type
  ) throws(FleetFailure) -> Answer {
    do {
      return try JSONDecoder().decode(type, from: Data(answer.body))
    } catch {
      throw FleetFailure(.badInput, "\(title): " + ServiceMessage.complaint(on: answer) + trace(answer))
    }
  }

  /// What an answer's status means.
  private func refusal(_ answer: CloudAnswer, _ call: CloudCall, _ title: String) -> FleetFailure {
    let said = ServiceMessage.text(in: answer.body).map { ": \($0)" } ?? ""
    switch answer.status {
    case 403:
      return FleetFailure(
        .noPermission,
        "\(title): \(token?.description ?? "the user") may not do this; it needs \(call.policies.joined(separator: ", ")), by default the role admin"
          + trace(answer))
    case 404 where call.path.contains("{server}"):
      return FleetFailure(
        .noInput,
        "\(title): there is no such server, or it is of a project that the token does not cover\(trace(answer))"
      )
    case 404:
      return FleetFailure(
        .unavailable,
        "\(title): the service has no such path (404\(said)); is its endpoint right?" + trace(answer))
    case 409:
      return FleetFailure(
        .temporary, "\(title): the service refuses it for now (409\(said))" + trace(answer))
    case 406:
      return FleetFailure(
        .badInput, "\(title): the service refuses the microversion (406\(said))" + trace(answer))
    case 500..<600:
      return FleetFailure(
        answer.status == 504 ? .temporary : .unavailable,
        "\(title): the service fails with \(answer.status)\(said)" + trace(answer))
    default:
      return FleetFailure(.badInput, "\(title): the service answers \(answer.status)\(said)" + trace(answer))
    }
  }

  // MARK: Token

  private func currentToken() async throws(FleetFailure) -> Token {
    if let token { return token }
    let address = try await identityAddress()
    let title = "identity \(CloudCall.token.title)"
    let body: [UInt8]
    do { body = try AuthenticationRequest(settings).json() } catch {
      throw FleetFailure(.badInput, "the cloud \(settings.name): the credentials hold text that JSON cannot")
    }
    let answer = try await transport.answer(
      to: CloudRequest(
        method: "POST", address: address.appending("/auth/tokens").description,
        headers: [("X-OpenStack-Request-ID", Self.requestID())], body: body, title: title))
    guard (200..<300).contains(answer.status) else {
      let said = ServiceMessage.text(in: answer.body).map { ": \($0)" } ?? ""
      switch answer.status {
      case 401:
        throw FleetFailure(
          .noPermission,
          "\(title): the identity service at \(address) refuses the \(credentialWord) of the cloud \(settings.name)"
            + trace(answer))
      case 403:
        throw FleetFailure(.noPermission, "\(title): the identity service forbids it\(said)" + trace(answer))
      case 404:
        throw FleetFailure(
          .unavailable,
          "\(title): there is no identity service of version 3 at \(address); is auth_url right?")
      case 500..<600:
        throw FleetFailure(
          answer.status == 504 ? .temporary : .unavailable,
          "\(title): the identity service fails with \(answer.status)\(said)" + trace(answer))
      default:
        throw FleetFailure(
          .badInput, "\(title): the identity service answers \(answer.status)\(said)" + trace(answer))
      }
    }
    guard let token = Token(header: answer.headers["x-subject-token"], body: answer.body) else {
      throw FleetFailure(.badInput, "\(title): " + ServiceMessage.complaint(on: answer) + trace(answer))
    }
    self.token = token
    return token
  }

  private var credentialWord: String {
    switch settings.credential {
    case .password: "user, password or project"
    case .token: "token (has it expired?)"
    case .applicationCredential: "application credential"
    }
  }

  /// The identity service's address with its version; of a link in its answer the path alone counts, so that credentials go to the
  /// configured place only.
  private func identityAddress() async throws(FleetFailure) -> HTTPAddress {
    if let identity { return identity }
    let configured = try HTTPAddress(settings.identityURL, "auth_url")
    let version = configured.path.split(separator: "/").last.map(String.init) ?? ""
    var found = configured
    if version.hasPrefix("v2") {
      throw FleetFailure(
        .badInput, "auth_url names version 2 of the identity API; Martlet needs version 3 (.../v3)")
    }
    if !version.hasPrefix("v3") {
      let title = "identity \(CloudCall.identityVersions.title)"
      let answer = try await transport.answer(
        to: CloudRequest(
          method: "GET", address: configured.description + "/",
          headers: [("X-OpenStack-Request-ID", Self.requestID())],
          body: nil, title: title))
      found =
        IdentityVersions.path(in: answer.body).map { configured.with(path: $0) }
        ?? configured.appending("/v3")
    }
    identity = found
    return found
  }
}
