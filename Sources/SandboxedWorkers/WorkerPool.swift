internal import CSandbox
internal import Glibc
internal import Synchronization

/// The workers that read documents of others for this process: one a core, each for many documents.
///
/// A worker reads one socket and writes to it; nothing else is allowed to it (`CSandbox`). Its answer is as untrusted as the document: it is
/// decoded into values, with limits, and is used for that document alone.
package final class WorkerPool: Sendable {
  /// What each worker may take.
  package let limits: WorkerLimits
  /// The number of workers that wait for documents.
  package let size: Int
  private let executable: String
  private let idle = Mutex<[WorkerConnection]>([])
  private let failed = Mutex<WorkerFailure?>(nil)

  /// A pool without workers; each starts when it is needed.
  package init(executable: String = "/proc/self/exe", size: Int? = nil, limits: WorkerLimits = WorkerLimits())
  {
    self.executable = executable
    self.limits = limits
    self.size = size ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  deinit { endWorkers() }

  /// Asks a worker.
  ///
  /// - Throws: `WorkerFailure` if there is no answer; the next request goes to another worker.
  package func answer(to request: WorkerRequest, _ payload: [UInt8] = []) throws(WorkerFailure) -> [UInt8] {
    do throws(WorkerFailure) {
      let worker = try take()
      let answer = try worker.answer(to: request, payload)
      giveBack(worker)
      return answer
    } catch {
      failed.withLock { $0 = $0 ?? error }
      throw error
    }
  }

  /// Asks a worker, and reads its answer as a value.
  ///
  /// - Throws: `WorkerFailure` also for an answer that is no such value.
  package func answer<Value: Decodable>(
    _ type: Value.Type, to request: WorkerRequest, _ payload: [UInt8] = []
  ) throws(WorkerFailure) -> Value {
    let bytes = try answer(to: request, payload)
    guard let value = workerValue(type, in: bytes) else {
      let failure = WorkerFailure(reason: "its worker gives no valid answer")
      failed.withLock { $0 = $0 ?? failure }
      throw failure
    }
    return value
  }

  /// The first failure since the last call; a reader that passes over what it cannot read would hide it.
  package func takeFailure() -> WorkerFailure? { failed.withLock { $0.take() } }

  /// A worker that answers nobody else, for a stream of bytes.
  package func session() -> Result<WorkerSession, WorkerFailure> {
    do throws(WorkerFailure) { return .success(WorkerSession(try take())) } catch { return .failure(error) }
  }

  /// Ends the workers that wait.
  package func endWorkers() {
    let workers = idle.withLock { workers in
      defer { workers = [] }
      return workers
    }
    for worker in workers { worker.end() }
  }

  private func take() throws(WorkerFailure) -> WorkerConnection {
    if let worker = idle.withLock({ $0.popLast() }) { return worker }
    return try WorkerConnection(executable: executable, limits: limits)
  }

  private func giveBack(_ worker: WorkerConnection) {
    let isKept = idle.withLock { workers in
      guard workers.count < size else { return false }
      workers.append(worker)
      return true
    }
    if !isKept { worker.end() }
  }
}
