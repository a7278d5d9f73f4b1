/// The point releases of a series that a table line covers.
///
/// A point release missing from the table lies between two that it has; changes between those are uncertain there.
public struct KVMPoints: Sendable, Hashable {
  /// The range that contains the first point with the line; nil if the series' first release has it.
  public var first: ClosedRange<Int>?
  /// The range that contains the first point without the line again; nil if the newest release in the table has it.
  public var gone: ClosedRange<Int>?

  /// Covers the whole series.
  static let all = KVMPoints()

  /// Whether the line applies at a point; nil if the table cannot decide.
  public func holds(at point: Int) -> Bool? {
    if let gone, point >= gone.upperBound { return false }
    if let first {
      if point < first.lowerBound { return false }
      if point < first.upperBound { return nil }
    }
    if let gone, point >= gone.lowerBound { return nil }
    return true
  }
}

/// The state of a series that a table is read for.
enum KVMMoment: Sendable, Hashable {
  /// The newest release in the table.
  case newest
  /// A point release; where the table is uncertain, in the older or the newer state.
  case point(Int, isLater: Bool)

  /// Whether a line with these points applies.
  func has(_ points: KVMPoints) -> Bool {
    switch self {
    case .newest: points.gone == nil
    case .point(let point, let isLater):
      // A possible addition applies to the newer state; a possible removal still applies to the older one.
      points.holds(at: point) ?? (points.gone.map { point >= $0.lowerBound } == true ? !isLater : isLater)
    }
  }
}
