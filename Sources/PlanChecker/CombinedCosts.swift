/// Costs of several vendors' hosts together: for every number of pools in all, how many each vendor gets.
public struct CombinedCosts: Sendable, Hashable {
  /// The least sum for at most so many pools, from one for each vendor on.
  public let entries: [Entry]

  /// The least sum for a number of pools in all.
  public struct Entry: Sendable, Hashable {
    /// The most pools in all.
    public var pools: Int
    /// The least sum.
    public var cost: Int
    /// The most pools of each vendor's.
    public var shares: [Int]
  }

  /// Adds the curves of several vendors.
  ///
  /// - Parameters:
  ///   - curves: For each vendor its costs for at most 1, 2, 3 … pools, at least one; after the last one more pools change nothing.
  ///   - most: The most pools in all.
  public init(_ curves: [[Int]], most: Int) {
    guard !curves.isEmpty, most >= curves.count else {
      entries = []
      return
    }
    // For each number of pools that some vendors have together, the least sum and their shares.
    var sums: [(cost: Int, shares: [Int])?] =
      [(0, [])] + [(cost: Int, shares: [Int])?](repeating: nil, count: most)
    for curve in curves {
      var next = [(cost: Int, shares: [Int])?](repeating: nil, count: most + 1)
      for (used, sum) in sums.enumerated() {
        guard let sum else { continue }
        for (place, cost) in curve.enumerated() where used + place + 1 <= most {
          let pools = used + place + 1
          if sum.cost + cost < next[pools]?.cost ?? .max {
            next[pools] = (sum.cost + cost, sum.shares + [place + 1])
          }
        }
      }
      sums = next
    }
    var entries: [Entry] = []
    for pools in curves.count...most {
      guard let sum = sums[pools], sum.cost < entries.last?.cost ?? .max else {
        if let last = entries.last {
          entries.append(Entry(pools: pools, cost: last.cost, shares: last.shares))
        }
        continue
      }
      entries.append(Entry(pools: pools, cost: sum.cost, shares: sum.shares))
    }
    self.entries = entries
  }
}
