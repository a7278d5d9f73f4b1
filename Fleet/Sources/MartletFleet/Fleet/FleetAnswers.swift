import ArgumentParser
import FleetQuestions
import MartletQuestions
import RemoteFleet
import ReportContract

/// `martlet fleet list`: hosts or guests.
struct FleetList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the hosts or guests.")
  @OptionGroup var store: StoreOptions
  @Argument(help: "A name, a pattern with * and ?, or a UUID.") var pattern: String?
  @Flag(help: "List guests.") var guests = false
  @Option(help: "Only those with a tag, KEY=VALUE.") var tag: String?
  @Option(help: "text, or json (\(FleetListReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    var wanted: (key: String, value: String)?
    if let tag {
      let parts = tag.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw QuestionError(.usage, "tag \(tag): expected KEY=VALUE", at: .parameter("tag"))
      }
      wanted = (parts[0], parts[1])
    }
    let report = try await store.answer(
      RemoteQuestion(
        "list", values: [("of", guests ? "guests" : "hosts"), ("pattern", pattern), ("tag", tag)])
    ) { try FleetListQuestion(isOfGuests: guests, pattern: pattern, tag: wanted).answer(in: $0) }
    try finish(report, report.text, format)
  }
}

/// `martlet fleet show`: one host or guest.
struct FleetShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one host with its records, or one guest.")
  @OptionGroup var store: StoreOptions
  @Argument(help: "The name or UUID.") var name: String
  @Flag(help: "It is a guest.") var guest = false
  @Option(help: "text, or json (\(FleetShowReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let report = try await store.answer(RemoteQuestion(guest ? "guests" : "hosts", name)) {
      try FleetShowQuestion(name: name, isGuest: guest).answer(in: $0)
    }
    try finish(report, report.text, format)
  }
}

