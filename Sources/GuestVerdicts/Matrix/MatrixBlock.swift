internal import CVerdictKernels
internal import X86CPU

/// Up to 2,048 offers turned sideways: for each feature and number, a bitmap of the hosts.
struct MatrixBlock {
  /// The words of a bitmap.
  static let words = Int(verdict_words)
  /// The most offers that fit.
  static let capacity = 64 * words

  /// By rule, the hosts that can meet it.
  let live: Bitmaps
  /// The rules that some host can meet.
  private(set) var liveRules = RuleMask()
  /// By comparison, what the hosts show of each feature; nil for comparisons of another kind.
  let features: [FeatureBitmaps?]
  /// The offers that are in it.
  let range: Range<Int>
  private let book: VerdictRulebook
  /// By comparison, the bitmaps of values met before.
  private var byValue: [ValueBitmaps]

  /// The block of `offers[range]`.
  ///
  /// - Parameter wanted: By comparison of sets, the features that some demand has in the compared set.
  init(_ offers: [HostOffer], _ range: Range<Int>, _ book: VerdictRulebook, wanted: [BitSet1024<Int>]) {
    self.range = range
    self.book = book
    live = Bitmaps(count: book.rules.count)
    for (host, offer) in offers[range].enumerated() {
      let rules = offer.live
      liveRules = liveRules | rules
      for rule in rules.indices { live.insert(host, into: rule) }
    }
    features = zip(book.comparisons, wanted).map { comparison, wanted in
      comparison.comparesSets ? FeatureBitmaps(offers[range], comparison, wanted) : nil
    }
    byValue = book.comparisons.map { ValueBitmaps(offers[range], $0) }
  }

  /// The number of the bitmap of the hosts for which the comparison holds with a value, the one of that number among the demands'
  /// different ones; -1 if there is no such host.
  ///
  /// - Parameter entry: The demand's number that points into a table; of comparisons without one anything.
  mutating func bitmap(of comparison: Int, value: UInt64, entry: UInt64, number: Int) -> Int {
    byValue[comparison].row(of: value, entry: entry, number: number, book.comparisons[comparison])
  }

  /// The bitmaps whose numbers `bitmap(of:value:entry:number:)` gives.
  func values(of comparison: Int) -> Bitmaps { byValue[comparison].bitmaps }
}

/// The bitmaps of one comparison by the demands' different values, each made when it is asked for first.
private struct ValueBitmaps {
  let bitmaps = Bitmaps(count: 0)
  private var rows: [Int] = []
  private var hosts: [UInt64] = []
  private var told: [Bool] = []

  init(_ offers: ArraySlice<HostOffer>, _ comparison: verdict_comparison) {
    guard !comparison.comparesSets else { return }
    for offer in offers {
      told.append(offer.told & comparison.offer_bit != 0)
      for word in 0..<comparison.width { hosts.append(offer.words.span[Int(comparison.offer) + word]) }
    }
  }

  mutating func row(
    of value: UInt64, entry: UInt64, number: Int, _ comparison: verdict_comparison
  ) -> Int {
    while rows.count <= number { rows.append(Self.unmade) }
    if rows[number] != Self.unmade { return rows[number] }
    let row = bitmaps.append()
    var isEmpty = true
    let width = comparison.width
    for host in told.indices where told[host] {
      guard comparison.holds(value, entry: entry, hosts[host * width..<(host + 1) * width]) else { continue }
      bitmaps.insert(host, into: row)
      isEmpty = false
    }
    if isEmpty { bitmaps.removeLast() }
    rows[number] = isEmpty ? -1 : row
    return rows[number]
  }

  private static let unmade = -2
}
