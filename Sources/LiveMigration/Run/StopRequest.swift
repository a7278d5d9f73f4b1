internal import Synchronization

/// Why a migration is to be called off, as signals and clocks say; several threads may ask and tell.
public final class StopRequest: Sendable {
  /// Why.
  public enum Reason: Int, Sendable, Codable {
    /// The user, by a signal.
    case interrupted = 1
    /// It took longer than it may.
    case timeout = 2
  }

  private let value = Atomic<Int>(0)

  private let parent: StopRequest?

  /// No request, but for what is asked of `parent`.
  public init(parent: StopRequest? = nil) { self.parent = parent }

  /// Asks; the first reason holds.
  public func stop(_ reason: Reason) {
    _ = value.compareExchange(expected: 0, desired: reason.rawValue, ordering: .sequentiallyConsistent)
  }

  /// The reason; nil if nobody asked.
  public var reason: Reason? {
    Reason(rawValue: value.load(ordering: .sequentiallyConsistent)) ?? parent?.reason
  }
}
