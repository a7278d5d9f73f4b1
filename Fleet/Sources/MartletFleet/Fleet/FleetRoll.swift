import ArgumentParser
import FleetPlans
import FleetQuestions
import FleetRolls
import MartletQuestions
import ReportContract

/// `martlet fleet roll`: an order in which hosts change or restart.
struct FleetRollCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roll",
    abstract: "Plan the order in which hosts are updated or restarted while their guests run on.",
    discussion: """
      Each batch of hosts is emptied by live migration, changes, and takes guests again. Nobody is stranded at any step: each move \
      rests on a verdict, of hosts as they then are, and on memory. The answer says how far the number of moves is from what every \
      order takes. Guests that no order keeps running are listed with the latest batch at which they must restart. Nothing is carried out.

      --change takes what martlet fleet drift --what-if takes; without it hosts only restart. json is a plan, which martlet fleet \
      plan verify replays; html is a page for the change request, with every move.

      Exit status: 0, 1 if guests restart, 2 if hosts are left out or guests restart for missing evidence alone.

      Examples:
        martlet fleet roll --hosts 'rack1-*' --batch 2
        martlet fleet roll --change kernel=6.18 qemu=11.1 --batch 5 --format json -o roll.json
        martlet fleet roll --change microcode=0x2b000603 --format html -o roll.html
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

  @OptionGroup var store: StoreOptions
  @Option(
    parsing: .upToNextOption,
    help:
      "The hosts that change: names, UUIDs or patterns with * and ?; by default all. The others can take guests."
  )
  var hosts: [String] = []
  @Option(
    parsing: .upToNextOption,
    help:
      "What changes: kernel=, qemu=, libvirt= with a version, or microcode= with a revision; by default only a restart."
  )
  var change: [String] = []
  @Option(help: "The most hosts that change at once.") var batch = 1
  @Option(help: "text, html, or json (\(RollPlan.form)).") var format = Format.text
  @Option(name: .shortAndLong, help: "Write to this file.") var output: String?

  func validate() throws {
    guard (1...10_000).contains(batch) else {
      throw ValidationError("--batch takes a number from 1 to 10000.")
    }
  }

  func run() async throws {
    let request = RollPlan.Request(hosts: hosts, changes: change, batch: batch)
    let plan = try FleetRollQuestion(request).answer(in: try store.open())
    let text =
      switch format {
      case .text: plan.text
      case .json: try plan.json()
      case .html: plan.html
      }
    try write(text, to: output)
    if plan.exitStatus != 0 { throw ExitCode(plan.exitStatus) }
  }
}
