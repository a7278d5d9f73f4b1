internal import AsyncHTTPClient
internal import FleetDocuments
internal import Glibc
internal import NIOCore
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

/// Why a request has no answer, in one line.
enum TransportFailure {
  /// The failure that an error of the HTTP client means.
  ///
  /// - Parameter proxy: The proxy between; nil for none.
  static func failure(
    _ error: any Error, _ request: CloudRequest, _ settings: CloudSettings, limit: CloudLimits,
    within time: Duration, through proxy: ProxySettings.Proxy?
  ) async -> FleetFailure {
    let address = try? HTTPAddress(request.address, "")
    let place =
      (address.map { "\($0.scheme)://\($0.authority)" } ?? "the service")
      + (proxy.map { " (through the proxy \($0))" } ?? "")
    switch error {
    case let error as HTTPClientError:
      switch error {
      case .connectTimeout:
        return FleetFailure(.temporary, "\(request.title): no connection to \(place) within 10 s")
      case .readTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout,
        .writeTimeout:
        return FleetFailure(
          .temporary,
          "\(request.title): \(place) gave no complete answer within \(time.components.seconds) s (--time-limit)"
        )
      case .remoteConnectionClosed:
        return FleetFailure(
          .unavailable, "\(request.title): \(place) closed the connection before its answer was complete")
      case .proxyAuthenticationRequired:
        return FleetFailure(
          .noPermission,
          "\(request.title): \(place): the proxy wants a user and password, or refuses the given")
      case .invalidProxyResponse:
        return FleetFailure(.unavailable, "\(request.title): \(place): the proxy opens no way there")
      case .cancelled, .requestStreamCancelled:
        return FleetFailure(.temporary, "\(request.title): cancelled")
      default: return FleetFailure(.unavailable, "\(request.title): \(place): \(error)")
      }
    case is NIOTooManyBytesError:
      return FleetFailure(
        .badInput,
        "\(request.title): \(place) answers with more than \(limit.body >> 20) MiB, or \(limit.total >> 20) MiB in all"
      )
    case is NIOHTTPDecompression.DecompressionError:
      return FleetFailure(
        .badInput, "\(request.title): \(place) answers with a damaged or too large compressed body")
    case let error as NIOConnectionError:
      guard error.dnsAError == nil || error.dnsAAAAError == nil else {
        return FleetFailure(.unavailable, "\(request.title): the name of \(place) cannot be resolved")
      }
      return FleetFailure(.unavailable, "\(request.title): \(place) accepts no connection")
    case let error as IOError:
      switch error.errnoCode {
      case ECONNREFUSED: return FleetFailure(.unavailable, "\(request.title): \(place) accepts no connection")
      case ETIMEDOUT: return FleetFailure(.temporary, "\(request.title): \(place) does not answer")
      case EHOSTUNREACH, ENETUNREACH:
        return FleetFailure(.unavailable, "\(request.title): \(place) cannot be reached from here")
      default:
        return FleetFailure(.unavailable, "\(request.title): \(place) closed or broke the connection")
      }
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      let words = "\(error)".lowercased()
      guard words.contains("certificate") || words.contains("hostname"), let address else {
        return FleetFailure(.unavailable, "\(request.title): \(place): TLS failed; is it http?")
      }
      let fault = await CertificateFault.text(of: error, at: address, isDirect: proxy == nil)
      let hint =
        settings.wantsInsecure
        ? ". The configuration turns verification off, which Martlet does only with --os-insecure" : ""
      return FleetFailure(.unavailable, "\(request.title): \(place): \(fault)\(hint)")
    case is ChannelError:
      return FleetFailure(.unavailable, "\(request.title): \(place) closed the connection")
    default:
      if error is CancellationError { return FleetFailure(.temporary, "\(request.title): cancelled") }
      return FleetFailure(.unavailable, "\(request.title): \(place) closed or broke the connection")
    }
  }
}
