/// How long a search for pools can take.
public struct PoolLimits: Sendable {
  /// The most levels that are derived.
  public var levels = 200_000
  /// The most cases of one proof.
  public var nodes = 20_000
  /// When the search ends; nil for no such limit.
  public var end: ContinuousClock.Instant?
  /// Whether to end now, with what was found and its gap.
  public var isStopped: @Sendable () -> Bool
  /// Whether nobody wants the answer any more: the search then ends without one, also while it derives levels.
  public var isAbandoned: @Sendable () -> Bool = { false }

  /// Creates limits.
  public init(
    levels: Int = 200_000, nodes: Int = 20_000, end: ContinuousClock.Instant? = nil,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.levels = levels
    self.nodes = nodes
    self.end = end
    self.isStopped = isStopped
  }

  /// Whether time is left, and nobody stopped it.
  var isOpen: Bool { (end.map { $0 > .now } ?? true) && !isStopped() && !isAbandoned() }
}
