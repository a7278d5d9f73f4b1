internal import LibvirtClient
internal import Synchronization

/// A call that blocks, on a thread of its own, and what it has returned.
final class BackgroundCall<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, MigrationFailure>?>(nil)

  /// Makes the call.
  init(_ body: @escaping @Sendable () throws(MigrationFailure) -> Value) {
    let isStarted = startThread {
      let result = Result { () throws(MigrationFailure) in try body() }
      self.result.withLock { $0 = result }
    }
    if !isStarted {
      result.withLock {
        $0 = .failure(MigrationFailure(reason: "there is no thread left to call libvirt on"))
      }
    }
  }

  /// What it returned; nil while it goes on.
  var answer: Result<Value, MigrationFailure>? { result.withLock { $0 } }
}
