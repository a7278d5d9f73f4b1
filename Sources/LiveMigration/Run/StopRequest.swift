internal import Synchronization

/// A thread-safe request to cancel a migration, from signals or clocks.
public final class StopRequest: Sendable {
  /// Why.
  public enum Reason: Int, Sendable, Codable {
    /// The user sent a signal.
    case interrupted = 1
    /// The time limit passed.
    case timeout = 2
  }

  private let value = Atomic<Int>(0)

  private let parent: StopRequest?

  /// Creates an open request; a request on `parent` counts too.
  public init(parent: StopRequest? = nil) { self.parent = parent }

  /// Requests the cancellation; the first reason counts.
  public func stop(_ reason: Reason) {
    _ = value.compareExchange(expected: 0, desired: reason.rawValue, ordering: .sequentiallyConsistent)
  }

  /// The reason; nil without a request.
  public var reason: Reason? {
    Reason(rawValue: value.load(ordering: .sequentiallyConsistent)) ?? parent?.reason
  }
}
