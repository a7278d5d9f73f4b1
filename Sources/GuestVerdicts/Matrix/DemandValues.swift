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
  /// By column and demand, the number of its value among the column's different values; of a demand that does not report it 0.
  private(set) var numbers: [[UInt32]] = []

  init(_ demands: [GuestDemand], _ book: VerdictRulebook) {
    var places: [Column: Int] = [:]
    var order: [(column: Column, bits: UInt64)] = []
    columns = book.comparisons.map { comparison in
      guard !comparison.comparesSets else { return nil }
      let column = Column(number: Int(comparison.demand), entry: Int(comparison.index))
      if let known = places[column] { return known }
      places[column] = order.count
      order.append((column, comparison.demand_bit))
      return order.count - 1
    }
    // The words are read where they are: copies of whole demands would cost more than the rest.
    unsafe demands.withUnsafeBytes { bytes in
      guard let words = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt64.self) else { return }
      for (column, bits) in order {
        var known: [Value: UInt32] = [:]
        var numbers = [UInt32](repeating: 0, count: demands.count)
        for demand in numbers.indices {
          let own = unsafe words + demand * DemandLayout.count
          guard unsafe own[DemandLayout.told] & bits == bits else { continue }
          let value = unsafe Value(
            number: own[column.number], entry: column.entry == 0 ? 0 : own[column.entry])
          let next = UInt32(known.count)
          let number = known[value] ?? next
          if number == next { known[value] = number }
          numbers[demand] = number
        }
        self.numbers.append(numbers)
      }
    }
  }
}
