internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

/// Why a request has no answer, in one line.
enum TransportFailure {
  /// The failure that an error of the HTTP client means.
  static func failure(
    _ error: any Error, _ request: CloudRequest, _ settings: CloudSettings, limit: CloudLimits,
    within time: Duration
  ) -> CloudFailure {
    let place =
      (try? HTTPAddress(request.address, "")).map { "\($0.scheme)://\($0.authority)" } ?? "the service"
    switch error {
    case let error as HTTPClientError:
      switch error {
      case .connectTimeout:
        return CloudFailure(.temporary, "\(request.title): no connection to \(place) within 10 s")
      case .readTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout,
        .writeTimeout:
        return CloudFailure(
          .temporary,
          "\(request.title): \(place) gave no complete answer within \(time.components.seconds) s (--time-limit)"
        )
      case .remoteConnectionClosed:
        return CloudFailure(
          .unavailable, "\(request.title): \(place) closed the connection before its answer was complete")
      case .cancelled, .requestStreamCancelled:
        return CloudFailure(.temporary, "\(request.title): cancelled")
      default: return CloudFailure(.unavailable, "\(request.title): \(place): \(error)")
      }
    case is NIOTooManyBytesError:
      return CloudFailure(
        .badInput,
        "\(request.title): \(place) answers with more than \(limit.body >> 20) MiB, or \(limit.total >> 20) MiB in all"
      )
    case is NIOHTTPDecompression.DecompressionError:
      return CloudFailure(
        .badInput, "\(request.title): \(place) answers with a damaged or too large compressed body")
    case let error as NIOConnectionError:
      guard error.dnsAError == nil || error.dnsAAAAError == nil else {
        return CloudFailure(.unavailable, "\(request.title): the name of \(place) cannot be resolved")
      }
      return CloudFailure(.unavailable, "\(request.title): \(place) accepts no connection")
    case let error as IOError:
      switch error.errnoCode {
      case ECONNREFUSED: return CloudFailure(.unavailable, "\(request.title): \(place) accepts no connection")
      case ETIMEDOUT: return CloudFailure(.temporary, "\(request.title): \(place) does not answer")
      case EHOSTUNREACH, ENETUNREACH:
        return CloudFailure(.unavailable, "\(request.title): \(place) cannot be reached from here")
      default:
        return CloudFailure(.unavailable, "\(request.title): \(place) closed or broke the connection")
      }
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      let certificate = "\(error)".lowercased()
      let hint =
        certificate.contains("certificate") || certificate.contains("hostname")
        ? settings.wantsInsecure
          ? "its certificate is not accepted; the configuration turns verification off, which Martlet does only with --os-insecure"
          : "its certificate is not accepted; name its authority's file as cacert"
        : "TLS failed; is it http?"
      return CloudFailure(.unavailable, "\(request.title): \(place): \(hint)")
    case is ChannelError:
      return CloudFailure(.unavailable, "\(request.title): \(place) closed the connection")
    default:
      if error is CancellationError { return CloudFailure(.temporary, "\(request.title): cancelled") }
      return CloudFailure(.unavailable, "\(request.title): \(place) closed or broke the connection")
    }
  }
}
