import ArgumentParser
import CPULevelling
import CPUReaders
import FileAccess
import FleetDrains
import FleetPlans
import FleetPools
import FleetQuestions
import FleetRolls
import MartletQuestions
import PoolPlanning
import RemoteFleet
import ReportContract

/// `martlet fleet pools`: hosts split into pools.
struct FleetPoolsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pools",
    abstract: "Split the hosts into pools: the cost of each number of pools, proven, and the levels.",
    discussion: """
      A pool's guests get what all of its hosts give. Each host and its guests lose the rest: --weights says what each loss \
      costs (Examples/pool-weights.yaml). The answer is the cheapest split for every number of pools up to --max, and the pools \
      of the last one. json is a plan with its proof, which martlet fleet plan verify checks; svg is the curve. Guests of arm64 pools \
      move both ways between all hosts, and start with what all give of sve and its lengths, pauth and pmu.

      Exit status: 0, 1 if a host is in no pool, 2 if that is for missing evidence; 130 after Ctrl-C, which ends the search: what is \
      found so far is printed with its gap.

      Examples:
        martlet fleet pools --max 4
        martlet fleet pools --for nova --for libvirt
        martlet fleet pools --keep-together rack --format json > plan.json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, svg }

  @OptionGroup var store: StoreOptions
  @Option(
    help:
      "The most pools, 1 to 64; by default 6, or one for each kind of hosts that share none if these are more."
  )
  var max: Int?
  @Option(help: "The smallest number of hosts in a pool; a pool of one cannot be drained.") var minHosts = 2
  @Option(help: "A tag; hosts with the same value of it stay in one pool.") var keepTogether: String?
  @OptionGroup var weights: WeightOptions
  @Option(
    name: .customLong("for"),
    help: "Write each pool's level for this system too, as martlet level --for does, or all; repeatable.")
  var systems: [String] = []
  @Option(
    help: "How many seconds the search may take; then, or at Ctrl-C, the rest is bounded, with its gap.")
  var timeLimit = 60
  @Option(help: "text, svg, or json (\(PoolPlan.form)).") var format = Format.text

  func validate() throws {
    guard (1...64).contains(max ?? 1) else { throw ValidationError("--max takes a number from 1 to 64.") }
    guard (1...1_000_000).contains(minHosts) else {
      throw ValidationError("--min-hosts takes a number from 1.")
    }
    guard (1...86_400).contains(timeLimit) else {
      throw ValidationError("--time-limit takes a number of seconds from 1 to 86400.")
    }
  }

  func run() async throws {
    let systems = try chosenSystems()
    var asked = RemotePlanRequest(kind: "pools")
    (asked.max, asked.minHosts, asked.keepTogether, asked.timeLimit) = (
      max, minHosts, keepTogether, timeLimit
    )
    asked.for = systems.isEmpty ? nil : systems.map(\.rawValue)
    let stop = SearchStop(after: timeLimit)
    let plan: PoolPlan = try await store.plan(asked, refusing: [("--weights", weights.weights != nil)]) {
      fleet in
      var request = PoolPlan.Request(
        pools: max ?? PoolPlan.Request.standardPools, minimumHosts: minHosts, keepTogether: keepTogether)
      request.weights = try weights.read(for: fleet)
      return try stop.during { isStopped in
        try FleetPoolsQuestion(
          request, raisesPools: max == nil, systems: systems, limits: PoolLimits(isStopped: isStopped)
        ).answer(in: fleet)
      }
    }
    let text =
      switch format {
      case .text: plan.text
      case .svg: plan.svg
      case .json: try plan.json()
      }
    writeAll(Array(text.utf8), to: 1)
    try stop.check()
    if plan.exitStatus != 0 { throw ExitCode(plan.exitStatus) }
  }

  private func chosenSystems() throws(QuestionError) -> [ConfiguredSystem] {
    if systems.contains("all") { return ConfiguredSystem.allCases }
    var chosen: [ConfiguredSystem] = []
    for word in systems {
      let system: ConfiguredSystem
      do throws(ConfiguredSystem.UnknownSystem) { system = try ConfiguredSystem.named(word) } catch {
        throw QuestionError(.usage, error.reason, at: .parameter("for"))
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
      The check shares no code with the search. Of pools it derives each host's features, all levels that pools can have, the costs and \
      the proofs. Of a drain it replays each move and checks the proof. A roll is replayed move by move, with each verdict made again \
      from the records. A plan whose fleet changed since is stale, and each change is listed.

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
    let plan = try SomePlan(reading: document)
    let fleet = try store.open()
    var report: PlanVerificationReport
    switch plan {
    case .pools(let plan): report = try PlanVerificationQuestion(of: plan).answer(in: fleet)
    case .drain(let plan): report = try DrainVerificationQuestion(of: plan).answer(in: fleet)
    case .roll(let roll):
      var report = try RollVerificationQuestion(of: roll).answer(in: fleet)
      report.inputs.append(plan.input(document))
      return try finish(report, report.text, format, status: report.exitStatus)
    }
    report.inputs.append(plan.input(document))
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet plan apply`: sets the tag `pool`.
struct FleetPlanApply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract:
      "Verify a plan and carry it out: set the tag pool, move a drain's guests, or change a roll's hosts.",
    discussion: """
      A plan of pools sets the tag pool of its hosts; it moves no guest and configures no host, and hosts that the plan leaves out \
      lose the tag. A plan of a drain moves guests, as martlet fleet drain --execute does. A plan of a roll changes hosts by --hook, \
      as martlet fleet roll --execute does. A plan that is stale or refused changes nothing.

      Exit status: 0 if it is done, 1 if the plan is stale or refused, or a changed host is not as predicted; 75 if a guest did not move or a \
      host did not change, 130 if it was stopped.

      Examples:
        martlet fleet plan apply pools.json
        martlet fleet plan apply roll.json --hook ./update-host
      """)
  @OptionGroup var store: StoreOptions
  @Argument(help: "The plan, or - for standard input.") var plan: String
  @OptionGroup(title: "Options for moves") var moving: MovingOptions
  @OptionGroup(title: "Options for changes of hosts") var rolling: RollingOptions
  @Option(
    help:
      "text, or json (\(PlanVerificationReport.form); of a drain \(DrainResultReport.form), of a roll \(RollResultReport.form))."
  )
  var format = AnswerFormat.text

  func validate() throws {
    try moving.check(isExecuting: true)
    if !rolling.isEmpty { try rolling.check(isExecuting: true) }
  }

  func run() async throws {
    let document = try Document(argument: plan)
    let plan = try SomePlan(reading: document)
    let fleet = try store.open()
    switch plan {
    case .pools(let pools):
      guard moving.isEmpty, rolling.isEmpty else {
        throw QuestionError(
          .usage, "the plan is about pools: options for moves go with a drain's or a roll's",
          at: .argument("plan"))
      }
      var report = try PlanApplyQuestion(pools).answer(in: fleet)
      report.inputs.append(plan.input(document))
      try finish(report, report.text, format, status: report.exitStatus)
    case .drain(let drain):
      guard rolling.isEmpty else {
        throw QuestionError(
          .usage, "the plan is a drain: --hook and its options go with a roll's", at: .argument("plan"))
      }
      try await moving.carryOut(drain, in: fleet, format)
    case .roll(let roll):
      guard rolling.hook != nil else {
        throw QuestionError(
          .usage, "hook: the plan is a roll: name the program that changes a host", at: .parameter("hook"))
      }
      try await rolling.carryOut(roll, in: fleet, moving, isDry: false, words: store.words, format)
    }
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
    let (old, new) = (try SomePlan(reading: a), try SomePlan(reading: b))
    let inputs = [old.input(a), new.input(b)]
    let report: PlanDifferenceReport
    switch (old, new) {
    case (.pools(let old), .pools(let new)): report = PlanDifferenceReport(from: old, to: new, inputs: inputs)
    case (.drain(let old), .drain(let new)): report = PlanDifferenceReport(from: old, to: new, inputs: inputs)
    case (.roll(let old), .roll(let new)):
      let report = RollDifferenceReport(from: old, to: new, inputs: inputs)
      return try finish(report, report.text, format, status: report.exitStatus)
    default:
      throw QuestionError(
        .usage, "one plan is about \(old.subject), the other about \(new.subject)",
        at: .argument("after"))
    }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}
