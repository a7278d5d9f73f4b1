import Glibc
import LiveMigration
import Synchronization

/// Set by SIGINT and SIGTERM, once `catchInterruptions` was called.
let interruption = StopRequest()

/// Has the first SIGINT or SIGTERM ask for an end, and a second make one.
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

/// Ctrl-C while hosts are asked: what has answered by then is the answer, and the exit status is 130.
enum InterruptedAsking {
  private static let isOwner = Atomic(false)
  private static let isCutShort = Atomic(false)

  /// Whether the user has had enough; from the first call on, signals are caught.
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

  /// Lets signals end the process again, unless the verb has its own way to end.
  static func askingIsOver() {
    guard isOwner.exchange(false, ordering: .sequentiallyConsistent) else { return }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    areCaught.store(false, ordering: .sequentiallyConsistent)
  }

  /// The exit status of a verb that has printed its answer; says in one line if the answer is not of all hosts.
  static func status(_ status: Int32) -> Int32 {
    guard isCutShort.load(ordering: .sequentiallyConsistent) else { return status }
    writeError("martlet: interrupted; the answer covers only the hosts that answered")
    return CommandFailure.interrupted
  }
}

/// Has a reader of our output that ends make no end of us.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
