import ArgumentParser
import FleetDocuments
import MartletQuestions
import OpenStackClient

/// `martlet-fleet fetch`: fetches from a cloud, and prints `martlet.fetched` as one line.
struct Fetch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch records from an OpenStack cloud, and print them as JSON.",
    subcommands: [FetchHypervisors.self, FetchServer.self, FetchDiagnosis.self, FetchCloud.self])
}

/// What every fetch needs to know of the cloud.
struct CloudOptions: ParsableArguments {
  @Option(
    name: .customLong("os-cloud"),
    help: "The cloud's name in clouds.yaml; by default OS_CLOUD, the OS_ variables, or the only cloud.")
  var cloud: String?

  @Flag(name: .customLong("os-insecure"), help: "Accept any server certificate.")
  var isInsecure = false

  @Option(name: .customLong("time-limit"), help: "How many seconds the fetching may take.")
  var timeLimit = 120

  func validate() throws {
    guard (1...86_400).contains(timeLimit) else {
      throw ValidationError("--time-limit takes a number of seconds from 1 to 86400.")
    }
  }

  /// Fetches, and prints the answer.
  func print(_ question: CloudQuestion) async throws(FleetFailure) {
    var limits = CloudLimits.standard
    limits.time = .seconds(timeLimit)
    let client = try CloudClient(
      try CloudSettings(cloud: cloud, allowsInsecure: isInsecure) { DocumentWorker.expectDocument(of: $0) },
      limits: limits)
    do throws(FleetFailure) {
      let answer = try await client.answer(to: question)
      writeAll(answer.json(), to: 1)
    } catch {
      await client.shutDown()
      throw error
    }
    await client.shutDown()
  }
}

/// `martlet-fleet fetch hypervisors`.
struct FetchHypervisors: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hypervisors", abstract: "Fetch the records of hypervisors, all or by name.")

  @Option(name: .customLong("node"), help: "The name of a hypervisor or compute host; repeatable.")
  var nodes: [String] = []

  @OptionGroup var cloud: CloudOptions

  func run() async throws { try await cloud.print(.hypervisors(names: nodes)) }
}

/// `martlet-fleet fetch server`.
struct FetchServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "server", abstract: "Fetch a server, and the record of its host.")

  @Option(name: .customLong("server"), help: "The server's UUID.")
  var server: String

  @OptionGroup var cloud: CloudOptions

  func run() async throws { try await cloud.print(.server(server)) }
}

/// `martlet-fleet fetch diagnosis`.
struct FetchDiagnosis: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnosis",
    abstract: "Fetch a server, its latest moves, and the records of the hosts in them.")

  @Option(name: .customLong("server"), help: "The server's UUID.")
  var server: String

  @Option(name: .customLong("node"), help: "A further hypervisor or compute host; repeatable.")
  var nodes: [String] = []

  @OptionGroup var cloud: CloudOptions

  func run() async throws { try await cloud.print(.diagnosis(server: server, hosts: nodes)) }
}

/// `martlet-fleet fetch cloud`.
struct FetchCloud: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cloud", abstract: "Fetch all hosts and servers, and the moves of the last hours.")

  @Option(name: .customLong("hours"), help: "How many hours back moves are read.")
  var hours = 24

  @OptionGroup var cloud: CloudOptions

  func validate() throws {
    guard (1...8_760).contains(hours) else { throw ValidationError("--hours takes a number from 1 to 8760.") }
  }

  func run() async throws { try await cloud.print(.cloud(hours: hours)) }
}
