internal import CPUReaders
internal import HostSnapshots
internal import SandboxedWorkers
internal import XMLReading
internal import YAMLNodes

/// What a program that reads documents does when it is started as a worker of its own.
///
/// An executable calls `runIfAsked()` before anything else, and `allow(_:)` if it may start workers.
public enum DocumentWorker {
  /// Reads documents until its parent closes the socket, if this process was started for that.
  ///
  /// - Returns: Whether it was; the process can end then.
  public static func runIfAsked() -> Bool {
    guard WorkerLoop.isWorker else { return false }
    let stream = GzipStream()
    WorkerLoop.run { request, payload in answer(to: request, payload, stream) }
    return true
  }

  /// Lets this process read documents by workers: `on`, `off`, or `auto` for root and the documents of others.
  ///
  /// - Throws: `QuestionError` of kind `usage` for another word.
  public static func allow(_ word: String) throws(QuestionError) {
    guard let policy = WorkerPolicy(rawValue: word) else {
      throw QuestionError(
        .usage,
        "MARTLET_SANDBOX is \(word); it can be \(WorkerPolicy.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    WorkerPolicy.set(policy)
  }

  /// Says that documents follow that others wrote, or may have written: of another owner, or of none.
  ///
  /// - Parameter owner: The user id of the file's owner; nil for what has none, such as a store's document or an answer.
  public static func expectDocument(of owner: UInt32?) { WorkerPolicy.note(owner: owner) }

  /// Reads one document while other tasks read others: it fails by the limits that its own worker met alone, and what was read of it
  /// serves nobody else.
  public static func apart<Value: Sendable>(_ read: @Sendable () async -> Value) async -> Value {
    await WorkerFailureNote.$own.withValue(WorkerFailureNote()) {
      await XMLRecordMemory.$own.withValue(XMLRecordMemory()) { await read() }
    }
  }

  /// Reads one document likewise, while other threads read others.
  ///
  /// - Throws: What `read` throws.
  public static func apart<Value>(_ read: () throws -> Value) rethrows -> Value {
    try WorkerFailureNote.$own.withValue(WorkerFailureNote()) {
      try XMLRecordMemory.$own.withValue(XMLRecordMemory()) { try read() }
    }
  }

  /// Reads documents that a caller of a service sent, by workers that read for nobody else.
  ///
  /// - Parameter caller: What distinguishes the caller from all others.
  /// - Throws: What `read` throws.
  public static func serving<Value>(
    _ caller: String, _ read: () async throws -> Value
  ) async rethrows -> Value {
    try await WorkerCaller.$current.withValue(caller) { try await read() }
  }

  /// What weakens the workers that have read for this process; nil if nothing does, or none has.
  public static var weakness: String? {
    guard let confinement = try? WorkerPolicy.confinement(), confinement.landlock == 0 else { return nil }
    return "this kernel has no landlock; seccomp alone confines the workers that read documents of others"
  }

  private static func answer(
    to request: WorkerRequest, _ payload: [UInt8], _ stream: GzipStream
  ) -> [UInt8] {
    switch request.operation {
    case .read, .readWithGuests, .readAlone:
      let document = Document(name: request.name ?? "", bytes: payload)
      let parts = CaptureParts(request.operation) ?? .none
      return workerJSON(WorkerReading.inWorker(document, format: request.format, parts: parts))
    case .xml: return workerJSON(XMLRecord(payload, deepest: request.limit ?? XMLLimits.standard.depth))
    case .yaml: return workerJSON(YAMLRecord(payload))
    case .unpack: return workerJSON(UnpackedBytes(unpacking: payload, limit: request.limit ?? 0))
    case .unpackPart:
      if !payload.isEmpty { stream.give(payload) }
      return workerJSON(UnpackedBytes(next: stream, limit: request.limit ?? 0))
    case .about: return []
    }
  }
}
