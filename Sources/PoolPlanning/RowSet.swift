/// Different rows of bits of one width, in the order in which they were added.
struct RowSet {
  private let words: Int
  private var bits: [UInt64] = []
  /// Row numbers by hash, -1 for a free place; a power of two of places, at most half of them taken.
  private var places: [Int32]
  /// The number of rows.
  private(set) var count = 0

  init(words: Int) {
    self.words = words
    places = [Int32](repeating: -1, count: 1024)
  }

  /// The words of a row.
  subscript(row: Int) -> ArraySlice<UInt64> { bits[row * words..<(row + 1) * words] }

  /// Adds a row unless it is there.
  mutating func insert(_ row: [UInt64]) {
    bits.append(contentsOf: row)
    keepLast()
  }

  /// Adds what row number `known` and `row` have in common, unless it is there.
  mutating func insert(intersecting known: Int, _ row: [UInt64]) {
    for word in 0..<words { bits.append(bits[known * words + word] & row[word]) }
    keepLast()
  }

  /// Counts the row at the end of `bits` if it is new, else removes it.
  private mutating func keepLast() {
    let start = count * words
    var place = hash(start) & (places.count - 1)
    while places[place] >= 0 {
      let other = Int(places[place]) * words
      if (0..<words).allSatisfy({ bits[other + $0] == bits[start + $0] }) {
        bits.removeLast(words)
        return
      }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(count)
    count += 1
    if count * 2 > places.count { grow() }
  }

  private func hash(_ start: Int) -> Int {
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
    for word in 0..<words {
      hash = (hash ^ bits[start + word]) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 32
    }
    return Int(truncatingIfNeeded: hash & 0x7fff_ffff)
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: places.count * 2)
    for row in 0..<count {
      var place = hash(row * words) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(row)
    }
  }
}
