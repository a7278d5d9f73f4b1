/// Why a worker gave no answer: which limit its document met, one clause without a full stop.
package struct WorkerFailure: Error, Sendable, Hashable {
  /// The reason, as it follows the document's name: `its reader crashed (signal 4)`.
  package var reason: String
  /// Whether the worker could not start or be confined, so that no document is at fault.
  package var isOfSystem = false
}

/// What a worker may take for one document.
package struct WorkerLimits: Sendable, Hashable {
  /// Seconds from the question to the end of the answer.
  package var seconds = 20
  /// MiB of address space.
  package var megabytes: UInt32 = 2048
  /// Bytes of an answer.
  package var answer = 96 << 20

  /// 20 s, 2 GiB, 96 MiB.
  package init() {}
}
