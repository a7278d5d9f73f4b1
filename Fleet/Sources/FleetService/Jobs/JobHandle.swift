internal import FleetJobs
internal import Foundation
internal import MartletQuestions

/// What a job's work knows of its job, and may do for it as long as the job is this service's.
struct JobHandle: Sendable {
  /// The job's name in links.
  let id: String
  let claim: Job.Claim
  let board: JobBoard

  /// When it was made: RFC 3339, UTC.
  var made: String { board.made(id) }

  /// Whether its work is to end: somebody wishes so, the service ends, or another one has taken the job over.
  var isStopped: Bool { board.isStopping(id) }

  /// Ends work that was asked to end for another reason than somebody's wish, so that it is continued elsewhere or later.
  ///
  /// - Throws: `interrupted`.
  func checkNotCutShort() throws(QuestionError) {
    if isStopped, !board.isStopWished(id) {
      throw QuestionError(.interrupted, "the service ends, or another one has the job")
    }
  }

  /// Says how far it is.
  func report(_ done: Int, of total: Int, _ sentence: String) {
    board.report(id, ServiceJob.Progress(done: done, total: total, sentence: sentence))
  }

  /// Runs a function when its work is to end, or at once if that has been.
  func onStop(_ stop: @escaping @Sendable () -> Void) { board.onStop(id, stop) }

  /// Writes down under the job's claim, or reads, what is done to guests; for who may block.
  ///
  /// While the database does not answer it is asked again, until the claim has run out; so the same must be asked twice without harm.
  ///
  /// - Throws: `interrupted` if the job is another service's now, `temporary` if another job moves the guest, `unavailable`.
  func record<Value>(
    _ body: (JobQueue, Job.Claim) throws(JobFailure) -> Value
  ) throws(QuestionError) -> Value {
    while true {
      do throws(JobFailure) { return try body(try board.desk.opened(), claim) } catch {
        switch error.kind {
        case .unavailable, .unknown:
          guard !board.isLost(id) else { throw QuestionError(.interrupted, error.reason) }
          Thread.sleep(forTimeInterval: board.times.beat / .seconds(1))
        case .fenced: throw QuestionError(.interrupted, error.reason)
        case .held: throw QuestionError(.temporary, error.reason)
        default: throw QuestionError(.unavailable, error.reason)
        }
      }
    }
  }
}
