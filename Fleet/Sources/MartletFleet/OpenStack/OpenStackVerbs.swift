import ArgumentParser
import CPUReaders
import MartletQuestions
import OpenStackClient
import OpenStackPools

/// `martlet openstack plan`: stage 1.
struct OpenStackPlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Say what the plan's pools would need in a cloud; change nothing.",
    discussion: """
      It finds the plan's hosts in Nova, lists the steps with the rights that each needs, and says how servers are bound. \
      --dry-run sends nothing and lists the calls.

      Exit status: 0, 1 if the plan does not fit the cloud.

      Examples:
        martlet openstack plan plan.json --cloud prod --flavor m1.large=Intel-1
      """)
  @OptionGroup var target: PlanInCloud
  @OptionGroup var evidence: PoolEvidence
  @Flag(help: "Send nothing; list the calls that would be made.") var dryRun = false
  @Option(help: "text, or json (\(OpenStackPoolsReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    var (question, input) = try target.question()
    try evidence.add(to: &question)
    if dryRun { return printCalls(PoolQuestion.readingCalls) }
    let asked = question
    try finish(try await target.connected { try await asked.plan($0) }, input, format)
  }
}

/// `martlet openstack apply`: stages 2 to 4.
struct OpenStackApply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Carry the plan out up to a stage.",
    discussion: """
      Stage 2 makes a trait, its hosts' copies of it, an aggregate and, with --flavor, extra specs; servers stay where they \
      are. Stage 3 prints the commands that bind servers: each stops its server. With --controller it runs nova-manage there, for \
      servers that are stopped or shelved already, at the power cycle that gives them their pool's CPU; it stops and starts none. Stage 4 prints the scheduler's setting that \
      isolates the pools; it is refused while a server's binding is missing or unknown, because such a server could neither \
      start nor move there afterwards.

      Every call is announced in a journal before it is made. After an end of any kind, run the same command again.

      Exit status: 0 if the stage is complete, 1 if the plan does not fit or servers are to be bound, 2 if a binding is \
      unknown, and at stage 4 if one is missing.

      Examples:
        martlet openstack apply plan.json --cloud prod --stage 2 --flavor m1.large=Intel-1
        martlet openstack apply plan.json --cloud prod --stage 3 --properties shown.txt
        martlet openstack apply plan.json --cloud prod --stage 3 --controller ssh://root@ctl1
      """)
  @OptionGroup var target: PlanInCloud
  @OptionGroup var evidence: PoolEvidence
  @OptionGroup var manager: ControllerOptions
  @Option(help: "2 makes the pools, 3 binds servers, 4 isolates.") var stage: Int
  @Flag(help: "Read, and say what would be done; write nothing.") var dryRun = false
  @Option(help: "text, or json (\(OpenStackPoolsReport.form)).") var format = AnswerFormat.text

  func validate() throws {
    guard PoolQuestion.Stage(rawValue: stage) != nil else {
      throw ValidationError("--stage takes 2, 3 or 4; stage 1 is martlet openstack plan.")
    }
    guard manager.controller == nil || stage != PoolQuestion.Stage.pools.rawValue else {
      throw ValidationError("--controller goes with --stage 3 and 4.")
    }
  }

  func run() async throws {
    var (question, input) = try target.question()
    try evidence.add(to: &question)
    try manager.add(to: &question)
    guard let stage = PoolQuestion.Stage(rawValue: self.stage) else { return }
    let (asked, isDry) = (question, dryRun)
    try finish(
      try await target.connected { try await asked.apply(stage, $0, isDry: isDry) }, input, format)
  }
}

/// `martlet openstack verify`.
struct OpenStackVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Compare a cloud with the plan: what is gone, which servers lost their binding, which hosts drifted.",
    discussion: """
      A rebuild and a resize take a server's binding away. A host has drifted if its cpu_info lost a feature of the pool's \
      level since stage 2. No API shows nova.conf: give it for each host. --dry-run sends nothing and lists the calls.

      Exit status: 0 if all is as planned, 1 if not, 2 if a binding or a configuration is unknown.

      Examples:
        martlet openstack verify plan.json --cloud prod --nova-conf node1=node1.conf
      """)
  @OptionGroup var target: PlanInCloud
  @OptionGroup var evidence: PoolEvidence
  @Option(help: "HOST=FILE: the nova.conf that nova-compute of a host was started with; repeatable.")
  var novaConf: [String] = []
  @Flag(help: "Send nothing; list the calls that would be made.") var dryRun = false
  @Option(help: "text, or json (\(OpenStackPoolsReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    var (question, input) = try target.question()
    try evidence.add(to: &question)
    for word in novaConf {
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex else {
        throw QuestionError(.usage, "nova-conf \(word): expected HOST=FILE", at: .parameter("nova-conf"))
      }
      let document = try Document(argument: String(word[word.index(after: sign)...]))
      question.configurations.append(
        (host: String(word[..<sign]), text: String(decoding: document.bytes, as: UTF8.self)))
    }
    if dryRun { return printCalls(PoolQuestion.readingCalls) }
    let asked = question
    try finish(try await target.connected { try await asked.verify($0) }, input, format)
  }
}

/// `martlet openstack undo`.
struct OpenStackUndo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Remove what the plan made and what still is as it made it.",
    discussion: """
      What was there before stays, and so does what somebody else has changed since. A trait that a server requires stays on \
      its hosts: without it, the server could neither start nor move. End isolation in nova.conf of the schedulers first. With \
      --controller, stopped servers that stage 3 bound there get the value back that their property had.

      Exit status: 0 if all is removed, 1 if something was left, 2 if that is because a binding is unknown.

      Examples:
        martlet openstack undo plan.json --cloud prod --dry-run
      """)
  @OptionGroup var target: PlanInCloud
  @OptionGroup var evidence: PoolEvidence
  @OptionGroup var manager: ControllerOptions
  @Flag(help: "Read, and say what would be removed; write nothing.") var dryRun = false
  @Option(help: "text, or json (\(OpenStackPoolsReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    var (question, input) = try target.question()
    try evidence.add(to: &question)
    try manager.add(to: &question)
    let (asked, isDry) = (question, dryRun)
    try finish(try await target.connected { try await asked.undo($0, isDry: isDry) }, input, format)
  }
}
