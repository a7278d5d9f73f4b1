internal import FleetPools
internal import FleetQuestions
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import ReportContract

/// Questions in the forms of commands that the page asks otherwise, or not at all: `martlet --service` asks them.
enum CommandRoutes {
  /// The most hosts, guests or entries of one answer; more are asked by pages.
  static let most = 100_000

  private static let refusals: [HTTPResponse.Status] = [.notFound, .unprocessableContent]

  static let all: [ServiceRoute] = [
    .question(
      "/list", "List hosts or guests whole, as martlet fleet list does.",
      [
        .query("of", .words(["hosts", "guests"]), "What is listed; hosts by default."),
        .query("pattern", "A name, a pattern of names with * and ?, or a UUID."),
        .query("tag", .pattern("^[^=]{1,200}=.{1,500}$"), "Only those with a tag, KEY=VALUE."),
      ], refusals: refusals
    ) { request, fleet throws(QuestionError) in
      let parts = request.values["tag"]?.split(separator: "=", maxSplits: 1).map(String.init)
      let question = FleetListQuestion(
        isOfGuests: request.values["of"] == "guests", pattern: request.values["pattern"],
        tag: parts.flatMap { $0.count == 2 ? ($0[0], $0[1]) : nil })
      if question.pattern == nil, question.tag == nil {
        let counts = try fleet.counts()
        try check(question.isOfGuests ? counts.guests : counts.hosts, pages: "hosts or guests")
      }
      let report = try question.answer(in: fleet)
      try check(max(report.hosts.count, report.guests.count), pages: "hosts or guests")
      return report
    },
    .question(
      "/ledger/all", "List the guests that are due for a power cycle whole, as martlet fleet ledger does.",
      [.query("by", "A tag of guests by which progress is counted.")], refusals: refusals
    ) { request, fleet throws(QuestionError) in
      let report = try FleetLedgerQuestion(tag: request.values["by"]).answer(in: fleet)
      try check(report.entries.count, pages: "ledger", or: "; ledger/csv has all of them")
      return report
    },
    .question(
      "/forecast/{change}", "Say what a change of hosts would bring, before it happens.",
      [
        .path("change", "What changes, such as kernel=6.18, or several with blanks between."),
        .query("hosts", "The hosts that change, a name or a pattern with * and ?; by default all."),
      ], refusals: refusals
    ) { request, fleet throws(QuestionError) in
      let changes = (request.values["change"] ?? "").split(separator: " ").map(String.init)
      return try FleetForecastQuestion(changes: changes, hosts: request.values["hosts"]).answer(in: fleet)
    },
    .question(
      "/hosts/{host}/admission", "Say what a host would do to each pool, before it joins one.",
      [.path("host", "A host of the fleet, by its name or UUID.")], refusals: refusals
    ) { request, fleet throws(QuestionError) in
      try FleetAdmitQuestion(.stored(request.values["host"] ?? "")).answer(in: fleet)
    },
    .question(
      "/generations/{generation}/admission",
      "Say what hosts of a generation would do to each pool, before they are bought.",
      [
        .path("generation", "The generation, such as Turin or SapphireRapids."),
        .query("kernel", "The kernel that its hosts will run, such as 6.18."),
      ], refusals: refusals
    ) { request, fleet throws(QuestionError) in
      let generation = request.values["generation"] ?? ""
      return try FleetAdmitQuestion(.generation(generation, kernel: request.values["kernel"]))
        .answer(in: fleet)
    },
    .question(
      "/retirement/{hosts}", "Say which levels rise when hosts leave, and how many guests have to move.",
      [.path("hosts", "Names or UUIDs of hosts, with commas between.")], refusals: refusals
    ) { request, fleet throws(QuestionError) in
      let hosts = (request.values["hosts"] ?? "").split(separator: ",").map(String.init)
      return try FleetRetireQuestion(hosts: hosts).answer(in: fleet)
    },
  ]

  /// Refuses an answer that would fill the memory of both sides.
  ///
  /// - Throws: `badInput`, with the pages that hold the same.
  private static func check(_ count: Int, pages: String, or whole: String = "") throws(QuestionError) {
    guard count > most else { return }
    throw QuestionError(
      .badInput,
      "\(count) entries are more than one answer has (\(most)); ask for the pages of \(pages)\(whole)")
  }
}
