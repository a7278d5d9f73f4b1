import ArgumentParser

/// `martlet openstack`: hands over to `martlet-fleet`, which speaks to clouds.
struct OpenStackVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openstack",
    abstract: "Make the pools of a plan in an OpenStack cloud, so that Nova's own scheduler keeps them.",
    discussion: """
      This verb runs martlet-fleet, which has to be beside martlet (./quickstart --fleet builds it). martlet openstack --help \
      lists what it does.

      Examples:
        martlet openstack plan plan.json --cloud prod
        martlet openstack apply plan.json --cloud prod --stage 2
      """)

  @Argument(parsing: .captureForPassthrough, help: "What martlet-fleet does, such as plan, apply or verify.")
  var arguments: [String] = []

  func run() async throws { try FleetHandover.run("openstack", arguments) }
}
