import Glibc
import LiveMigration

/// Set by SIGINT and SIGTERM, once `catchInterruptions` was called.
let interruption = StopRequest()

/// Has SIGINT and SIGTERM ask for an end instead of making one.
func catchInterruptions() {
  // The handler must find the value made.
  _ = interruption.reason
  for number in [SIGINT, SIGTERM] { signal(number) { _ in interruption.stop(.interrupted) } }
}
