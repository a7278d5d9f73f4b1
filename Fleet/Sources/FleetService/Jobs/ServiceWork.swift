internal import FleetQuestions
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions

/// What the service's jobs do.
extension ServiceCore {
  /// Carries out a job that this service has taken.
  ///
  /// - Throws: As the work; `interrupted` where it was asked to end.
  func carryOut(_ work: JobWork, _ job: JobHandle) async throws -> JobBoard.Outcome {
    switch work {
    case .refresh: return try await refresh(job)
    case .plan(let kind, let body):
      let wanted = try PlanRequest(Array(body.utf8))
      job.report(0, of: 0, "Searching")
      return try await desk.run(.thorough) { [plans] fleet throws(QuestionError) in
        let made = try wanted.plan(in: fleet, isStopped: { job.isStopped })
        guard !job.isStopped else { throw QuestionError(.interrupted, "somebody stopped this") }
        return try plans.outcome(
          made.json, kind: kind, summary: made.summary, outcome: made.outcome, of: job)
      }
    case .execution(let name):
      let plan = try PlanExecution.plan(in: try await plans.document(name))
      return .report(try await PlanExecution(plan: plan, moves: settings.moves).run(in: desk.fleet, job))
    }
  }

  private func refresh(_ job: JobHandle) async throws -> JobBoard.Outcome {
    let uris = try await desk.run(.quick) { fleet throws(QuestionError) in try fleet.askedOrigins() }
    var question = FleetAddQuestion(sources: uris)
    question.access = HostAccess(isInterrupted: { job.isStopped })
    question.progress = { job.report($0.done, of: $0.total, "\($0.done) of \($0.total) hosts answered") }
    job.report(0, of: uris.count, "Asking \(uris.count) hosts")
    let report = try await question.answer(in: desk.fleet)
    try job.checkNotCutShort()
    return .report(try encoded(report))
  }
}
