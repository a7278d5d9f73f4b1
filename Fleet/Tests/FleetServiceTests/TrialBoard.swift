import FleetJobs
import Foundation
import Synchronization

@testable import FleetService

/// The jobs of one service with a queue of its own, whose work a test says.
final class TrialBoard: Sendable {
  let jobs: JobBoard
  /// The jobs that ended here, in that order.
  let ended: Ended

  final class Ended: Sendable {
    private let ids = Mutex<[String]>([])

    var all: [String] { ids.withLock { $0 } }

    func note(_ id: String) { ids.withLock { $0.append(id) } }
  }

  /// - Parameters:
  ///   - opening: Opens the queue that several share; a file of its own without one.
  ///   - lease: How long a claim lasts.
  init(
    _ opening: JobDesk.Opening? = nil, lease: Duration = .seconds(3600), beat: Duration = .milliseconds(20)
  ) throws {
    let path = NSTemporaryDirectory() + "martlet-board-\(UUID().uuidString)"
    let ended = Ended()
    self.ended = ended
    let own: JobDesk.Opening = { () throws(JobFailure) in try JobQueue(path: path) }
    var chosen = own
    if let opening { chosen = opening }
    jobs = JobBoard(
      chosen, times: JobBoard.Times(lease: lease, beat: beat),
      onEnd: { job in ended.note(job.id) })
  }

  /// Takes jobs whose work is this, whatever they are about.
  func start(_ work: @escaping @Sendable (JobHandle) async throws -> JobBoard.Outcome) {
    jobs.start { _, handle in try await work(handle) }
  }
}
