internal import LibvirtClient
internal import Synchronization

/// A call that blocks, on a thread of its own, and what it has returned.
final class BackgroundCall<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, LibvirtFailure>?>(nil)

  /// Makes the call.
  init(_ body: @escaping @Sendable () throws(LibvirtFailure) -> Value) {
    let isStarted = startThread {
      let result = Result { () throws(LibvirtFailure) in try body() }
      self.result.withLock { $0 = result }
    }
    if !isStarted {
      result.withLock {
        $0 = .failure(LibvirtFailure(reason: "no thread is free to call libvirt"))
      }
    }
  }

  /// What it returned; nil while it goes on.
  var answer: Result<Value, LibvirtFailure>? { result.withLock { $0 } }
}
