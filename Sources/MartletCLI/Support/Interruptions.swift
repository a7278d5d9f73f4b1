import Glibc
import LiveMigration

/// Set by SIGINT and SIGTERM, once `catchInterruptions` was called.
let interruption = StopRequest()

/// Has the first SIGINT or SIGTERM ask for an end, and a second make one; a reader of our output that ends makes none.
func catchInterruptions() {
  // The handler must find the value made.
  _ = interruption.reason
  signal(SIGPIPE, SIG_IGN)
  for number in [SIGINT, SIGTERM] {
    signal(number) { number in
      guard interruption.reason != nil else { return interruption.stop(.interrupted) }
      signal(number, SIG_DFL)
      kill(getpid(), number)
    }
  }
}
