internal import CPUReaders
internal import FleetDrains
internal import FleetPlans
internal import FleetQuestions
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import ReportContract

/// Plans: made by jobs, stored, checked again, and carried out.
enum PlanRoutes {
  private static let id = ServiceParameter.path("id", .pattern(PlanFolder.names), "The plan's name.")

  static let all: [ServiceRoute] = [
    ServiceRoute(
      method: .get, path: "/api/v1/plans", summary: "List the stored plans.",
      answer: .shape(
        JSONShape(
          about: "The stored plans, the newest first.",
          members: [
            .needed("plans", .list(.object(PlanFolder.Summary.shape), of: 0...1_000_000), "The plans.")
          ]))
    ) { _, core in
      try .json(["plans": try await core.plans.all(core.desk)])
    },
    ServiceRoute(
      method: .post, path: "/api/v1/plans", summary: "Make a plan of pools, of a drain or of a roll.",
      scope: .plan,
      body: .json(PlanRequest.shape, limit: 1 << 18), answer: .shape(JobRoutes.begun, status: .accepted),
      refusals: [.unprocessableContent, .notFound]
    ) { request, core in
      let wanted = try PlanRequest(request.body)
      let body = String(decoding: request.body, as: UTF8.self)
      return try await JobRoutes.begin(.plan(kind: wanted.kind, body: body), request, core)
    },
    ServiceRoute(
      method: .get, path: "/api/v1/plans/{id}", summary: "Give a plan.", parameters: [id],
      answer: .forms([
        PublishedForm(PoolPlan.self), PublishedForm(DrainPlan.self), PublishedForm(RollPlan.self),
      ])
    ) { request, core in
      let plan = try await core.plans.document(try request.value("id"))
      let tag = "\"\(plan.name)\""
      if request.has(tag) { return ServiceAnswer(status: .notModified, type: nil, tag: tag) }
      return .json(ByteBuffer(bytes: plan.bytes), tag: tag)
    },
    ServiceRoute(
      method: .get, path: "/api/v1/plans/{id}/verification",
      summary: "Derive everything that a plan claims again, from the evidence of now.", parameters: [id],
      answer: .forms([PublishedForm(PlanVerificationReport.self), PublishedForm(RollVerificationReport.self)])
    ) { request, core in
      let document = try await core.plans.document(try request.value("id"))
      return try await core.kept(request) { state, key in
        try await core.finished(key, in: state, .thorough) { fleet throws(QuestionError) in
          try verification(of: document, in: fleet)
        }
      }
    },
    ServiceRoute(
      method: .post, path: "/api/v1/plans/{id}/execution", summary: "Move the guests of a drain's plan.",
      scope: .execute,
      parameters: [id, .query("dry-run", .words(["true", "false"]), "Whether only the steps are shown.")],
      body: .json(JSONShape(about: "Nothing.", members: []), limit: 1024),
      answer: .shape(JobRoutes.begun, status: .accepted), refusals: [.conflict, .unprocessableContent]
    ) { request, core in
      let document = try await core.plans.document(try request.value("id"))
      let execution = PlanExecution(plan: try PlanExecution.plan(in: document), moves: core.settings.moves)
      if request.values["dry-run"] == "true" {
        let steps = try await core.desk.run(.quick) { fleet throws(QuestionError) in
          try execution.steps(in: fleet)
        }
        return try .json(["steps": steps])
      }
      return try await JobRoutes.begin(.execution(plan: try request.value("id")), request, core)
    },
  ]

  private static func verification(
    of document: Document, in fleet: OpenFleet
  ) throws(QuestionError) -> ByteBuffer {
    let plan = try SomePlan(reading: document)
    switch plan {
    case .pools(let pools):
      var report = try PlanVerificationQuestion(of: pools).answer(in: fleet)
      report.inputs.append(plan.input(document))
      return try encoded(report)
    case .drain(let drain):
      var report = try DrainVerificationQuestion(of: drain).answer(in: fleet)
      report.inputs.append(plan.input(document))
      return try encoded(report)
    case .roll(let roll):
      var report = try RollVerificationQuestion(of: roll).answer(in: fleet)
      report.inputs.append(plan.input(document))
      return try encoded(report)
    }
  }
}
