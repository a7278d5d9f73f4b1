import ArgumentParser

/// `martlet fleet`: hands over to `martlet-fleet`, which holds the store.
struct FleetVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fleet",
    abstract: "Keep the hosts and guests of a fleet, and say who can go where.",
    discussion: """
      This verb runs martlet-fleet, which has to be beside martlet (./quickstart --fleet builds it). martlet fleet --help lists \
      what it does.

      Examples:
        martlet fleet add captures/ qemu+ssh://node3/system
        martlet fleet where web1
        martlet fleet stuck
      """)

  @Argument(parsing: .captureForPassthrough, help: "What martlet-fleet does, such as add, list or stuck.")
  var arguments: [String] = []

  func run() async throws {
    try FleetHandover.run("fleet", arguments)
  }
}
