import ArgumentParser
import CPULevelling
import CPUReaders
import FileAccess
import FleetPlans
import FleetPools
import FleetQuestions
import MartletQuestions
import PoolPlanning
import ReportContract

/// `martlet fleet pools`: hosts split into pools.
struct FleetPoolsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pools",
    abstract: "Split the hosts into pools: the cost of each number of pools, proven, and the levels.",
    discussion: """
      A pool's guests get what all of its hosts give. Each host and its guests lose the rest: --weights says what each loss \
      costs (Examples/pool-weights.yaml). The answer is the cheapest split for every number of pools up to --max, and the pools \
      of the last one. json is a plan with its proof, which martlet fleet plan verify checks; svg is the curve.

      Exit status: 0, 1 if a host is in no pool, 2 if that is for missing evidence.

      Examples:
        martlet fleet pools --max 4
        martlet fleet pools --for nova --for libvirt
        martlet fleet pools --keep-together rack --format json > plan.json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, svg }

  @OptionGroup var store: StoreOptions
  @Option(help: "The most pools, 1 to 64.") var max = 6
  @Option(help: "The smallest number of hosts in a pool; a pool of one cannot be drained.") var minHosts = 2
  @Option(help: "A tag; hosts with the same value of it stay in one pool.") var keepTogether: String?
  @OptionGroup var weights: WeightOptions
  @Option(
    name: .customLong("for"),
    help: "Write each pool's level for this system too, as martlet level --for does, or all; repeatable.")
  var systems: [String] = []
  @Option(help: "How many seconds the search may take; then the rest is bounded, with its gap.")
  var timeLimit = 60
  @Option(help: "text, svg, or json (\(PoolPlan.form)).") var format = Format.text

  func validate() throws {
    guard (1...64).contains(max) else { throw ValidationError("--max takes a number from 1 to 64.") }
    guard (1...1_000_000).contains(minHosts) else {
      throw ValidationError("--min-hosts takes a number from 1.")
    }
    guard (1...86_400).contains(timeLimit) else {
      throw ValidationError("--time-limit takes a number of seconds from 1 to 86400.")
    }
  }

  func run() async throws {
    let fleet = try store.open()
    var request = PoolPlan.Request(pools: max, minimumHosts: minHosts, keepTogether: keepTogether)
    request.weights = try weights.read(for: fleet)
    let limits = PoolLimits(end: ContinuousClock.now + .seconds(timeLimit))
    let plan = try FleetPoolsQuestion(request, systems: try chosenSystems(), limits: limits).answer(in: fleet)
    let text =
      switch format {
      case .text: plan.text
      case .svg: plan.svg
      case .json: try plan.json()
      }
    writeAll(Array(text.utf8), to: 1)
    if plan.exitStatus != 0 { throw ExitCode(plan.exitStatus) }
  }

  private func chosenSystems() throws(QuestionError) -> [ConfiguredSystem] {
    if systems.contains("all") { return ConfiguredSystem.allCases }
    var chosen: [ConfiguredSystem] = []
    for word in systems {
      guard let system = ConfiguredSystem(rawValue: word) else {
        let reason =
          ConfiguredSystem.refusal(ofSystem: word)
          ?? "expected all or one of \(ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", "))"
        throw QuestionError(.usage, "for \(word): \(reason)", at: .parameter("for"))
      }
      if !chosen.contains(system) { chosen.append(system) }
    }
    return chosen
  }
}

/// `martlet fleet plan`: checks and compares plans.
struct FleetPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Check a plan against the fleet's evidence, apply it, or compare two plans.",
    subcommands: [FleetPlanVerify.self, FleetPlanDiff.self, FleetPlanApply.self])
}

/// `martlet fleet plan verify`: checks a plan.
struct FleetPlanVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Derive everything that a plan claims again, from the evidence.",
    discussion: """
      The check shares no code with the search. Of pools it derives each host's features, all levels that pools can have, the costs \
      and the proofs. A roll is replayed move by move, with each verdict made again from the records. A plan whose hosts or guests \
      changed since is stale, and each change is listed.

      Exit status: 0 if the plan holds, 1 if it is stale or refused.

      Examples:
        martlet fleet plan verify plan.json
      """)
  @OptionGroup var store: StoreOptions
  @Argument(help: "The plan, or - for standard input.") var plan: String
  @Option(help: "text, or json (\(PlanVerificationReport.form), of a roll \(RollVerificationReport.form)).")
  var format = AnswerFormat.text

  func run() async throws {
    let document = try Document(argument: plan)
    switch try ReadPlan(document) {
    case .pools(let plan):
      var report = try PlanVerificationQuestion(of: plan).answer(in: try store.open())
      report.inputs.append(PoolPlan.input(document))
      try finish(report, report.text, format, status: report.exitStatus)
    case .roll(let plan):
      var report = try RollVerificationQuestion(of: plan).answer(in: try store.open())
      report.inputs.append(RollPlan.input(document))
      try finish(report, report.text, format, status: report.exitStatus)
    }
  }
}

/// `martlet fleet plan apply`: sets the tag `pool`.
struct FleetPlanApply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Verify a plan, and put its hosts into its pools: set their tag pool.",
    discussion: """
      It moves no guest and configures no host. Hosts that the plan leaves out lose the tag. A plan that is stale or refused changes \
      nothing.

      Exit status: 0 if the tags are set, 1 if the plan is stale or refused.

      Examples:
        martlet fleet plan apply plan.json
      """)
  @OptionGroup var store: StoreOptions
  @Argument(help: "The plan, or - for standard input.") var plan: String
  @Option(help: "text, or json (\(PlanVerificationReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let document = try Document(argument: plan)
    guard case .pools(let plan) = try ReadPlan(document) else {
      throw QuestionError(
        .usage,
        "plan \(document.name): apply sets the tags of a plan of pools; this is a roll, whose moves are in it"
      )
    }
    var report = try PlanApplyQuestion(plan).answer(in: try store.open())
    report.inputs.append(PoolPlan.input(document))
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet plan diff`: compares plans.
struct FleetPlanDiff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract:
      "Compare two plans of one kind: what was asked, hosts, costs or moves, and who is placed otherwise.",
    discussion: """
      Pools are the same if they share most of their hosts, whatever their names are.

      Exit status: 0 if both say the same, else 1.

      Examples:
        martlet fleet plan diff monday.json friday.json
      """)
  @Argument(help: "The first plan.") var before: String
  @Argument(help: "The second plan.") var after: String
  @Option(help: "text, or json (\(PlanDifferenceReport.form), of rolls \(RollDifferenceReport.form)).")
  var format = AnswerFormat.text

  func run() async throws {
    let (a, b) = (try Document(argument: before), try Document(argument: after))
    switch (try ReadPlan(a), try ReadPlan(b)) {
    case (.pools(let before), .pools(let after)):
      let report = PlanDifferenceReport(
        from: before, to: after, inputs: [PoolPlan.input(a), PoolPlan.input(b)])
      try finish(report, report.text, format, status: report.exitStatus)
    case (.roll(let before), .roll(let after)):
      let report = RollDifferenceReport(
        from: before, to: after, inputs: [RollPlan.input(a), RollPlan.input(b)])
      try finish(report, report.text, format, status: report.exitStatus)
    default:
      throw QuestionError(.usage, "\(a.name) and \(b.name) are plans of two kinds; compare plans of one")
    }
  }
}
