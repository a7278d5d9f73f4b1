internal import CVerdictKernels
internal import X86CPU

/// Up to 2,048 offers turned sideways: for each feature and number, a bitmap of the hosts.
struct MatrixBlock {
  /// The words of a bitmap.
  static let words = Int(verdict_words)
  /// The most offers that fit.
  static let capacity = 64 * words

  /// By rule, the hosts that can meet it.
  private(set) var live: Bitmaps
  /// The rules that some host can meet.
  private(set) var liveRules = RuleMask()
  /// By comparison, what the hosts show of each feature; nil for comparisons of another kind.
  private(set) var features: [FeatureBitmaps?]
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
      comparison.kind == .meets ? FeatureBitmaps(offers[range], comparison, wanted) : nil
    }
    byValue = book.comparisons.map { ValueBitmaps(offers[range], $0) }
  }

  /// The number of the bitmap of the hosts for which the comparison holds with a value, the one of that number among the demands'
  /// different ones; -1 if there is no such host.
  mutating func bitmap(of comparison: Int, value: UInt64, number: Int) -> Int {
    byValue[comparison].row(of: value, number: number, book.comparisons[comparison])
  }

  /// The bitmaps whose numbers `bitmap(of:value:number:)` gives.
  func values(of comparison: Int) -> Bitmaps { byValue[comparison].bitmaps }
}

/// Bitmaps of a block's hosts, one behind the other.
struct Bitmaps {
  private(set) var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: count * MatrixBlock.words) }

  /// Adds an empty bitmap, and gives its number.
  mutating func append() -> Int {
    words.append(contentsOf: repeatElement(0, count: MatrixBlock.words))
    return words.count / MatrixBlock.words - 1
  }

  /// Adds a host to the bitmap of that number.
  mutating func insert(_ host: Int, into bitmap: Int) {
    words[bitmap * MatrixBlock.words + host >> 6] |= 1 << UInt64(host & 63)
  }

  /// Takes the last bitmap away.
  mutating func removeLast() { words.removeLast(MatrixBlock.words) }

  subscript(bitmap: Int) -> ArraySlice<UInt64> {
    words[bitmap * MatrixBlock.words..<(bitmap + 1) * MatrixBlock.words]
  }

  /// Adds a bitmap of these words, and gives its number.
  mutating func append(_ bitmap: ArraySlice<UInt64>) -> Int {
    words.append(contentsOf: bitmap)
    return words.count / MatrixBlock.words - 1
  }
}

/// What the hosts of a block show of each feature in one of their sets: each distinct bitmap once.
struct FeatureBitmaps {
  private(set) var bitmaps = Bitmaps(count: 0)
  /// By feature, its bitmap's number.
  private(set) var numbers = [UInt16](repeating: 0, count: 1024)
  /// The features that some host has, 1,024 bits.
  private(set) var present = [UInt64](repeating: 0, count: 16)

  init(_ offers: ArraySlice<HostOffer>, _ comparison: CompiledComparison, _ wanted: BitSet1024<Int>) {
    var drafts = Bitmaps(count: 1024)
    for (host, offer) in offers.enumerated() where offer.told & comparison.offerBit != 0 {
      for word in 0..<16 {
        var rest = offer.words.span[comparison.offer + word] & wanted.word(word)
        present[word] |= rest
        while rest != 0 {
          drafts.insert(host, into: word << 6 | rest.trailingZeroBitCount)
          rest &= rest &- 1
        }
      }
    }
    var known: [ArraySlice<UInt64>: Int] = [:]
    for feature in BitSet1024<Int>(wordAt: { present[$0] }) {
      let draft = drafts[feature]
      let number = known[draft] ?? bitmaps.append(draft)
      known[draft] = number
      numbers[feature] = UInt16(number)
    }
  }
}

/// The bitmaps of one comparison by the demands' different values, each made when it is asked for first.
private struct ValueBitmaps {
  private(set) var bitmaps = Bitmaps(count: 0)
  private var rows: [Int] = []
  private var hosts: [UInt64] = []
  private var told: [Bool] = []

  init(_ offers: ArraySlice<HostOffer>, _ comparison: CompiledComparison) {
    guard comparison.kind != .meets else { return }
    let width = comparison.kind == .member ? 16 : 1
    for offer in offers {
      told.append(offer.told & comparison.offerBit != 0)
      for word in 0..<width { hosts.append(offer.words.span[comparison.offer + word]) }
    }
  }

  mutating func row(of value: UInt64, number: Int, _ comparison: CompiledComparison) -> Int {
    while rows.count <= number { rows.append(Self.unmade) }
    if rows[number] != Self.unmade { return rows[number] }
    let row = bitmaps.append()
    var isEmpty = true
    for host in told.indices where told[host] {
      let isHolding =
        comparison.kind == .member
        ? hosts[host * 16 + Int(value) >> 6] >> (value & 63) & 1 != 0 : comparison.holds(value, hosts[host])
      guard isHolding else { continue }
      bitmaps.insert(host, into: row)
      isEmpty = false
    }
    if isEmpty { bitmaps.removeLast() }
    rows[number] = isEmpty ? -1 : row
    return rows[number]
  }

  private static let unmade = -2
}
