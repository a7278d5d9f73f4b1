internal import CVerdictKernels

/// The distinct values of the demands' numbers, codes and small sets, each compared with a block's hosts once.
struct DemandValues {
  /// The index in `columns` for each comparison; nil for comparisons of sets.
  let columns: [Int?]
  /// For each column and demand, the number of its value among the column's distinct values.
  private(set) var numbers: [[UInt32]] = []

  init(_ demands: [GuestDemand], _ book: VerdictRulebook) {
    var places: [Int: Int] = [:]
    var order: [Int] = []
    columns = book.comparisons.map { comparison in
      guard !comparison.comparesSets else { return nil }
      if let known = places[Int(comparison.demand)] { return known }
      places[Int(comparison.demand)] = order.count
      order.append(Int(comparison.demand))
      return order.count - 1
    }
    for place in order {
      var known: [UInt64: UInt32] = [:]
      numbers.append(
        demands.map { demand in
          let value = demand.words.span[place]
          if let number = known[value] { return number }
          known[value] = UInt32(known.count)
          return UInt32(known.count - 1)
        })
    }
  }
}
