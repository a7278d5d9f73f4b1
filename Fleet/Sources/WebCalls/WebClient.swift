internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

/// Sends requests with secrets: no redirect is followed, no proxy is used, and answers have limits of bytes and time.
///
/// A redirect would carry the secret to an address that nobody configured.
package final class WebClient: Sendable {
  private let client: HTTPClient

  /// A client, which `shutDown()` has to end.
  ///
  /// - Parameters:
  ///   - authorities: A file with the certificates that sign servers' certificates, in PEM; nil for the system's.
  ///   - largest: The largest body of any answer in bytes, after decompression.
  /// - Throws: `WebCallError` of kind `settings` for a file that has no certificates.
  package init(authorities: String? = nil, largest: Int) throws(WebCallError) {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let authorities { tls.trustRoots = .certificates(try Self.certificates(authorities)) }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)),
      decompression: .enabled(limit: .size(largest)))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Makes sure that a file has certificates in PEM.
  ///
  /// - Throws: `WebCallError` of kind `settings`.
  package static func checkAuthorities(_ path: String) throws(WebCallError) { _ = try certificates(path) }

  private static func certificates(_ path: String) throws(WebCallError) -> [NIOSSLCertificate] {
    do { return try NIOSSLCertificate.fromPEMFile(path) } catch {
      throw WebCallError(kind: .settings, reason: "cannot read certificates in PEM from \(path)")
    }
  }

  /// Ends all connections; no call may follow.
  package func shutDown() async { try? await client.shutdown() }

  /// The answer to a request, whatever its status.
  ///
  /// - Throws: `WebCallError` for no answer, one that is too large, or none in time.
  package func answer(to call: WebCall) async throws(WebCallError) -> WebAnswer {
    var message = HTTPClientRequest(url: call.url)
    message.method = HTTPMethod(rawValue: call.method)
    for field in call.fields { message.headers.add(name: field.name, value: field.value) }
    message.headers.add(name: "User-Agent", value: "martlet-fleet")
    if let body = call.body {
      message.headers.add(name: "Content-Type", value: body.type)
      message.body = .bytes(ByteBuffer(bytes: body.bytes))
    }
    do {
      let response = try await client.execute(message, timeout: TimeAmount(call.time))
      var fields: [String: String] = [:]
      for field in response.headers { fields[field.name.lowercased()] = field.value }
      let body = try await response.body.collect(upTo: call.limit)
      return WebAnswer(
        status: Int(response.status.code), fields: fields, body: Array(body.readableBytesView))
    } catch {
      throw Self.failure(error, call)
    }
  }

  private static func failure(_ error: any Error, _ call: WebCall) -> WebCallError {
    switch error {
    case let error as HTTPClientError:
      switch error {
      case .connectTimeout: return WebCallError(kind: .late, reason: "there is no connection within 10 s")
      case .readTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout,
        .writeTimeout:
        return WebCallError(
          kind: .late, reason: "there is no complete answer within \(call.time.components.seconds) s")
      case .remoteConnectionClosed:
        return WebCallError(
          kind: .unreachable, reason: "the connection was closed before the answer was complete")
      case .cancelled, .requestStreamCancelled: return WebCallError(kind: .late, reason: "cancelled")
      default: return WebCallError(kind: .unreachable, reason: "\(error)")
      }
    case is NIOTooManyBytesError, is NIOHTTPDecompression.DecompressionError:
      return WebCallError(
        kind: .tooLarge, reason: "the answer has more than \(call.limit >> 10) KiB, or is damaged")
    case let error as NIOConnectionError:
      return WebCallError(
        kind: .unreachable,
        reason: error.dnsAError == nil || error.dnsAAAAError == nil
          ? "nobody accepts a connection there" : "the name has no address")
    case let error as IOError where error.errnoCode == ECONNREFUSED:
      return WebCallError(kind: .unreachable, reason: "nobody accepts a connection there")
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      let words = "\(error)".lowercased()
      return WebCallError(
        kind: .certificate,
        reason: words.contains("certificate") || words.contains("hostname")
          ? "its certificate is not trusted here: it has expired, is for another name, or its authority is unknown"
          : "it speaks no TLS; is it http?")
    case is CancellationError: return WebCallError(kind: .late, reason: "cancelled")
    default: return WebCallError(kind: .unreachable, reason: "the connection broke")
    }
  }
}
