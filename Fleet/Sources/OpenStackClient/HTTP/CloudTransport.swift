internal import AsyncHTTPClient
internal import FleetDocuments
internal import FoundationEssentials
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOSSL

/// One HTTP request to a service, and what messages call it.
struct CloudRequest: Sendable {
  /// GET, POST, PUT or DELETE.
  var method: String
  /// The address, with its query.
  var address: String
  /// Headers.
  var headers: [(name: String, value: String)]
  /// The JSON body; nil for none.
  var body: [UInt8]?
  /// What is asked, for messages, such as `GET /os-hypervisors/detail`.
  var title: String
  /// Whether it may be sent again when it is unknown if the first one was carried out.
  var isRepeatable = true
}

/// A service's answer.
struct CloudAnswer: Sendable {
  /// The status.
  var status: Int
  /// The headers, names in small letters.
  var headers: [String: String]
  /// The body, decompressed.
  var body: [UInt8]

  /// The request id by which the service's log names the request.
  var requestID: String? { headers["x-openstack-request-id"] ?? headers["x-compute-request-id"] }
}

/// Sends requests within limits: no redirects, bounded bodies, waits after 429 and 503.
actor CloudTransport {
  private let configuration: HTTPClient.Configuration
  /// One client for each proxy, and one for none.
  private var clients: [ProxySettings.Proxy?: HTTPClient] = [:]
  private let limits: CloudLimits
  private let deadline: ContinuousClock.Instant
  private let settings: CloudSettings
  private var bytes = 0
  /// The requests that were sent.
  private(set) var requests = 0
  /// By how many seconds the cloud's clock is ahead of this machine's; nil before an answer with a date.
  private(set) var clockOffset: Double?

  /// A transport for a cloud.
  ///
  /// - Throws: `FleetFailure` of kind `noInput` for certificates that cannot be read.
  init(_ settings: CloudSettings, limits: CloudLimits) throws(FleetFailure) {
    self.limits = limits
    self.settings = settings
    deadline = .now + limits.time
    var tls = TLSConfiguration.makeClientConfiguration()
    if settings.isInsecure { tls.certificateVerification = .none }
    if let path = settings.authorities {
      do {
        // requests takes a file or a folder; here the file is read first, so that its fault has its name.
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(path))
      } catch {
        throw FleetFailure(.noInput, "cannot read certificates from \(path) (cacert)")
      }
    }
    if let certificate = settings.certificate {
      do {
        tls.certificateChain = try NIOSSLCertificate.fromPEMFile(certificate.chain).map { .certificate($0) }
        tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: certificate.key, format: .pem))
      } catch {
        throw FleetFailure(
          .noInput, "cannot read the client's certificate \(certificate.chain) or its key (cert, key)")
      }
    }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10), read: .seconds(60)),
      decompression: .enabled(limit: .size(limits.body)))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    self.configuration = configuration
  }

  /// Ends all connections.
  func shutDown() async {
    let all = clients.values
    clients = [:]
    for client in all { try? await client.shutdown() }
  }

  /// The client for addresses behind a proxy, or for direct connections.
  private func client(through proxy: ProxySettings.Proxy?) -> HTTPClient {
    if let known = clients[proxy] { return known }
    var configuration = configuration
    configuration.proxy = proxy.map { proxy in
      .server(
        host: proxy.host, port: proxy.port,
        authorization: proxy.user.map { .basic(username: $0, password: proxy.password ?? "") })
    }
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    clients[proxy] = client
    return client
  }

  /// The answer to a request, whatever its status, but for 429 and 503, after which it is sent again, and redirects.
  ///
  /// - Throws: `FleetFailure` for no answer, one that is too large, or none in time.
  func answer(to request: CloudRequest) async throws(FleetFailure) -> CloudAnswer {
    var attempt = 0
    while true {
      let answer = try await once(request)
      switch answer.status {
      case 503 where !request.isRepeatable:
        throw FleetFailure(
          .temporary,
          "\(request.title): the service answers 503, and may have carried it out; the next run reads what there is"
            + trace(answer))
      case 429, 503:
        attempt += 1
        guard attempt <= limits.retries else {
          throw FleetFailure(
            .temporary,
            "\(request.title): the service answers \(answer.status) after \(attempt) requests" + trace(answer)
          )
        }
        try await wait(Self.pause(answer.headers["retry-after"], attempt, limits), request, answer)
      case 301, 302, 303, 307, 308:
        let target = answer.headers["location"].flatMap { try? HTTPAddress($0, "") }
        throw FleetFailure(
          .badInput,
          "\(request.title): the service redirects"
            + (target.map { " to \($0.scheme)://\($0.authority)" } ?? "")
            + " (\(answer.status)); Martlet sends no credentials there: correct the endpoint")
      case 407:
        throw FleetFailure(
          .noPermission, "\(request.title): the proxy wants a user and password, or refuses the given")
      default: return answer
      }
    }
  }

  /// How long to wait before the next attempt: what the service says, else twice as long each time.
  static func pause(_ header: String?, _ attempt: Int, _ limits: CloudLimits) -> Duration {
    let wanted =
      header.flatMap { Int($0) }.map { Duration.seconds(max(0, $0)) }
      ?? .milliseconds(500 << min(attempt - 1, 6))
    return min(wanted, limits.longestWait)
  }

  private func wait(
    _ pause: Duration, _ request: CloudRequest, _ answer: CloudAnswer
  ) async throws(FleetFailure) {
    guard ContinuousClock.now + pause < deadline else {
      throw FleetFailure(
        .temporary,
        "\(request.title): the service answers \(answer.status), and asks for a longer wait than the time limit allows"
          + trace(answer))
    }
    do { try await Task.sleep(for: pause) } catch {
      throw FleetFailure(.temporary, "\(request.title): cancelled")
    }
  }

  private func once(_ request: CloudRequest) async throws(FleetFailure) -> CloudAnswer {
    requests += 1
    guard requests <= limits.requests else {
      throw FleetFailure(.badInput, "\(request.title): more than \(limits.requests) requests would be needed")
    }
    let left = deadline - .now
    guard left > .zero else {
      throw FleetFailure(
        .temporary, "\(request.title): the time limit of \(limits.time.components.seconds) s is over")
    }
    var message = HTTPClientRequest(url: request.address)
    message.method = HTTPMethod(rawValue: request.method)
    for header in request.headers { message.headers.add(name: header.name, value: header.value) }
    message.headers.add(name: "Accept", value: "application/json")
    message.headers.add(name: "User-Agent", value: "martlet-fleet")
    if let body = request.body {
      message.headers.add(name: "Content-Type", value: "application/json")
      message.body = .bytes(ByteBuffer(bytes: body))
    }
    let time = min(left, limits.requestTime)
    let room = max(0, min(limits.body, limits.total - bytes))
    let proxy = try settings.proxies.proxy(for: try HTTPAddress(request.address, request.title))
    let client = client(through: proxy)
    do {
      let response = try await client.execute(message, timeout: TimeAmount(time))
      var headers: [String: String] = [:]
      for header in response.headers { headers[header.name.lowercased()] = header.value }
      noteDate(headers["date"])
      let body = try await response.body.collect(upTo: room)
      bytes += body.readableBytes
      return CloudAnswer(
        status: Int(response.status.code), headers: headers, body: Array(body.readableBytesView))
    } catch {
      throw await TransportFailure.failure(
        error, request, settings, limit: limits, within: time, through: proxy)
    }
  }

  /// Notes the clock of the first answer.
  private func noteDate(_ text: String?) {
    guard clockOffset == nil, let text, let date = HTTPDate.seconds(text) else { return }
    clockOffset = date - Date.now.timeIntervalSince1970
  }

  private func trace(_ answer: CloudAnswer) -> String { answer.requestID.map { " (\($0))" } ?? "" }
}
