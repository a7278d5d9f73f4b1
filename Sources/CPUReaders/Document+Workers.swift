package import HostSnapshots
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
  /// - Parameters:
  ///   - format: The format that it is read as; nil to recognise it.
  ///   - parts: Which parts of a capture it reads at once.
  package mutating func readByWorker(as format: String?, parts: CaptureParts = .host) {
    guard workersAnswer == nil, WorkerPolicy.workers != nil else { return }
    workersAnswer = answerOfWorker(as: format, parts).map { (format, $0) }
  }

  /// The limit that the worker met which read the document; nil if it gave an answer.
  package var workerFailure: String? { workersAnswer?.reading.failure }

  /// A part of the capture that this document is, with what the document's worker read in it.
  ///
  /// - Parameters:
  ///   - place: The part's place among all parts of the capture.
  ///   - name: The name of the new document.
  /// - Throws: `ReadError` about this document for a part that is damaged or packed in an unknown way.
  package func part(_ part: Snapshot.Part, at place: Int, named name: String) throws(ReadError) -> Document {
    var inner = Document(name: name, bytes: try part.bytes(in: self))
    if let answer = workersAnswer?.reading.part(at: place) {
      inner.workersAnswer = answer
      if let elements = answer.reading.elements {
        XMLRecordMemory.current.keep(elements, of: inner.bytes)
      }
    }
    return inner
  }

  /// What a worker reads in the document: its answer of before, or a new one; nil where this process reads.
  ///
  /// A worker that ends while it reads a capture with its parts is asked about the capture alone: what is wrong can be one part, which
  /// then fails alone.
  func answerOfWorker(as format: String?, _ parts: CaptureParts = .host) -> WorkerReading? {
    if let workersAnswer, workersAnswer.format == format { return workersAnswer.reading }
    guard let workers = WorkerPolicy.workers else { return nil }
    do throws(WorkerFailure) {
      let reading = try answer(of: workers, as: format, parts)
      if let elements = reading.elements { XMLRecordMemory.current.keep(elements, of: bytes) }
      return reading
    } catch {
      // The failure is this document's, which is said with its name.
      _ = workers.takeFailure()
      return WorkerReading(error)
    }
  }

  private func answer(
    of workers: WorkerPool, as format: String?, _ parts: CaptureParts
  ) throws(WorkerFailure) -> WorkerReading {
    func ask(_ parts: CaptureParts) throws(WorkerFailure) -> WorkerReading {
      let request = WorkerRequest(parts.operation, name: name, format: format)
      return try workers.answer(WorkerReading.self, to: request, bytes)
    }
    do throws(WorkerFailure) {
      return try ask(parts)
    } catch {
      guard parts != .none, !error.isOfSystem, Reader.isSnapshotHere(self) else { throw error }
      let alone = try ask(.none)
      _ = workers.takeFailure()
      return alone
    }
  }
}
