import Glibc
import LiveMigration

/// Set by SIGINT and SIGTERM, once `catchInterruptions` was called.
let interruption = StopRequest()

/// Has the first SIGINT or SIGTERM ask for an end, and a second make one.
func catchInterruptions() {
  // The handler must find the value made.
  _ = interruption.reason
  for number in [SIGINT, SIGTERM] {
    signal(number) { number in
      guard interruption.reason != nil else { return interruption.stop(.interrupted) }
      signal(number, SIG_DFL)
      kill(getpid(), number)
    }
  }
}

/// Has a reader of our output that ends make no end of us.
func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
