public import FleetQuestions
internal import FleetStorage
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
public import MartletQuestions
internal import NIOCore
internal import NIOSSL
internal import ServiceLifecycle
internal import UnixSignals

/// A fleet's service: the page, the API and the metrics over HTTP, until SIGTERM or SIGINT.
public struct FleetServer: Sendable {
  let core: ServiceCore
  private let notice: ServiceNotice
  private let say: @Sendable (String) -> Void

  /// The service of a store.
  ///
  /// - Parameter say: Told, in a line, where the service listens and what it waits for.
  /// - Throws: `usage` for settings that would let strangers in; as reading tokens, and opening the audit log.
  public init(
    _ settings: ServiceSettings, fleet: OpenFleet, say: @escaping @Sendable (String) -> Void
  ) throws(QuestionError) {
    try self.init(settings, fleet: fleet, notice: ServiceNotice(), say: say)
  }

  init(
    _ settings: ServiceSettings, fleet: OpenFleet, notice: ServiceNotice,
    say: @escaping @Sendable (String) -> Void
  ) throws(QuestionError) {
    let settling = SettlingNotice(notice: notice, say: say)
    core = try ServiceCore(settings, fleet: fleet.noting { settling.note($0) }, say: say)
    self.notice = notice
    self.say = say
  }

  /// Answers requests until the process is asked to end; then running ones end, and jobs are left to other services or the next start.
  ///
  /// - Throws: `unavailable` for an address that cannot be used; `badInput` for certificates that cannot be read; the store's errors.
  public func run() async throws {
    do { try await group(signals: [.sigterm, .sigint]).run() } catch let error as IOError {
      throw QuestionError(
        .unavailable, "listen \(core.settings.host):\(core.settings.port): \(error.localizedDescription)",
        at: .parameter("listen"))
    }
  }

  /// What runs, and the signals that end it.
  func group(signals: [UnixSignal]) throws -> ServiceGroup {
    // The last one stops first: jobs end before webhooks, which hear of it, and before the server, which waits for those who follow them.
    var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
      .init(service: try application(), successTerminationBehavior: .gracefullyShutdownGroup)
    ]
    if let webhooks = core.webhooks {
      services.append(.init(service: WebhookService(core: core, webhooks: webhooks)))
    }
    if let refresh = core.settings.refresh {
      services.append(.init(service: RefreshService(core: core, refresh: refresh, say: say)))
    }
    services.append(.init(service: JobService(core: core)))
    services.append(.init(service: WatchdogService(core: core, notice: notice)))
    return ServiceGroup(
      configuration: .init(services: services, gracefulShutdownSignals: signals, logger: Self.logger))
  }

  /// The application, which tests ask without a socket too.
  func application() throws -> some ApplicationProtocol {
    let settings = core.settings
    let routes = try ServiceRoutes()
    let address = BindAddress.hostname(settings.host, port: settings.port)
    return Application(
      router: ServiceRouter.router(routes.all, core), server: try server(),
      configuration: ApplicationConfiguration(
        address: address,
        availableConnectionsDelegate: MaximumAvailableConnections(OpenFiles.connections(2048))),
      onServerRunning: { [core, notice, say] channel in
        let port = channel.localAddress?.port ?? settings.port
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        say(
          "Serving \(core.desk.fleet.store.path) on \(settings.tls == nil ? "http" : "https")://\(host):\(port)/"
        )
        // Nobody waits for a provider's keys: other tokens need none.
        Task { await core.access.prepare() }
        do {
          try await core.prepare()
          notice.send("READY=1\nSTATUS=Serving \(core.desk.fleet.store.path)")
          // What the page shows first is at hand when somebody opens it.
          Task { await core.warm() }
        } catch {
          say("The store cannot be read: \(error)")
        }
      },
      logger: Self.logger)
  }

  private static var logger: Logger {
    var logger = Logger(label: "martlet") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .error
    return logger
  }

  private func server() throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(
      configuration: HTTP1Channel.Configuration(
        idleTimeout: .seconds(75),
        httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
          maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)))
    guard let tls = core.settings.tls else { return plain }
    do {
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(tls.certificate).map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: tls.key, format: .pem)))
      configuration.minimumTLSVersion = .tlsv12
      if let authority = core.settings.clientAuthority {
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authority))
        configuration.certificateVerification = .noHostnameVerification
      }
      return try .tls(plain, tlsConfiguration: configuration)
    } catch {
      throw QuestionError(
        .badInput, "tls-cert, tls-key: cannot use these files: \(error)", at: .parameter("tls-cert"))
    }
  }
}

/// Lets jobs end early when the process is asked to end.
private struct JobService: Service {
  let core: ServiceCore

  func run() async throws {
    try? await gracefulShutdown()
    await core.stop()
  }
}

/// Tells systemd that questions are answered, and that the process ends.
private struct WatchdogService: Service {
  let core: ServiceCore
  let notice: ServiceNotice

  func run() async throws {
    if let interval = notice.interval {
      await cancelWhenGracefulShutdown {
        while !Task.isCancelled {
          // Silence is the sign that no thread answers any more.
          if (try? await core.desk.state()) != nil { notice.send("WATCHDOG=1") }
          try? await Task.sleep(for: interval)
        }
      }
    } else {
      try? await gracefulShutdown()
    }
    notice.send("STOPPING=1")
  }
}
