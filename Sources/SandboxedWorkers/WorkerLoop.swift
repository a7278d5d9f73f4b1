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
    while let lengths = receive(2 * WorkerFrame.size) {
      let numbers = WorkerFrame.numbers(in: lengths)
      guard let header = receive(numbers[0]), let payload = receive(numbers[1]),
        let request = workerValue(WorkerRequest.self, in: header)
      else { return }
      let reply = builtIn(request) ?? answer(request, payload)
      guard send(WorkerFrame.lengths([reply.count])), send(reply) else { return }
    }
  }

  /// The answer to what every worker can say of itself.
  private static func builtIn(_ request: WorkerRequest) -> [UInt8]? {
    guard request.operation == .about else { return nil }
    return workerJSON(WorkerConfinement(landlock: Int(sandbox_landlock())))
  }

  private static func receive(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var start = 0
    while start < count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe buffer.baseAddress.map { unsafe read(0, $0 + start, buffer.count - start) } ?? 0
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      start += got
    }
    return bytes
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