/// `martlet fleet matrix`: the verdicts of all classes.
struct FleetMatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Judge every class of guests on every host, class of hosts, pool or tag.",
    discussion: """
      html is one page with a heat map and the reasons; svg is a picture; csv has a line for each class of guests.

      Examples:
        martlet fleet matrix --by pool
        martlet fleet matrix --format html -o matrix.html
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html, svg }

  @OptionGroup var store: StoreOptions
  @Option(help: "The columns: class, host, pool or tag=KEY.") var by = "class"
  @Option(help: "text, csv, html, svg, or json (\(FleetMatrixReport.form)).") var format = Format.text
  @Option(name: .shortAndLong, help: "Write to this file.") var output: String?

  func run() async throws {
    guard let grouping = FleetMatrixQuestion.Grouping(by) else {
      throw QuestionError(.usage, "by \(by): expected class, host, pool or tag=KEY", at: .parameter("by"))
    }
    // The page has reasons, for which it judges each cell again.
    let report: FleetMatrixReport = try await store.answer(
      RemoteQuestion("matrix", values: [("by", by)]), refusing: [("--format html", format == .html)],
      isWhole: { report in
        report.rows.allSatisfy { $0.outcomes.utf8.count == report.columns.count }
      }
    ) { try FleetMatrixQuestion(by: grouping).answer(in: $0) }
    let text: String
    switch format {
    case .text: text = report.text
    case .json: text = try report.json()
    case .csv: text = report.csv
    case .html: text = report.html
    case .svg: text = report.svg
    }
    try write(text, to: output)
  }
}

/// `martlet fleet where`: the targets of a guest.
struct FleetWhere: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "where", abstract: "Say where a guest can go: targets ranked, and why not the others.")
  @OptionGroup var store: StoreOptions
  @Argument(help: "The guest's name or UUID.") var guest: String
  @Option(help: "Only targets in this pool.") var pool: String?
  @Option(help: "text, or json (\(FleetWhereReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let report = try await store.answer(
      RemoteQuestion("guests", guest, "targets", values: [("pool", pool)])
    ) { try FleetWhereQuestion(guest: guest, pool: pool).answer(in: $0) }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet who`: the guests that a host can take.
struct FleetWho: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who", abstract: "Say which guests of the fleet a host can take.")
  @OptionGroup var store: StoreOptions
  @Argument(help: "The host's name or UUID.") var host: String
  @Option(help: "text, or json (\(FleetWhoReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let report = try await store.answer(RemoteQuestion("hosts", host, "guests")) {
      try FleetWhoQuestion(host: host).answer(in: $0)
    }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet stuck`: guests without a target.
struct FleetStuck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stuck",
    abstract: "List the guests without a target, who holds them, and the cheapest remedy.")
  @OptionGroup var store: StoreOptions
  @Flag(help: "A target must be in the pool of the guest's host.") var withinPools = false
  @Option(help: "text, or json (\(FleetStuckReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let report = try await store.answer(
      RemoteQuestion("stuck", values: [("within-pools", withinPools ? "true" : nil)])
    ) { try FleetStuckQuestion(isWithinPools: withinPools).answer(in: $0) }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet why`: hosts without a feature.
struct FleetWhy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Group the hosts that do not give guests a feature, by where they lost it.")
  @OptionGroup var store: StoreOptions
  @Argument(help: "The feature; of arm64 a field, such as ID_AA64ISAR0_EL1.SM3.") var feature: String
  @Option(help: "text, or json (\(FleetWhyReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let report = try await store.answer(RemoteQuestion("features", feature)) {
      try FleetWhyQuestion(feature: feature).answer(in: $0)
    }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet drift`: what changed on hosts, and what a change would bring.
struct FleetDriftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Say what changed on the hosts, what guests gained and lost, and who can't come back.",
    discussion: """
      --what-if asks before a change happens: kernel=, qemu= and libvirt= answer as martlet upgrade does; microcode= answers \
      from hosts of the fleet that have the revision already. Guests that start on changed hosts can be trapped there: \
      blocked on every host without the change.

      Examples:
        martlet fleet drift --since 2026-11-28
        martlet fleet drift --what-if kernel=6.18 qemu=11.1 --hosts 'node1*'
        martlet fleet drift --what-if microcode=0x2b000603
      """)
  @OptionGroup var store: StoreOptions
  @Option(
    help: "Compare with this day or time in UTC; by default with the record before each host's newest one.")
  var since: String?
  @Option(
    name: .customLong("what-if"), parsing: .upToNextOption,
    help: "Ask before it happens: kernel=, qemu=, libvirt= with a version, or microcode= with a revision.")
  var whatIf: [String] = []
  @Option(help: "With --what-if: the hosts that change, a name or a pattern with * and ?; by default all.")
  var hosts: String?
  @Option(help: "text, or json (\(FleetDriftReport.form); with --what-if \(FleetForecastReport.form)).")
  var format = AnswerFormat.text

  func run() async throws {
    guard whatIf.isEmpty || since == nil else {
      throw QuestionError(.usage, "since: give either --since or --what-if", at: .parameter("since"))
    }
    guard !whatIf.isEmpty else {
      guard hosts == nil else {
        throw QuestionError(.usage, "hosts: needs --what-if", at: .parameter("hosts"))
      }
      let report = try await store.answer(RemoteQuestion("drift", values: [("since", since)])) {
        try FleetDriftQuestion(since: since).answer(in: $0)
      }
      return try finish(report, report.text, format, status: report.exitStatus)
    }
    let report = try await store.answer(
      RemoteQuestion("forecast", whatIf.joined(separator: " "), values: [("hosts", hosts)])
    ) { try FleetForecastQuestion(changes: whatIf, hosts: hosts).answer(in: $0) }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet ledger`: guests with an old CPU.
struct FleetLedger: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "List the guests whose running CPU is not what their definition, pool or policy says.",
    discussion: """
      A guest is due if its definition would get another CPU on its host now, if it has what a host of its pool certainly does \
      not give, or if it lacks what the policy keeps and its host gives. A power cycle is stop and start, or Nova's hard reboot. \
      The tags owner and window of guests stand beside them; --by counts progress by a tag. --history counts, for each day of the \
      records, the guests that were due by their definition and the power cycles since.

      Examples:
        martlet fleet tag 'web*' --guests --set owner=shop --set window=sat
        martlet fleet ledger --by window
        martlet fleet ledger --policy policy.yaml --format csv
        martlet fleet ledger --history
      """)
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }
  @OptionGroup var store: StoreOptions
  @Option(help: "Order by this tag of guests, such as owner or window, and count progress by it.") var by:
    String?
  @Option(help: "A policy whose kept features guests must have.") var policy: String?
  @Flag(help: "Count by day instead of listing guests.") var history = false
  @Option(
    help: "text, csv, or json (\(FleetLedgerReport.form), with --history \(FleetLedgerHistoryReport.form)).")
  var format = Format.text

  func validate() throws {
    guard !history || by == nil && policy == nil else {
      throw ValidationError("--history stands alone: neither tags nor policies have a history.")
    }
  }

  func run() async throws {
    if history {
      let report = try await store.answer(RemoteQuestion("ledger", "history")) {
        try FleetLedgerHistoryQuestion().answer(in: $0)
      }
      return try show(report, report.text, status: report.exitStatus) { $0(report.csv) }
    }
    let report = try await store.answer(
      RemoteQuestion("ledger", "all", values: [("by", by)]), refusing: [("--policy", policy != nil)]
    ) {
      try FleetLedgerQuestion(tag: by, policy: policy.map { DocumentSource.argument($0) }).answer(in: $0)
    }
    try show(report, report.text, status: report.exitStatus) { report.writeCSV($0) }
  }

  private func show(
    _ report: some Report, _ text: @autoclosure () -> String, status: Int32,
    _ writeCSV: ((String) -> Void) -> Void
  ) throws {
    switch format {
    case .csv: writeCSV { writeAll(Array($0.utf8), to: 1) }
    case .text: try finish(report, text(), .text, status: status)
    case .json: try finish(report, "", .json, status: status)
    }
    if status != 0 { throw ExitCode(status) }
  }
}

/// `martlet fleet labels`: labels, selectors and traits that no longer hold.
struct FleetLabels: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels",
    abstract: "Compare what guests and flavors are pinned to with what hosts give.",
    discussion: """
      KubeVirt's node selectors, models, features and launchers need labels on nodes; flavors require traits; the CPU type of \
      an oVirt cluster requires flags and a model of each of its hosts. Martlet compares them with the hosts' own records, such as captures: labels that a host carries in vain, labels that are missing, and \
      requirements that no host meets. A host without records of its own is undetermined.

      Examples:
        martlet fleet add cluster.json
        martlet fleet labels
      """)
  @OptionGroup var store: StoreOptions
  @Option(help: "text, or json (\(FleetLabelsReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let report = try await store.answer(RemoteQuestion("labels")) {
      try FleetLabelsQuestion().answer(in: $0)
    }
    try finish(report, report.text, format, status: report.exitStatus)
  }
}

/// `martlet fleet waive`: stores, lists and ends waivers.
struct FleetWaive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Accept a loss for a guest, with a reason and an end; without arguments, list the waivers.",
    discussion: """
      A waiver changes what matrix, where, who and stuck say, and stands in their answers; so does one that has ended. It never makes a host take a state that it refuses.

      Examples:
        martlet fleet waive web1 erms --reason CHG-1204 --until 2027-01-31
        martlet fleet waive web1 erms --end
        martlet fleet waive
      """)
  @OptionGroup var store: StoreOptions
  @Argument(help: "The guest's name; * stands for any characters.") var guest: String?
  @Argument(help: "The feature whose loss is accepted.") var feature: String?
  @Option(help: "Why; needed to store a waiver.") var reason: String?
  @Option(help: "The last day on which it holds.") var until: String?
  @Flag(help: "Take the waiver away.") var end = false
  @Option(help: "text, or json (\(FleetWaiverReport.form)).") var format = AnswerFormat.text

  func run() async throws {
    let question = FleetWaiveQuestion()
    if let guest {
      let fleet = try store.open()
      guard let feature else {
        throw QuestionError(.usage, "give the guest and the feature whose loss is accepted")
      }
      if end {
        try question.end(guest: guest, feature: feature, in: fleet)
      } else {
        guard let reason else {
          throw QuestionError(.usage, "reason: say who accepts the loss, and why", at: .parameter("reason"))
        }
        try question.waive(guest: guest, feature: feature, reason: reason, until: until, in: fleet)
      }
    } else if end || reason != nil || until != nil {
      throw QuestionError(.usage, "give the guest and the feature that the waiver is about")
    }
    let report = try await store.answer(RemoteQuestion("waivers")) { try question.answer(in: $0) }
    try finish(report, report.text, format)
  }
}
