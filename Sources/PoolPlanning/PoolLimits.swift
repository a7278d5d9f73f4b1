/// How long a search for pools can take.
public struct PoolLimits: Sendable {
  /// The most levels that are derived.
  public var levels = 200_000
  /// The most cases of one proof.
  public var nodes = 20_000
  /// When the search ends; nil for no such limit.
  public var end: ContinuousClock.Instant?

  /// Creates limits.
  public init(levels: Int = 200_000, nodes: Int = 20_000, end: ContinuousClock.Instant? = nil) {
    self.levels = levels
    self.nodes = nodes
    self.end = end
  }

  /// Whether time is left.
  var isOpen: Bool { end.map { $0 > .now } ?? true }
}
