internal import Glibc
internal import Synchronization

/// libvirt's event loop on its own thread, which detects silent connections.
enum EventLoop {
  private static let isRunning = Mutex(false)

  /// Starts the loop once per process, before the first watched connection.
  static func start(_ functions: MigrationFunctions) {
    isRunning.withLock { isRunning in
      guard !isRunning, functions.registerEvents() == 0 else { return }
      isRunning = startThread { while functions.runEvents() == 0 {} }
    }
  }
}

/// Runs `body` on a new detached thread; false if no thread is available.
package func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let box = unsafe Unmanaged.passRetained(Box(body))
  let status = unsafe pthread_create(
    &thread, nil,
    { argument in
      if let argument = unsafe argument {
        unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
      }
      return nil
    }, box.toOpaque())
  guard status == 0 else {
    unsafe box.release()
    return false
  }
  pthread_detach(thread)
  return true
}
