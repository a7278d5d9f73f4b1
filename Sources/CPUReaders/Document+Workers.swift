internal import SandboxedWorkers
internal import XMLReading

/// Refuses a document if a worker met a limit within it, at a part that its readers skip.
///
/// - Throws: `ReadError` with the limit.
package func requireWorkers(for document: Document?) throws(ReadError) {
  guard let failure = WorkerPolicy.workers?.takeFailure() else { return }
  throw ReadError(document: document?.name ?? "the input", reason: failure.reason)
}

extension Document {
  /// Lets a worker read the document, if workers read for this process; what follows takes its answer.
  ///
  /// - Parameter format: The format that it is read as; nil to recognise it.
  package mutating func readByWorker(as format: String?) {
    guard workersAnswer == nil, WorkerPolicy.workers != nil else { return }
    workersAnswer = answerOfWorker(as: format).map { (format, $0) }
  }

  /// The limit that the worker met which read the document; nil if it gave an answer.
  package var workerFailure: String? { workersAnswer?.reading.failure }

  /// What a worker reads in the document: its answer of before, or a new one; nil where this process reads.
  func answerOfWorker(as format: String?) -> WorkerReading? {
    if let workersAnswer, workersAnswer.format == format { return workersAnswer.reading }
    guard let workers = WorkerPolicy.workers else { return nil }
    do throws(WorkerFailure) {
      let request = WorkerRequest(.read, name: name, format: format)
      let reading = try workers.answer(WorkerReading.self, to: request, bytes)
      if let elements = reading.elements { XMLRecordMemory.shared.keep(elements, of: bytes) }
      return reading
    } catch {
      // The failure is this document's, which is said with its name.
      _ = workers.takeFailure()
      return WorkerReading(error)
    }
  }
}
