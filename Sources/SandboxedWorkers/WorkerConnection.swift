internal import CSandbox
internal import Glibc

/// One worker, and the socket to it.
///
/// Only one request is under way at a time.
final class WorkerConnection: Sendable {
  private let descriptor: Int32
  private let process: pid_t
  private let limits: WorkerLimits

  /// Starts a worker.
  ///
  /// - Parameter executable: A program that answers as workers do: `/proc/self/exe` is this one.
  /// - Throws: `WorkerFailure` if the system cannot start it.
  init(executable: String, limits: WorkerLimits) throws(WorkerFailure) {
    var (descriptor, process): (Int32, pid_t) = (-1, 0)
    let code = unsafe sandbox_start(executable, limits.megabytes, &descriptor, &process)
    guard code == 0 else {
      throw WorkerFailure(
        reason: "cannot start a worker to read it: \(unsafe String(cString: strerror(code)))",
        isOfSystem: true)
    }
    (self.descriptor, self.process, self.limits) = (descriptor, process, limits)
  }

  /// Sends a request and its bytes, and waits for the answer.
  ///
  /// - Throws: `WorkerFailure` with the limit that was met. The worker has ended then.
  func answer(to request: WorkerRequest, _ payload: [UInt8]) throws(WorkerFailure) -> [UInt8] {
    let deadline = ContinuousClock.now + .seconds(limits.seconds)
    do throws(Ending) {
      let header = Array(request.text.utf8)
      try send(WorkerFrame.lengths([header.count, payload.count]) + header + payload, by: deadline)
      return try receive(by: deadline)
    } catch {
      throw failure(error)
    }
  }

  /// Ends the worker.
  func end() {
    kill(process, SIGKILL)
    _ = status()
    close(descriptor)
  }

  private enum Ending: Error {
    case closed
    case limit(String)
  }

  private func wait(forWriting: Bool, by deadline: ContinuousClock.Instant) throws(Ending) {
    while true {
      let left = ContinuousClock.now.duration(to: deadline).components
      let milliseconds = Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000)
      guard milliseconds > 0 else { throw .limit("it takes longer than \(limits.seconds) s to read") }
      switch sandbox_wait(descriptor, forWriting ? 1 : 0, Int32(milliseconds)) {
      case 1...: return
      case 0, -EINTR: continue
      default: throw .closed
      }
    }
  }

  private func send(_ bytes: [UInt8], by deadline: ContinuousClock.Instant) throws(Ending) {
    var start = 0
    while start < bytes.count {
      let sent = unsafe bytes.withUnsafeBytes { buffer in
        unsafe buffer.baseAddress.map { unsafe sandbox_send(descriptor, $0 + start, buffer.count - start) }
          ?? 0
      }
      switch sent {
      case 0...: start += sent
      case Int(-EAGAIN), Int(-EINTR): try wait(forWriting: true, by: deadline)
      default: throw .closed
      }
    }
  }

  /// An answer: its length, then its bytes, and nothing after them.
  private func receive(by deadline: ContinuousClock.Instant) throws(Ending) -> [UInt8] {
    var part = [UInt8](repeating: 0, count: WorkerFrame.part)
    var bytes: [UInt8] = []
    var length: Int?
    while bytes.count < length ?? WorkerFrame.size {
      try wait(forWriting: false, by: deadline)
      let got = unsafe part.withUnsafeMutableBytes { buffer in
        unsafe buffer.baseAddress.map { unsafe read(descriptor, $0, buffer.count) } ?? 0
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw .closed }
      bytes += part.prefix(got)
      guard length == nil, bytes.count >= WorkerFrame.size else { continue }
      let count = WorkerFrame.numbers(in: Array(bytes.prefix(WorkerFrame.size)))[0]
      guard count <= limits.answer else {
        throw .limit("what was read of it is more than \(limits.answer >> 20) MiB")
      }
      bytes.removeFirst(WorkerFrame.size)
      bytes.reserveCapacity(count)
      length = count
    }
    guard bytes.count == length else { throw .limit("its worker gives no valid answer") }
    return bytes
  }

  /// The status that the worker ended with.
  private func status() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// What ended the worker; it has ended after this.
  private func failure(_ ending: Ending) -> WorkerFailure {
    defer { close(descriptor) }
    if case .limit(let reason) = ending {
      kill(process, SIGKILL)
      _ = status()
      return WorkerFailure(reason: reason)
    }
    let status = status()
    let (signal, exit) = (status & 0x7f, status >> 8 & 0xff)
    if signal != 0 { return WorkerFailure(reason: "its reader crashed (signal \(signal))") }
    switch exit {
    case Int32(SANDBOX_OUT_OF_MEMORY):
      return WorkerFailure(reason: "it needs more than \(limits.megabytes) MiB of memory to read")
    case Int32(SANDBOX_NOT_CONFINED), Int32(SANDBOX_STILL_ROOT):
      return WorkerFailure(
        reason:
          "this kernel cannot confine the worker that reads it (no seccomp, or a container forbids it); MARTLET_SANDBOX=off reads without one",
        isOfSystem: true)
    case 129...: return WorkerFailure(reason: "its reader crashed (signal \(exit - 128))")
    default: return WorkerFailure(reason: "its worker ended with status \(exit)")
    }
  }
}

/// The lengths before a message's parts: four bytes each, the lowest first.
enum WorkerFrame {
  static let size = 4
  /// Bytes that are read at once.
  static let part = 1 << 16

  static func lengths(_ numbers: [Int]) -> [UInt8] {
    numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
  }

  static func numbers(in bytes: [UInt8]) -> [Int] {
    stride(from: 0, to: bytes.count - 3, by: 4).map { start in
      (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) }
    }
  }
}
