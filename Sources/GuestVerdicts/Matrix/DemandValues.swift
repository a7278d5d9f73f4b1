internal import CVerdictKernels

/// The different values of the demands' numbers, codes and small sets: each is compared with a block's hosts once.
struct DemandValues {
  /// The places of a number and of the one that points into a table; the second is 0 where there is none.
  private struct Column: Hashable {
    let number, entry: Int
  }

  /// What a demand has there.
  private struct Value: Hashable {
    let number, entry: UInt64
  }

  /// By comparison, the place of its column in `columns`; nil for comparisons of sets.
  let columns: [Int?]
  /// By column and demand, the number of its value among the column's different values.
  private(set) var numbers: [[UInt32]] = []

  init(_ demands: [GuestDemand], _ book: VerdictRulebook) {
    var places: [Column: Int] = [:]
    var order: [Column] = []
    columns = book.comparisons.map { comparison in
      guard !comparison.comparesSets else { return nil }
      let column = Column(number: Int(comparison.demand), entry: Int(comparison.index))
      if let known = places[column] { return known }
      places[column] = order.count
      order.append(column)
      return order.count - 1
    }
    for place in order {
      var known: [Value: UInt32] = [:]
      numbers.append(
        demands.map { demand in
          let value = Value(
            number: demand.words.span[place.number],
            entry: place.entry == 0 ? 0 : demand.words.span[place.entry])
          if let number = known[value] { return number }
          known[value] = UInt32(known.count)
          return UInt32(known.count - 1)
        })
    }
  }
}
