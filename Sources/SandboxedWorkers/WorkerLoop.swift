internal import CSandbox
internal import Glibc

/// The worker's side: it answers requests until its socket is closed.
package enum WorkerLoop {
  /// Whether this process is a worker.
  package static var isWorker: Bool { sandbox_is_worker() != 0 }

  /// Answers requests until the socket is closed.
  ///
  /// - Parameter answer: The answer to a request and its bytes, as JSON.
  package static func run(_ answer: (WorkerRequest, [UInt8]) -> [UInt8]) {
    var input = WorkerInput()
    while let lengths = input.next(2 * WorkerFrame.size) {
      let numbers = WorkerFrame.numbers(in: lengths)
      guard let header = input.next(numbers[0]), let payload = input.next(numbers[1]),
        let request = WorkerRequest(String(decoding: header, as: UTF8.self))
      else { return }
      let reply = builtIn(request) ?? answer(request, payload)
      guard send(WorkerFrame.lengths([reply.count]) + reply) else { return }
    }
  }

  /// The answer to what every worker can say of itself.
  private static func builtIn(_ request: WorkerRequest) -> [UInt8]? {
    guard request.operation == .about else { return nil }
    return workerJSON(WorkerConfinement(landlock: Int(sandbox_landlock())))
  }

  private static func send(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count {
      let sent = unsafe bytes.withUnsafeBytes { buffer in
        unsafe buffer.baseAddress.map { unsafe write(1, $0 + start, buffer.count - start) } ?? 0
      }
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { return false }
      start += sent
    }
    return true
  }
}

/// What the parent has sent, read in parts.
private struct WorkerInput {
  private var part = [UInt8](repeating: 0, count: WorkerFrame.part)
  private var rest: ArraySlice<UInt8> = []

  /// The next bytes; nil if the parent has closed the socket before their end.
  mutating func next(_ count: Int) -> [UInt8]? {
    var bytes = Array(rest.prefix(count))
    rest = rest.dropFirst(bytes.count)
    guard bytes.count < count else { return bytes }
    // An empty slice would still share the part's storage.
    rest = []
    while bytes.count < count {
      let got = unsafe part.withUnsafeMutableBytes { buffer in
        unsafe buffer.baseAddress.map { unsafe read(0, $0, buffer.count) } ?? 0
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      let missing = min(got, count - bytes.count)
      bytes += part[..<missing]
      if missing < got { rest = part[missing..<got] }
    }
    return bytes
  }
}
