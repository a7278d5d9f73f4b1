internal import FoundationEssentials
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// What is wrong with a server's certificate that was not accepted.
///
/// BoringSSL says only that it was not. A second connection takes the certificate, refuses it, and sends nothing.
enum CertificateFault {
  /// The fault as the end of a message.
  ///
  /// - Parameters:
  ///   - isDirect: Whether the server is reached without a proxy; else its certificate is not looked at.
  static func text(of error: any Error, at address: HTTPAddress, isDirect: Bool) async -> String {
    let certificate = isDirect ? await certificate(at: address) : nil
    if let certificate {
      let now = Date.now.timeIntervalSince1970
      if Double(certificate.notValidAfter) < now {
        return "its certificate expired on \(HTTPDate.timestamp(Double(certificate.notValidAfter)))"
      }
      if Double(certificate.notValidBefore) > now {
        return
          "its certificate is not valid before \(HTTPDate.timestamp(Double(certificate.notValidBefore))); is this machine's clock right?"
      }
    }
    if let error = error as? NIOSSLExtraError, error == .failedToValidateHostname {
      let names = certificate.map(Self.names) ?? []
      return "its certificate is for "
        + (names.isEmpty
          ? "another name" : names.prefix(5).map { $0.oneLine(limit: 80) }.joined(separator: ", "))
        + ", not for \(address.host); correct the address"
    }
    return "no authority that is known here signed its certificate; name its authority's file as cacert"
  }

  /// The names and addresses that a certificate is for.
  private static func names(of certificate: NIOSSLCertificate) -> [String] {
    certificate._subjectAlternativeNames().compactMap { name in
      let bytes = Array(name.contents)
      switch name.nameType {
      case .dnsName: return String(decoding: bytes, as: UTF8.self)
      case .ipAddress where bytes.count == 4: return bytes.map(String.init).joined(separator: ".")
      default: return nil
      }
    }
  }

  /// The certificate that a server shows; nil if it shows none within 5 s.
  private static func certificate(at address: HTTPAddress) async -> NIOSSLCertificate? {
    guard let context = try? NIOSSLContext(configuration: .makeClientConfiguration()) else { return nil }
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let shown = loop.makePromise(of: NIOSSLCertificate?.self)
    let isNumeric = (try? SocketAddress(ipAddress: address.host, port: 0)) != nil
    let channel = try? await ClientBootstrap(group: loop).connectTimeout(.seconds(5))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            try NIOSSLClientHandler(
              context: context, serverHostname: isNumeric ? nil : address.host,
              customVerificationCallback: { chain, verdict in
                shown.succeed(chain.first)
                verdict.succeed(.failed)
              }))
        }
      }
      .connect(host: address.host, port: address.port ?? 443).get()
    guard let channel else {
      shown.succeed(nil)
      return nil
    }
    channel.closeFuture.whenComplete { _ in shown.succeed(nil) }
    loop.scheduleTask(in: .seconds(5)) { channel.close(promise: nil) }
    return try? await shown.futureResult.get()
  }
}
