/// What a search may take.
///
/// Without `isStopped` equal problems get equal answers on any machine: there is no time in it.
public struct PlacementLimits: Sendable {
  /// The most cases that the search examines, times the number of hosts; it then answers with what it has.
  ///
  /// It is no time.
  public var work: Int
  /// Whether guests of other hosts may move to make room.
  public var isRepacking: Bool
  /// Whether to end now, with the best plan so far and what is proven of it; it is asked before each case.
  public var isStopped: @Sendable () -> Bool
  /// Whether nobody wants the answer any more: the search then ends within a number of steps that the problem bounds, and claims nothing.
  public var isAbandoned: @Sendable () -> Bool = { false }

  /// Creates limits.
  public init(
    work: Int = 400_000, isRepacking: Bool = true, isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.work = work
    self.isRepacking = isRepacking
    self.isStopped = isStopped
  }

  /// Whether to end, with an answer or without.
  var isOver: Bool { isAbandoned() || isStopped() }
}
