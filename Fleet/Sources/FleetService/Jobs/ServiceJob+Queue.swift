internal import FleetJobs
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions

extension ServiceJob {
  /// A job of the queue as the API shows it; nil for one that no service began.
  init?(_ job: Job) {
    guard let name = job.name,
      let spec = try? JSONDecoder().decode(JobSpec.self, from: Data(job.spec.utf8))
    else { return nil }
    self.init(
      id: name, kind: job.kind, state: State(job.state), made: Self.time(job.made), caller: spec.caller)
    if let text = job.progress,
      let progress = try? JSONDecoder().decode(Progress.self, from: Data(text.utf8))
    {
      self.progress = progress
    }
    guard job.state.isEnd, let words = job.words else { return }
    if let end = try? JSONDecoder().decode(JobEnd.self, from: Data(words.utf8)) {
      (result, problem) = (end.result, end.problem)
    } else if job.state == .failed {
      // The queue's own words: nobody could end it.
      problem = Problem.Body(Problem(.internalServerError, words))
    }
  }

  /// - Parameter milliseconds: Since 1970.
  private static func time(_ milliseconds: Int) -> String {
    Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
  }
}

extension ServiceJob.State {
  init(_ state: Job.State) {
    self =
      switch state {
      case .waiting: .waiting
      case .running: .running
      case .done: .done
      case .failed: .failed
      case .stopped: .stopped
      }
  }
}

extension Problem.Body {
  /// The body of a problem.
  init(_ problem: Problem) {
    self.init(
      title: problem.status.reasonPhrase, status: problem.status.code, detail: problem.detail,
      kind: problem.kind?.rawValue)
  }
}
