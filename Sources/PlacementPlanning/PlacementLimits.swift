/// What a search may take.
public struct PlacementLimits: Sendable {
  /// The most cases that the search looks at; it then answers with what it has. Equal problems get equal answers, however fast the machine is.
  public var cases: Int
  /// Whether guests of other hosts may move to make room.
  public var isRepacking: Bool

  /// Creates limits.
  public init(cases: Int = 400_000, isRepacking: Bool = true) {
    self.cases = cases
    self.isRepacking = isRepacking
  }
}
