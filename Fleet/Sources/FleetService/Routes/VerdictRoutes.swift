internal import FleetQuestions
internal import GuestVerdicts
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import ReportContract

extension FleetRoutes {
  /// Which guests a host takes: whole as the command prints it, or by pages with what each outcome comes to.
  static let takes = ServiceRoute(
    method: .get, path: "/api/v1/hosts/{host}/guests",
    summary: "Say which guests of the fleet a host can take.",
    parameters: [.path("host", "The host's name or UUID.")] + ServiceParameter.parts,
    answer: .forms([PublishedForm(FleetWhoReport.self), PublishedForm(FleetWhoPageReport.self)])
  ) { request, core in
    let question = FleetWhoQuestion(host: try request.value("host"))
    return try await parts(
      request, core, "who \(question.host)", size: { (report: FleetWhoReport) in 700 * report.classes.count },
      { fleet throws(QuestionError) in try question.answer(in: fleet) },
      { whole, part throws(QuestionError) in try encoded(try FleetWhoPageReport(whole, part)) })
  }

  /// Where a guest can go: whole as the command prints it, or by pages with what each outcome comes to.
  static let targets = ServiceRoute(
    method: .get, path: "/api/v1/guests/{guest}/targets",
    summary: "Say where a guest can go, and why not elsewhere.",
    parameters: [
      .path("guest", "The guest's name or UUID."), .query("pool", "The value of the tag pool."), onHost,
    ] + ServiceParameter.parts,
    answer: .forms([PublishedForm(FleetWhereReport.self), PublishedForm(FleetWherePageReport.self)])
  ) { request, core in
    let question = FleetWhereQuestion(guest: try request.value("guest"), pool: request.values["pool"])
    return try await parts(
      request, core, "where \(question.guest)\u{0}\(question.pool ?? "")", ServiceParameter.parts + [onHost],
      size: { (report: FleetWhereReport) in 700 * report.classes.count + 32 * report.hostCount },
      { fleet throws(QuestionError) in try question.answer(in: fleet) },
      { whole, part throws(QuestionError) in try encoded(try FleetWherePageReport(whole, part)) })
  }

  private static let onHost = ServiceParameter.query("host", "The name of a host in the page's classes.")

  /// A whole answer, or a page of it, which is made of the whole answer that is kept.
  private static func parts<Whole: Report>(
    _ request: ServiceRequest, _ core: ServiceCore, _ key: String,
    _ parameters: [ServiceParameter] = ServiceParameter.parts,
    size: @escaping @Sendable (Whole) -> Int,
    _ question: @escaping @Sendable (OpenFleet) throws(QuestionError) -> Whole,
    _ page: @escaping @Sendable (Whole, VerdictPart) throws(QuestionError) -> ByteBuffer
  ) async throws -> ServiceAnswer {
    guard parameters.contains(where: { request.values[$0.name] != nil }) else {
      return try await core.answer(request, .thorough, question)
    }
    let part = VerdictPart(
      outcome: request.values["outcome"].flatMap { VerdictOutcome(rawValue: $0) },
      host: parameters.contains { $0.name == "host" } ? request.values["host"] : nil,
      start: request.values["cursor"].flatMap { Int($0) } ?? 0, limit: request.limit)
    return try await core.kept(request) { state, place in
      let whole = try await core.desk.answer("whole " + key, in: state, .thorough, size: size, question)
      return try await core.finished(place, in: state, .quick) { _ throws(QuestionError) in
        try page(whole, part)
      }
    }
  }
}

/// Which part of an answer a page has.
struct VerdictPart: Sendable {
  /// The outcome of its classes; nil for all.
  var outcome: VerdictOutcome?
  /// A host that its classes have; nil for any, and where classes are of guests.
  var host: String?
  /// The place of the first class, and how many classes there are at most.
  var start, limit: Int

  /// The page of some classes, and the cursor of the next one.
  ///
  /// - Throws: `usage` for a cursor that no page gave.
  func page<Class>(_ classes: [Class]) throws(QuestionError) -> (classes: [Class], next: String?) {
    guard start <= classes.count else {
      throw QuestionError(
        .usage, "cursor: this is not the next of an earlier page", at: .parameter("cursor"))
    }
    let end = min(start + limit, classes.count)
    return (Array(classes[start..<end]), end < classes.count ? String(end) : nil)
  }
}

extension FleetWhereReport {
  /// How many hosts it names.
  fileprivate var hostCount: Int { classes.reduce(0) { $0 + $1.count } }
}
