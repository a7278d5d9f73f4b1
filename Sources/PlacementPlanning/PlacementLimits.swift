/// What a search may take.
public struct PlacementLimits: Sendable {
  /// The most cases that the search looks at; it then answers with what it has.
  ///
  /// It is no time, so equal problems get equal answers on any machine.
  public var cases: Int
  /// Whether guests of other hosts may move to make room.
  public var isRepacking: Bool

  /// Creates limits.
  public init(cases: Int = 400_000, isRepacking: Bool = true) {
    self.cases = cases
    self.isRepacking = isRepacking
  }
}
