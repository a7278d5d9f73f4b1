internal import Synchronization

/// A worker that is kept for several requests in a row.
package final class WorkerSession: Sendable {
  private let worker: WorkerConnection
  private let isOver = Mutex(false)

  init(_ worker: WorkerConnection) { self.worker = worker }

  /// Asks the worker.
  ///
  /// - Throws: `WorkerFailure` if there is no answer; later requests fail too.
  package func answer(to request: WorkerRequest, _ payload: [UInt8] = []) throws(WorkerFailure) -> [UInt8] {
    guard !isOver.withLock({ $0 }) else { throw WorkerFailure(reason: "its worker has ended") }
    do throws(WorkerFailure) {
      return try worker.answer(to: request, payload)
    } catch {
      isOver.withLock { $0 = true }
      throw error
    }
  }

  deinit { if !isOver.withLock({ $0 }) { worker.end() } }
}
