internal import Synchronization

/// When the queue was last asked with success, by the process's own clock, which also goes on while the process is stopped.
final class LastAnswer: Sendable {
  private let time = Mutex(ContinuousClock.now)

  /// An answer to a question of that time.
  func note(_ asked: ContinuousClock.Instant) { time.withLock { $0 = asked } }

  /// How long ago that is.
  var age: Duration { ContinuousClock.now - time.withLock { $0 } }
}
