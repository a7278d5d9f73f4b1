internal import FleetMetrics
internal import FleetQuestions
internal import FleetStorage
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import ReportContract
internal import Reports

extension ServiceRoute {
  /// A question about the store: GET, answered as the command answers it.
  static func question<Answer: Report>(
    _ path: String, _ summary: String, _ parameters: [ServiceParameter] = [],
    _ effort: AnswerDesk.Effort = .thorough, refusals: [HTTPResponse.Status] = [],
    _ make: @escaping @Sendable (ServiceRequest, OpenFleet) throws(QuestionError) -> Answer
  ) -> ServiceRoute {
    ServiceRoute(
      method: .get, path: "/api/v1" + path, summary: summary, parameters: parameters,
      answer: .forms([PublishedForm(Answer.self)]), refusals: refusals
    ) { request, core in
      try await core.answer(request, effort) { fleet throws(QuestionError) in try make(request, fleet) }
    }
  }
}

/// The questions about a fleet.
enum FleetRoutes {
  private static let host = ServiceParameter.path("host", "The host's name or UUID.")
  private static let guest = ServiceParameter.path("guest", "The guest's name or UUID.")
  private static let feature = ServiceParameter.path(
    "feature", "A feature by a name in any dialect, or its location.")
  private static let search = ServiceParameter.query(
    "search", "A part of the name in any case, a pattern of names with * and ?, or a whole UUID.")
  private static let pool = ServiceParameter.query("pool", "The value of the tag pool.")

  static let all = fleet + hosts + guests

  private static let fleet: [ServiceRoute] = [
    overview,
    .question(
      "/matrix", "Judge every class of guests on every host, class of hosts, pool or tag.",
      [by], refusals: [.notFound]
    ) { request, fleet throws(QuestionError) in
      try FleetMatrixQuestion(by: try grouping(request)).answer(in: fleet)
    },
    map,
    .question(
      "/stuck", "List the guests without a target.",
      [
        .query(
          "within-pools", .words(["true", "false"]),
          "Whether a target must be in the pool of the guest's host.")
      ]
    ) { request, fleet throws(QuestionError) in
      try FleetStuckQuestion(isWithinPools: request.values["within-pools"] == "true").answer(in: fleet)
    },
    .question(
      "/drift", "Say what changed on the hosts, and whom that strands.",
      [
        .query(
          "since", .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$"),
          "A day or time in UTC; by default the record before each host's newest one.")
      ]
    ) { request, fleet throws(QuestionError) in
      try FleetDriftQuestion(since: request.values["since"]).answer(in: fleet)
    },
    ledger,
    .question(
      "/labels", "Compare what guests and flavors are pinned to with what hosts give.", refusals: [.notFound]
    ) {
      _, fleet throws(QuestionError) in try FleetLabelsQuestion().answer(in: fleet)
    },
    .question("/waivers", "List the waivers.", [], .quick) { _, fleet throws(QuestionError) in
      try FleetWaiveQuestion().answer(in: fleet)
    },
    .question("/features/{feature}", "Group the hosts that do not give guests a feature.", [feature]) {
      request, fleet throws(QuestionError) in
      try FleetWhyQuestion(feature: request.values["feature"] ?? "").answer(in: fleet)
    },
  ]

  private static let hosts: [ServiceRoute] = [
    list("hosts", "List hosts.", [search, pool], FleetHostsReport.self) {
      question, fleet, total throws(QuestionError) in
      try question.hosts(in: fleet, total: total)
    },
    .question("/hosts/{host}", "Show a host with its records.", [host], .quick) {
      request, fleet throws(QuestionError) in
      try FleetShowQuestion(name: request.values["host"] ?? "").answer(in: fleet)
    },
    takes,
    .question("/hosts/{host}/drift", "Say how a host changed from record to record.", [host]) {
      request, fleet throws(QuestionError) in
      try FleetHistoryQuestion(host: request.values["host"] ?? "").answer(in: fleet)
    },
    .question("/hosts/{host}/features", "List the features, and which of them a host has.", [host]) {
      request, fleet throws(QuestionError) in
      let recorded = try fleet.recorded(hostNamed: request.values["host"] ?? "")
      return try FeaturesQuestion(records: fleet.records.options).answer(on: recorded, by: fleet.records)
    },
    .question(
      "/hosts/{host}/features/{feature}", "Show at which points of a host a feature is present.",
      [host, feature]
    ) { request, fleet throws(QuestionError) in
      let recorded = try fleet.recorded(hostNamed: request.values["host"] ?? "")
      return try LadderQuestion(
        request.values["feature"] ?? "", on: [], records: fleet.records.options, wantsOne: true
      )
      .answer(on: recorded, by: fleet.records)
    },
  ]

  private static let guests: [ServiceRoute] = [
    list(
      "guests", "List guests.", [search, .query("host", "The name or UUID of the guests' host."), pool],
      FleetGuestsReport.self
    ) { question, fleet, total throws(QuestionError) in try question.guests(in: fleet, total: total) },
    .question("/guests/{guest}", "Show a guest.", [guest], .quick) { request, fleet throws(QuestionError) in
      try FleetShowQuestion(name: request.values["guest"] ?? "", isGuest: true).answer(in: fleet)
    },
    targets,
  ]

