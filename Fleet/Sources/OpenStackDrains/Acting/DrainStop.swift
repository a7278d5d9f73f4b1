internal import Synchronization

/// Requests to stop: the first begins nothing new, the second leaves what runs to itself.
public final class DrainStop: Sendable {
  private let requests = Mutex(0)

  /// No request yet.
  public init() {}

  /// Notes a request.
  ///
  /// - Returns: How many there were.
  @discardableResult
  public func request() -> Int {
    requests.withLock { number in
      number += 1
      return number
    }
  }

  /// Whether nothing new begins.
  public var isStopping: Bool { requests.withLock { $0 > 0 } }
  /// Whether running migrations are no longer followed.
  public var isLeaving: Bool { requests.withLock { $0 > 1 } }
}
