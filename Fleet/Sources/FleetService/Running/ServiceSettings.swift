internal import Foundation
public import MartletQuestions

/// What a service is started with; nothing that a request says changes it.
public struct ServiceSettings: Sendable {
  /// The host part of the address to listen on, such as `127.0.0.1`.
  public var host: String
  /// The port; 0 for one that the system chooses.
  public var port: Int
  /// The file of tokens; nil for none.
  public var tokens: String?
  /// The file of an OpenID Connect provider whose tokens are accepted too; nil for none.
  public var oidc: String?
  /// How often its keys are read.
  var oidcTimes = OIDCKeys.Times()
  /// The server's certificate with its chain, and its private key, in PEM; nil for plain HTTP.
  public var tls: (certificate: String, key: String)?
  /// The authorities that may sign clients' certificates, in PEM; nil if clients need none.
  public var clientAuthority: String?
  /// The origin under which a proxy shows the service, such as `https://martlet.example.org`; nil without a proxy.
  public var proxyOrigin: String?
  /// Whether moves are allowed.
  public var allowsExecution: Bool
  /// The audit log.
  public var audit: String
  /// The folder of plans.
  public var plans: String
  /// The file of jobs, for a store that is a file.
  var jobs: String
  /// After how long without a sign of life others take a service's jobs over.
  public var lease = Duration.seconds(30)
  /// How often a service says that it lives and looks for work.
  var beat = Duration.seconds(1)
  /// What carries out jobs in place of the service; nil for the service itself.
  var work: JobBoard.Work?
  /// The file of webhooks; nil for none.
  public var webhooks: String?
  /// The folder of their queues.
  var webhookFolder: String
  /// How often and how long events are sent.
  var webhookLimits = WebhookLimits()
  /// How hosts are asked again; nil if this service asks none.
  public var refresh: ServiceRefresh?
  /// How many requests a second each caller may send.
  public var rate: Int
  /// How many requests without a valid token each address may send at once; one more every six seconds.
  public var attempts: Int
  /// How long a body may take to arrive, and how long an answer may take to be found.
  var bodyTime = Duration.seconds(60), answerTime = Duration.seconds(120)
  /// How guests are moved.
  public var moves: ServiceMoves

  /// Listens on an address.
  ///
  /// - Parameters:
  ///   - listen: `HOST:PORT`, or `[IPv6]:PORT`.
  ///   - store: The store, beside which the log, the plans, the jobs and what webhooks have not taken are by default.
  /// - Throws: `usage` for another form.
  public init(listen: String, store: String) throws(QuestionError) {
    guard let colon = listen.lastIndex(of: ":"), let port = UInt16(listen[listen.index(after: colon)...])
    else {
      throw QuestionError(
        .usage, "listen \(listen): expected HOST:PORT, such as 127.0.0.1:8480", at: .parameter("listen"))
    }
    var host = String(listen[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard !host.isEmpty else {
      throw QuestionError(
        .usage, "listen \(listen): name the address; 0.0.0.0 is every address of IPv4",
        at: .parameter("listen"))
    }
    self.host = host
    self.port = Int(port)
    tokens = nil
    oidc = nil
    tls = nil
    clientAuthority = nil
    proxyOrigin = nil
    allowsExecution = false
    audit = store + ".audit"
    plans = store + ".plans"
    jobs = store + ".jobs"
    webhooks = nil
    webhookFolder = store + ".webhooks"
    refresh = nil
    rate = 1000
    attempts = 10
    moves = ServiceMoves()
  }

  /// Whether only processes of this machine can connect.
  var isOnLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// Whether only those get in who have a token.
  var hasTokens: Bool { tokens != nil || oidc != nil }

  /// Whether the browser's connection is encrypted.
  var isSecure: Bool { tls != nil || proxyOrigin?.hasPrefix("https://") ?? false }

  /// Refuses what would let strangers in.
  ///
  /// - Throws: `usage`, with what is missing.
  func check() throws(QuestionError) {
    if !isOnLoopback {
      guard hasTokens else {
        throw QuestionError(
          .usage,
          "listen \(host): beyond loopback the service needs --tokens or --oidc, so that nobody else asks it",
          at: .parameter("listen"))
      }
      guard tls != nil || proxyOrigin != nil else {
        throw QuestionError(
          .usage,
          "listen \(host): beyond loopback the service needs --tls-cert and --tls-key, or --behind-proxy, so that nobody reads the tokens",
          at: .parameter("listen"))
      }
    }
    if let proxyOrigin {
      guard hasTokens else {
        throw QuestionError(
          .usage, "behind-proxy: whoever reaches the proxy reaches the service; give --tokens or --oidc",
          at: .parameter("behind-proxy"))
      }
      guard let url = URL(string: proxyOrigin), ["http", "https"].contains(url.scheme), url.host != nil,
        url.path.isEmpty, url.query == nil, url.user == nil
      else {
        throw QuestionError(
          .usage, "behind-proxy \(proxyOrigin): expected an origin, such as https://martlet.example.org",
          at: .parameter("behind-proxy"))
      }
    }
    guard clientAuthority == nil || tls != nil else {
      throw QuestionError(
        .usage, "client-ca: needs --tls-cert and --tls-key", at: .parameter("client-ca"))
    }
    guard !allowsExecution || hasTokens else {
      throw QuestionError(
        .usage, "allow-execute: needs --tokens or --oidc; else every user of this machine could move guests",
        at: .parameter("allow-execute"))
    }
  }

  /// The names under which browsers may reach the service, without ports; nil for any.
  ///
  /// Without this, a page of another site could let its own name lead to 127.0.0.1 and read the answers.
  var hostNames: Set<String>? {
    if let proxyOrigin, let name = URL(string: proxyOrigin)?.host { return [name.lowercased()] }
    return isOnLoopback ? ["localhost", "127.0.0.1", "[::1]", host.contains(":") ? "[\(host)]" : host] : nil
  }
}

/// How a service moves guests.
public struct ServiceMoves: Sendable {
  /// libvirt's URIs by the names or UUIDs of hosts.
  public var uris: [String: String] = [:]
  /// The URI of other hosts, with `{host}` for the name; nil for those by which hosts were added.
  public var pattern: String?
  /// Where QEMU sends memory, with `{host}` for the target; nil for what the target proposes.
  public var migrationURI: String?
  /// How many guests move at a time to and from one host, and from one host to one other.
  public var perHost = 1, perLink = 1
  /// Further options of `martlet migrate`.
  public var options: [String] = []
  /// The folder of the migrations' journals; nil for the standard one.
  public var journals: String?
  /// The program that moves guests; nil for `martlet` beside this one.
  public var program: String?

  /// The standard ways.
  public init() {}
}
