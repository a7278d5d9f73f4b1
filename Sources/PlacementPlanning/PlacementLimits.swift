/// What a search may take.
public struct PlacementLimits: Sendable {
  /// The most cases that the search examines, times the number of hosts; it then answers with what it has.
  ///
  /// It is no time, so equal problems get equal answers on any machine.
  public var work: Int
  /// Whether guests of other hosts may move to make room.
  public var isRepacking: Bool

  /// Creates limits.
  public init(work: Int = 400_000, isRepacking: Bool = true) {
    self.work = work
    self.isRepacking = isRepacking
  }
}
