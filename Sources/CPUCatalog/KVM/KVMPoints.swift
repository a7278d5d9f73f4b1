/// For which point releases of its series a line of a table holds.
///
/// A point that was not read is between two that were: what came or went between them is not known there.
public struct KVMPoints: Sendable, Hashable {
  /// The first point that has the line is one of these; nil if the series' first release has it.
  public var first: ClosedRange<Int>?
  /// The first point that no longer has it is one of these; nil if the newest that was read has it.
  public var gone: ClosedRange<Int>?

  /// A line that holds throughout the series.
  static let all = KVMPoints()

  /// Whether the line is there at a point; nil if what was read does not tell.
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

/// As of when a table is read.
enum KVMMoment: Sendable, Hashable {
  /// The newest release that was read.
  case newest
  /// A point release: of what is not known there, the older state, or the younger one.
  case point(Int, isLater: Bool)

  /// Whether a line of these points is there.
  func has(_ points: KVMPoints) -> Bool {
    switch self {
    case .newest: points.gone == nil
    case .point(let point, let isLater):
      // What may have come is there later; what may have gone is there earlier.
      points.holds(at: point) ?? (points.gone.map { point >= $0.lowerBound } == true ? !isLater : isLater)
    }
  }
}
