import ArgumentParser
import FleetService
import MartletQuestions
import Wording

/// `martlet webhook`: the receivers of a service's events.
struct WebhookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook",
    abstract: "Try the webhooks that martlet serve --webhooks calls when something happens to a fleet.",
    discussion: """
      The file names receivers with their addresses, secrets and events (Documentation/webhooks.md). Each event is signed and sent \
      until its receiver takes it.

      Examples:
        martlet webhook test hooks.json
        martlet webhook test hooks.json --name oncall
        martlet serve --webhooks hooks.json
      """,
    subcommands: [WebhookTest.self])
}

/// `martlet webhook test`: sends an event of the kind test.
struct WebhookTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Send an event of the kind test once, and say what each receiver answers.",
    discussion: """
      Exit status: 0 if all took it, 69 if one did not.

      Examples:
        martlet webhook test hooks.json --name oncall
      """)
  @Argument(help: "The file of webhooks.") var file: String
  @Option(help: "Only the receiver of this name.") var name: String?

  func run() async throws {
    let outcomes = try await WebhookTrial.run(file: file, name: name)
    for outcome in outcomes {
      let line = printableLine("\(outcome.name): \(outcome.failure ?? "it took the event")")
      writeAll(Array((line + "\n").utf8), to: 1)
    }
    if outcomes.contains(where: { $0.failure != nil }) { throw ExitCode(69) }
  }
}
