import ArgumentParser

/// `martlet serve`: hands over to `martlet-fleet`, which holds the store.
struct ServeVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show a fleet to a team: a page, an API and metrics over HTTP.",
    discussion: """
      This verb runs martlet-fleet, which has to be beside martlet (./quickstart --fleet builds it). martlet serve --help lists \
      its options.

      Examples:
        martlet serve
        martlet serve --store fleet.martlet --listen [::1]:9000
        martlet serve --store service=fleet --refresh-every 15m
        martlet serve --oidc oidc.json
        martlet serve --tokens t.json --behind-proxy https://m.io
        martlet serve --store service=fleet --lease 60
      """)

  @Argument(parsing: .captureForPassthrough, help: "Options of the service, such as --store and --listen.")
  var arguments: [String] = []

  func run() async throws { try FleetHandover.run("serve", arguments) }
}

/// `martlet token`: hands over to `martlet-fleet`.
struct TokenVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Make, list and revoke the tokens by which martlet serve lets people and scripts in.",
    discussion: """
      This verb runs martlet-fleet, which has to be beside martlet (./quickstart --fleet builds it). martlet token --help lists \
      what it does.

      Examples:
        martlet token new alice --tokens tokens.json --scope plan
        martlet token list --tokens tokens.json
        martlet token revoke alice --tokens tokens.json
      """)

  @Argument(parsing: .captureForPassthrough, help: "What is done: new, list or revoke.")
  var arguments: [String] = []

  func run() async throws { try FleetHandover.run("token", arguments) }
}

/// `martlet webhook`: hands over to `martlet-fleet`.
struct WebhookVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook",
    abstract: "Try the webhooks that martlet serve --webhooks calls when something happens to a fleet.",
    discussion: """
      This verb runs martlet-fleet, which has to be beside martlet (./quickstart --fleet builds it). martlet webhook --help lists \
      what it does.

      Examples:
        martlet webhook test hooks.json
        martlet webhook test hooks.json --name oncall
        martlet serve --webhooks hooks.json
      """)

  @Argument(parsing: .captureForPassthrough, help: "What is done: test.")
  var arguments: [String] = []

  func run() async throws { try FleetHandover.run("webhook", arguments) }
}

/// `martlet audit`: hands over to `martlet-fleet`.
struct AuditVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Print what a service was asked to change: when, by which token, from where, and how it ended.",
    discussion: """
      This verb runs martlet-fleet, which has to be beside martlet (./quickstart --fleet builds it). martlet audit --help lists \
      its options.

      Examples:
        martlet audit fleet.martlet.audit
        martlet audit fleet.martlet.audit --since 2026-11-29
        martlet audit fleet.martlet.audit --format json
      """)

  @Argument(parsing: .captureForPassthrough, help: "The log, and options such as --since.")
  var arguments: [String] = []

  func run() async throws { try FleetHandover.run("audit", arguments) }
}
