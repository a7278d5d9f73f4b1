import Glibc
import LiveMigration
import Synchronization

/// The request that SIGINT and SIGTERM make after `catchInterruptions()`.
let interruption = StopRequest()

/// Makes the first SIGINT or SIGTERM a request to stop; a second one ends the process.
func catchInterruptions() {
  // The handler must find the value made.
  _ = interruption.reason
  areCaught.store(true, ordering: .sequentiallyConsistent)
  for number in [SIGINT, SIGTERM] {
    signal(number) { number in
      guard interruption.reason != nil else { return interruption.stop(.interrupted) }
      signal(number, SIG_DFL)
      kill(getpid(), number)
    }
  }
}

private let areCaught = Atomic(false)

/// Ctrl-C while Martlet asks hosts: it prints the answers that it has, and exits with 130.
enum InterruptedAsking {
  private static let isOwner = Atomic(false)
  private static let isCutShort = Atomic(false)

  /// Whether the user pressed Ctrl-C; the first call begins to catch signals.
  static func isWanted() -> Bool {
    if areCaught.compareExchange(expected: false, desired: true, ordering: .sequentiallyConsistent).exchanged
    {
      isOwner.store(true, ordering: .sequentiallyConsistent)
      catchInterruptions()
    }
    guard interruption.reason != nil else { return false }
    isCutShort.store(true, ordering: .sequentiallyConsistent)
    return true
  }

  /// Lets signals end the process again, unless the verb itself catches them.
  static func askingIsOver() {
    guard isOwner.exchange(false, ordering: .sequentiallyConsistent) else { return }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    areCaught.store(false, ordering: .sequentiallyConsistent)
  }

  /// The exit status after the answer is printed: 130, with one line on standard error, if Ctrl-C cut the asking short.
  static func status(_ status: Int32) -> Int32 {
    guard isCutShort.load(ordering: .sequentiallyConsistent) else { return status }
    writeError("martlet: interrupted; the answer covers only the hosts that answered")
    return CommandFailure.interrupted
  }
}

/// Keeps Martlet running when the reader of its output exits.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
