internal import Synchronization

/// When the queue was last asked with success, by the process's own clock, which also runs while the process is stopped.
final class LastAnswer: Sendable {
  private let time = Mutex(ContinuousClock.now)

  /// An answer to a question of that time.
  func note(_ asked: ContinuousClock.Instant) { time.withLock { $0 = asked } }

  /// How long ago that is.
  var age: Duration { ContinuousClock.now - time.withLock { $0 } }
}

/// What becomes true once.
final class LastingFlag: Sendable {
  private let value = Mutex(false)

  /// Whether it is true.
  var isSet: Bool { value.withLock(\.self) }

  /// Makes it true.
  func set() { value.withLock { $0 = true } }
}
