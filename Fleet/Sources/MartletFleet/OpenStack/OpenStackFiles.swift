import ArgumentParser
import CPUReaders
import FileAccess
import FleetPlans
import MartletQuestions
import OpenStackPools
import ReportContract

/// `martlet openstack config`: nova.conf of each pool.
struct OpenStackConfig: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Write each pool's nova.conf in the words of a deployment tool.",
    discussion: """
      The settings are those that martlet fleet pools --for nova wrote and checked. Each file stands under a line with its path.

      Examples:
        martlet openstack config plan.json --for kolla-ansible
        martlet openstack config plan.json --for dataplane --pool Intel-1
      """)
  @Argument(help: "The plan (martlet fleet pools --for nova --format json), or - for standard input.")
  var plan: String
  @Option(
    name: .customLong("for"),
    help: "\(DeploymentTool.allCases.map(\.rawValue).joined(separator: ", ")).")
  var tool: String
  @Option(help: "Only this pool.") var pool: String?

  func run() async throws {
    guard let tool = DeploymentTool(rawValue: self.tool) else {
      throw QuestionError(
        .usage,
        "for \(self.tool): expected one of \(DeploymentTool.allCases.map(\.rawValue).joined(separator: ", "))",
        at: .parameter("for"))
    }
    let plan = try PoolPlan(reading: try Document(argument: self.plan))
    let pools = plan.pools.filter { pool == nil || $0.name == pool }
    guard !pools.isEmpty else {
      throw QuestionError(.noInput, "pool: the plan has no pool \(pool ?? "")", at: .parameter("pool"))
    }
    var text = ""
    for pool in pools {
      for file in tool.files(try PoolConfiguration(pool)) {
        text += (text.isEmpty ? "" : "\n") + "### \(file.path)\n" + file.text
      }
    }
    writeAll(Array(text.utf8), to: 1)
  }
}

/// `martlet openstack allowed`: what the scheduler's filter reads.
struct OpenStackAllowed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allowed",
    abstract: "Write which hosts each server may be on, for the filter in Contrib/nova-filter.",
    discussion: """
      Each server on a host of a pool may be on the pool's hosts; others are not named and may be anywhere. The file is replaced \
      as a whole. Run it by a timer: a server that was made since the last run is not in it.

      Examples:
        martlet openstack allowed plan.json --cloud prod -o /var/lib/martlet/allowed.json
      """)
  @OptionGroup var target: PlanInCloud
  @Option(name: [.short, .long], help: "The file; by default standard output.") var output: String?

  func run() async throws {
    let (question, input) = try target.question()
    var allowed = try await target.connected { try await question.allowed($0) }
    allowed.inputs = [input]
    if let output {
      try allowed.write(to: output)
    } else {
      writeAll(Array(try allowed.json().utf8), to: 1)
    }
  }
}
