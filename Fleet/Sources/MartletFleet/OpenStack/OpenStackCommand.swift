import ArgumentParser
import CPUReaders
import FleetDocuments
import FleetPlans
import MartletQuestions
import OpenStackClient
import OpenStackPools
import ReportContract

/// `martlet openstack`: a plan's pools in a cloud.
struct OpenStackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openstack",
    abstract: "Make the pools of a plan in an OpenStack cloud, so that Nova's own scheduler keeps them.",
    discussion: """
      The plan is what martlet fleet pools --for nova --format json prints. The stages: 1 plan reads; 2 apply --stage 2 makes \
      traits, aggregates and flavors, which moves no server; 3 apply --stage 3 prints the commands that bind servers, each \
      with a stop; 4 apply --stage 4 gives the scheduler's setting that isolates the pools, once every server is bound. \
      verify compares, undo removes what the plan made.

      Documentation/openstack-pools.md has every call and the rights that it needs.

      Examples:
        martlet openstack plan plan.json --cloud prod
        martlet openstack apply plan.json --cloud prod --stage 2
        martlet openstack verify plan.json --cloud prod
      """,
    subcommands: [
      OpenStackPlan.self, OpenStackApply.self, OpenStackVerify.self, OpenStackUndo.self, OpenStackConfig.self,
      OpenStackAllowed.self,
    ])
}

/// The plan, the cloud, and how long it may take.
struct PlanInCloud: ParsableArguments {
  @Argument(help: "The plan (martlet fleet pools --for nova --format json), or - for standard input.")
  var plan: String

  @Option(
    name: [.customLong("cloud"), .customLong("os-cloud")],
    help: "The cloud's name in clouds.yaml; by default OS_CLOUD, the OS_ variables, or the only cloud.")
  var cloud: String?

  @Flag(name: .customLong("os-insecure"), help: "Accept any server certificate.")
  var isInsecure = false

  @Option(name: .customLong("time-limit"), help: "How many seconds the calls may take.")
  var timeLimit = 3_600

  func validate() throws {
    guard (1...86_400).contains(timeLimit) else {
      throw ValidationError("--time-limit takes a number of seconds from 1 to 86400.")
    }
  }

  /// The question about the plan, and its document for the report.
  func question() throws -> (question: PoolQuestion, input: InputReport) {
    let document = try Document(argument: plan)
    let input = PoolPlan.input(document)
    return (PoolQuestion(try PoolPlan(reading: document), id: String((input.sha256 ?? "").prefix(12))), input)
  }

  /// Asks a cloud, and ends its connections.
  func connected<Answer>(_ body: (CloudClient) async throws -> Answer) async throws -> Answer {
    var limits = CloudLimits.standard
    limits.time = .seconds(timeLimit)
    // A call for each host of each step, which large clouds have many of.
    limits.requests = 200_000
    let client = try CloudClient(
      try CloudSettings(cloud: cloud, allowsInsecure: isInsecure) { DocumentWorker.expectDocument(of: $0) },
      limits: limits)
    do {
      let answer = try await body(client)
      await client.shutDown()
      return answer
    } catch {
      await client.shutDown()
      throw error
    }
  }
}

/// What decides about flavors and bindings, beside the plan.
struct PoolEvidence: ParsableArguments {
  @Option(
    name: .customLong("flavor"),
    help: "FLAVOR=POOL: servers made with the flavor from now on land in the pool; repeatable.")
  var flavors: [String] = []

  @Option(help: "A file with what nova-manage image_property show printed, a server's UUID before each line.")
  var properties: String?

  @Option(help: "The folder of journals; by default martlet/openstack in the user's state folder.")
  var journal: String?

  /// Adds it to a question.
  func add(to question: inout PoolQuestion) throws {
    for word in flavors {
      guard let choice = IntendedPools.FlavorChoice(word) else {
        throw QuestionError(.usage, "flavor \(word): expected FLAVOR=POOL", at: .parameter("flavor"))
      }
      question.flavors.append(choice)
    }
    if let properties {
      question.answers = PropertyAnswers(
        String(decoding: try Document(argument: properties).bytes, as: UTF8.self))
    }
    question.journal = journal
  }
}

/// Where nova-manage runs.
struct ControllerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run nova-manage there through ssh, which never prompts: it shows how servers are bound, and binds those that are stopped.",
      valueName: "ssh://user@host"))
  var controller: String?
  @Option(
    help: ArgumentHelp(
      "What runs nova-manage there, such as \"sudo nova-manage\"; by default nova-manage.", valueName: "words"
    ))
  var novaManage: String?

  func validate() throws {
    guard novaManage == nil || controller != nil else {
      throw ValidationError("--nova-manage goes with --controller.")
    }
  }

  /// Adds it to a question.
  func add(to question: inout PoolQuestion) throws {
    guard let controller else { return }
    question.controller = try NovaController(controller, command: novaManage ?? "nova-manage")
  }
}

/// Prints the calls that a verb would make, with what each needs.
func printCalls(_ calls: [CloudCall]) {
  var lines = ["Nothing was sent. These calls would be made:"]
  for call in calls {
    let rights = call.policies.isEmpty ? "no role" : call.policies.joined(separator: ", ")
    lines.append("  \(call.service.rawValue) \(call.title)  (\(rights))")
  }
  writeAll(Array((lines.joined(separator: "\n") + "\n").utf8), to: 1)
}

/// Prints a report with its plan, and ends with its status.
func finish(_ report: OpenStackPoolsReport, _ input: InputReport, _ format: AnswerFormat) throws {
  var report = report
  report.inputs = [input]
  try finish(report, report.text, format, status: report.exitStatus)
}