  private static let overview = ServiceRoute(
    method: .get, path: "/api/v1/overview", summary: "Say how the fleet is, and what needs a person.",
    answer: .forms([PublishedForm(FleetOverviewReport.self)])
  ) { request, core in
    let state = try await core.desk.state()
    let counted = try await core.overviewCounts(state)
    let asOf = counted.isPresent ? nil : counted.time.formatted(.iso8601)
    let tag = core.desk.tag(of: counted.state, asOf == nil ? "" : "-past")
    if request.has(tag) { return .unchanged(tag) }
    let body = try await core.finished("overview \(tag)", in: state, .quick) { fleet throws(QuestionError) in
      var report = FleetOverviewQuestion().report(counted.value, in: fleet, day: counted.state.day)
      report.asOf = asOf
      return try encoded(report)
    }
    return .json(body, tag: tag)
  }

  private static let map = ServiceRoute(
    method: .get, path: "/api/v1/matrix/map",
    summary: "Give the matrix with each distinct row and column once, for a picture of it.",
    parameters: [by], answer: .forms([PublishedForm(FleetMapReport.self)]), refusals: [.notFound]
  ) { request, core in
    let grouping = try Self.grouping(request)
    return try await core.kept(request) { state, _ in try await core.map(by: grouping, in: state) }
  }

  private static let by = ServiceParameter.query(
    "by", .pattern("^(class|host|pool|tag[:=].{1,200})$"), "The columns: class, host, pool or tag:NAME.")

  private static func grouping(
    _ request: ServiceRequest
  ) throws(QuestionError) -> FleetMatrixQuestion.Grouping {
    let word = (request.values["by"] ?? "class").replacing(/^tag:/, with: "tag=")
    guard let grouping = FleetMatrixQuestion.Grouping(word) else {
      throw QuestionError(
        .usage, "by \(word): expected class, host, pool or tag:NAME", at: .parameter("by"))
    }
    return grouping
  }

  /// A list by pages, whose total is counted once.
  private static func list<Answer: Report>(
    _ name: String, _ summary: String, _ parameters: [ServiceParameter], _ form: Answer.Type,
    _ page: @escaping @Sendable (FleetPageQuestion, OpenFleet, Int) throws(QuestionError) -> Answer
  ) -> ServiceRoute {
    ServiceRoute(
      method: .get, path: "/api/v1/" + name, summary: summary,
      parameters: parameters + ServiceParameter.paging, answer: .forms([PublishedForm(form)])
    ) { request, core in
      let filter = PageFilter(
        search: request.values["search"], pool: request.values["pool"], host: request.values["host"])
      let question = FleetPageQuestion(filter, cursor: request.values["cursor"], limit: request.limit)
      return try await core.kept(request) { state, key in
        let total = try await core.desk.answer(
          "total \(name) \(filter)", in: state, .quick, size: { _ in 16 }
        ) {
          fleet throws(QuestionError) in
          if filter.isEmpty { return name == "hosts" ? try fleet.counts().hosts : try fleet.counts().guests }
          return try question.total(ofGuests: name == "guests", in: fleet)
        }
        return try await core.finished(key, in: state, .quick) { fleet throws(QuestionError) in
          try encoded(try page(question, fleet, total))
        }
      }
    }
  }

  private static let ledger = ServiceRoute(
    method: .get, path: "/api/v1/ledger", summary: "List the guests that are due for a power cycle.",
    parameters: [.query("by", "A tag of guests by which progress is counted.")] + LedgerFilter.parameters
      + ServiceParameter.paging,
    answer: .forms([PublishedForm(FleetLedgerPageReport.self)])
  ) { request, core in
    let tag = request.values["by"]
    return try await core.kept(request) { state, key in
      let part = LedgerFilter(request).part(of: try await core.ledger(tag, in: state))
      return try await core.finished(key, in: state, .quick) { _ throws(QuestionError) in
        try encoded(try FleetLedgerPageReport(part, cursor: request.values["cursor"], limit: request.limit))
      }
    }
  }
}

extension ServiceCore {
  /// The whole ledger, once while the store stays as it is.
  ///
  /// - Parameter tag: The tag by which progress is counted; nil for none.
  func ledger(_ tag: String?, in state: AnswerDesk.State) async throws -> FleetLedgerReport {
    try await desk.answer(
      "ledger \(tag ?? "")", in: state, .thorough,
      size: { (report: FleetLedgerReport) in 400 * report.entries.count + 1 }
    ) { fleet throws(QuestionError) in try FleetLedgerQuestion(tag: tag).answer(in: fleet) }
  }

  /// What the overview and the metrics count: of the store's present state if that is known soon, else of the last one that was counted.
  func overviewCounts(_ state: AnswerDesk.State) async throws -> Standing<FleetOverviewQuestion.Counts> {
    try await desk.standing("counts", in: state, patience: .seconds(2)) { fleet throws(QuestionError) in
      try FleetOverviewQuestion().counts(in: fleet)
    }
  }

  /// The map of the fleet as it is sent.
  func map(
    by grouping: FleetMatrixQuestion.Grouping, in state: AnswerDesk.State
  ) async throws -> FinishedBody {
    try await finished("map \(grouping)", in: state, .thorough) { fleet throws(QuestionError) in
      try encoded(try FleetMapQuestion(by: grouping).answer(in: fleet), onOneLine: true)
    }
  }
}

extension OpenFleet {
  /// A host with its current records.
  ///
  /// - Throws: `noInput` for an unknown host, and for one without records of its own; the store's errors.
  func recorded(hostNamed name: String) throws(QuestionError) -> Records.Host {
    try settle()
    let stored = try host(name)
    guard let recorded = try recorded(host: stored.id) else {
      throw QuestionError(
        .noInput,
        "\(stored.name): the fleet knows this host only by answers of a manager; add a record of it",
        at: .argument("host"))
    }
    return recorded
  }
}
