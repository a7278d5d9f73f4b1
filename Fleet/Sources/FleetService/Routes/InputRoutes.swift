internal import CPUDiagnosis
internal import CPUReaders
internal import FailureMessages
internal import FleetQuestions
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import ReportContract

/// What callers send: records for the store, and messages to be explained.
///
/// Whoever sends them is not trusted: workers without files and network read them.
enum InputRoutes {
  private static let log = JSONShape(
    about: "Messages, and the hosts that they are about.",
    members: [
      .needed("log", .text(most: 1 << 20), "The messages, pasted or a whole log."),
      .optional(
        "from", .text(most: 512), "The host that the guest runs on, by its name or UUID in the fleet."),
      .optional("to", .text(most: 512), "The host that the guest is to move to."),
    ])

  static let all: [ServiceRoute] = [
    ServiceRoute(
      method: .post, path: "/api/v1/diagnoses",
      summary: "Explain messages; with both hosts, why a guest does not move between them.",
      body: .json(log, limit: 8 << 20),
      answer: .forms([PublishedForm(Diagnosis.self), PublishedForm(MessageReport.self)]),
      refusals: [.notFound, .unprocessableContent]
    ) { request, core in
      let body = try log.read(request.body)
      let text = Document(name: "log", bytes: Array((body["log"] as? String ?? "").utf8))
      let (from, to) = (body["from"] as? String, body["to"] as? String)
      let answer = try await core.desk.runApart(for: request.caller) { fleet in
        DocumentWorker.expectDocument(of: nil)
        let (source, target) = (try records(from, fleet), try records(to, fleet))
        let options = fleet.records.options
        guard from != nil, to != nil else {
          return try encoded(
            try await MessageQuestion(logs: [.document(text)], from: source, to: target, records: options)
              .answer())
        }
        return try encoded(
          try await DiagnoseQuestion(from: source, to: target, logs: [.document(text)], records: options)
            .answer())
      }
      return .json(answer)
    },
    ServiceRoute(
      method: .post, path: "/api/v1/records",
      summary: "Add a record, or an archive of records, to the fleet.",
      scope: .plan, body: .document(limit: 64 << 20),
      answer: .forms([PublishedForm(FleetAddReport.self)]), refusals: [.unprocessableContent]
    ) { request, core in
      guard !request.body.isEmpty else { throw Problem(.badRequest, "the body: the record is missing") }
      let name = "upload by \(request.caller.name)"
      let document = Document(name: name, bytes: request.body)
      let report: FleetAddReport
      if document.bytes.count > 1 << 20 || FleetIntake.isPacked(document.bytes) {
        report = try await core.desk.runApart(for: request.caller) { fleet in
          var question = FleetAddQuestion()
          question.contents = [document]
          return try await question.answer(in: fleet)
        }
      } else {
        report = try await core.desk.add(document, for: request.caller)
      }
      let taken = [report.hosts, report.guests].map { $0.added + $0.changed + $0.unchanged }.reduce(0, +)
      guard taken > 0 || report.refused.isEmpty else {
        throw Problem(
          .unprocessableContent,
          report.refused.prefix(3).map { "\($0.name): \($0.reason)" }.joined(separator: "; "))
      }
      return .json(try encoded(report))
    },
  ]

  /// The current records of a host; none without a name.
  private static func records(
    _ name: String?, _ fleet: OpenFleet
  ) throws(QuestionError) -> [DocumentSource] {
    guard let name else { return [] }
    return try fleet.recorded(hostNamed: name).records.map { .document($0.document) }
  }
}
