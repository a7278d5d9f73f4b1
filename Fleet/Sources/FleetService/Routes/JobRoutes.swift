internal import FileAccess
internal import FleetQuestions
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import ReportContract

/// Jobs: their list, their progress, their end.
enum JobRoutes {
  private static let id = ServiceParameter.path("id", .pattern("^[0-9a-f-]{36}$"), "The job's name.")

  /// What a request answers that begins a job.
  static let begun = JSONShape(
    about: "A job that was begun, or the steps of a dry run.",
    members: [
      .optional("job", .object(ServiceJob.shape), "The job."),
      .optional("steps", .list(.any, of: 0...1_000_000), "The moves in their order."),
    ])

  /// Begins a job for a request.
  ///
  /// - Throws: As the board.
  static func begin(
    _ work: JobWork, _ request: ServiceRequest, _ core: ServiceCore
  ) async throws -> ServiceAnswer {
    var key: (key: String, digest: String)?
    if let own = request.fields[.named("Idempotency-Key")] {
      guard (1...200).contains(own.utf8.count) else {
        throw Problem(.badRequest, "Idempotency-Key: expected 1 to 200 characters")
      }
      key = (own, requestDigest(request))
    }
    let job = try await core.jobs.begin(work, by: request.caller.name, key: key)
    var answer = try ServiceAnswer.json(["job": job], status: .accepted)
    answer.fields[.location] = "/api/v1/jobs/\(job.id)"
    return answer
  }

  static let all: [ServiceRoute] = [
    ServiceRoute(
      method: .get, path: "/api/v1/jobs", summary: "List the jobs, the newest first.",
      answer: .shape(
        JSONShape(
          about: "The jobs.",
          members: [.needed("jobs", .list(.object(ServiceJob.shape), of: 0...10_000), "The jobs.")]))
    ) { _, core in try .json(["jobs": try await core.jobs.all()]) },
    ServiceRoute(
      method: .get, path: "/api/v1/jobs/{id}", summary: "Show a job.", parameters: [id],
      answer: .shape(ServiceJob.shape)
    ) { request, core in try .json(try await core.jobs.job(try request.value("id"))) },
    ServiceRoute(
      method: .get, path: "/api/v1/jobs/{id}/result", summary: "Give the report that a job ended with.",
      parameters: [id], answer: .shape(JSONShape(about: "A report of martlet's.", members: []))
    ) { request, core in .json(try await core.jobs.result(try request.value("id"))) },
    ServiceRoute(
      method: .get, path: "/api/v1/jobs/{id}/events", summary: "Follow a job by server-sent events.",
      parameters: [id], answer: .text("text/event-stream")
    ) { request, core in
      let events = try await core.jobs.events(try request.value("id"))
      return ServiceAnswer(type: "text/event-stream", body: .events(events))
    },
    ServiceRoute(
      method: .delete, path: "/api/v1/jobs/{id}", summary: "Ask a job to end.", scope: .plan,
      parameters: [id],
      answer: .shape(ServiceJob.shape)
    ) { request, core in
      let job = try await core.jobs.job(try request.value("id"))
      guard job.kind != "execution" || request.caller.scopes.contains(.execute) else {
        throw Problem(.forbidden, "stopping moves needs the scope execute")
      }
      return try .json(try await core.jobs.stop(job.id))
    },
    ServiceRoute(
      method: .post, path: "/api/v1/refresh", summary: "Ask the hosts again that were added by URIs.",
      scope: .plan,
      body: .json(JSONShape(about: "Nothing.", members: []), limit: 1024),
      answer: .shape(begun, status: .accepted), refusals: [.notFound]
    ) { request, core in
      let uris = try await core.desk.run(.quick) { fleet throws(QuestionError) in try fleet.askedOrigins() }
      guard !uris.isEmpty else {
        throw Problem(.notFound, "no host was added by a URI, so there is nothing to ask again")
      }
      return try await begin(.refresh, request, core)
    },
  ]

  private static func requestDigest(_ request: ServiceRequest) -> String {
    let query = request.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
      separator: "&")
    return sha256(Array((request.path + "?" + query + "\n").utf8) + request.body)
  }
}
