import ArgumentParser
import FleetQuestions
import FleetService
import FleetStorage
import Foundation
import MartletQuestions
import ReportContract

/// `martlet serve`: the page and the API of a fleet.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show a fleet to a team: a page, an API and metrics over HTTP.",
    discussion: """
      The page is at http://127.0.0.1:8480/, the API at /api/v1 (/api/v1/openapi.json describes it), metrics for Prometheus at /metrics. \
      Answers are those of martlet fleet. On loopback no token is needed: every user of this machine can read and plan. Beyond \
      loopback the service needs tokens (martlet token new, or those of an OpenID Connect provider) and TLS, or a proxy with TLS.

      No request makes the service open a file or a URI that is not configured here. Moves of guests are off without --allow-execute. \
      Changes are written to the audit log (martlet audit). With --refresh-every hosts are asked again as by martlet fleet refresh \
      --every. SIGTERM lets running requests end; jobs continue at another service of the same database, or after the next start.

      Examples:
        martlet serve
        martlet serve --store fleet.martlet --listen [::1]:9000
        martlet serve --store service=fleet --refresh-every 15m
        martlet serve --oidc oidc.json
        martlet serve --tokens t.json --behind-proxy https://m.io
        martlet serve --store service=fleet --lease 60
      """)

  @OptionGroup var store: StoreOptions
  @Option(help: ArgumentHelp("The address to listen on.", valueName: "host:port")) var listen =
    "127.0.0.1:8480"
  @Option(help: ArgumentHelp("The file of tokens, which martlet token makes.", valueName: "file")) var tokens:
    String?
  @Option(
    help: ArgumentHelp(
      "The file of an OpenID Connect provider, whose tokens are accepted too.", valueName: "file"))
  var oidc: String?
  @Option(help: ArgumentHelp("The server's certificate and its chain, in PEM.", valueName: "file"))
  var tlsCert: String?
  @Option(help: ArgumentHelp("Its private key, in PEM.", valueName: "file")) var tlsKey: String?
  @Option(
    help: ArgumentHelp(
      "Only clients with a certificate by these authorities connect, in PEM.", valueName: "file"))
  var clientCa: String?
  @Option(
    help: ArgumentHelp(
      "The origin under which a proxy shows the service; the proxy does TLS.", valueName: "url"))
  var behindProxy: String?
  @Flag(help: "Allow moves of guests to tokens with the scope execute.") var allowExecute = false
  @Option(
    help: ArgumentHelp(
      "The audit log. Default: the store's name with .audit; a database's is in the user's data folder.",
      valueName: "file"))
  var audit: String?
  @Option(
    help: ArgumentHelp(
      "The folder of plans. Default: the store's name with .plans. A database has plans itself, and takes those of the folder in.",
      valueName: "folder"))
  var plans: String?
  @Option(
    help: ArgumentHelp(
      "The file of webhooks (martlet webhook), which others cannot read.", valueName: "file"))
  var webhooks: String?
  @Option(
    help: ArgumentHelp(
      "After how many seconds without a sign of life other services take a service's jobs over.",
      valueName: "s"))
  var lease = 30
  @Option(
    help:
      "Ask every host that was added by a URI again at this interval, such as 15m, together with others that do so on this store."
  )
  var refreshEvery: String?
  @Option(
    help:
      "The most hosts that all of them together ask at one time, with --refresh-every; by default \(RefreshOptions.connections)."
  )
  var refreshConnections: Int?
  @Option(help: "How many requests a second each caller may send.") var rate = 1000
  @Option(help: "How many requests without a valid token each address may send at once.") var attempts = 10
  @OptionGroup(title: "Options for moves") var moving: MovingOptions

  func validate() throws {
    guard (tlsCert == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-cert and --tls-key go together.")
    }
    guard (1...1_000_000).contains(rate) else {
      throw ValidationError("--rate takes a number from 1 to 1000000.")
    }
    guard (1...1_000_000).contains(attempts) else {
      throw ValidationError("--attempts takes a number from 1 to 1000000.")
    }
    guard (1...3600).contains(lease) else { throw ValidationError("--lease takes a number from 1 to 3600.") }
    guard refreshConnections == nil || refreshEvery != nil else {
      throw ValidationError("--refresh-connections goes with --refresh-every.")
    }
    guard (1...10_000).contains(refreshConnections ?? 1) else {
      throw ValidationError("--refresh-connections takes a number from 1 to 10000.")
    }
    guard allowExecute || moving.isEmpty else {
      throw ValidationError("Options for moves go with --allow-execute.")
    }
    try moving.check(isExecuting: true)
  }

  func run() async throws {
    // What callers send is read by workers, whoever runs the service.
    if ProcessInfo.processInfo.environment["MARTLET_SANDBOX"] ?? "" == "" { try DocumentWorker.allow("on") }
    let fleet = try store.open(creating: true)
    var settings = try ServiceSettings(listen: listen, store: try store.companion())
    settings.tokens = tokens
    settings.oidc = oidc
    if let tlsCert, let tlsKey { settings.tls = (tlsCert, tlsKey) }
    settings.clientAuthority = clientCa
    settings.proxyOrigin = behindProxy
    settings.allowsExecution = allowExecute
    if let audit { settings.audit = audit }
    if let plans { settings.plans = plans }
    settings.webhooks = webhooks
    settings.lease = .seconds(lease)
    if let refreshEvery {
      let plan = try RefreshOptions.plan(refreshEvery, refreshConnections, option: "refresh-every")
      settings.refresh = ServiceRefresh(try store.schedule(), plan: plan)
    }
    settings.rate = rate
    settings.attempts = attempts
    settings.moves = try moving.serviceMoves()
    let server = try FleetServer(settings, fleet: fleet) { line in
      writeAll(Array("martlet: \(line)\n".utf8), to: 2)
    }
    try await server.run()
  }
}
