internal import CSandbox
internal import Glibc
internal import Synchronization

/// The workers that read documents of others for this process: one a core and caller, each for a number of documents.
///
/// A worker reads one socket and writes to it; nothing else is allowed to it (`CSandbox`). Its answer is as untrusted as the document: it is
/// decoded into values, with limits, and is used for that document alone.
package final class WorkerPool: Sendable {
  /// What each worker may take.
  package let limits: WorkerLimits
  /// The number of workers that wait for documents of one caller.
  package let size: Int
  private let executable: String
  private let idle = Mutex<[Held]>([])
  private let failed = WorkerFailureNote()
  private let started = Mutex(0)
  private let asked = Mutex(0)

  /// A worker, the number of requests that it has answered, and for whom.
  private struct Held: Sendable {
    var worker: WorkerConnection
    var answered: Int
    let caller: String?
  }

  /// For how many callers workers wait.
  private static let mostCallers = 4

  /// How many requests a worker answers.
  ///
  /// Who takes one over can falsify what it answers later, and no more than this. A worker takes about 20 ms to start, so that 64 requests share 0.3 ms each (Benchmarks/workers).
  package static let mostRequests = 64

  /// The number of workers that were started so far.
  package var startedWorkers: Int { started.withLock { $0 } }

  /// The number of questions that workers answered so far, but for those of sessions.
  package var answeredQuestions: Int { asked.withLock { $0 } }

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
    try answer(to: request, payload) { $0 }
  }

  /// Asks a worker, and reads its answer as a value.
  ///
  /// - Throws: `WorkerFailure` also for an answer that is no such value.
  package func answer<Value: Decodable>(
    _ type: Value.Type, to request: WorkerRequest, _ payload: [UInt8] = []
  ) throws(WorkerFailure) -> Value {
    try answer(to: request, payload) { workerValue(type, in: $0) }
  }

  private func answer<Value>(
    to request: WorkerRequest, _ payload: [UInt8], as read: ([UInt8]) -> Value?
  ) throws(WorkerFailure) -> Value {
    do throws(WorkerFailure) {
      var held = try take()
      let bytes = try held.worker.answer(to: request, payload)
      guard let value = read(bytes) else {
        // Whatever answers so is asked nothing more.
        held.worker.end()
        throw WorkerFailure(reason: "its worker gives no valid answer")
      }
      held.answered += 1
      asked.withLock { $0 += 1 }
      giveBack(held)
      return value
    } catch {
      note(error)
      throw error
    }
  }

  /// The first failure since the last call, of this task's own where it keeps them apart; a reader that passes over what it cannot read
  /// would hide it.
  package func takeFailure() -> WorkerFailure? { (WorkerFailureNote.own ?? failed).take() }

  private func note(_ failure: WorkerFailure) { (WorkerFailureNote.own ?? failed).keep(failure) }

  /// A worker that answers nobody else, for a stream of bytes.
  package func session() -> Result<WorkerSession, WorkerFailure> {
    do throws(WorkerFailure) { return .success(WorkerSession(try take().worker)) } catch {
      return .failure(error)
    }
  }

  /// Ends the workers that wait.
  package func endWorkers() {
    let workers = idle.withLock { workers in
      defer { workers = [] }
      return workers
    }
    for held in workers { held.worker.end() }
  }

  private func take() throws(WorkerFailure) -> Held {
    let caller = WorkerCaller.current
    let waiting = idle.withLock { workers in
      workers.lastIndex { $0.caller == caller }.map { workers.remove(at: $0) }
    }
    if let waiting { return waiting }
    let worker = try WorkerConnection(executable: executable, limits: limits)
    started.withLock { $0 += 1 }
    return Held(worker: worker, answered: 0, caller: caller)
  }

  private func giveBack(_ held: Held) {
    let ended = idle.withLock { workers -> Held? in
      guard held.answered < Self.mostRequests, workers.count(where: { $0.caller == held.caller }) < size
      else { return held }
      workers.append(held)
      // The one that has waited longest goes, whoever it read for.
      return workers.count > size * Self.mostCallers ? workers.removeFirst() : nil
    }
    ended?.worker.end()
  }
}
